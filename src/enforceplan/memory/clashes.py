"""Records that contradict each other: each fits the roster by itself, together they would lose something unseen.

When to modify: two records that cannot both be true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from enforceplan.errors import Complaint
from enforceplan.memory.record import Record
from enforceplan.scenario.kinds import RecordKind
from enforceplan.text import both

_COLUMNS = ("from", "to", "faults", "recheck_by")


def clashes(records: Iterable[Record]) -> Iterator[Complaint]:
    """One complaint for each record that contradicts an earlier one; both are named.

    A duty takes place once or not at all, is given away once, and to people who do not have it twice; somebody is there
    or not, and begins and ends once, the end not before the beginning. The same record twice is one record.
    """
    once: dict[str, Record] = {}
    for record in records:
        once.setdefault(record.row.model_dump_json(), record)
    by_job: dict[str, list[Record]] = defaultdict(list)
    for record in once.values():
        by_job[record.job].append(record)
    for job, about in by_job.items():
        yield from _twice_given(job, about)
        yield from _taken_place(job, about)
        people = {r.row.officer: [p for p in about if p.row.officer == r.row.officer] for r in about if r.row.officer}
        done = [record for record in about if record.row.kind is RecordKind.DONE][:1]
        for officer, his in people.items():
            yield from _presence(officer or "", his, done, about)
        yield from _stand_ins(job, about, done)


def _twice_given(job: str, about: Iterable[Record]) -> Iterator[Complaint]:
    given: dict[tuple[str, object], Record] = {}
    for record in about:
        for column in ("officer", "other") if record.row.kind is RecordKind.SUBSTITUTE else ():
            before = given.setdefault((column, record.value(column)), record)
            if before is not record:
                yield record.against(
                    before, column, *both("memory_clashes.nobody_replaced_twice_or_standing", job=job)
                )  # fmt: skip


def _taken_place(job: str, about: Sequence[Record]) -> Iterator[Complaint]:
    """Done twice with different results, or cancelled and yet something happened."""
    done = [record for record in about if record.row.kind is RecordKind.DONE]
    for record in done[1:]:
        column = next((c for c in _COLUMNS if record.value(c) != done[0].value(c)), "")
        if column:
            zh, en = both("memory_clashes.done_once_with_one_result", job=job)
            yield record.against(done[0], column, zh, en)
    gone = [r for r in about if r.row.kind is RecordKind.CANCELLED and r.row.officer is None]
    rest = [record for record in about if record.row.kind is not RecordKind.CANCELLED]
    if gone and rest:
        first, second = sorted((gone[0], rest[0]), key=about.index)
        yield second.against(first, "kind", *both("memory_clashes.either_held_or_cancelled_not_both", job=job))


def _presence(
    officer: str, his: Sequence[Record], done: Sequence[Record], about: Sequence[Record]
) -> Iterator[Complaint]:
    """He was there or not; he began once and ended once, and not before he began."""
    job = his[0].job
    absent = [r for r in his if r.row.kind is RecordKind.CANCELLED or _whole(r)]
    told_twice = {RecordKind.SUBSTITUTE} if any(map(_whole, absent)) else set()  # by `_twice_given`
    others = [r for r in his if r not in absent and r.row.kind not in told_twice]
    if absent and others:
        first, second = sorted((absent[0], others[0]), key=his.index)
        yield second.against(first, "kind", *both("memory_clashes.there_or_not", officer=officer, job=job))
        return
    begun = [(r, "from") for r in his if r.row.start is not None and r.row.kind is not RecordKind.SUBSTITUTE]
    ended = [(r, "to") for r in his if r.row.end is not None]
    ended += [(r, "from") for r in his if r.row.start is not None and r.row.kind is RecordKind.SUBSTITUTE]
    for told, what in ((begun, both("memory_clashes.beginning")), (ended, both("memory_clashes.end"))):
        for record, column in told[1:]:
            if record.value(column) != told[0][0].value(told[0][1]):
                yield record.against(
                    told[0][0], column, *both("memory_clashes.one_time", what=what, officer=officer, job=job)
                )
    held = [(r, "from") for r in done if r.row.start is not None], [(r, "to") for r in done if r.row.end is not None]
    for low, high in ((begun, ended), (begun, held[1]), (held[0], ended)):
        yield from _crossed(low[:1], high[:1], about)


def _stand_ins(job: str, about: Sequence[Record], done: Sequence[Record]) -> Iterator[Complaint]:
    """Nobody stands in after it is over."""
    over = [(record, "to") for record in done if record.row.end is not None]
    for record in about:
        if record.row.kind is RecordKind.SUBSTITUTE and record.row.start is not None:
            yield from _crossed([(record, "from")], over, about)


def _crossed(
    low: Sequence[tuple[Record, str]], high: Sequence[tuple[Record, str]], order: Sequence[Record]
) -> Iterator[Complaint]:
    """A beginning that lies after an end, told of the one that stands later."""
    for (begin, begin_column), (end, end_column) in zip(low, high, strict=False):
        start, stop = begin.value(begin_column), end.value(end_column)
        if begin is end or not isinstance(start, datetime) or not isinstance(stop, datetime) or start <= stop:
            continue
        if order.index(begin) > order.index(end):
            yield begin.against(end, begin_column, *both("memory_clashes.not_after", stop=f"{stop:%Y-%m-%d %H:%M}"))
        else:
            yield end.against(begin, end_column, *both("memory_clashes.not_before", start=f"{start:%Y-%m-%d %H:%M}"))


def _whole(record: Record) -> bool:
    """Replaced from the beginning."""
    return record.row.kind is RecordKind.SUBSTITUTE and record.row.start is None
