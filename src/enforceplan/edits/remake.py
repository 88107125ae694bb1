"""A roster in any form as the outcome of a run, so that every view of it can be made again.

When to modify: together with `memory.reopen`, when an outcome gets another part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from enforceplan.audit import Verdict, audit
from enforceplan.domain import Level, Scenario
from enforceplan.edits.bring import Brought, of_this
from enforceplan.edits.read import Edited
from enforceplan.errors import Blocked
from enforceplan.memory.reopen import Told, recounted, solve_told
from enforceplan.outcome import LevelScore, Outcome, Status, Unserved
from enforceplan.report.fingerprint import scenario_hash
from enforceplan.report.reading import Saved, read_saved
from enforceplan.roster import EMPTY, Roster
from enforceplan.rules.base import Finding, Rule
from enforceplan.rules.book import effective, sentence
from enforceplan.text import LANGUAGES, Text, words

_TOLD = 20
"""Most breaches that a message lists."""


def remake(scenario: Scenario, brought: Brought | None) -> Outcome:
    """A roster, or (None) an empty week, with all that follows from it.

    Values are the audit's. A bound is one that was proven for this scenario and still holds for this roster; where none
    is known it is 0. Reasons of what is left out stand where the roster.json tells them; of a roster that is still the
    one it tells of, also which street was planned, what the solve changed and gave notice of.

    Raises
    ------
    ScenarioFaulty
        A roster.json names what the scenario does not know, or is not as it is written.
    """
    roster = EMPTY if brought is None else brought.saved.roster
    if brought is not None and brought.told is not None and brought.edited is None:
        of_this(roster, scenario, brought.told)
    rules = tuple(effective(scenario))
    verdict = audit(scenario, roster, rules)
    saved, told = None, Told()
    if brought is not None and brought.told is not None:
        saved, told = read_saved(brought.told), solve_told(brought.told)
    score = _score(scenario, rules, verdict, roster, saved, told.street)
    served = {start.operation for start in roster.starts}
    same = saved is not None and saved.roster == roster and saved.scenario_hash == scenario_hash(scenario)
    if same:
        fresh = [notice for notice in told.notices if notice not in scenario.notices]
        scenario = replace(scenario, notices=(*scenario.notices, *fresh))
    changes = told.changes if same else ()
    edited = None if brought is None else brought.edited
    if edited is not None:
        scenario = replace(scenario, notices=(*scenario.notices, *edited.notices))
    return Outcome(
        scenario=scenario,
        rules=rules,
        status=Status.BEST if roster != EMPTY and all(s.value == s.bound for s in score.values()) else Status.GOOD,
        roster=roster,
        score=score,
        unserved=(
            *(u for u in told.unserved if u.operation in scenario.operations and u.operation not in served),
            *_dropped(edited),
        ),
        verdict=verdict,
        changes=changes if same or edited is None else tuple(edit.text(scenario.language) for edit in edited.edits),
        street=told.street if same else "",
    )


def _dropped(edited: Edited | None) -> Iterator[Unserved]:
    """Operations that the workbook was written with and that are not begun any more."""
    if edited is not None and edited.written is not None:
        zh, en = (words(language)("edit.by_hand") for language in LANGUAGES)
        begun = {start.operation for start in edited.roster.starts}
        yield from (
            Unserved(s.operation, "by_hand", Text(zh, en)) for s in edited.written.starts if s.operation not in begun
        )


def _score(
    scenario: Scenario, rules: Sequence[Rule], verdict: Verdict, roster: Roster, told: Saved | None, street: str
) -> dict[Level, LevelScore]:
    """The audit's values with the bounds that hold: those of the same roster, or what is left of them for another."""
    asked = {rule.level for rule in rules} - (set() if scenario.published else {Level.DISRUPTION})
    claimed = told.claims.score if told and told.scenario_hash == scenario_hash(scenario) else {}
    score = {level: LevelScore(*claimed.get(level.word, (0, 0))) for level in Level if level in asked}
    if told and told.roster == roster and all(s.value == verdict.levels[level] for level, s in score.items()):
        return score
    return recounted(score, verdict.levels, street=street)


def may_leave(outcome: Outcome, edited: Edited | None, name: str) -> None:
    """Raises Blocked where a strict rule is broken, naming every breach with its cells."""
    breaches = () if outcome.verdict is None else outcome.verdict.breaches
    if not breaches:
        return
    rules = {rule.entry: rule for rule in outcome.rules}
    zh, en = (
        [_line(rules[f.entry], f, edited, language) for f in breaches[:_TOLD]]
        + ([words(language)("edit.more", count=len(breaches) - _TOLD)] if len(breaches) > _TOLD else [])
        for language in LANGUAGES
    )
    heads = [words(language)("edit.blocked", name=name, count=len(breaches)) for language in LANGUAGES]
    raise Blocked("\n".join([heads[0], *zh]), "\n".join([heads[1], *en]))


def _line(rule: Rule, finding: Finding, edited: Edited | None, language: str) -> str:
    cells = ", ".join(str(cell) for cell in edited.places.of(finding)) if edited else ""
    text: str = getattr(sentence(rule, finding), language)
    return f"{cells}: {text}" if cells else text
