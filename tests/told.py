"""What was published of an agreement world: a roster drawn before the events, with what has since gone wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from drawing import draw
from enforceplan.compile import compile_problem
from enforceplan.domain import Announced, Scenario
from enforceplan.memory.announce import told as announced
from enforceplan.solution import to_roster


def told(scenario: Scenario, seed: int) -> Scenario:
    """The same week with the drawn roster as published; some rows are about what is gone or no longer possible.

    In every fourth world nothing was published; what was begins up to a time in every second of the others.
    """
    r = Random(seed + 77)
    if seed % 4 == 1:
        return scenario
    p = compile_problem(scenario)
    published = announced(to_roster(p, draw(p, r, legal=True)))
    for job, row in list(published.items()):
        if row.start is not None and r.random() < 0.2:
            published[job] = replace(row, start=row.start + timedelta(minutes=r.choice([-700, 13, 700])))
    published["GONE"] = Announced(scenario.start, ("U1",))
    until = scenario.start + timedelta(hours=r.choice([24, 50, 100, 500])) if seed % 2 else None
    return replace(scenario, published=published, published_until=until)
