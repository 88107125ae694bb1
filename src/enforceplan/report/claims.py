"""What a roster file says about itself, beside what the audit finds: a file edited by hand keeps its old figures.

When to modify: when `roster_json` tells something new that can be counted again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from enforceplan.audit import Verdict
from enforceplan.domain import Level, Scenario
from enforceplan.report.fingerprint import scenario_hash
from enforceplan.report.reading import Saved


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing the file says and the audit does not."""

    code: str
    """``scenario``, ``value``, ``bound``, ``unserved`` or ``passed``; its words stand under ``claim`` in `text`."""
    subject: str
    """Level or operation it is about; empty for the whole file."""
    told: str
    """What the file says"""
    found: str
    """What the audit finds"""


def contradictions(saved: Saved, scenario: Scenario, verdict: Verdict) -> Iterator[Contradiction]:
    """Everything a file claims and a second count does not bear out; nothing for what it does not claim.

    A bound is only held against the value beside it: it holds over the starts that were offered, and no count of one
    roster can show more.
    """
    claims = saved.claims
    if saved.scenario_hash not in ("", found := scenario_hash(scenario)):
        yield Contradiction("scenario", "", saved.scenario_hash[:12], found[:12])
        return
    for level in Level:
        if level.word not in claims.score:
            continue
        value, bound = claims.score[level.word]
        if value != verdict.levels[level]:
            yield Contradiction("value", level.word, f"{value:,}", f"{verdict.levels[level]:,}")
        if bound > value:
            yield Contradiction("bound", level.word, f"{bound:,}", f"{value:,}")
    if claims.unserved is not None:
        served = {start.operation for start in saved.roster.starts}
        for code in scenario.operations:
            if (code in served) == (code in claims.unserved):
                yes_no = ("served", "unserved")
                yield Contradiction("unserved", code, yes_no[code in claims.unserved], yes_no[code not in served])
    if claims.passed is not None and claims.passed != verdict.passed:
        yield Contradiction("passed", "", str(claims.passed).lower(), str(verdict.passed).lower())
