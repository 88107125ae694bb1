"""Nobody is in two places at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DISTRICT, Carried, Level, Presence
from enforceplan.facts import minutes
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Alike, Apart, Never

if TYPE_CHECKING:
    from enforceplan.domain import Officer
    from enforceplan.facts import Facts, Service
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _until(officer: str, last_zone: str = "", **ends: str) -> dict[str, dict[str, object]]:
    """The officer's last duty ended at this time of the first Monday."""
    times = {name: datetime.fromisoformat(f"2026-05-11T{clock}") for name, clock in ends.items()}
    return {"officers": {officer: {"carried": Carried(last_zone=last_zone, **times)}}}  # type: ignore[arg-type]


_ON_THE_SPOT: dict[str, dict[str, object]] = {"posts": {"LEAD-0": {"presence": Presence.ON_SITE}}}


class NoOverlap(Rule):
    """Two duties of one officer never overlap, and the way between their places lies between them.

    Clock: local minutes, across midnight and past the end of the horizon. A duty is half-open, so the next may begin in
    the minute in which it ends, if it is at the same place; elsewhere exactly the minutes of the way are enough. Two
    pairs are free: those in which either duty is on call (it excludes other duties only while called), and those in one
    street of which either is ``alongside`` (a duty leader may also command there). Two seats in one job belong to
    `availability`. Nor does a duty on the spot begin before the last one of the week before has ended
    (`Carried.last_end`) and the way from its place lies between (`Carried.last_zone`, where it is known); a duty
    leader's shift of who is used by one street is free as above. Who serves all streets waits for the end of his own
    duty leader's shift, too (`Carried.on_site_until`). Source: nobody is in two places at once.
    """

    id: ClassVar = "no_overlap"
    default_level: ClassVar = Level.MUST
    spare: ClassVar = "minutes"

    accepts: ClassVar = (
        Example("back to back at one place", ("U1 A1 0 08:00-10:00", "U1 A2 0 10:00-12:00")),
        Example("exactly the way of 20 minutes", ("F1 A1 0 08:00-10:00", "F1 B1 0 10:20-12:00")),
        Example("a 24-hour duty leader commands", ("C1 LEAD 0 08:30-08:30", "C1!,U1 A1 0 20:00-01:00")),
        Example(
            "a duty leader on the spot commands in his own street",
            ("C1 LEAD 0 08:30-08:30", "C1!,U1 A1 1 07:00-09:00"),
            {"posts": {"LEAD-0": {"presence": Presence.ON_SITE}}},
        ),
        Example("a night on call at home, then a morning duty", ("U1 HOME 0 22:00-06:00", "U1 A1 1 05:00-09:00")),
        Example("an operation until 01:00, then another", ("U1 A1 0 20:00-01:00", "U1 A2 1 01:00-03:00")),
        Example("as the last duty ends", ("U1 A1 0 06:00-08:00",), _until("U1", last_end="06:00")),
        Example(
            "the way after the last duty", ("F1 A1 0 06:20-08:00",), _until("F1", last_end="06:00", last_zone="S2")
        ),
        Example(
            "a duty leader's shift after the last duty",
            ("C1 LEAD 0 06:00-06:00",),
            {**_until("C1", last_end="06:00", last_zone="S2"), **_ON_THE_SPOT},
        ),
        Example("on call while the last duty goes on", ("U1 HOME 0 05:00-08:00",), _until("U1", last_end="06:00")),
        Example(
            "a duty leader's shift while the last duty goes on",
            ("C1 LEAD 0 05:00-05:00",),
            {**_until("C1", last_end="06:00"), **_ON_THE_SPOT},
        ),
        Example(
            "after a duty leader's shift in his street", ("U1 A1 0 05:00-06:00",), _until("U1", on_site_until="06:00")
        ),
        Example("as it ends, of who serves all streets", ("F1 A1 0 06:00-08:00",), _until("F1", on_site_until="06:00")),
        Example("Sunday night and past it", ("U1 A1 6 20:00-23:00", "U1 A2 6 23:00-03:00")),
    )
    rejects: ClassVar = (
        Example("a minute before the last duty ends", ("U1 A1 0 05:59-08:00",), _until("U1", last_end="06:00")),
        Example(
            "a minute of the way missing", ("F1 A1 0 06:19-08:00",), _until("F1", last_end="06:00", last_zone="S2")
        ),
        Example(
            "a minute of the way missing after Sunday",
            ("F1 A1 0 00:18-08:00",),
            {"officers": {"F1": {"carried": Carried(last_end=datetime(2026, 5, 10, 23, 59), last_zone="S2")}}},
        ),
        Example("the second duty after the last one", ("U1 A1 0 00:00-01:00",), _until("U1", last_end="00:01")),
        Example(
            "a minute before the duty leader's shift of one who serves all streets ends",
            ("F1 B1 0 05:59-08:00",),
            _until("F1", on_site_until="06:00"),
        ),
        Example(
            "a duty leader's shift of one who serves all streets",
            ("F1 LEAD 0 05:00-05:00",),
            {**_until("F1", last_end="05:01"), **_ON_THE_SPOT},
        ),
        Example("one minute shared", ("U1 A1 0 08:00-10:01", "U1 A2 0 10:00-12:00")),
        Example("one minute of the way missing", ("F1 A1 0 08:00-10:00", "F1 B1 0 10:19-12:00")),
        Example("beginning together", ("U1 A1 0 08:00-10:00", "U1 A2 0 08:00-09:00")),
        Example(
            "a duty leader on the spot in another street",
            ("C1 LEAD 0 08:30-08:30", "C1!,U1 A1 0 20:00-01:00"),
            {"posts": {"LEAD-0": {"street": "S2", "zone": "S2", "presence": Presence.ON_SITE}}},
        ),
        Example("an operation until 01:00 and one before it ends", ("U1 A1 0 20:00-01:00", "U1 A2 1 00:59-03:00")),
        Example("the last hour of the horizon", ("U1 A1 6 22:00-23:31", "U1 A2 6 23:30-00:30")),
        Example("a short duty inside a long one", ("U1 P1 2 08:00-18:00", "U1 A1 2 10:00-11:00")),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Of two duties on the spot, i.e. end(t) + way <= begin(u) where u begins with or after t."""
        present = ~p.on_call[p.start_job]
        book.say(
            Apart(
                entry=self.entry,
                level=self.level,
                officers=np.ones(p.O, dtype=bool),
                first=present,
                second=present,
                opens=p.begin,
                until=p.end,
                with_way=True,
                alongside=p.alongside[p.start_job],
            )
        )
        street = p.serves >= 0
        until = np.maximum(p.last_end[:, None] + p.last_way, np.where(street, -FREE, p.on_site_until)[:, None])
        rows, kind = np.unique(np.column_stack([np.maximum(until, 0), street]), axis=0, return_inverse=True)
        still_out = present & (p.begin < rows[:, p.job_zone[p.start_job]])
        free = p.alongside[p.start_job] & (rows[:, -1:] > 0)
        book.say(Never(entry=self.entry, level=self.level, officer_start=Alike(still_out & ~free, kind)))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Each duty on the spot against every later one of the same officer."""
        for officer, services in f.services_of.items():
            yield from self._still_out(f, f.scenario.officers[officer], services)
            for first, second in combinations([s for s in services if not s.on_call], 2):
                if first.job == second.job:
                    continue
                if first.street == second.street and (first.alongside or second.alongside):
                    continue
                way = f.way(first.zone, second.zone)
                if second.start >= first.end + timedelta(minutes=way):
                    continue
                yield self.finding(
                    "overlap" if second.start < first.end else "way",
                    officer=officer,
                    first=first.job,
                    second=second.job,
                    ended=first.end.isoformat(" ", "minutes"),
                    began=second.start.isoformat(" ", "minutes"),
                    minutes=minutes(second.start - first.end),
                    limit_minutes=way,
                )

    def _still_out(self, f: Facts, officer: Officer, services: list[Service]) -> Iterator[Finding]:
        """Duties on the spot that begin before the last one of the week before has ended, and the way from it."""
        carried, roams = officer.carried, officer.used_by == DISTRICT
        for service in services:
            if service.on_call or (service.alongside and not roams):
                continue
            way = f.way(carried.last_zone, service.zone) if carried.last_zone else 0
            ends = [(carried.last_end, way), (carried.on_site_until if roams else None, 0)]
            for end, asked in ends:
                if end is not None and service.start < end + timedelta(minutes=asked):
                    yield self.finding(
                        "overlap" if service.start < end else "way",
                        officer=officer.code,
                        first="—",
                        second=service.job,
                        ended=end.isoformat(" ", "minutes"),
                        began=service.start.isoformat(" ", "minutes"),
                        minutes=minutes(service.start - end),
                        limit_minutes=asked,
                    )
