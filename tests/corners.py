"""Tiny weeks drawn around the rules' own examples: in each something would be done that one rule forbids or prices.

A rejected example is a roster that a rule does not want. Its week has hardly more people than that roster needs, all
of them able to do what it asks, and so the rule that does not want it is felt by the best roster of the week.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from enforceplan.domain import (
    DISTRICT,
    Absence,
    Carried,
    Certificate,
    Level,
    Officer,
    Operation,
    Premises,
    Rank,
    Scenario,
    Selection,
    Span,
    Standing,
)
from enforceplan.roster import Roster
from enforceplan.rules.base import Example, Rule
from enforceplan.rules.book import make, rooms
from enforceplan.rules.examples import build
from limits import SECOND, mixed

ENTRIES = (*rooms(), *SECOND)
"""Every rule's main entry, of the packs and on request, and the second ones."""
COMMANDERS = ("C1", "C2")
BESIDE = ("M1,M2 A90 2 09:00-11:00", "U4 P90 3 08:00-12:00", "X2 P91 3 08:00-12:00", "F1,F2 B90 1 19:00-23:00")
"""Work that may be drawn beside an example's own."""
TIGHT = 0.12
"""Share of the other rules whose limits a tiny roster can reach."""


@dataclass(frozen=True)
class Corner:
    """A tiny week, and the rules in force."""

    entry: str
    """The rule whose example it was."""
    title: str
    scenario: Scenario
    rules: tuple[Rule, ...]

    @property
    def by_lot(self) -> bool:
        """Somebody is drawn."""
        return any(o.selection is Selection.RANDOM_DRAW for o in self.scenario.operations.values())


def corners(entry: str) -> Iterator[Corner]:
    """Weeks of one entry without end, each drawn around an example that it rejects, every example in its turn."""
    room = rooms()[entry.partition(".")[0]]
    r = Random(f"corners {entry}")
    fitting = [e for e in room.rejects if entry not in SECOND or e.params.get("across", True)]
    while True:
        for example in r.sample(fitting, len(fitting)):
            yield _corner(entry, example, r)


def _corner(entry: str, example: Example, r: Random) -> Corner:
    rules = tuple(
        _felt(entry, rule, example, r) if rule.entry == entry else rule for rule in mixed(r.randrange(1000), TIGHT)
    )
    last = any(rule.level is Level.PREFERENCE for rule in rules if rule.entry == entry)
    gone = {code for code, fields in example.given.get("officers", {}).items() if fields is None}
    beside = tuple(line for line in BESIDE if r.random() < 0.15 and not gone & {*line.split()[0].split(",")})
    scenario, roster = build((*example.duties, *beside), example.given)
    officers = _people(scenario, roster, example, r)
    if entry == "unified_command":
        officers = {code: o for code, o in officers.items() if code not in COMMANDERS or code in example.duties[0]}
    elif any(o.street == "S2" for o in scenario.operations.values()):
        officers["C3"] = replace(scenario.officers["C2"], code="C3", used_by="S2", managed_by="S2")
    if r.random() < (0.6 if last else 0.15):
        officers |= {o.code: o for o in _stand_in(officers, roster)}
    named = {n for o in scenario.operations.values() for n in (*o.premises, *o.pool)}
    premises = {n: Premises(n, n, "S1", "S1", "", "B", None, False) for n in sorted(named)} | {**scenario.premises}
    operations = {code: _wider(o, r, scenario, 0.5 if last else 0.0) for code, o in scenario.operations.items()}
    made = replace(scenario, officers=officers, premises=premises, operations=operations)
    return Corner(entry, example.title, made, rules)


def _people(scenario: Scenario, roster: Roster, example: Example, r: Random) -> dict[str, Officer]:
    """Everybody where the lot decides; else the crew, commanders, whom the week names, and now and then one more."""
    by_lot = any(o.selection is Selection.RANDOM_DRAW for o in scenario.operations.values())
    said = example.given.get("officers", {})
    crew = {duty.officer for duty in roster.duties} | {*said, *COMMANDERS}
    crew |= {code for line in example.duties for code in line.split()[0].replace("!", "").split(",")}
    named = _needed(scenario) | {*r.choice([(), (), (), ("U4",), ("M2",)])}
    away = Absence(Span(scenario.start, scenario.start + timedelta(days=scenario.days)), "leave")
    officers: dict[str, Officer] = {}
    for code, o in scenario.officers.items():
        if by_lot or code in crew | named:
            able = _able(o, said.get(code) or {})
            officers[code] = _burdened(able, said.get(code) or {}, r, 0.8 if by_lot else 0.3)
            if not by_lot and code not in crew and r.random() < 0.5:
                officers[code] = replace(able, absences=(away,))
    return officers


def _felt(entry: str, rule: Rule, example: Example, r: Random) -> Rule:
    """The rule as its example has it; a price is drawn, so that it now and then outweighs the others of its level."""
    given = {**_second(rule), **example.params}
    price = int(str(given.get("points", type(rule).default_points)))
    return make(entry, {**given, "points": price * r.choice([1, 10, 10])} if price else given)


def _second(rule: Rule) -> dict[str, object]:
    """What makes a second entry differ from its rule's main one."""
    return rule.model_dump(exclude={"entry"}) if rule.entry in SECOND else {}


def _stand_in(officers: dict[str, Officer], roster: Roster) -> Iterator[Officer]:
    """One who could take the first one's duties, from the other street and with nothing that speaks against him."""
    for duty in roster.duties[:1]:
        o = officers[duty.officer]
        yield replace(o, code="Z1", absences=(), wishes=(), carried=Carried(), used_by=DISTRICT, managed_by="S2")


def _needed(scenario: Scenario) -> set[str]:
    """Whom the week names somewhere."""
    return {
        *(code for pair in scenario.pairs for code in (pair.officer, pair.other)),
        *(code for post in scenario.posts.values() for code in post.critical),
        *(code for o in scenario.operations.values() for code in (*o.pin.officers, *o.excluded)),
        *(row.officer for row in scenario.recusals),
    }


def _able(o: Officer, said: Mapping[str, object]) -> Officer:
    """With a certificate and a leader's rank, where the example says nothing of them."""
    if o.standing is not Standing.CERTIFIED:
        return o
    if "certificates" not in said and not o.certificates:
        o = replace(o, certificates=(Certificate(o.owner, frozenset(), "n", date(2020, 1, 1), date(2030, 1, 1)),))
    return o if "rank" in said else replace(o, rank=max(o.rank, Rank.GROUP_LEADER))


def _burdened(o: Officer, said: Mapping[str, object], r: Random, share: float) -> Officer:
    """Now and then he carries something along, where the example says nothing of it."""
    if "carried" in said or r.random() > share:
        return o
    return replace(o, carried=Carried(minutes=r.choice([0, 300, 900]), nights=r.choice([0, 2]), weekends=1))


def _wider(o: Operation, r: Random, scenario: Scenario, share: float) -> Operation:
    """Now and then it may begin on another day as well, and matters more or less; a row that is no more is cut."""
    known = scenario.operations
    o = replace(o, after=o.after if o.after in known else "", joins=o.joins if o.joins in known else "")
    if o.dates and (o.code.endswith("90") or r.random() < share):
        o = replace(o, dates=(*o.dates, o.dates[0] + timedelta(days=r.choice([-1, 1, 2]))))
    return replace(o, priority=r.choice([1, 2, 3, 3, 5])) if r.random() < 0.3 else o
