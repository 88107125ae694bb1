"""What is written reads back: drawn rosters, real places, saved by a second program, typed from scratch."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

import enforceplan
from drawing import draw
from enforceplan.compile import compile_problem
from enforceplan.domain import Scenario
from enforceplan.edits.read import read_edited
from enforceplan.load import load
from enforceplan.roster import COMMANDER_ELEMENT, Duty, Role, Roster
from enforceplan.solution import to_roster
from hand import Hand, small, write
from worlds import week

PLACES = Path(enforceplan.__file__).parent.parent.parent / "scenarios"


def drawn(scenario: Scenario, seed: int) -> Roster:
    problem = compile_problem(scenario)
    return to_roster(problem, draw(problem, Random(seed), legal=True))


def without_crew(roster: Roster) -> set[str]:
    return {s.operation for s in roster.starts} - {d.operation for d in roster.duties}


def test_drawn_rosters_read_back_as_they_were_written(tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    for seed in range(30):
        scenario = replace(week(seed), language="zh" if seed % 2 else "en")
        roster = drawn(scenario, seed)
        read = read_edited(write(tmp_path / f"{seed}.xlsx", scenario, roster), scenario)
        assert read.roster == read.written == roster, seed
        assert (read.edits, read.notices) == ((), ()), seed
        seen["rosters with an operation"] += bool(roster.starts)
        seen["with a group 2"] += any(d.group == 2 for d in roster.duties)
        seen["with a post"] += any(d.post for d in roster.duties)
        seen["with vehicles"] += bool(roster.vehicles)
        seen["with an operation without people"] += bool(without_crew(roster))
        seen["of several weeks"] += scenario.days > 7
    assert len(seen) == 6, seen
    assert min(seen.values()) >= 3, seen


def test_an_officer_changed_in_the_list_is_changed_in_the_roster(tmp_path: Path) -> None:
    """In drawn rosters one row is given to somebody of the same department and standing who is not in that work."""
    changed = 0
    for seed in range(30):
        scenario = replace(week(seed), language="en")
        roster = drawn(scenario, seed)
        r = Random(seed)
        choices = [(d, code) for d in roster.duties for code in able(scenario, roster, d)]
        if not choices:
            continue
        duty, other = r.choice(choices)
        hand = Hand(write(tmp_path / f"{seed}.xlsx", scenario, roster), "en")
        row = next(row for row in rows(hand) if (row["officer"].value, row["job"]) == (duty.officer, duty.job))
        row["officer"].value = other
        expected = tuple(replace(duty, officer=other) if d == duty else d for d in roster.duties)
        assert set(hand.read(scenario).roster.duties) == set(expected), seed
        changed += 1
    assert changed >= 15


def able(scenario: Scenario, roster: Roster, duty: Duty) -> list[str]:
    """Officers like the one of a duty who do not serve in its work."""
    like, busy = scenario.officers[duty.officer], {d.officer for d in roster.duties if d.job == duty.job}
    return [
        code for code, o in scenario.officers.items() if (o.owner, o.standing) == (like.owner, like.standing)
        and code not in busy
    ]  # fmt: skip


def rows(hand: Hand) -> list[dict[str, object]]:
    """Rows of the list: the officer's cell, and the work as text."""
    at = {key: hand.header(hand.listed)[hand.w(f"column.{key}")].column for key in ("officer", "seat")}
    return [
        {"officer": row[at["officer"] - 1], "job": str(row[at["seat"] - 1].value).rsplit("/", 4)[0]}
        for row in hand.listed.iter_rows()
    ]


def test_a_line_given_to_another_takes_his_place(tmp_path: Path) -> None:
    """In drawn rosters one line of the matrix goes from one officer to another like him."""
    given = 0
    for seed in range(40):
        scenario = replace(week(seed), language="zh")
        roster = drawn(scenario, seed)
        starts = {s.operation: s.start for s in roster.starts}
        choices = [d for d in roster.duties if d.operation and one_place(scenario, roster, d)]
        if not choices or scenario.days > 7:
            continue
        duty = Random(seed).choice(choices)
        other = able(scenario, roster, duty)[0]
        hand = Hand(write(tmp_path / f"{seed}.xlsx", scenario, roster))
        day = next(
            cell.column for value, cell in hand.header(hand.week).items()
            if isinstance(value, datetime) and value.date() == starts[duty.operation].date()
        )  # fmt: skip
        old, new = (hand.week.cell(hand.officer(code).row, day) for code in (duty.officer, other))
        lines = str(old.value).split("\n")
        line = next(line for line in lines if line.startswith((f"{duty.operation} ", f"{duty.operation}[")))
        old.value = "\n".join(kept for kept in lines if kept != line) or None
        new.value = "\n".join(filter(None, [new.value, line]))
        expected = {replace(d, officer=other) if d == duty else d for d in roster.duties}
        assert set(hand.read(scenario).roster.duties) == expected, seed
        given += 1
    assert given >= 10


def one_place(scenario: Scenario, roster: Roster, duty: Duty) -> bool:
    """Whoever is like him and takes over can only sit where he sat: one group, and no other place of his is open."""
    operation = scenario.operations[duty.operation]
    if operation.groups > 1 or not able(scenario, roster, duty) or duty.role is Role.COMMANDER:
        return False
    crew = Counter((d.element, d.role) for d in roster.duties if d.operation == duty.operation)
    elements = [e for e in operation.elements if e.certified + e.auxiliaries + e.cadres]
    asked = {
        e.code: {Role.CERTIFIED: e.certified, Role.AUXILIARY: e.auxiliaries, Role.CADRE: e.cadres} for e in elements
    }
    full = all(crew[code, role] == heads for code, of in asked.items() for role, heads in of.items())
    commanded = operation.joins or crew[COMMANDER_ELEMENT, Role.COMMANDER] == 1
    return full and bool(commanded)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("place", ["tiny", "dongcheng", "dongcheng/variants/streets_17"])
def test_places_read_back(place: str, language: str, tmp_path: Path) -> None:
    scenario = replace(load(PLACES / place), language=language)
    roster = drawn(scenario, 2)
    assert roster.duties
    assert read_edited(write(tmp_path / "roster.xlsx", scenario, roster), scenario).roster == roster


@pytest.mark.parametrize("street", ["S01", "S02", "S03"])
def test_the_workbook_of_a_street_reads_back_as_the_whole_roster(street: str, tmp_path: Path) -> None:
    scenario = load(PLACES / "dongcheng")
    roster = drawn(scenario, 2)
    read = read_edited(write(tmp_path / "roster.xlsx", scenario, roster, street=street), scenario)
    assert (read.roster, read.edits) == (roster, ())


def test_saved_by_another_program_it_reads_the_same_and_an_edit_counts(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    scenario, roster = small()
    hand = Hand(write(tmp_path / "roster.xlsx", scenario, roster))
    hand.day("P2", 1).value = None
    hand.day("F2", 3).value = '="A2"&" 10:00"'
    hand.row("P1", "B1").value = "F1"
    edited = hand.save()
    again = tmp_path / "again"
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx", "--outdir",
         str(again), str(edited)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    read = read_edited(again / "roster.xlsx", scenario)
    jobs = {(d.officer, d.job) for d in read.roster.duties} ^ {(d.officer, d.job) for d in roster.duties}
    assert jobs == {("P2", "B1"), ("F2", "A2"), ("P1", "B1"), ("F1", "B1")}
    assert read.written == roster
    assert [notice.en.split("; ")[1] for notice in read.notices] == ["what they gave when it was saved was read"]
