"""Every example of every room, asked of the audit's check and of the engine's reading of the same rule."""

from __future__ import annotations

import pytest

from enforceplan.compile import compile_problem
from enforceplan.evaluate import evaluate
from enforceplan.facts import Facts
from enforceplan.rules.base import Example, Rule
from enforceplan.rules.book import make, rooms
from enforceplan.rules.examples import build
from enforceplan.solution import from_roster, to_roster
from enforceplan.verbs import Book

CASES = [
    pytest.param(room, example, good, id=f"{room.id}:{'ok' if good else 'no'}:{example.title}")
    for room in rooms().values()
    for good, examples in ((True, room.accepts), (False, room.rejects))
    for example in examples
]


def ask(room: type[Rule], example: Example) -> tuple[tuple[bool, int], tuple[bool, int]]:
    """(broken?, points) as the audit and as the engine see it."""
    scenario, roster = build(example.duties, example.given)
    rule = make(room.id, dict(example.params))
    findings = list(rule.check(Facts(scenario, roster)))
    audit = (any(f.blocks for f in findings), sum(f.points for f in findings))
    problem = compile_problem(scenario)
    book = Book()
    rule.impose(problem, book)
    solution, unknown = from_roster(problem, roster)
    if unknown.duties or unknown.starts:
        # The model has no word for such a roster, which is its way of forbidding it.
        return audit, (True, 0)
    score = evaluate(problem, book, solution)
    return audit, (bool(score.breaches), sum(score.points.values()))


@pytest.mark.parametrize(("room", "example", "good"), CASES)
def test_example(room: type[Rule], example: Example, good: bool) -> None:
    audit, engine = ask(room, example)
    assert audit == engine
    assert audit[0] is (not good and example.points is None)
    if example.points is not None:
        assert audit[1] == example.points
        assert good == (example.points == 0)


@pytest.mark.parametrize("room", rooms().values(), ids=lambda room: room.id)
def test_room_is_furnished(room: type[Rule]) -> None:
    assert room.__doc__
    assert room.accepts
    assert room.rejects
    assert room.texts
    for text in (room.name, room.claim, room.basis, *room.texts.values()):
        assert text.zh
        assert text.en
    for example in room.rejects:
        scenario, roster = build(example.duties, example.given)
        rule = make(room.id, dict(example.params))
        findings = list(rule.check(Facts(scenario, roster)))
        assert findings
        for finding in findings:
            told = room.texts[finding.code].filled({**finding.subject, **finding.amounts})
            assert told.zh
            assert told.en


@pytest.mark.parametrize("room", rooms().values(), ids=lambda room: room.id)
def test_roster_survives_the_way_through_indices(room: type[Rule]) -> None:
    for example in room.accepts:
        scenario, roster = build(example.duties, example.given)
        problem = compile_problem(scenario)
        solution, unknown = from_roster(problem, roster)
        assert not unknown.duties
        back = to_roster(problem, solution)
        assert {(d.officer, d.job, d.role) for d in back.duties} == {(d.officer, d.job, d.role) for d in roster.duties}
