"""Rolling a week on: every figure of the next week's scenario is derived by hand here."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from enforceplan import roll
from enforceplan.cli import main
from enforceplan.domain import Rank
from enforceplan.load import load
from enforceplan.memory.ledger import comparable, left_out
from enforceplan.memory.records import worked
from enforceplan.memory.reopen import reopen
from enforceplan.report.view import View
from memory_sample import WEEK, contents, rows, solved, solved_at

RECORDS = """kind,operation,post,officer,other,from,to,faults,recheck_by
done,call,,,,2026-04-30 14:00,2026-04-30 17:00,0,
done,tidy,,,,,,2,2026-05-06
late,tidy,,U2,,2026-04-29 10:00,,,
left,tidy,,C1,,,2026-04-29 10:30,,
cancelled,,guardA@2026-05-01#0,,,,,,
substitute,,guardB@2026-05-03#0,U2,U1,,,,
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the holiday week 27 April to 3 May 2026 (1 to 5 May are holidays).

    tidy on Wednesday 09:00-11:00 and call on Thursday 14:00-16:00 (pinned) with U1, U2 and C1 who commands; guardA in
    the night of Friday is U1's (U2 is away), guardB in that of Sunday U2's (U1 is away); smoke needs two of the fire
    brigade, and there are none.
    """
    return solved(WEEK, tmp_path_factory.mktemp("memory"))


@pytest.fixture(scope="module")
def coming(run: Path) -> Path:
    roll(run, run.parent / "next")
    return run.parent / "next"


def test_the_week_is_the_one_that_was_meant(run: Path) -> None:
    told = json.loads((run / "roster.json").read_text(encoding="utf-8"))
    assert {(d["officer"], d.get("operation") or d["post"]) for d in told["duties"]} == {
        *((officer, job) for officer in ("U1", "U2", "C1") for job in ("tidy", "call")),
        ("U1", "guardA@2026-05-01#0"),
        ("U2", "guardB@2026-05-03#0"),
    }
    assert [row["id"] for row in told["unserved"]] == ["smoke"]


def test_ledger_of_officers(coming: Path) -> None:
    ledger = {row["officer"]: row for row in rows(coming, "ledger") if "officer" in row}
    # U1 and U2 are comparable and worked 120 + 120 + 480 = 720 each, 1,440 together. Available: of 2,400 minutes U1 has
    # been on leave on Tuesday 08:30-12:00, 2400 * 210 // (5 * 540) = 186, leaving 2,214; U2 all Monday, 480, leaving
    # 1,920. Fair shares: 1440 * 2214 / 4134 = 771.2 and 668.8. Balances: 60 + 720 - 771 = 9 and 720 - 669 = 51.
    # Nights 2 + 1 and 0 + 1; weekends by the day a duty begins: Friday is none, Sunday is one.
    # Shifts and weekends of the month begin anew, as the week of 4 May is not one of April; the balances go on.
    # U2's night ends on Monday at 06:00: 360 minutes of it lie in the new week.
    # Leave owed: U1 600 + 480 (Friday 22:00 to Saturday 06:00 are holidays) - 186 taken; U2 480, Monday the 4th too.
    assert ledger["U1"] == {
        "officer": "U1", "minutes": "9", "nights": "3", "weekends": "1", "last_end": "2026-05-02 06:00",
        "last_zone": "S1", "off_run": "2", "holidays": "1", "leave_owed_minutes": "894", "until": "2026-05-03",
    }  # fmt: skip
    assert ledger["U2"] == {
        "officer": "U2", "minutes": "51", "nights": "1", "weekends": "1", "days_run": "1",
        "last_end": "2026-05-04 06:00", "last_zone": "S1", "last_night": "true", "tail_minutes": "360",
        "kinds": "night:1", "holidays": "1", "leave_owed_minutes": "480", "until": "2026-05-03",
    }  # fmt: skip
    # C1 is alone of his kind: his share is what he worked. His days off are Friday to Sunday.
    assert ledger["C1"] == {
        "officer": "C1", "last_end": "2026-04-30 16:00", "last_zone": "S1", "off_run": "3", "overtime_minutes": "30",
        "until": "2026-05-03",
    }  # fmt: skip


def test_ledger_of_departments_and_streets(coming: Path) -> None:
    ledger = {row.get("department") or row.get("street"): row for row in rows(coming, "ledger")}
    # Weighted: UM 4 * 120 in office time and 2 * 480 outside counted double, 2,400; ST 240; 2,640 together. Available:
    # 2214 + 1920 = 4,134 and 240. Shares: 2640 * 4134 / 4374 = 2495.1 and 144.9. UM 100 + 2400 - 2495, ST 240 - 145.
    # UM leads both operations, C1 commands both: two heads lent and borrowed.
    assert ledger["UM"] == {"department": "UM", "minutes": "5", "borrowed": "9", "until": "2026-05-03"}
    assert ledger["ST"] == {"department": "ST", "minutes": "95", "lent": "2", "until": "2026-05-03"}
    # S2: 100 * 4 * 4 left out; S1: nothing now and 500 carried. Only the difference goes on.
    assert ledger["S2"] == {"street": "S2", "left_out": "1100", "until": "2026-05-03"}
    assert "S1" not in ledger


def test_the_rooms_count_the_same(run: Path) -> None:
    """What the ledger adds is what the fairness rooms find in the same week."""
    outcome = reopen(run)
    assert outcome.verdict is not None
    view, week = View(outcome), worked(outcome, ())
    found = {(f.entry, *f.subject.values()): f.amounts for f in outcome.verdict.findings}
    for code, services in week.services_of.items():
        for entry, number in (("fair_nights", view.nights(services)), ("fair_weekends", view.weekends(services))):
            told = found.get((entry, code), {}).get(entry.removeprefix("fair_"), 0)
            assert told == number, (entry, code)
    streets = left_out(view, week)
    assert {s: found["fair_streets", s]["left_out"] for s in outcome.scenario.streets} == {
        street: streets[street] for street in outcome.scenario.streets
    }
    assert found["fair_departments", "UM"]["minutes"] == 2400


def test_operations_of_the_next_week(coming: Path) -> None:
    tidy, smoke, again = rows(coming, "operations")
    assert (tidy["code"], tidy["note"]) == ("tidy", "[from 2026-04-27: no longer pinned] by the gate")
    assert not {"pin_start", "pin_reason", "notice_no"} & set(tidy)
    # Whistled and not served: goes on without the limit that has passed. call was served and is gone.
    assert (smoke["code"], "latest" in smoke) == ("smoke", False)
    assert smoke["note"] == "[from 2026-04-27: not done smoke; overdue, was due by 2026-04-29 18:00]"
    # Three workdays after Wednesday: Thursday, then (holidays to the 5th) the 6th and the 7th, which counts whole.
    assert (again["code"], again["source"], again["latest"]) == ("tidy-recheck", "recheck", "2026-05-08 00:00")
    assert "assumed" in again["note"]


def test_a_recheck_due_later_waits_among_the_records(coming: Path) -> None:
    # call has 30 days, more than seven: calendar days after 30 April
    (waiting,) = rows(coming, "records")
    assert (waiting["operation"], waiting["recheck_by"], "faults" in waiting) == ("call", "2026-05-30 00:00", False)


def test_what_holds_for_one_week_is_gone(coming: Path) -> None:
    scenario = load(coming)
    assert (scenario.week_start.isoformat(), scenario.days, scenario.draw_seed) == ("2026-05-04", 7, "2026-05-04")
    assert scenario.exceptions == ()
    assert list(scenario.posts) == ["guardB"]
    assert scenario.officers["C1"].rank is Rank.COMMANDER
    assert [row.get("wishes") for row in rows(coming, "officers")] == [None, "off Fri", None]
    # His leave goes on; the duty of Sunday that ends on Monday is none and stands in the ledger.
    assert [(row["officer"], row["from"], row["to"]) for row in rows(coming, "absences")] == [
        ("C1", "2026-05-10 00:00", "2026-05-13 00:00"),
    ]
    assert any("U1 894, U2 480" in notice.en for notice in scenario.notices)


def test_records_say_what_really_happened(run: Path, tmp_path: Path) -> None:
    file = tmp_path / "happened.csv"
    file.write_text(RECORDS, encoding="utf-8")
    made = roll(run, tmp_path / "next", records=file)
    ledger = {row.officer or row.department or row.street: row for row in made.document.ledger}
    # guardA was cancelled, U1 stood in for U2 at guardB; call took 180 minutes, of which none is a night.
    assert (ledger["U1"].nights, ledger["U1"].last_night, ledger["U1"].days_run) == (3, True, 1)
    assert (ledger["U2"].nights, ledger["U2"].last_night, ledger["U2"].off_run) == (0, False, 3)
    # U1 120 + 180 + 480 = 780, U2 60 + 180 = 240; together 1,020, shares 546.3 and 473.7.
    assert (ledger["U1"].minutes, ledger["U2"].minutes) == (60 + 780 - 546, 240 - 474)
    # C1 has 240 minutes a week, and worked 90 + 180 of them: 30 too many, after 30 before.
    assert ledger["C1"].overtime_minutes == 60
    # guardA lacked its one head for 16 half-hours: S1 500 + 16 * 5, S2 1600.
    assert ledger["S2"].left_out == 1600 - 580
    assert made.document.records == ()
    (again,) = made.draft.rechecks
    operation = made.scenario.operations[again]
    assert operation.latest is not None
    assert operation.latest.isoformat() == "2026-05-07T00:00:00"
    assert "assumed" not in rows(tmp_path / "next", "operations")[-1]["note"]


def test_again_is_the_same_and_with_records_it_replaces(run: Path, coming: Path, tmp_path: Path) -> None:
    roll(run, tmp_path / "next")
    assert contents(tmp_path / "next") == contents(coming)
    file = tmp_path / "happened.csv"
    file.write_text(RECORDS, encoding="utf-8")
    words = ["roll", str(run), "-o", str(tmp_path / "next")]
    assert main([*words, "--records", str(file)]) == 2
    assert main([*words, "--records", str(file), "--replace"]) == 0
    assert contents(tmp_path / "next") != contents(coming)
    assert main([*words, "--replace"]) == 0
    assert contents(tmp_path / "next") == contents(coming)


WRONG = """kind,operation,post,officer,other,from,to,faults,recheck_by
done,smoke,,,,,,1,
late,tidy,,C9,,2026-04-29 10:00,,,
came,call,guardA@2026-05-01#0,U1,,,,,
late,call,,U1,,,,,
left,call,,U1,,,2026-04-30 19:00,,
substitute,call,,U1,U2,,,,
substitute,call,,U1,,,,,
done,call,,,,,,2,2026-04-29
done,,guardA@2026-05-02#0,,,,,,
"""


def test_records_that_do_not_fit_are_all_told(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(WRONG, encoding="utf-8")
    assert main(["roll", str(run), "-o", str(tmp_path / "next"), "--records", str(file), "--lang", "en"]) == 3
    told = capsys.readouterr().err.splitlines()
    places = [int(line.split("row ")[1].split(",")[0]) for line in told]
    assert places == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert "'smoke' — required: a duty of the roster from 2026-04-27" in told[0]
    assert "'C9' — required: one of those whom the roster sends to tidy: C1, U1, U2" in told[1]
    assert not (tmp_path / "next").exists()


def test_a_ledger_of_another_week_is_refused(run: Path, coming: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main_file = coming / "scenario.yaml"
    former = main_file.read_bytes()
    try:
        main_file.write_bytes(former.replace(b"2026-05-04", b"2026-05-11"))
        assert main(["validate", str(coming), "--lang", "en"]) == 3
    finally:
        main_file.write_bytes(former)
    told = capsys.readouterr()
    assert "'2026-05-03' — required: 2026-05-10, the day before the week begins" in told.out + told.err


def test_another_week_is_not_replaced(run: Path, coming: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = solved_at(coming, run.parent / "later")
    assert main(["roll", str(later), "-o", str(coming), "--replace", "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert "2026-05-04; S1, S2" in told
    assert "2026-05-11; S1, S2" in told


NIGHTS = """
settings: {week_start: 2026-06-01}
officers:
  - {code: U, department: UM, standing: certified, count: 4}
  - {code: C, department: ST, standing: cadre}
operations:
  - {code: tidy, elements: UM 2c, minutes: 120, windows: "09:00-12:00", days: workday, follow_up_days: 22}
posts: [{code: guard, shifts: "20:00-02:00", certified: 1}]
"""


def test_four_weeks_even_nights_out(tmp_path: Path) -> None:
    """One night each evening are 28 in four weeks, seven for each of four officers."""
    here = tmp_path / "week0.yaml"
    here.write_text(NIGHTS, encoding="utf-8")
    for number in range(4):
        run = solved_at(here, tmp_path / f"run{number}")
        here = tmp_path / f"next{number}"
        made = roll(run, here)
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for officer in made.scenario.officers.values():
        groups[comparable(officer)].append(officer.carried.nights)
    commanders, officers = sorted(groups.values(), key=len)
    assert (commanders, sum(officers)) == ([0], 28)
    assert max(officers) - min(officers) <= 1
    # Re-checks are due 22 days after a day from Monday to Friday: those of the first two weeks by 4 July at the latest,
    # inside the week now drafted (to 5 July) or before; those of the last two after it.
    assert [row["operation"] for row in rows(here, "records")] == ["tidy", "tidy"]


CAPS = """
settings: {week_start: 2026-06-01}
officers: [{code: M, department: MS, standing: certified, count: 2}, {code: C, department: ST, standing: cadre}]
operations:
  - {code: both, elements: MS 2c, minutes: 60, windows: "09:00-12:00", premises: P1;P2}
  - {code: full, elements: MS 2c, minutes: 60, windows: "09:00-12:00", premises: P1}
  - {code: lot, elements: MS 2c, minutes: 60, windows: "14:00-17:00", pool: P3;P4, draw: 2, redraw: 1,
     redraw_reason: shut}
  - {code: last, elements: MS 2c, minutes: 60, windows: "14:00-17:00", pool: P3, draw: 1}
premises:
  - {code: P1, visits: "MS:1", cap: 3}
  - {code: P2, cap: 9}
  - {code: P3, visits: "MS:1", cap: 3, last_full_visit: 2026-01-05}
  - {code: P4, cap: 9}
rules: {one_visit: {off: true}}
"""


def test_visits_count_and_caps_thin_the_draft(tmp_path: Path) -> None:
    """P1 and P3 have been visited once and are visited twice now: at three, their cap."""
    run = solved(CAPS, tmp_path)
    assert json.loads((run / "roster.json").read_text(encoding="utf-8"))["unserved"] == []
    made = roll(run, tmp_path / "next")
    assert made.draft.capped == ["full", "last"]
    both, lot = rows(tmp_path / "next", "operations")
    assert (both["code"], both["premises"]) == ("both", "P2")
    assert (lot["code"], lot["draw"], lot["pool"], "redraw" in lot) == ("lot", "1", "P3;P4", False)
    premises = {row["code"]: row for row in rows(tmp_path / "next", "premises")}
    assert [premises[f"P{n}"]["visits"] for n in (1, 2, 3, 4)] == ["MS:3", "MS:1", "MS:3", "MS:1"]
    assert premises["P3"]["last_full_visit"] >= "2026-06-01"
