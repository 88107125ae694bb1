"""Engine and audit say the same, or the run ends as a bug of ours: prices and verdict, and what may not begin at all.

When to modify: another thing that both work out and a roster does not show.
"""

from __future__ import annotations

from collections.abc import Iterable

from enforceplan.audit import Disagreement, Verdict, audit
from enforceplan.evaluate import Score
from enforceplan.problem import Problem
from enforceplan.rules.base import Rule
from enforceplan.solution import empty, to_roster
from enforceplan.verbs import Book, Never


def agree(score: Score, verdict: Verdict) -> None:
    """Compare prices entry by entry, and the verdict. Raises Disagreement."""
    audited = {entry.entry: entry.points for entry in verdict.entries if not entry.strict}
    wrong = [
        f"{entry}: engine {score.points.get(entry, 0)}, audit {audited.get(entry, 0)}"
        for entry in sorted({*score.points, *audited})
        if score.points.get(entry, 0) != audited.get(entry, 0)
    ]
    wrong += [f"{f.entry}: {f.code} {f.subject} {f.amounts}" for f in verdict.breaches[:5]]
    if wrong:
        raise Disagreement("engine and audit disagree: " + "; ".join(wrong))


def agree_on_closed(p: Problem, book: Book, rules: Iterable[Rule]) -> None:
    """Ask the audit of each operation that a rule lets begin at no start; it must refuse the first of them, too.

    An operation that is not served is in no roster, so that nothing else would show that only one half closes it: that
    the loader drew other premises than the engine, say. Raises Disagreement.
    """
    known = {rule.entry: rule for rule in rules}
    for verb in book.strict():
        if not isinstance(verb, Never) or verb.start is None:
            continue
        for k in range(p.K):
            low, high = p.first_start[k : k + 2].tolist()
            if low == high or not verb.start[low:high].all():
                continue
            lone = empty(p)
            lone.start[k] = low
            if not audit(p.scenario, to_roster(p, lone), (known[verb.entry],)).breaches:
                raise Disagreement(
                    f"engine and audit disagree: {verb.entry} lets {p.operations[k]} begin at none of its "
                    f"{high - low} starts, and the audit does not object to the first"
                )
