"""What every output asks of a run, worked out once: who serves where and when, in the words of the scenario.

When to modify: a fact about a run that two outputs need. What only one needs stands there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property

from enforceplan.domain import Officer, Operation, Post, Selection
from enforceplan.facts import Facts, Service, Shift, clock
from enforceplan.lots import draws
from enforceplan.outcome import Outcome, Unserved
from enforceplan.report.days import DayTitle
from enforceplan.report.fingerprint import roster_hash, scenario_hash
from enforceplan.report.publication import Publication
from enforceplan.roster import COMMANDER_ELEMENT, EMPTY, Duty, Role, Roster
from enforceplan.rules.base import Finding, Rule
from enforceplan.rules.book import claim, sentence
from enforceplan.rules.random_draw import RandomDraw
from enforceplan.slack import Slack, slack
from enforceplan.text import Text, Words, words
from enforceplan.visits import joint_rate


@dataclass(frozen=True)
class View:
    """A run as its readers see it; without a roster it shows an empty week."""

    outcome: Outcome
    publication: Publication | None = None
    """The version it is, where it has been published."""
    full_numbers: bool = False
    """Certificate numbers stand whole on the sheets of operations and in the fields of inspection forms."""
    street: str = ""
    """Only this street: its operations, posts and duties, and the officers who are at home or on duty there."""
    draft: bool = False
    """It is not to be sent out, and says so wherever a version would stand."""

    def of_street(self, street: str) -> View:
        """The same run as one street sees it; what its officers do elsewhere keeps them busy and says no more."""
        seen = replace(self, street=street)
        # worked out once for all streets
        for name in ("roster", "facts", "drawn", "fingerprint", "scenario_print", "verdict_word", "slack"):
            vars(seen)[name] = getattr(self, name)
        return seen

    @cached_property
    def officers(self) -> list[Officer]:
        """Officers in the scenario's order; of a street those at home there (used, managed or owned), or on duty."""
        known = self.outcome.scenario.officers.values()
        if not self.street:
            return list(known)
        busy = {service.officer for service in self.services}
        return [o for o in known if o.code in busy or self.street in (o.used_by, o.managed_by, o.owner)]

    @cached_property
    def roster(self) -> Roster:
        """The roster in canonical order."""
        return (self.outcome.roster or EMPTY).ordered()

    @cached_property
    def facts(self) -> Facts:
        """Scenario and roster with times and places."""
        return Facts(self.outcome.scenario, self.roster)

    @cached_property
    def slack(self) -> dict[str, Slack]:
        """How near the roster comes to the limit of every strict entry that has one."""
        run = self.outcome
        return slack(run.scenario, run.rules, run.roster) if run.roster else {}

    @cached_property
    def words(self) -> Words:
        """Words of the scenario's language."""
        return words(self.outcome.scenario.language)

    @cached_property
    def services(self) -> list[Service]:
        """Every duty with its time, by start, job, group, element, role and officer."""
        return sorted(
            (s for s in self.facts.services if self.street in ("", s.street)),
            key=lambda s: (s.start, s.job, s.duty.group, s.duty.element, seat_order(s.duty)),
        )

    @cached_property
    def services_of_job(self) -> dict[str, list[Service]]:
        """Services by operation code or post shift as text."""
        found: dict[str, list[Service]] = defaultdict(list)
        for service in self.services:
            found[service.job].append(service)
        return dict(found)

    @cached_property
    def body_of(self) -> dict[tuple[str, int, str], str]:
        """Body that fills (operation, group, element)."""
        return {(b.operation, b.group, b.element): b.body for b in self.roster.bodies}

    @cached_property
    def rule_of(self) -> dict[str, Rule]:
        """Rules in force by entry."""
        return {rule.entry: rule for rule in self.outcome.rules}

    @cached_property
    def served(self) -> list[Operation]:
        """Served operations by start, then code."""
        known = self.outcome.scenario.operations
        served = [known[code] for code in sorted(self.facts.starts, key=lambda code: (self.facts.starts[code], code))]
        return [operation for operation in served if self.street in ("", operation.street)]

    @cached_property
    def unserved(self) -> list[Unserved]:
        """Operations left out, most urgent first; each carries its reason, or says that none was worked out."""
        known = self.outcome.scenario.operations
        told = {entry.operation: entry for entry in self.outcome.unserved}
        missing = Text(words("zh")("sentence.no_reason"), words("en")("sentence.no_reason"))
        here = {code for code, operation in known.items() if self.street in ("", operation.street)}
        left_out = [code for code in known if code in here and code not in self.facts.starts]
        return [
            told.get(code) or Unserved(code, "unknown", missing)
            for code in sorted(left_out, key=lambda code: (-known[code].priority, code))
        ]

    @cached_property
    def drawn(self) -> dict[str, list[str]]:
        """Inspectors drawn for each operation that draws them, in the order of their seats; see draw_log.json."""
        rule = next((rule for rule in self.outcome.rules if isinstance(rule, RandomDraw)), None)
        found: dict[str, list[str]] = {}
        for code, operation in self.outcome.scenario.operations.items():
            if rule and operation.selection is Selection.RANDOM_DRAW:
                lots = draws(self.facts, operation, rule.leader_rank, rule.cross_department)
                found[code] = [seat.officer for lot in lots.values() for seat in lot.seats if seat.officer]
        return found

    @cached_property
    def joint_visits(self) -> tuple[int, int]:
        """Pairs of served checks of one premises: how many are one visit, of how many that could be."""
        return joint_rate(self.facts)

    @cached_property
    def findings(self) -> list[Finding]:
        """What the audit found; of a street what names it, one of its operations or posts, or one of its officers."""
        verdict, scenario = self.outcome.verdict, self.outcome.scenario
        found = list(verdict.findings) if verdict else []
        if not self.street:
            return found
        here = {self.street, *(officer.code for officer in self.officers)}
        works: list[Operation | Post] = [*scenario.operations.values(), *scenario.posts.values()]
        here |= {work.code for work in works if work.street == self.street}
        return [f for f in found if here & {part.split("@")[0] for v in f.subject.values() for part in v.split(", ")}]

    def told(self, finding: Finding) -> Text:
        """The sentence of a finding, subjects and amounts filled in."""
        return sentence(self.rule_of[finding.entry], finding)

    def shift_of(self, service: Service) -> Shift | None:
        """The post shift a service belongs to; None for an operation."""
        return self.facts.shifts[service.duty.post] if service.duty.post else None

    def work_of(self, service: Service) -> Operation | Post:
        """The operation or post a service belongs to."""
        shift = self.shift_of(service)
        return shift.post if shift else self.outcome.scenario.operations[service.duty.operation]

    def owner_name(self, code: str) -> str:
        """Name of a department, of a street that owns officers, or of an invited party."""
        scenario = self.outcome.scenario
        owner = scenario.departments.get(code) or scenario.streets.get(code)
        return owner.name if owner else scenario.guests.get(code, code)

    def vehicles(self, operation: str) -> str:
        """Equipment an operation takes along, ``CODE×n`` each."""
        return ", ".join(f"{v.equipment}×{v.quantity}" for v in self.roster.vehicles if v.operation == operation)

    def commander(self, operation: str) -> str:
        """The officer in the commander's seat, of the visit it joins where it does so, or empty."""
        operation = self.outcome.scenario.operations[operation].joins or operation
        return ", ".join(d.officer for d in self.facts.crew_of.get(operation, []) if d.element == COMMANDER_ELEMENT)

    def commanded_by(self, operation: str) -> str:
        """The same with the name, where the planner gave one."""
        commander = self.commander(operation)
        return self.person(commander) if commander else ""

    def person(self, code: str) -> str:
        """An officer's code, and the name where the planner gave one."""
        return f"{code} {self.outcome.scenario.officers[code].name}".strip()

    def number(self, officer: Officer, body: str) -> str:
        """Number of an officer's certificate for a body, masked unless full numbers were asked for."""
        return certificate(officer, body) if self.full_numbers else masked(officer, body)

    def crew(self, duties: Iterable[Duty]) -> str:
        """Officers with what they are beyond certified heads: ``U1 (leader, driver), X1 (auxiliary)``."""
        return ", ".join(self.member(duty) for duty in duties)

    def member(self, duty: Duty) -> str:
        """One officer with role (unless certified) and marks."""
        said = [] if duty.role is Role.CERTIFIED else [self.words.of(duty.role)]
        said += [self.words(f"mark.{mark}") for mark in duty.marks]
        person = self.person(duty.officer)
        return f"{person} ({', '.join(said)})" if said else person

    def nights(self, services: Iterable[Service]) -> int:
        """Nights an officer's duties touch (22:00–06:00 unless `fair_nights` says otherwise), on call included."""
        return len({next(s.night_dates(*self.night_hours), None) for s in services} - {None})

    @cached_property
    def night_hours(self) -> tuple[time, time]:
        """When the night begins and ends."""
        given = self.outcome.scenario.rules.get("fair_nights", {})
        return clock(str(given.get("night_open", "22:00"))), clock(str(given.get("night_close", "06:00")))

    def weekends(self, services: Iterable[Service]) -> int:
        """Weekends on whose Saturday or Sunday a duty begins, made-up workdays left out, on call included."""
        begun = {s.start.date() for s in services}
        free = [day for day in begun if day.weekday() >= 5 and not self.outcome.scenario.day_of[day].works]
        return len({day - timedelta(days=day.weekday()) for day in free})

    def claim(self, rule: Rule) -> str:
        """What a rule says, its parameters filled in."""
        return self.words.choose(claim(rule))

    def day_title(self, day: date) -> DayTitle:
        """``Mon 05-11``, with a mark on holidays and make-up workdays."""
        kind = self.words.of(self.outcome.scenario.day_of[day].kind)
        title = f"{self.words(f'weekday.{day.weekday()}')} {day:%m-%d}"
        plain = self.outcome.scenario.day_of[day].works == (day.weekday() < 5)
        usual = plain and self.outcome.scenario.day_of[day].kind.name != "HOLIDAY"
        return DayTitle(day, title if usual else f"{title} {kind}")

    @cached_property
    def title(self) -> str:
        """Heading of the week: title (and street), number of the calendar week, first to last day."""
        scenario = self.outcome.scenario
        first = scenario.week_start
        last = first + timedelta(days=scenario.days - 1)
        numbers = dict.fromkeys(day.isocalendar().week for day in (first, last))
        title = (
            f"{scenario.title} {scenario.streets[self.street].name or self.street}" if self.street else scenario.title
        )
        return self.words("sentence.title", title=title, week="–".join(map(str, numbers)), first=first, last=last)

    @cached_property
    def edition(self) -> str:
        """Version, by whom and when, or that it is a draft; empty for any other run that was not published."""
        if self.draft:
            return self.words("sentence.draft")
        return "" if self.publication is None else self.publication.told(self.words)

    @cached_property
    def scenario_print(self) -> str:
        """Fingerprint of the scenario, as roster.json has it."""
        return scenario_hash(self.outcome.scenario)

    @cached_property
    def fingerprint(self) -> str:
        """Fingerprint of the roster's decisions, as `published.json` has it."""
        return roster_hash(self.roster)

    @cached_property
    def verdict_word(self) -> str:
        """The audit's word; never that something is lawful."""
        verdict = self.outcome.verdict
        if verdict is None:
            return self.words("audit.none")
        return self.words("audit.passed" if verdict.passed else "audit.failed", breaches=len(verdict.breaches))


def seat_order(duty: Duty) -> tuple[bool, int, str]:
    """Leader first, then certified, auxiliaries, cadres, commander; officers by code."""
    return "leader" not in duty.marks, list(Role).index(duty.role), duty.officer


def span(start: datetime, end: datetime) -> str:
    """``18:00–22:00``; an end at midnight is 24:00, a later one is marked with its days: ``22:00–07:00+1``."""
    later = (end.date() - start.date()).days
    if later == 1 and end.time() == time():
        return f"{start:%H:%M}–24:00"
    return f"{start:%H:%M}–{end:%H:%M}" + (f"+{later}" if later else "")


def heads_text(counts: Counter[str]) -> str:
    """``PS 4, UM 6``."""
    return ", ".join(f"{code} {counts[code]}" for code in sorted(counts))


def masked(officer: Officer, body: str) -> str:
    """Last four places of the officer's certificate for a body, the rest hidden; empty without one."""
    number = certificate(officer, body)
    return "****" + (number[-4:] if len(number) > 6 else "") if number else ""


def certificate(officer: Officer, body: str) -> str:
    """Number of the officer's certificate for a body; empty without one."""
    return next((held.number for held in officer.certificates if held.body == body and held.number), "")
