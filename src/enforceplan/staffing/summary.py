"""The sweep told in words: what was tried, what came of it, how far to trust it.

When to modify: another sentence; the words stand in ``staffing.ftl``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from enforceplan.domain import Level
from enforceplan.staffing.sweep import Case, Sweep
from enforceplan.text import Words, words


def text(sweep: Sweep, language: str) -> str:
    """The summary in ``zh`` or ``en``."""
    w = words(language)
    return "\n".join([*_head(sweep, w), "", *lines(sweep, language), "", *_foot(sweep, w)]) + "\n"


def lines(sweep: Sweep, language: str) -> list[str]:
    """One line a case, and where one department alone was varied, what each step brought."""
    w = words(language)
    return [*(_case(sweep, case, w) for case in sweep.cases), *_steps(sweep, w)]


def _head(sweep: Sweep, w: Words) -> Iterator[str]:
    scenario, settings = sweep.scenario, sweep.settings
    title = scenario.title or w("sweep.untitled")
    yield w("sweep.title", title=title, first=scenario.week_start, days=scenario.days)
    yield w(
        "sweep.searched",
        operations=len(scenario.operations),
        seconds=f"{settings.seconds:g}",
        workers=settings.workers,
        seed=settings.seed,
    )
    if sweep.interrupted:
        yield w("sweep.interrupted", done=len(sweep.cases), planned=sweep.planned)


def _case(sweep: Sweep, case: Case, w: Words) -> str:
    status = w(f"sweep.{case.status.name.lower()}")
    heads = w("sweep.as_it_is", heads=case.label) if case.unchanged else case.label
    coverage = case.of_level(Level.COVERAGE)
    if not case.solved:
        why = "" if case.clash is None else f": {w.choose(case.clash.text)}"
        return f"{case.number:>3}. {heads}: {status}{why}"
    reasons = ", ".join(f"{code} {n}" for code, n in sorted(case.reasons().items()))
    told = [w("sweep.served", served=case.served, total=len(sweep.scenario.operations))]
    if coverage is not None:
        told.append(w("sweep.coverage", value=f"{coverage.value:,}", bound=f"{coverage.bound:,}"))
    told += [w("sweep.hours", hours=f"{case.minutes / 60:,.1f}"), status, f"{case.seconds:.1f} s"]
    more = [w("sweep.left_out", reasons=reasons)] if reasons else []
    for key, codes in (("added", case.added), ("removed", case.removed)):
        if codes:
            more.append(w(f"sweep.{key}", codes=", ".join(codes)))
    return f"{case.number:>3}. {heads}: " + "; ".join([", ".join(told), *more])


def _steps(sweep: Sweep, w: Words) -> Iterator[str]:
    """What each step brought, where one department alone was varied."""
    if len(sweep.departments) > 1:
        return
    department = sweep.departments[0]
    solved = sorted((case for case in sweep.cases if case.solved), key=lambda case: case.heads[department])
    for fewer, more in pairwise(solved):
        before, after = fewer.of_level(Level.COVERAGE), more.of_level(Level.COVERAGE)
        if before is None or after is None:
            continue
        served, points = more.served - fewer.served, after.value - before.value
        step = f"{department} {fewer.heads[department]} → {more.heads[department]}"
        if before.value == before.bound and after.value == after.bound:
            trust = w("sweep.proven")
        else:
            least, most = after.bound - before.value, after.value - before.bound
            trust = w("sweep.proven_range", least=f"{least:+,}", most=f"{most:+,}")
        yield "     " + w("sweep.step", step=step, served=f"{served:+d}", points=f"{points:+,}", trust=trust)


def _foot(sweep: Sweep, w: Words) -> Iterator[str]:
    for fewer, more in sweep.doubtful():
        yield w("sweep.caution", more=more.label, fewer=fewer.label)
    yield w("sweep.heads")
    yield w("sweep.about")
