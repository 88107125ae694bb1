"""What is said to help: who is idle at a shift, to the minute, and which less urgent work lies in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from builders import element
from enforceplan.domain import DISTRICT, Absence, Span, Window
from enforceplan.outcome import Outcome, Unserved
from enforceplan.report import remedies
from enforceplan.report.view import View
from enforceplan.roster import ShiftRef
from enforceplan.rules.base import Text
from enforceplan.text import words
from report_sample import outcome, with_operation

SATURDAY = datetime(2026, 5, 16)
EARLY = ShiftRef("P1-5", SATURDAY.date(), 0)
"""07:00 to 14:30; two certified heads are lacking."""
MINUTE = timedelta(minutes=1)
w = words("en")


def with_officer(given: Outcome, code: str, **fields: object) -> Outcome:
    officers = {**given.scenario.officers, code: replace(given.scenario.officers[code], **fields)}  # type: ignore[arg-type]
    return replace(given, scenario=replace(given.scenario, officers=officers))


def idle(given: Outcome) -> set[str]:
    view = View(given)
    return set(remedies.idle(view, view.facts.shifts[EARLY]))


@pytest.mark.parametrize(
    ("first", "last", "free"),
    [
        (SATURDAY, SATURDAY + timedelta(hours=7), True),  # back when the shift begins
        (SATURDAY, SATURDAY + timedelta(hours=7) + MINUTE, False),
        (SATURDAY + timedelta(hours=14.5), SATURDAY + timedelta(days=1), True),  # goes when it ends
        (SATURDAY + timedelta(hours=14.5) - MINUTE, SATURDAY + timedelta(days=1), False),
    ],
)
def test_who_is_away_for_a_minute_of_the_shift_is_not_idle(first: datetime, last: datetime, free: bool) -> None:
    assert ("M1" in idle(with_officer(outcome(), "M1", absences=(Absence(Span(first, last), "leave"),)))) == free


def test_idle_are_those_who_could_sit_there() -> None:
    found = idle(outcome())
    assert "F1" in found  # of the district
    assert "U3" not in found  # on that very shift
    assert not {"X1", "C1"} & found  # no certified heads
    assert "M1" not in idle(with_officer(outcome(), "M1", used_by="S9"))
    assert "M1" in idle(with_officer(outcome(), "M1", used_by=DISTRICT))
    posts = outcome().scenario.posts
    only = {**posts, "P1-5": replace(posts["P1-5"], departments=("MS",))}
    given = outcome()
    assert idle(replace(given, scenario=replace(given.scenario, posts=only))) == {"M1", "M2"}


def crowded(**fields: object) -> View:
    """B1, at priority 4 unless said, asks UM and lacks one of two; A1 (3) holds UM on Monday from 20:00 to 01:00."""
    whole_day = (Window(0, 1440),)
    wanted = {
        "priority": 4,
        "minutes": 120,
        "elements": (element("UM", 2),),
        "windows": whole_day,
        "dates": (),
        **fields,
    }
    given = with_operation(with_operation(outcome(), "B1", **wanted), "A1", priority=3)
    given_elements = given.scenario.operations["B1"].elements
    why = Unserved("B1", "crowded_out", Text("", ""), {"asked": 2, "free": 1}, given_elements[0].code)
    return View(replace(given, unserved=(why,)))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"latest": datetime(2026, 5, 11, 20, 30), "earliest": datetime(2026, 5, 11, 18, 30)}, ["A1"]),
        ({"latest": datetime(2026, 5, 11, 20), "earliest": datetime(2026, 5, 11, 18)}, []),  # over when A1 begins
        ({"priority": 3}, ["A2"]),  # A1 is as urgent, A2 has priority 2
        ({"elements": (element("FR", 2),)}, []),  # nobody of FR is anywhere
    ],
)
def test_less_urgent_work_at_the_same_time_is_named(fields: dict[str, object], found: list[str]) -> None:
    view = crowded(**fields)
    operations = {**view.outcome.scenario.operations}
    operations["A2"] = replace(operations["A2"], priority=2 if fields.get("priority") else 5)
    view = replace(view, outcome=replace(view.outcome, scenario=replace(view.outcome.scenario, operations=operations)))
    (why,) = view.unserved
    assert remedies.less_urgent(view, why) == found
    assert remedies.less_urgent(view, replace(why, element="")) == []  # nobody knows of whom there are too few
    told = remedies.for_operation(view, why)
    assert told.startswith(w("advice.lacking", missing=1))
    assert (w("advice.less_urgent", codes=", ".join(found)) in told) == bool(found)


def test_a_reason_nobody_knows_has_no_advice() -> None:
    assert remedies.for_operation(crowded(), Unserved("B1", "unknown", Text("", ""))) == ""
