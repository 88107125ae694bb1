"""Faults planted where loader, engine and audit could share one: each is seen, none passes silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest

from enforceplan import lots, visits
from enforceplan.audit import Disagreement, audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Operation, Post, Scenario, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.roster import Roster, Start
from enforceplan.rules.book import impose, make
from enforceplan.solution import from_roster
from enforceplan.solve.agree import agree_on_closed
from enforceplan.solve.run import solve
from enforceplan.verbs import Never
from limits import rules
from test_load_guests import OFFICERS
from test_load_resolve import OPERATION, scenario
from worlds import week

SOON = SolverSettings(seconds=2.0, workers=1, deterministic=True)
SHOPS = [{"code": "N1"}, {"code": "N2"}, {"code": "N3"}]
CHECK = {**OPERATION, "elements": "UM 2c"}


def loaded(*operations: dict[str, Any], **tables: Any) -> Scenario:
    return scenario(officers=OFFICERS, operations=list(operations), premises=SHOPS, **tables)


def found(made: Scenario, entry: str, *starts: tuple[str, int]) -> list[str]:
    """Codes of what an entry's audit finds of operations that begin so many hours after 9 on the first day.

    The engine says of the same roster whether it is allowed.
    """
    begun = tuple(Start(code, made.start.replace(hour=9 + hours)) for code, hours in starts)
    rule, p = make(entry, {}), compile_problem(made)
    codes = [finding.code for finding in audit(made, Roster(begun, ()), [rule]).breaches]
    s, unknown = from_roster(p, Roster(begun, ()))
    assert not unknown.starts and bool(codes) == bool(evaluate(p, impose([rule], p), s).breaches)
    return codes


def test_a_wrong_join_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A2 was served without a commander, as what joins another was believed."""
    rows = {**CHECK, "premises": "N1"}, {**CHECK, "code": "A2", "premises": "N2", "windows": "11:00-12:00"}
    right = loaded(*rows)
    assert not right.operations["A2"].joins and found(right, "one_visit", ("A2", 2)) == []

    def joined(known: Scenario, _free: Collection[str] = ()) -> dict[str, Operation]:
        return {**known.operations, "A2": replace(known.operations["A2"], joins="A")}

    monkeypatch.setattr(visits, "joined", joined)
    wrong = loaded(*rows)
    assert wrong.operations["A2"].joins == "A"
    assert found(wrong, "one_visit", ("A", 0), ("A2", 2)) == ["wrong"]
    assert found(wrong, "one_visit", ("A", 2)) == []
    outcome = solve(wrong, settings=SOON)
    assert [(u.operation, u.code) for u in outcome.unserved] == [("A2", "no_start")]
    assert "one_visit" in outcome.unserved[0].text.en


def test_a_missed_pair_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two commanders came, and a hand could part the two checks: the audit used the pairs of the loader."""
    rows = {**CHECK, "premises": "N1"}, {**CHECK, "code": "A2", "premises": "N1"}
    right = loaded(*rows)
    assert right.operations["A2"].joins == "A"
    assert found(right, "one_visit", ("A", 0), ("A2", 0)) == []
    assert found(right, "one_visit", ("A", 0), ("A2", 1)) == ["apart"]
    monkeypatch.setattr(visits, "pairs", lambda _facts: iter(()))
    wrong = loaded(*rows)
    assert not wrong.operations["A2"].joins
    assert found(wrong, "one_visit", ("A", 0), ("A2", 0)) == ["two"]
    assert found(wrong, "one_visit", ("A", 0), ("A2", 1)) == ["apart"]
    outcome = solve(wrong, settings=SOON)
    assert len(outcome.unserved) == 1 and "one_visit" in outcome.unserved[0].text.en


def test_kinds_of_shifts_that_are_swapped_are_a_disagreement(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both halves asked `Post.kind_of`, so that whoever swapped the shifts of a post was believed by both."""
    wish = [{**row, "wishes": "on Tue late"} if row["code"] == "U1" else row for row in OFFICERS]
    desk = {"code": "P", "shifts": "08:00-14:00; 14:00-22:00", "kinds": "early; late", "certified": 1}
    desk |= {"departments": "UM", "weekdays": "Tue"}
    asked = {"requests": {"rule": "requests"}}
    made = scenario(officers=wish, operations=[OPERATION], posts=[desk], rules=asked)
    outcome = solve(made, settings=SOON)
    assert outcome.roster is not None
    # U1 wished for the late shift, the second of the post
    assert [d.post.shift for d in outcome.roster.duties if d.post and d.officer == "U1"] == [1]
    monkeypatch.setattr(Post, "kind_of", lambda self, place: self.kinds[-1 - place])
    with pytest.raises(Disagreement, match="requests"):
        solve(made, settings=SOON)


@pytest.mark.parametrize("said", [True, False])
def test_what_answers_an_event_is_said_twice(said: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both halves asked `Operation.triggered`, so that one wrong word there lifted every cap."""
    full = [{**SHOPS[0], "visits": "UM:2"}]
    row = {**CHECK, "premises": "N1", **({} if said else {"source": "whistle"})}
    made = scenario(officers=OFFICERS, operations=[row], premises=full)
    monkeypatch.setattr(Operation, "triggered", property(lambda _self: said))
    if said:
        outcome = solve(made, settings=SOON)
        assert [u.operation for u in outcome.unserved] == ["A"] and "visit_cap" in outcome.unserved[0].text.en
    else:
        with pytest.raises(Disagreement, match="visit_cap"):
            solve(made, settings=SOON)


def test_premises_that_loader_and_engine_draw_differently(monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit draws as the loader does; the operation was left out with no word of why."""
    row = {**CHECK, "pool": "N1;N2;N3", "draw": 1}
    (right,) = loaded(row).operations["A"].premises
    before = lots.drawn_premises

    def last(seed: str, operation: Operation, *more: Any) -> tuple[str, ...]:
        return before(seed, replace(operation, draw=3), *more)[-operation.draw :]

    for room in ("load.draws", "rules.premises_draw"):
        monkeypatch.setattr(import_module(f"enforceplan.{room}"), "drawn_premises", last)
    made = loaded(row)
    assert made.operations["A"].premises not in ((right,), ())
    with pytest.raises(Disagreement, match="premises_draw lets A begin at none"):
        solve(made, settings=SOON)


def test_the_audit_refuses_what_the_engine_closes() -> None:
    """Of every operation of the drawn worlds that a rule lets begin at no start."""
    closed: Counter[str] = Counter()
    for seed in range(20):
        p, in_force = compile_problem(week(seed)), rules(seed)
        book = impose(in_force, p)
        agree_on_closed(p, book, in_force)
        for verb in book.strict():
            if isinstance(verb, Never) and verb.start is not None:
                spans = pairwise(p.first_start[: p.K + 1].tolist())
                closed[verb.entry] += sum(low < high and bool(verb.start[low:high].all()) for low, high in spans)
    assert len(+closed) >= 5 and closed.total() >= 50, closed
