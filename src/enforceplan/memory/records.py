"""What really happened: a roster and the records about it, as the week that was worked.

When to modify: another kind of record that changes who worked when.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from enforceplan.errors import Complaint, Place, ScenarioFaulty
from enforceplan.facts import Facts, Service, minutes
from enforceplan.outcome import Outcome
from enforceplan.roster import EMPTY, Duty, Roster
from enforceplan.scenario.kinds import RecordKind
from enforceplan.scenario.running import RecordRow
from enforceplan.scenario.words import nearest

ABOUT_DUTIES = frozenset(
    {RecordKind.CAME, RecordKind.LATE, RecordKind.LEFT, RecordKind.SUBSTITUTE, RecordKind.DONE, RecordKind.CANCELLED}
)
_ONE_PERSON = frozenset({RecordKind.CAME, RecordKind.LATE, RecordKind.LEFT, RecordKind.SUBSTITUTE})
_APART = timedelta(hours=24)
"""A real time farther from the rostered one is taken for a slip of the pen."""
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Record:
    """A record and where it stands."""

    row: RecordRow
    file: str
    place: Place

    @property
    def job(self) -> str:
        """Operation, or post shift as text."""
        return self.row.operation or self.row.post


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
    about = [record for record in records if record.row.kind in ABOUT_DUTIES]
    complaints = list(_faults(rostered, about))
    faulty = {(complaint.file, complaint.place) for complaint in complaints}
    complaints += _clashes([record for record in about if (record.file, record.place) not in faulty])
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
        times[key] = spans.get(key[1], (service.start, service.end))
    for record in sorted(about, key=lambda r: list(RecordKind).index(r.row.kind)):
        row, key = record.row, (record.row.officer or "", record.job)
        if key not in duties:
            continue
        start, end = times[key]
        if row.kind is RecordKind.CANCELLED:
            del duties[key]
        elif row.kind is RecordKind.SUBSTITUTE and row.other is not None:
            other = (row.other, record.job)
            duties[other], times[other] = replace(duties[key], officer=row.other), (row.start or start, end)
            if row.start is None:
                del duties[key]
            else:
                times[key] = (start, row.start)
        elif row.kind in _ONE_PERSON:
            times[key] = (row.start or start, row.end or end)
    kept = tuple(duty for key, duty in duties.items() if key[1] not in gone and times[key][0] < times[key][1])
    real = Roster(tuple(s for s in roster.starts if s.operation not in gone), kept, roster.bodies, roster.vehicles)
    ended = {job: end for job, (_, end) in spans.items()}
    return Worked(outcome.scenario, real.ordered(), times, ended, done, gone)


def _faults(rostered: Facts, records: Iterable[Record]) -> Iterator[Complaint]:
    services: dict[str, dict[str, Service]] = defaultdict(dict)
    for service in rostered.services:
        services[service.job][service.officer] = service
    jobs = {*services, *rostered.starts, *map(str, rostered.shifts)}
    week = f"{rostered.scenario.week_start}"
    for record in records:
        row, job = record.row, record.job
        crew = services.get(job, {})
        listed = ", ".join(sorted(crew)[:_NAMED])
        if bool(row.operation) == bool(row.post):
            yield _complaint(
                record, "operation", job, "operation 与 post 恰填一个", "exactly one of operation and post"
            )
        elif job not in jobs:
            near = nearest(job, jobs)
            yield _complaint(
                record, "operation" if row.operation else "post", job,
                f"{week} 起的排班中安排了的勤务" + (f"（最接近：{near}）" if near else ""),
                f"a duty of the roster from {week}" + (f" (nearest: {near})" if near else ""),
            )  # fmt: skip
        elif row.kind in _ONE_PERSON and row.officer is None:
            yield _complaint(record, "officer", "", f"{job} 的人员之一: {listed}", f"one of those of {job}: {listed}")
        elif row.officer is not None and row.officer not in crew:
            yield _complaint(
                record, "officer", row.officer, f"排班中 {job} 的人员: {listed or '无'}",
                f"one of those whom the roster sends to {job}: {listed or 'nobody'}",
            )  # fmt: skip
        else:
            yield from _misfits(rostered, record, crew)


def _clashes(records: Iterable[Record]) -> Iterator[Complaint]:
    """A duty that two records give away or to one person, and who left before he came: one would vanish unseen."""
    given: dict[tuple[str, str, str | None], Record] = {}
    came: dict[tuple[str, str | None], datetime] = {}
    for record in records:
        row, job = record.row, record.job
        for column in ("officer", "other") if row.kind is RecordKind.SUBSTITUTE else ():
            name = getattr(row, column)
            before = given.setdefault((job, column, name), record)
            if before is not record:
                zh, en = (before.place.text(language) for language in ("zh", "en"))
                yield _complaint(
                    record, column, name or "", f"{job} 中每人至多替一次、被替一次（另见{before.file} {zh}）",
                    f"nobody replaced twice, or standing in twice, in {job}; see {before.file} {en}",
                )  # fmt: skip
        if row.kind is RecordKind.LATE and row.start is not None:
            came[job, row.officer] = row.start
    for record in records:
        row, job = record.row, record.job
        begun = came.get((job, row.officer))
        if row.kind is RecordKind.LEFT and row.end is not None and begun is not None and row.end < begun:
            yield _complaint(
                record, "to", f"{row.end:%Y-%m-%d %H:%M}", f"不早于其到岗（{begun:%Y-%m-%d %H:%M}）",
                f"not before he came ({begun:%Y-%m-%d %H:%M})",
            )  # fmt: skip


def _misfits(rostered: Facts, record: Record, crew: dict[str, Service]) -> Iterator[Complaint]:
    """Substitutes and times that cannot be."""
    row, job = record.row, record.job
    if row.kind is RecordKind.SUBSTITUTE:
        if row.other is None or row.other not in rostered.scenario.officers:
            yield _complaint(
                record, "other", row.other or "", "officers 表中的替班人员", "a substitute from the table officers"
            )
        elif row.other in crew:
            yield _complaint(
                record, "other", row.other, f"未排在 {job} 的人员", f"somebody whom {job} does not have already"
            )
    needed = {RecordKind.LATE: ("from", row.start), RecordKind.LEFT: ("to", row.end)}.get(row.kind)
    if needed is not None and needed[1] is None:
        yield _complaint(record, needed[0], "", "时间", "a time")
    if row.officer is not None:
        begin, end = crew[row.officer].start, crew[row.officer].end
    elif job in rostered.starts:
        begin, end = rostered.starts[job], rostered.end_of(job)
    else:
        return
    start, stop = row.start or begin, row.end or end
    inside = row.kind not in (RecordKind.LATE, RecordKind.LEFT, RecordKind.SUBSTITUTE)
    low, high = (begin - _APART, end + _APART) if inside else (begin, end)
    if not low <= start <= stop <= high:
        span = f"{low:%Y-%m-%d %H:%M} – {high:%Y-%m-%d %H:%M}"
        yield _complaint(
            record, "from", f"{start:%Y-%m-%d %H:%M} – {stop:%Y-%m-%d %H:%M}",
            f"{job} 排在 {begin:%Y-%m-%d %H:%M} – {end:%H:%M}，记录须在 {span} 之内、先起后止",
            f"times in {span}, in order; {job} is rostered {begin:%Y-%m-%d %H:%M} – {end:%H:%M}",
        )  # fmt: skip
    elif row.recheck_by is not None and row.recheck_by.date() < stop.date():
        yield _complaint(
            record, "recheck_by", f"{row.recheck_by:%Y-%m-%d %H:%M}", f"不早于 {job} 结束（{stop:%Y-%m-%d}）",
            f"not before {job} has ended ({stop:%Y-%m-%d})",
        )  # fmt: skip


def _complaint(record: Record, column: str, value: str, zh: str, en: str) -> Complaint:
    return Complaint(
        record.file,
        record.place,
        column,
        value,
        zh,
        en,
        "改正记录，或改用它所属一周的结果",
        "correct the record, or name the run it is about",
    )
