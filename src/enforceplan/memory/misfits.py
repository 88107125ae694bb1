"""Records that do not fit the roster they are about: an unknown duty or person, times or columns that cannot be.

When to modify: what a record must say, each by itself; two that contradict each other are found in `clashes`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from enforceplan.errors import Complaint
from enforceplan.facts import Facts, Service
from enforceplan.memory.record import ONE_PERSON, SAYS, Record
from enforceplan.scenario.kinds import RecordKind
from enforceplan.scenario.words import nearest
from enforceplan.text import both, nearest_of

_APART = timedelta(hours=24)
"""A real time farther from the rostered one is taken for a slip of the pen, and so is a longer service."""
_NAMED = 8


def misfits(rostered: Facts, records: Iterable[Record]) -> Iterator[Complaint]:
    """Every record that does not fit a roster."""
    services: dict[str, dict[str, Service]] = defaultdict(dict)
    for service in rostered.services:
        services[service.job][service.officer] = service
    jobs = {*services, *rostered.starts, *map(str, rostered.shifts)}
    week = f"{rostered.scenario.week_start}"
    for record in records:
        row, job = record.row, record.job
        crew = services.get(job, {})
        listed = ", ".join(sorted(crew)[:_NAMED]) + ("" if len(crew) <= _NAMED else f", … ({len(crew)})")
        if bool(row.operation) == bool(row.post):
            yield record.complaint("operation", *both("memory_misfits.exactly_one_of_operation_and_post"), value=job)
        elif job not in jobs:
            required = both("memory_misfits.a_duty_of_the_roster", week=week, near=nearest_of(nearest(job, jobs)))
            yield record.complaint("operation" if row.operation else "post", *required)
        elif row.kind in ONE_PERSON and row.officer is None:
            yield record.complaint("officer", *both("memory_misfits.one_of_those", job=job, listed=listed))
        elif row.kind in ONE_PERSON | {RecordKind.CANCELLED} and row.officer is not None and row.officer not in crew:
            yield record.complaint(
                "officer",
                *both(
                    "memory_misfits.one_of_those_whom_the_roster_sends",
                    job=job,
                    what=listed or both("memory_misfits.nobody"),
                ),
            )
        else:
            yield from _columns(record)
            yield from _substitute(record, crew, rostered)
            yield from _times(rostered, record, crew)


def _columns(record: Record) -> Iterator[Complaint]:
    """Columns that nothing would be done with, and results that make no sense."""
    row, read = record.row, SAYS[record.row.kind]
    for column in ("officer", "other", "from", "to", "faults", "recheck_by"):
        if record.value(column) is not None and column not in read:
            listed = ", ".join(sorted(read))
            yield record.complaint(column, *both("memory_misfits.nothing_as_is_told", kind=row.kind, listed=listed))
        elif record.value(column) is not None and column in ("faults", "recheck_by") and not row.operation:
            yield record.complaint(column, *both("memory_misfits.nothing_faults_and_re_checks"))
    if row.kind is RecordKind.DONE and row.operation and row.faults == 0 and row.recheck_by is not None:
        yield record.complaint("recheck_by", *both("memory_misfits.nothing_as_faults_is_0"))
    needed = {RecordKind.LATE: "from", RecordKind.LEFT: "to"}.get(row.kind)
    if needed is not None and record.value(needed) is None:
        yield record.complaint(needed, *both("memory_misfits.a_time"))


def _substitute(record: Record, crew: dict[str, Service], rostered: Facts) -> Iterator[Complaint]:
    row, job = record.row, record.job
    if row.kind is not RecordKind.SUBSTITUTE:
        return
    if row.other is None or row.other not in rostered.scenario.officers:
        yield record.complaint("other", *both("memory_misfits.a_substitute_from_the_table"))
    elif row.other in crew:
        yield record.complaint("other", *both("memory_misfits.somebody_whom_does_not_have", job=job))


def _times(rostered: Facts, record: Record, crew: dict[str, Service]) -> Iterator[Complaint]:
    """Times that cannot be: in disorder, far from those of the roster, of another week, or longer than a day."""
    row, job = record.row, record.job
    if row.officer in crew:
        begin, end = crew[row.officer].start, crew[row.officer].end
    elif job in rostered.starts:
        begin, end = rostered.starts[job], rostered.end_of(job)
    elif crew:
        begin, end = min(s.start for s in crew.values()), max(s.end for s in crew.values())
    else:
        return
    start, stop = row.start or begin, row.end or end
    inside = row.kind in (RecordKind.LATE, RecordKind.LEFT, RecordKind.SUBSTITUTE)
    low, high = (begin, end) if inside else (max(begin - _APART, rostered.scenario.start), end + _APART)
    usual = f"{begin:%Y-%m-%d %H:%M} – {end:%H:%M}"
    if not low <= start <= stop <= high:
        column = "to" if row.end is not None and (row.start is None or low <= start <= high) else "from"
        span = f"{low:%Y-%m-%d %H:%M} – {high:%Y-%m-%d %H:%M}"
        yield record.complaint(
            column, *both("memory_misfits.times_in_in_order_is_rostered", span=span, job=job, usual=usual)
        )  # fmt: skip
    elif stop - start > max(_APART, end - begin):
        yield record.complaint(
            "to" if row.end is not None else "from",
            *both("memory_misfits.at_most_24_hours_of_service", job=job, usual=usual),
        )
    elif row.recheck_by is not None and row.recheck_by.date() < stop.date():
        yield record.complaint(
            "recheck_by", *both("memory_misfits.not_before_has_ended", job=job, stop=f"{stop:%Y-%m-%d}")
        )
