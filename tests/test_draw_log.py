"""draw_log.json: a program of a few lines replays every draw, and the roster holds exactly those drawn."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from enforceplan.audit import audit
from enforceplan.domain import Absence, Certificate, Premises, Recusal, Scenario, Selection, Span
from enforceplan.outcome import Outcome, Status
from enforceplan.report.folder import write_run
from enforceplan.rules.book import make
from enforceplan.rules.examples import build
from enforceplan.text import words
from report_sample import paper_text, read_table

RULES = (make("random_draw", {"leader_rank": 0}), make("premises_draw", {}))


def replay(text: str) -> dict[str, Any]:
    """The independent program: seats and premises of every operation's last draw."""
    log = json.loads(text)
    found: dict[str, Any] = {}
    for operation in log["operations"]:
        for draw in operation["draws"]:
            again = [str(draw["number"])] if draw["number"] else []

            def place(code: str, o: str = operation["operation"], again: list[str] = again) -> str:
                return hashlib.sha256("|".join([log["seed"], o, code, *again]).encode()).hexdigest()

            seats = {}
            for lot in draw["elements"]:
                gone = {skipped["officer"] for skipped in lot["skipped"]} | {*lot["taken"]}
                left = sorted((c for c, _ in lot["order"] if c not in gone), key=place)
                for n, seat in enumerate(lot["seats"]):
                    able = [c for c in left if not seat["leads"] or c in lot["may_lead"]]
                    able = [c for c in able if not seat["woman"] or c in lot["women"]]
                    seats[lot["element"], seat["group"], n] = able[0] if able else None
                    left = [c for c in left if c not in able[:1]]
            shut = {skipped["premises"] for skipped in draw.get("premises", {}).get("skipped", ())}
            pool = sorted((c for c, _ in draw.get("premises", {}).get("order", ()) if c not in shut), key=place)
            found[operation["operation"]] = seats, pool[: draw.get("premises", {}).get("asked", 0)]
    return found


def told(text: str) -> dict[str, Any]:
    """What the log itself says of the last draw of each operation."""
    found = {}
    for operation in json.loads(text)["operations"]:
        last = operation["draws"][-1]
        seats = {
            (lot["element"], seat["group"], n): seat["officer"]
            for lot in last["elements"]
            for n, seat in enumerate(lot["seats"])
        }
        found[operation["operation"]] = seats, last.get("premises", {}).get("drawn", [])
    return found


def week(redraw: int = 0) -> tuple[Scenario, Outcome]:
    """A1 draws two inspectors of four in each of two groups, one premises of three; U4 is away, N3 has had its visits.

    Orders of the draw, by SHA-256 of |A1|U4 and so on: U4 U2 U3 U1; N3 N1 N2; drawn again: U3 U1 U2 U4; N2 N3 N1.
    """
    held = (Certificate("UM", frozenset(), "n", date(2026, 5, 1), date(2026, 5, 31)),)
    away = (Absence(Span(datetime(2026, 5, 11, 8), datetime(2026, 5, 11, 12)), "leave"),)
    people: dict[str, object] = {code: {"certificates": held} for code in ("U1", "U2", "U3", "U4")}
    people["U4"] = {"certificates": held, "absences": away}
    places = {n: Premises(n, n, "S1", "S1", "", "B", None, False) for n in ("N1", "N2", "N3")}
    visit = {"selection": Selection.RANDOM_DRAW, "pool": ("N1", "N2", "N3"), "draw": 1}
    visit |= {"premises": ("N2",) if redraw else ("N1",), "redraw": redraw, "redraw_reason": "same party" * redraw}
    first = ("U2 A1/1 0 09:00-11:00", "U3 A1/2 0 09:00-11:00")
    crew = ("U3 A1/1 0 09:00-11:00", "U1 A1/2 0 09:00-11:00") if redraw else first
    given = {
        "operations": {"A1": visit},
        "officers": people,
        "premises": {**places, "N3": replace(places["N3"], visits=(("UM", 2),))},
        "settings": {"language": "zh"},
    }
    scenario, roster = build((*crew, "C1! A1 0 09:00-11:00", "P1,P2 A2 1 09:00-11:00"), given)
    verdict = audit(scenario, roster, RULES)
    return scenario, Outcome(scenario, RULES, Status.GOOD, roster, {}, (), verdict)


@pytest.mark.parametrize(
    ("redraw", "officers", "premises"), [(0, ["U2", "U3"], ["N1"]), (1, ["U3", "U1"], ["N2"])], ids=["first", "again"]
)
def test_every_draw_can_be_replayed(tmp_path: Path, redraw: int, officers: list[str], premises: list[str]) -> None:
    _, outcome = week(redraw)
    assert outcome.verdict is not None and outcome.verdict.passed, outcome.verdict
    text = (write_run(outcome, tmp_path / "run") / "draw_log.json").read_text(encoding="utf-8")
    assert replay(text) == told(text)
    seats, places = told(text)["A1"]
    assert (list(seats.values()), places) == (officers, premises)
    (a1,) = json.loads(text)["operations"]
    assert [draw["number"] for draw in a1["draws"]] == list(range(redraw + 1))
    assert a1["redraw_reason"] == "same party" * redraw
    lot = a1["draws"][-1]["elements"][0]
    assert lot["body"] == "UM" and {s["officer"] for s in lot["skipped"]} == {"U4"}
    assert a1["draws"][0]["premises"]["skipped"] == [{"premises": "N3", "reason": "visit_cap"}]


@pytest.mark.parametrize("rank", [0, 1])
def test_no_seat_asks_for_a_leader_where_no_rank_is_asked(tmp_path: Path, rank: int) -> None:
    """With ``leader_rank`` 0 the log once said that a seat asks for a leader, and listed the whole pool as able."""
    _, outcome = week()
    rules = (make("random_draw", {"leader_rank": rank}), RULES[1])
    assert outcome.roster is not None
    told = replace(outcome, rules=rules, verdict=audit(outcome.scenario, outcome.roster, rules))
    text = (write_run(told, tmp_path / "run") / "draw_log.json").read_text(encoding="utf-8")
    lot = json.loads(text)["operations"][0]["draws"][0]["elements"][0]
    # One seat in each of two groups; U1 alone is a group leader, so that the second group then has nobody.
    asked = [bool(rank)] * 2, ["U1"] * rank, ["U1", None] if rank else ["U2", "U3"]
    seats = lot["seats"]
    assert ([s["leads"] for s in seats], lot["may_lead"], [s["officer"] for s in seats]) == asked


def test_who_was_drawn_stands_on_every_sheet(tmp_path: Path) -> None:
    given = week()[1]
    run = write_run(given, tmp_path / "run")
    mark = words("zh")("sentence.drawn", officers="U2, U3")
    assert mark == "双随机抽取：U2, U3"
    rows = {row["operation"]: row["draw"] for row in read_table(run, "operations", given)}
    assert rows == {"A1": "U2, U3", "A2": ""}
    for name in ("roster.html", "orders/UM.csv", "streets/S1/roster.csv", "days/2026-05-11.txt"):
        assert mark in (run / name).read_text(encoding="utf-8-sig"), name
    assert mark in paper_text(run / "operations/A1.docx")
    assert mark not in paper_text(run / "operations/A2.docx")
    book = openpyxl.load_workbook(run / "roster.xlsx")
    assert [cell for row in book[words("zh")("sheet.operations")].iter_rows() for cell in row if cell.value == mark]


def test_whoever_is_recused_is_told(tmp_path: Path) -> None:
    scenario, outcome = week()
    kept = replace(scenario, recusals=(Recusal("U1", "N1", ""),))
    run = write_run(replace(outcome, scenario=kept, verdict=audit(kept, outcome.roster, RULES)), tmp_path / "run")
    log = json.loads((run / "draw_log.json").read_text(encoding="utf-8"))
    assert log["operations"][0]["draws"][0]["elements"][0]["out"] == [{"officer": "U1", "reason": "recused"}]
