"""What really happened: a roster and the records about it, as the week that was worked.

When to modify: another kind of record that changes who worked when.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from enforceplan.errors import ScenarioFaulty
from enforceplan.facts import Facts, Service, minutes
from enforceplan.memory.clashes import clashes
from enforceplan.memory.misfits import misfits
from enforceplan.memory.record import ONE_PERSON, Record
from enforceplan.outcome import Outcome
from enforceplan.roster import EMPTY, Duty, Roster
from enforceplan.scenario.kinds import RecordKind
from enforceplan.scenario.running import RecordRow


@dataclass(frozen=True)
class Worked(Facts):
    """The week as it was worked: duties that fell away are gone, and every duty has its real time."""

    times: dict[tuple[str, str], tuple[datetime, datetime]] = field(default_factory=dict)
    """(officer, job) -> when he really served, where that differs"""
    ended: dict[str, datetime] = field(default_factory=dict)
    """Operation -> when it really ended, where that was told"""
    told: dict[str, RecordRow] = field(default_factory=dict)
    """Operation -> its last record of being done"""
    cancelled: frozenset[str] = frozenset()
    """Operations and post shifts that did not take place"""

    @cached_property
    def services(self) -> list[Service]:
        """Every duty that was worked, at its real time; a part of a post shift counts its part of the working time."""
        return [self._real(service) for service in Facts(self.scenario, self.roster).services]

    def _real(self, service: Service) -> Service:
        start, end = self.times.get((service.officer, service.job), (service.start, service.end))
        length, real = minutes(service.end - service.start), minutes(end - start)
        working = real if service.duty.operation else service.working_minutes * real // length
        return replace(service, start=start, end=end, working_minutes=working)

    def over_at(self, operation: str) -> datetime:
        """When a served operation ended."""
        return self.ended.get(operation, self.end_of(operation))


def worked(outcome: Outcome, records: Iterable[Record]) -> Worked:
    """The week of an outcome with its records.

    ``cancelled`` takes away an operation or a post shift, or with an officer only his duty; ``substitute`` puts another
    officer into a duty, from a time on where one is told; ``late`` and ``left`` say when somebody came or went;
    ``came`` and ``done`` tell real times. What no record speaks of went as rostered.

    Raises
    ------
    ScenarioFaulty
        With every record that does not fit the roster.
    """
    roster = outcome.roster or EMPTY
    rostered = Facts(outcome.scenario, roster)
    about = [record for record in records if record.used]
    complaints = list(misfits(rostered, about))
    faulty = {(complaint.file, complaint.place) for complaint in complaints}
    complaints += clashes(record for record in about if (record.file, record.place) not in faulty)
    if complaints:
        raise ScenarioFaulty(complaints)
    crew = {(s.officer, s.job): s for s in rostered.services}
    duties: dict[tuple[str, str], Duty] = {key: service.duty for key, service in crew.items()}
    times: dict[tuple[str, str], tuple[datetime, datetime]] = {}
    done = {r.job: r.row for r in about if r.row.kind is RecordKind.DONE}
    gone = frozenset(r.job for r in about if r.row.kind is RecordKind.CANCELLED and r.row.officer is None)
    spans = {
        job: (row.start or rostered.starts[job], row.end or rostered.end_of(job))
        for job, row in done.items()
        if job in rostered.starts
    }
    for key, service in crew.items():
        row = done.get(key[1])
        own = (service.start, service.end) if row is None else (row.start or service.start, row.end or service.end)
        times[key] = spans.get(key[1], own)
    whole = dict(times)
    for record in sorted(about, key=lambda r: list(RecordKind).index(r.row.kind)):
        row, key = record.row, (record.row.officer or "", record.job)
        if key not in duties:
            continue
        start, end = times[key]
        if row.kind is RecordKind.CANCELLED:
            del duties[key]
        elif row.kind is RecordKind.SUBSTITUTE and row.other is not None:
            other = (row.other, record.job)
            duties[other], times[other] = replace(duties[key], officer=row.other), (row.start or start, whole[key][1])
            if row.start is None:
                del duties[key]
            else:
                times[key] = (start, row.start)
        elif row.kind in ONE_PERSON:
            times[key] = (row.start or start, row.end or end)
    kept = tuple(duty for key, duty in duties.items() if key[1] not in gone and times[key][0] < times[key][1])
    real = Roster(tuple(s for s in roster.starts if s.operation not in gone), kept, roster.bodies, roster.vehicles)
    ended = {job: end for job, (_, end) in spans.items()}
    return Worked(outcome.scenario, real.ordered(), times, ended, done, gone)
