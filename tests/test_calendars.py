"""Calendars, read back by a second library: times and zone, events that stay themselves through the versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from enforceplan.report.calendars import write_calendars
from enforceplan.report.publication import Publication
from enforceplan.report.view import View
from enforceplan.text import LANGUAGES, words
from report_sample import outcome, with_operation

FIRST = Publication(1, "office", "2026-05-10 16:00", "r", "s", "2026-05-11", 7, ("S1", "S2"), None)
SECOND = replace(FIRST, version=2, when="2026-05-12 09:30", replaces=1)


def written(view: View, folder: Path) -> Path:
    write_calendars(view, folder)
    return folder


def events(path: Path) -> list[Any]:
    calendar = vobject.readOne(path.read_bytes().decode("utf-8"))
    return list(calendar.vevent_list)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_officers_duties_are_events_of_his_calendar(language: str, tmp_path: Path) -> None:
    w = words(language)
    given = with_operation(outcome(language=language), "A1", muster_place="north; gate, 2", site="market")
    home = written(View(given), tmp_path / "calendars")
    first, second = events(home / "officers" / "U2.ics")
    assert first.summary.value == "A1 A1"
    assert first.dtstart.value.replace(tzinfo=None) == datetime(2026, 5, 11, 20)
    assert first.dtend.value.replace(tzinfo=None) == datetime(2026, 5, 12, 1)
    assert first.dtstart.value.utcoffset() == timedelta(hours=8)
    assert second.dtstart.value.replace(tzinfo=None) == datetime(2026, 5, 12, 6)
    assert first.location.value == "S1, market"
    told = first.description.value.splitlines()
    assert w("calendar.muster", place="north; gate, 2") in told
    assert w("calendar.leader", who="U1") in told
    assert w("chat.commander", who="C1") in told
    assert w("calendar.role", role=w("Role.certified")) in told
    assert first.status.value == "TENTATIVE"


def test_zone_is_told_and_lines_are_short(tmp_path: Path) -> None:
    home = written(View(outcome(title="三条 街道 " * 20, language="zh")), tmp_path / "calendars")
    for path in home.rglob("*.ics"):
        data = path.read_bytes()
        assert data.count(b"BEGIN:VTIMEZONE") == 1
        assert b"TZID:Asia/Shanghai" in data
        assert b"DTSTART;TZID=Asia/Shanghai:" in data
        # RFC 5545: lines end with CR LF and hold at most 75 octets
        lines = data.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert b"\n" not in b"".join(lines)
        calendar = vobject.readOne(data.decode("utf-8"))
        assert calendar.x_wr_calname.value.startswith("三条 街道 三条 街道 ")


def test_line_breaks_in_names_break_no_line(tmp_path: Path) -> None:
    """A title of two lines ended the run with a traceback; a carriage return alone stood in the file as it was."""
    given = with_operation(outcome(title="a\r\nb"), "A1", name="x\ry; \\n, =1", site="p\nq", muster_place="m\rn")
    path = written(View(given), tmp_path / "calendars") / "officers" / "U1.ics"
    calendar = vobject.readOne(path.read_bytes().decode("utf-8"))
    assert calendar.x_wr_calname.value == "a b U1"
    (event,) = calendar.vevent_list
    assert (event.summary.value, event.location.value) == ("A1 x y; \\n, =1", "S1, p q")
    assert event.description.value.startswith("muster: m n\n")


def test_a_department_sees_its_jobs_and_who_goes(tmp_path: Path) -> None:
    home = written(View(outcome()), tmp_path / "calendars")
    assert {path.stem for path in (home / "departments").iterdir()} == {"UM", "MS", "PS", "ST"}
    found = events(home / "departments" / "UM.ics")
    assert [event.summary.value for event in found] == [
        "A1 A1: 3 of UM",
        "A2 A2: 1 of UM",
        "P1-5 P1-5: 2 of UM",
        "HOME-6 HOME-6: 1 of UM",
    ]
    assert "officers: U1 (driver, leader), U2, X1 (auxiliary, driver, recorder)" in found[0].description.value
    # on call at home leaves the night free in the calendar
    assert [event.transp.value for event in found] == ["OPAQUE", "OPAQUE", "OPAQUE", "TRANSPARENT"]


def test_an_event_keeps_its_id_and_counts_its_versions(tmp_path: Path) -> None:
    draft, first, second = (
        events(written(View(outcome(), version), tmp_path / name) / "officers" / "U1.ics")[0]
        for name, version in (("draft", None), ("first", FIRST), ("second", SECOND))
    )
    assert draft.uid.value == first.uid.value == second.uid.value
    assert [int(event.sequence.value) for event in (draft, first, second)] == [0, 1, 2]
    # 09:30 in Shanghai is 01:30 UTC
    assert second.dtstamp.value.replace(tzinfo=None) == datetime(2026, 5, 12, 1, 30)
    assert [event.status.value for event in (draft, second)] == ["TENTATIVE", "CONFIRMED"]


def test_ids_differ_by_officer_job_week_and_centre(tmp_path: Path) -> None:
    given = outcome()
    home = written(View(given), tmp_path / "one")
    own = [event.uid.value for path in home.rglob("*.ics") for event in events(path)]
    assert len(own) == len(set(own)) == 12 + 7  # twelve duties; UM 4 jobs, MS, PS and ST one each
    for name, change in (
        ("district", {"district": "other"}),
        ("week", {"week_start": given.scenario.week_start + timedelta(7)}),
    ):
        moved = replace(given, scenario=replace(given.scenario, **change))
        other = written(View(moved), tmp_path / name)
        assert not set(own) & {event.uid.value for path in other.rglob("*.ics") for event in events(path)}


def test_who_has_no_duty_gets_no_calendar(tmp_path: Path) -> None:
    home = written(View(outcome()), tmp_path / "calendars")
    on_duty = {duty.officer for duty in View(outcome()).roster.duties}
    assert {path.stem for path in (home / "officers").iterdir()} == on_duty
    assert "F1" not in on_duty
