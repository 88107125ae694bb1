"""Fewest officers for jobs of fixed times: against every assignment of tiny cases, and against the published files."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from random import Random

import numpy as np
import pytest
from benchmarks import _smptsp_formula, smptsp
from benchmarks.registry import Options

from enforceplan.solve.ejection import Jobs
from enforceplan.solve.fewest import Fewest, fewest_officers
from enforceplan.solve.witness import apart, at_once, too_few

DATA = os.environ.get("ENFORCEPLAN_DATA")
OPTIONS = Options(seconds=5, data=Path(DATA) if DATA else None)

published = pytest.mark.skipif(DATA is None, reason="ENFORCEPLAN_DATA names no folder of published instances")


def jobs(times: list[tuple[int, int]], may: list[list[int]]) -> Jobs:
    """Jobs from their times and, for each officer, the jobs he may do."""
    able = np.zeros((len(may), len(times)), dtype=bool)
    for officer, own in enumerate(may):
        able[officer, own] = True
    both = np.array(times, dtype=np.int64).reshape(-1, 2)
    return Jobs(both[:, 0], both[:, 1], able)


def content(given: Jobs) -> str:
    """The same as a published file."""
    lines = ["# made here", f"Jobs = {len(given.begin)}"]
    lines += [f"{begin} {end}" for begin, end in zip(given.begin.tolist(), given.end.tolist(), strict=True)]
    lines.append(f"Qualifications = {given.officers}")
    lines += [f"{row.sum()}: {' '.join(map(str, np.flatnonzero(row).tolist()))}" for row in given.may]
    return "\n".join(lines)


def least(given: Jobs) -> int | None:
    """The fewest officers, by trying everything; None where no assignment exists."""
    best: int | None = None

    def deal(job: int, own: list[list[int]]) -> None:
        nonlocal best
        used = sum(map(bool, own))
        if best is not None and used >= best:
            return
        if job == len(given.begin):
            best = used
            return
        for officer, held in enumerate(own):
            if given.may[officer, job] and not given.overlap[job, held].any():
                deal(job + 1, [*own[:officer], [*held, job], *own[officer + 1 :]])

    deal(0, [[] for _ in range(given.officers)])
    return best


def drawn(dice: Random) -> Jobs:
    times = [(at := 30 * dice.randrange(8), at + 30 * dice.randint(1, 4)) for _ in range(dice.randint(1, 7))]
    share = dice.choice((0.4, 0.6, 0.8))
    return jobs(times, [[t for t in range(len(times)) if dice.random() < share] for _ in range(dice.randint(2, 5))])


def test_never_more_than_needed_and_never_a_bound_above() -> None:
    dice, seen = Random(5), Counter[str]()
    for _ in range(150):
        given = drawn(dice)
        found, truth = fewest_officers(given, seconds=0.1), least(given)
        if truth is None:
            assert found.held == ()
            seen["short" if found.short else "impossible"] += 1
            if found.short:
                able = given.may[:, list(found.short)].any(axis=1).sum()
                assert able < len(found.short)
                assert given.end[list(found.short)].min() > given.begin[list(found.short)].max()
            continue
        file = content(given)
        assert _smptsp_formula.judge(file, found.held) == (truth, [])
        assert found.officers == truth
        assert _smptsp_formula.needed(file, found.witness) == found.bound <= truth
        seen["proven" if found.proven else "open"] += 1
        seen["beyond the busiest minute"] += found.bound > len(at_once(given))
    # Each side must have been seen: proofs of either kind, and cases without an assignment that a count explains.
    assert min(seen["proven"], seen["beyond the busiest minute"], seen["short"]) >= 5, seen


def test_what_ends_as_the_next_begins_does_not_overlap() -> None:
    touching, crossing = jobs([(0, 60), (60, 120)], [[0, 1], [0, 1]]), jobs([(0, 61), (60, 120)], [[0, 1], [0, 1]])
    assert (fewest_officers(touching, seconds=1).officers, at_once(touching)) == (1, (0,))
    assert (fewest_officers(crossing, seconds=1).officers, at_once(crossing)) == (2, (0, 1))


def test_qualifications_count_where_the_clock_does_not() -> None:
    # One after the other, but nobody may do two of the three: three officers, though one runs at a time.
    given = jobs([(0, 60), (60, 120), (120, 180)], [[0], [1], [2], [2]])
    found = fewest_officers(given, seconds=1)
    assert (len(at_once(given)), found.officers, found.witness, found.proven) == (1, 3, (0, 1, 2), True)


def test_a_proof_is_sought_where_officers_hold_several_jobs() -> None:
    # Two officers with two jobs each; nobody may do a job of either.
    given = jobs([(0, 60), (60, 120), (120, 180), (180, 240)], [[0, 1], [2, 3]])
    assert len(apart(given, np.array([0, 0, 1, 1]), seconds=1)) == 2


def test_a_minute_with_too_few_is_named() -> None:
    # Jobs 0 and 1 need officer 0; job 2 has officers enough. After 10:00 all is well.
    given = jobs([(480, 600), (540, 660), (500, 640), (660, 700)], [[0, 1, 2, 3], [2, 3]])
    assert too_few(given) == (0, 1)
    found = fewest_officers(given, seconds=0.1)
    assert (found.held, found.short, found.proven) == ((), (0, 1), False)


def test_nobody_may() -> None:
    nobody = fewest_officers(jobs([(0, 60)], [[], []]), seconds=0.1)
    assert nobody.short == (0,)
    assert not nobody.proven


def test_nothing_to_do() -> None:
    nothing = fewest_officers(jobs([], [[]]), seconds=1)
    assert nothing == Fewest((), ())
    assert nothing.proven


def test_the_judge_finds_planted_faults() -> None:
    file = content(jobs([(0, 60), (30, 90), (60, 120)], [[0, 1], [1, 2], [0, 2]]))
    assert _smptsp_formula.judge(file, (2, 1, 2)) == (2, [])
    assert _smptsp_formula.judge(file, (0, 0, 2))[1] == ["person 0 does jobs 0 and 1 at once"]
    assert _smptsp_formula.judge(file, (1, 0, 2))[1] == ["person 1 may not do job 0"]
    assert _smptsp_formula.judge(file, (2, 1))[1] == ["2 jobs assigned, 3 given"]
    assert _smptsp_formula.needed(file, (0, 1)) == 2
    # Person 2 may do 0 and 2 one after the other: no proof.
    assert _smptsp_formula.needed(file, (0, 2)) == 0


@published
@pytest.mark.parametrize(
    ("name", "officers"), [("Data_137/data_1_23_40_66", 20), ("Data_100/data_0001_0062_0071_025", 29)]
)
def test_published_numbers_are_proven(name: str, officers: int) -> None:
    instance = smptsp.build(name, OPTIONS)
    cells = smptsp.figures(instance)
    assert (cells["officers"], cells["bound"], cells["judge agrees"]) == (str(officers), str(officers), "yes")
    assert instance.best_known == (officers, officers)


@published
def test_both_readers_read_the_same() -> None:
    file = smptsp.build("Data_010/data_1_50_258_20_90_100_200_300", OPTIONS).content
    times, may = _smptsp_formula.tables(file)
    given = smptsp.read(file)
    assert list(zip(given.begin.tolist(), given.end.tolist(), strict=True)) == times
    assert [set(np.flatnonzero(row).tolist()) for row in given.may] == may
