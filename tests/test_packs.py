"""Which law holds on a day, what a pack takes from another, and what a profile of the scenario's own may do."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

import report_sample
from enforceplan import catalogue
from enforceplan.domain import Level, Scenario
from enforceplan.errors import ScenarioFaulty
from enforceplan.load import resolve
from enforceplan.report.roster_json import roster_json
from enforceplan.rules.book import make
from enforceplan.scenario import Document

NATIONAL = ("cn-2025-05", "cn-2026", "cn-2026-02", "cn-2026-08")
OFFICER = {"code": "UM", "department": "UM", "standing": "certified"}
OPERATION = {"code": "A", "elements": "UM 1c", "minutes": 60, "windows": "09:00-12:00"}


def scenario(day: str = "2026-03-02", **more: Any) -> Scenario:
    settings = {"week_start": day, **more.pop("settings", {})}
    return resolve(Document.model_validate({"settings": settings, "officers": [OFFICER], "operations": [OPERATION],
                                            **more}))  # fmt: skip


def told(made: Scenario, kind: str) -> dict[str, str]:
    return {notice.place: notice.en for notice in made.notices if notice.kind == kind}


def refused(**more: Any) -> list[str]:
    with pytest.raises(ScenarioFaulty) as caught:
        scenario(**more)
    return [complaint.text("en") for complaint in caught.value.complaints]


def test_national_packs_follow_each_other_without_gap_or_overlap() -> None:
    packs = [catalogue.rule_pack(name) for name in NATIONAL]
    assert {name for name in catalogue.rule_packs() if catalogue.rule_pack(name).line == "cn"} == set(NATIONAL)
    for earlier, later in pairwise(packs):
        assert later.valid_from == earlier.valid_to + timedelta(days=1)
    assert [pack.valid_from for pack in packs[1:]] == [date(2026, 1, 1), date(2026, 2, 1), date(2026, 8, 15)]


@pytest.mark.parametrize(
    ("day", "pack"),
    [
        ("2020-01-01", "cn-2025-05"), ("2025-12-31", "cn-2025-05"), ("2026-01-01", "cn-2026"),
        ("2026-01-31", "cn-2026"), ("2026-02-01", "cn-2026-02"), ("2026-08-14", "cn-2026-02"),
        ("2026-08-15", "cn-2026-08"), ("2026-12-31", "cn-2026-08"), ("2027-01-01", "cn-2026-08"),
    ],
)  # fmt: skip
def test_the_day_chooses_the_pack(day: str, pack: str) -> None:
    assert catalogue.in_force(date.fromisoformat(day)) == pack


def test_every_pack_has_every_entry_and_a_basis_for_it() -> None:
    first = catalogue.rule_pack("cn-2026")
    for name in catalogue.rule_packs():
        pack = catalogue.rule_pack(name)
        assert list(pack.entries) == list(first.entries)
        assert set(pack.basis) == set(pack.entries) and all(map(all, pack.basis.values()))
        assert all(pack.law)
        assert {f"{entry}.{key}" for entry, keys in pack.entries.items() for key in keys} <= set(pack.origins)


CHANGED = {
    "cn-2025-05": {"police_minimum", "female_officer"},
    "cn-2026-02": {"random_draw"},
    "cn-2026-08": {"random_draw", "coercion_times"},
}


@pytest.mark.parametrize("name", CHANGED)
def test_the_changes_of_2026_change_articles_and_no_parameter(name: str) -> None:
    january, other = catalogue.rule_pack("cn-2026"), catalogue.rule_pack(name)
    assert other.entries == january.entries
    assert {entry for entry in january.basis if other.basis[entry] != january.basis[entry]} == CHANGED[name]


def test_articles_follow_the_law_in_force() -> None:
    assert "2012年修正" in catalogue.rule_pack("cn-2025-05").basis["police_minimum"][0]
    assert "2025年修订" in catalogue.rule_pack("cn-2026").basis["police_minimum"][0]
    assert "825" in catalogue.rule_pack("cn-2026-02").basis["random_draw"][0]
    assert "噪声污染防治法 第八十八条" in catalogue.rule_pack("cn-2026-02").basis["coercion_times"][0]
    assert "生态环境法典 第五百七十二条" in catalogue.rule_pack("cn-2026-08").basis["coercion_times"][0]


def test_zhejiang_lets_certificates_serve_across_departments_and_keeps_the_rest_of_the_day() -> None:
    for day, under in (("2026-08-14", "cn-2026-02"), ("2026-08-15", "cn-2026-08")):
        pack, national = catalogue.rule_pack("zhejiang", date.fromisoformat(day)), catalogue.rule_pack(under)
        own = {"certificate_valid", "random_draw"}
        assert {entry for entry in pack.entries if pack.entries[entry] != national.entries[entry]} == own
        assert all(pack.entries[entry]["cross_department"] is True for entry in own)
        assert "第二十九条" in pack.basis["certificate_valid"][0]
        assert pack.basis["coercion_times"] == national.basis["coercion_times"]
        assert pack.origins["certificate_valid.cross_department"] == "zhejiang"
        assert pack.origins["certificate_valid.warn_days"] == "cn-2026"
    made = scenario(settings={"rule_pack": "zhejiang"})
    assert made.rules["certificate_valid"]["cross_department"] is True
    assert made.rule_sources["certificate_valid.cross_department"] == "pack zhejiang"
    assert made.rule_sources["min_rest.hours"] == "pack cn-2026"


def test_a_scenario_without_a_pack_takes_that_of_its_first_day_and_says_so() -> None:
    made = scenario("2026-09-07")
    assert made.rule_pack == "cn-2026-08"
    assert "taken by the first day 2026-09-07 as cn-2026-08" in told(made, "default")["settings.rule_pack"]
    assert "Ecological Code" in told(made, "default")["settings.rule_pack"]
    assert told(made, "pack") == {}


def test_a_named_pack_outside_its_dates_warns_and_names_the_one_in_force() -> None:
    made = scenario("2026-09-07", settings={"rule_pack": "cn-2026"})
    assert made.rule_pack == "cn-2026"
    (warning,) = told(made, "pack").values()
    assert "cn-2026 is valid 2026-01-01 to 2026-01-31" in warning and warning.endswith("cn-2026-08")
    assert "settings.rule_pack" not in told(made, "default")


@pytest.mark.parametrize(("day", "warned"), [("2026-08-08", False), ("2026-08-09", True), ("2026-08-15", False)])
def test_a_week_in_which_the_law_changes_warns(day: str, warned: bool) -> None:
    assert bool(told(scenario(day), "pack")) is warned


def test_the_roster_tells_pack_profile_values_and_where_each_came_from() -> None:
    made = report_sample.outcome()
    basis = catalogue.rule_pack("cn-2026").basis
    sources = {"min_rest.hours": "scenario", "min_rest.wish.hours": "pack cn-2026"}
    made = replace(made, scenario=replace(made.scenario, rule_basis=basis, rule_sources=sources))
    content = json.loads(roster_json(made))
    assert (content["scenario"]["rule_pack"], content["scenario"]["profile"]) == ("cn-2026", "standard")
    strict, wish = content["rules"]
    assert (strict["parameters"], strict["sources"]) == ({"hours": 5}, {"hours": "scenario"})
    assert (wish["parameters"], wish["sources"]) == ({"hours": 11}, {"hours": "pack cn-2026"})
    assert strict["basis"] == dict(zip(("zh", "en"), basis["min_rest"], strict=True))


def test_no_shipped_profile_touches_law() -> None:
    pack = catalogue.rule_pack("cn-2026")
    for changed in catalogue.profiles().values():
        assert [entry for entry in changed if make(entry, pack.entries[entry]).level is Level.MUST] == []


def test_a_profile_of_the_scenarios_own_lies_over_the_pack_and_under_its_rules() -> None:
    flood = {"flood": {"weekly_hours": {"hours": 56}, "overtime": {"off": False}, "spread": {"off": True}}}
    made = scenario(settings={"profile": "flood"}, profiles=flood, rules={"overtime": {"points": 3}})
    assert made.profile == "flood"
    assert (made.rules["weekly_hours"]["hours"], made.rules["overtime"]["off"]) == (56, False)
    assert made.rule_sources["weekly_hours.hours"] == "profile flood"
    assert (made.rule_sources["overtime.off"], made.rule_sources["overtime.points"]) == ("profile flood", "scenario")
    assert set(told(made, "rule_off")) == {"rules.spread"}
    unused = scenario(profiles=flood)
    assert (unused.rules["weekly_hours"]["hours"], told(unused, "rule_off")) == (40, {})


def test_a_shipped_profile_may_be_added_to() -> None:
    made = scenario(settings={"profile": "campaign"}, profiles={"campaign": {"min_rest": {"hours": 9}}})
    assert (made.rules["min_rest"]["hours"], made.rules["weekly_hours"]["hours"]) == (9, 48)


@pytest.mark.parametrize("chosen", ["standard", "flood"])
@pytest.mark.parametrize(
    ("entry", "change", "says"),
    [
        ("two_officers", {"least": 3}, "flood: two_officers"),
        ("coercion_times", {"night_open": "21:00"}, "which no profile touches"),
        ("min_rst", {"hours": 9}, "nearest: min_rest"),
        ("min_rest", {"hurs": 9}, "nearest: hours"),
        ("min_rest.mine", {"rule": "min_rest"}, "a known rule entry"),
    ],
)
def test_a_profile_that_touches_law_or_nothing_is_refused(
    chosen: str, entry: str, change: dict[str, object], says: str
) -> None:
    (complaint,) = refused(settings={"profile": chosen}, profiles={"flood": {entry: change}})
    assert says in complaint
