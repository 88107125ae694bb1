"""Operations that are tied to each other: placed in their order, explained, and never bounded wrongly."""

from __future__ import annotations

from dataclasses import replace

from enforceplan.compile import compile_problem
from enforceplan.domain import Certificate, Devolution, Premises, Scenario, Selection, SolverSettings, Standing, Window
from enforceplan.outcome import Outcome, Status
from enforceplan.rules.book import impose, make
from enforceplan.rules.examples import MONDAY, build
from enforceplan.solution import to_roster
from enforceplan.solve.construct import Planner
from enforceplan.solve.reasons import why_unserved
from enforceplan.solve.run import solve

_CERTIFIED = {"standing": Standing.CERTIFIED}
WIDE = {"windows": (Window(480, 1080),), "dates": ()}
RULES = {name: {"rule": name} for name in ("no_overlap", "availability", "whole_team", "chained", "serve_operations")}


def chain(**second: object) -> Scenario:
    """A1 of low priority in S1, and B1 after it in S2."""
    given: dict[str, dict[str, object]] = {
        "operations": {"A1": {**WIDE, "priority": 1}, "B1": {**WIDE, "priority": 5, "after": "A1", **second}},
        "settings": {"rules": RULES},
    }
    return build(("U1 A1 0 09:00-11:00", "F1 B1 0 09:00-11:00"), given)[0]


def solved(scenario: Scenario) -> Outcome:
    return solve(scenario, settings=SolverSettings(seconds=5, workers=1, deterministic=True))


def test_what_another_waits_for_is_placed_first() -> None:
    p = compile_problem(chain(after_min_minutes=60))
    book = impose([make(name, {}) for name in RULES], p)
    s = Planner(p, book).run()
    assert (s.start >= 0).all()
    assert p.begin[s.start[1]] - p.end[s.start[0]] >= 60


def test_an_obliged_operation_keeps_what_it_waits_for_open() -> None:
    rules = {**RULES, "must_serve": {"rule": "must_serve"}}
    scenario = replace(chain(must=True), rules=rules)
    outcome = solved(scenario)
    assert outcome.status is Status.BEST and outcome.served == 2


def test_too_few_to_draw_from_is_a_reason() -> None:
    held = (Certificate("UM", frozenset(), "n", MONDAY, MONDAY),)
    given: dict[str, dict[str, object]] = {
        "operations": {"A1": {"selection": Selection.RANDOM_DRAW}},
        "officers": {"U1": {"certificates": held}},
        "settings": {"rules": {**RULES, "random_draw": {"rule": "random_draw"}}},
    }
    scenario, _ = build(("U1,U2 A1 0 09:00-11:00",), given)
    (left_out,) = solved(scenario).unserved
    assert left_out.code == "no_start"
    assert left_out.text.en.startswith("each of its 1 possible starts is barred by the rule 'random draw' (random_draw")


def test_a_crew_that_cannot_come_together_is_named() -> None:
    """U1 and U2 are drawn; U2 also stands at a post all day that must not be left."""
    given: dict[str, dict[str, object]] = {
        "operations": {"A1": {"selection": Selection.RANDOM_DRAW, "priority": 1}, "A2": {"must": True, "priority": 5}},
        "officers": {
            code: {"certificates": (Certificate("UM", frozenset(), "n", MONDAY, MONDAY),)} for code in ("U1", "U2")
        },
        "settings": {
            "rules": {**RULES, **{n: {"rule": n} for n in ("random_draw", "must_serve")}},
        },
    }
    scenario, _ = build(("U1,U2 A1 0 09:00-11:00", "M1 A2 0 10:00-12:00"), given)
    a2 = scenario.operations["A2"]
    pinned = replace(a2, elements=(replace(a2.elements[0], code="UM", department="UM", items=("UM-01",)),),
                     pin=replace(a2.pin, officers=("U2",)))  # fmt: skip
    scenario = replace(scenario, operations={**scenario.operations, "A2": pinned})
    (left_out,) = solved(scenario).unserved
    assert left_out.operation == "A1"
    assert left_out.text.en == (
        "beside the rest of this roster, the certified officers of UM can only be U1, U2 (random_draw); "
        "at none of its 1 starts can all come"
    )


def test_the_planner_sends_another_body_where_one_has_had_its_visits() -> None:
    """Four officers of the department and two of the street; the department may visit once more, the street once.

    Bodies with more people are taken first: A1 takes the department, which leaves the street for A2 and nobody for A3.
    """
    shop = Premises("N1", "N1", "S1", "S1", "", "", None, False, cap=2, visits=(("UM", 1), ("S1", 1)))
    crew = ("U1,U2 {} 0 09:00-11:00", "U1,U2 {} 1 09:00-11:00", "U1,U2 {} 2 09:00-11:00")
    lines = tuple(line.format(f"A{n}") for n, line in enumerate(crew, start=1))
    given: dict[str, dict[str, object]] = {
        "officers": {"X1": {"owner": "S1", **_CERTIFIED}, "X2": {"owner": "S1", **_CERTIFIED}},
        "operations": {f"A{n}": {"premises": ("N1",)} for n in (1, 2, 3)},
        "premises": {"N1": shop},
        "settings": {"devolutions": (Devolution("UM-01", "S1", MONDAY),)},
    }
    p = compile_problem(build(lines, given)[0])
    names = ("no_overlap", "whole_team", "lawful_body", "visit_cap", "serve_operations")
    planner = Planner(p, impose([make(name, {}) for name in names], p))
    s = planner.run()
    assert (s.start >= 0).tolist() == [True, True, False]
    bodies = [{c.body for c in to_roster(p, s).bodies if c.operation == code} for code in ("A1", "A2")]
    assert bodies == [{"UM"}, {"S1"}]
    (told,) = why_unserved(p, impose([make(name, {}) for name in names], p), s, {})
    assert (told.code, "visit_cap" in told.text.en) == ("crowded_out", True)
