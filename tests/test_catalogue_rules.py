"""Rule packs, profiles and the calendar that ship with the package."""

from __future__ import annotations

from datetime import date

import pytest

from enforceplan import catalogue
from enforceplan.domain import DayKind

PACK = catalogue.rule_pack("cn-2026")

ENTRIES = """
no_overlap availability whole_team lawful_body two_officers certificate_valid auxiliary_limits recusal coercion_times
recorder_per_group police_minimum checkpoint female_officer protected_persons contract_hours equipment random_draw
premises_draw must_serve
daily_hours weekly_hours min_rest consecutive_days after_night_off home_reserve draw_cap reserved_hours unified_command
group_leader chained one_visit notice pull_back_consent backup_pair post_pair visit_cap follow_up_due duty_list_gate
auxiliary_ratio mentor_pair
serve_operations cover_posts standby_capacity one_visit.across mandatory_inspection overtime keep_published
fair_hours fair_nights fair_weekends fair_departments fair_streets min_rest.wish local_officers travel spread same_team
wishes female_preferred optional_elements
"""


def test_rule_pack_has_exactly_the_entries_in_order_of_level() -> None:
    assert list(PACK.entries) == ENTRIES.split()
    assert list(PACK.basis) == ENTRIES.split()
    assert all(zh and en for zh, en in PACK.basis.values())
    assert not any(key.startswith("basis") for keys in PACK.entries.values() for key in keys)


@pytest.mark.parametrize(
    ("entry", "parameters"),
    [
        ("two_officers", {"least": 2}),
        ("coercion_times", {"night_open": "22:00", "night_close": "06:00", "on_makeup_workday": False}),
        ("contract_hours", {"daily_hours": 8, "daily_overtime_hours": 1, "weekly_hours": 44, "rest_days": 1}),
        ("home_reserve", {"morning": ["08:30", "12:00"], "afternoon": ["14:00", "17:30"]}),
        ("overtime", {"points": 2, "hours": 40, "off": True}),
        ("min_rest", {"hours": 8}),
        ("min_rest.wish", {"level": "fairness", "hours": 11, "points": 1}),
        ("no_overlap", {}),
    ],
)
def test_parameters_of_the_pack(entry: str, parameters: dict[str, object]) -> None:
    assert PACK.entries[entry] == parameters


def test_pack_states_law_and_dates() -> None:
    assert "行政处罚法 第四十二条" in PACK.basis["two_officers"][0]
    assert "第四十三条" in PACK.basis["coercion_times"][0]
    assert PACK.covers(date(2026, 1, 1)) and PACK.covers(date(2026, 1, 31))
    assert not PACK.covers(date(2025, 12, 31)) and not PACK.covers(date(2026, 2, 1))


def test_changing_a_pack_leaves_the_next_reader_alone() -> None:
    catalogue.rule_pack("cn-2026").entries["home_reserve"]["morning"] = []
    catalogue.profiles()["campaign"]["weekly_hours"]["hours"] = 99
    assert catalogue.rule_pack("cn-2026").entries["home_reserve"]["morning"] == ["08:30", "12:00"]
    assert catalogue.profiles()["campaign"]["weekly_hours"]["hours"] == 48


def test_unknown_pack_names_the_nearest() -> None:
    with pytest.raises(catalogue.UnknownPack) as caught:
        catalogue.rule_pack("cn2026")
    assert isinstance(caught.value, LookupError)
    assert caught.value.nearest == "cn-2026"
    for text in (caught.value.zh, caught.value.en):
        assert "'cn2026'" in text and "'cn-2026'" in text


def test_profiles_change_only_what_the_pack_has() -> None:
    profiles = catalogue.profiles()
    assert profiles.pop("standard") == {}
    assert set(profiles) == {"major_event", "holiday_guard", "campaign"}
    for changes in profiles.values():
        assert changes == {"weekly_hours": {"hours": 48}, "overtime": {"off": False}}
        assert all(set(keys) <= set(PACK.entries[entry]) for entry, keys in changes.items())


def test_calendar_of_2026() -> None:
    days, notices = catalogue.calendar_days(date(2026, 1, 1), date(2026, 12, 31))
    assert len(days) == 365 and notices == () and all(day.known for day in days)
    makeup = [f"{day.date:%m-%d}" for day in days if day.kind is DayKind.MAKEUP_WORKDAY]
    assert makeup == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    kinds = {f"{day.date:%m-%d}": day.kind for day in days}
    assert kinds["01-02"] is DayKind.HOLIDAY  # a working Friday given free in exchange for Sunday the 4th
    assert [kinds[f"10-{d:02}"] for d in range(1, 8)] == [DayKind.HOLIDAY] * 7
    assert (kinds["10-08"], kinds["10-11"]) == (DayKind.WORKDAY, DayKind.WEEKEND)


def test_school_days() -> None:
    days, _ = catalogue.calendar_days(date(2026, 1, 1), date(2026, 12, 31))
    school = {f"{day.date:%m-%d}": day.school for day in days}
    assert [school[d] for d in ("01-19", "01-20", "02-27", "03-02")] == [True, False, False, True]
    assert [school[d] for d in ("06-30", "07-01", "08-31", "09-01")] == [True, False, False, True]
    assert school["09-20"] and not school["09-19"]  # a make-up Sunday, and the Saturday before it


def test_unknown_year_uses_weekdays_and_says_so_once() -> None:
    days, notices = catalogue.calendar_days(date(2026, 12, 31), date(2027, 1, 3))
    assert [day.known for day in days] == [True, False, False, False]
    # 2027-01-01 is a Friday
    assert [day.kind for day in days[1:]] == [DayKind.WORKDAY, DayKind.WEEKEND, DayKind.WEEKEND]
    (notice,) = notices
    assert notice.kind == "calendar" and "2027" in notice.zh and "2027" in notice.en


def test_overrides_make_a_day_known() -> None:
    new_year = date(2027, 1, 1)
    days, notices = catalogue.calendar_days(new_year, new_year, {new_year: (DayKind.HOLIDAY, None)})
    assert (days[0].kind, days[0].known, days[0].school, notices) == (DayKind.HOLIDAY, True, False, ())
    term = date(2026, 7, 6)
    days, _ = catalogue.calendar_days(term, term, {term: (DayKind.WORKDAY, True)})
    assert days[0].school
