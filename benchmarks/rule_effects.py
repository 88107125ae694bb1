"""What switching each rule off changes at each place; writes docs/rule_effects.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from benchmarks._planned import Planned, planned
from benchmarks.registry import PLACES, ROOT, Benchmark, Cells, Options
from enforceplan.audit import audit
from enforceplan.catalogue import profiles
from enforceplan.domain import Absence, Attach, CoerciveKind, DayRule, Level, Regime, Scenario, Span, Window
from enforceplan.evaluate import evaluate
from enforceplan.memory.announce import told
from enforceplan.rules.base import Rule
from enforceplan.solution import to_roster

PAGE = ROOT / "docs" / "rule_effects.md"
CAMPAIGN = "campaign"
"""Profile in which `overtime` is on; in `standard` it is off."""


def _pulled_back(scenario: Scenario) -> Scenario:
    """The first resident officer is pulled back on the second day, and his street was not asked."""
    day = scenario.start + timedelta(days=1)
    gone = Absence(Span(day, day + timedelta(days=1)), "pull_back", consent=False)
    officer = next(o for o in scenario.officers.values() if o.attach is Attach.RESIDENT)
    away = replace(officer, absences=(*officer.absences, gone))
    return replace(scenario, officers={**scenario.officers, officer.code: away})


def _without_women(scenario: Scenario) -> Scenario:
    return replace(scenario, officers={code: replace(o, female=False) for code, o in scenario.officers.items()})


def _announced(scenario: Scenario) -> Scenario:
    """The planner's roster was published; who has most to do in it has fallen ill since."""
    made = Planned(scenario)
    published = told(to_roster(made.problem, made.solution))
    busiest, _ = Counter(code for row in published.values() for code in row.officers).most_common(1)[0]
    ill = Absence(Span(scenario.start, scenario.end), "leave")
    officer = replace(scenario.officers[busiest], absences=(ill,))
    return replace(scenario, published=published, officers={**scenario.officers, busiest: officer})


def _coerced_at_any_time(scenario: Scenario) -> Scenario:
    """Demolition and the like is offered on every day and at every hour."""
    any_time = {"windows": (Window(0, 1440),), "days": DayRule.ANY, "dates": ()}
    work = scenario.operations.values()
    return replace(
        scenario,
        operations={o.code: replace(o, **any_time) if o.coercive is CoerciveKind.EXECUTION else o for o in work},  # type: ignore[arg-type]
    )


def _short_of_contract_staff(scenario: Scenario) -> Scenario:
    """Every second of the contract staff is on leave, and the profile allows 48 hours where law does not forbid it."""
    week = Absence(Span(scenario.start, scenario.end), "leave")
    contract = [o for o in scenario.officers.values() if o.regime is Regime.CONTRACT]
    away = {o.code: replace(o, absences=(*o.absences, week)) for o in contract[::2]}
    return replace(scenario, officers={**scenario.officers, **away}, rules=_under(CAMPAIGN, scenario))


def _under(profile: str, scenario: Scenario) -> dict[str, dict[str, object]]:
    """The scenario's rules with a profile laid over them."""
    rules = {entry: dict(given) for entry, given in scenario.rules.items()}
    for entry, given in profiles()[profile].items():
        rules[entry] |= given
    return rules


VARIANTS: dict[str, tuple[str, Callable[[Scenario], Scenario]]] = {
    "pull_back_consent": ("one pull-back without consent", _pulled_back),
    "coercion_times": ("coercion offered at any time", _coerced_at_any_time),
    "keep_published": ("published, and one officer ill since", _announced),
    "female_preferred": ("no women serve", _without_women),
    "contract_hours": (f"profile {CAMPAIGN}, half of the contract staff on leave", _short_of_contract_staff),
}
"""Entries that the shipped places as they are do not move: what is changed there, in words, and how."""


@dataclass(frozen=True)
class Effect:
    """What one entry does at one place."""

    strict: bool
    findings: int
    """Of the entry, in the planner's roster made without it (strict), or with everything on (priced)."""
    points: int = 0
    """What a priced entry charges."""
    served: int = 0
    """Operations served more without the entry."""
    coverage: int = 0
    """Coverage points more without the entry."""
    moved: bool = False
    """The score vector without the entry is another one."""

    @property
    def changes(self) -> bool:
        """It changes something."""
        return self.findings > 0 or self.points > 0 or self.moved

    @property
    def cell(self) -> str:
        """The figures as they stand in the table."""
        if not self.changes:
            return "–"
        return f"{self.findings} ({self.served:+d}; {self.coverage:+,})" if self.strict else f"{self.points:,}"


@dataclass(frozen=True)
class Effects:
    """The entries of one place, asked one by one."""

    base: Planned

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Entries in force."""
        return {rule.entry: rule for rule in self.base.rules}

    def of(self, entry: str) -> Effect:
        """Plan without a strict entry and audit with it; read off what a priced one charges."""
        rule = self.rules[entry]
        if rule.points:
            told = next(score for score in self.base.verdict.entries if score.entry == entry)
            return Effect(strict=False, findings=told.count, points=told.points)
        p, book = self.base.problem, self.base.book.without(frozenset({entry}))
        free = self.base.plan(without=entry)
        verdict = audit(self.base.scenario, to_roster(p, free), [rule])
        kept, score = self.base.score, evaluate(p, book, free)
        return Effect(
            strict=True,
            findings=len(verdict.findings),
            served=int((free.start >= 0).sum()) - int((self.base.solution.start >= 0).sum()),
            coverage=score.levels[Level.COVERAGE] - kept.levels[Level.COVERAGE],
            moved=score.vector != kept.vector,
        )


def varied(place: str, entry: str) -> Effects:
    """The entries of a shipped place with the change that lets one entry show itself."""
    return Effects(Planned(VARIANTS[entry][1](planned(place).scenario)))


def effects(place: str, profile: str = "") -> Effects:
    """The entries of a shipped place, under another profile if one is named."""
    made = planned(place)
    if not profile:
        return Effects(made)
    return Effects(Planned(replace(made.scenario, rules=_under(profile, made.scenario))))


def build(size: str, _options: Options) -> dict[str, Effect]:
    """Every entry of one place; `overtime` under its own profile, some in a place that is changed for them."""
    here = effects(size)
    told = {entry: here.of(entry) for entry in here.rules if entry not in VARIANTS}
    told |= {f"{entry} ({words})": varied(size, entry).of(entry) for entry, (words, _) in VARIANTS.items()}
    return told | {f"overtime (profile {CAMPAIGN})": effects(size, CAMPAIGN).of("overtime")}


def figures(told: dict[str, Effect]) -> Cells:
    return {entry: effect.cell for entry, effect in told.items()}


def finish(rows: list[Cells], _options: Options) -> None:
    """Write the page."""
    PAGE.write_text(page(rows), encoding="utf-8", newline="\n")


def page(rows: list[Cells]) -> str:
    """The text of docs/rule_effects.md: one table of strict entries, one of priced ones."""
    entries = [column for column in rows[0] if column != "size"]
    strict = {rule.entry for rule in effects(PLACES[0]).base.rules if not rule.points}
    return "\n".join(
        [
            "# What each rule changes · 规则 × 地点",
            "",
            "Generated by `python -m benchmarks rule_effects`; do not edit. Measured on the roster of the constructive",
            "planner (no search), so it is the same on every machine. A dash: nothing changes there. That every rule",
            "changes something somewhere is tested.",
            "",
            "## Strict entries",
            "",
            "The week is planned without the entry and audited with it: number of findings (operations served more;",
            "coverage points more, where fewer is better). A planner that never looks back may end worse with a rule",
            "less, so the sign of the bracket is no promise; the findings are.",
            "",
            *_table([entry for entry in entries if entry.split()[0] in strict], rows),
            "",
            "## Priced entries",
            "",
            "Points the entry charges in the planner's roster with everything on. `overtime` is off in profile",
            f"`standard`; its row is planned under profile `{CAMPAIGN}`.",
            "",
            *_table([entry for entry in entries if entry.split()[0] not in strict], rows),
            "",
        ]
    )


def _table(entries: Iterable[str], rows: list[Cells]) -> list[str]:
    places = [row["size"] for row in rows]
    return [
        "| entry | " + " | ".join(places) + " |",
        "|---" * (len(places) + 1) + "|",
        *(f"| {_code(entry)} | " + " | ".join(row[entry] for row in rows) + " |" for entry in entries),
    ]


def _code(entry: str) -> str:
    name, _, rest = entry.partition(" ")
    return f"`{name}` {rest}".rstrip()


BENCHMARK = Benchmark(
    name="rule_effects",
    about="What each entry of the rules changes at each place, on the planner's rosters.",
    sizes=PLACES,
    build=build,
    figures=figures,
    finish=finish,
)
