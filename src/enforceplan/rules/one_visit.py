"""Checks of one premises are made in one visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import CoerciveKind, Level, RuleException, Window
from enforceplan.rules.base import Example, Finding, Rule, Text
from enforceplan.verbs import Amount
from enforceplan.visits import pairs

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Ints

_MORNING = (Window(480, 720),)
_TOGETHER = ("U1 A1 0 09:00-11:00", "U2 A2 0 09:00-10:00")
_APART = ("U1 A1 0 09:00-11:00", "U2 A2 0 10:00-11:00")
_ACROSS: dict[str, object] = {"across": True}


def _at_shop(
    first: dict[str, object] | None = None, second: dict[str, object] | None = None, **settings: object
) -> dict[str, dict[str, object]]:
    """A1 and A2 check the shop N1, on any morning."""
    any_day = {"windows": _MORNING, "dates": (), "premises": ("N1",)}
    return {
        "operations": {"A1": {**any_day, **(first or {})}, "A2": {**any_day, **(second or {})}},
        "settings": settings,
    }


def _excepted(first: int, last: int) -> dict[str, dict[str, object]]:
    granted = RuleException("one_visit", "A2", date(2026, 5, first), date(2026, 5, last), None, "lab test", "director")
    return _at_shop(exceptions=(granted,))


class OneVisit(Rule):
    """Two planned checks of one premises in the week begin together, if both are made.

    A check is an operation that names premises and is neither triggered, nor a re-check, nor coercive execution. Two
    of them are one visit where they share premises and one start at least is offered to both, and neither comes
    ``after`` the other or must be on another day (``not_same_day``); with ``across`` those led by different
    departments, else those led by the same. They keep their codes, crews and lengths. Of one department's visit the
    loader puts the later ones under the commander of the first (`Operation.joins`: they have no commander's seat of
    their own), so that they are made only if that one is.
    Starts offered are those of the operation's own windows and days. Clock: minutes; equal starts are together.
    Checks of earlier and later weeks are other visits. Exceptions: per operation, for the whole horizon where their
    dates touch it; it then joins nothing.
    """

    id: ClassVar = "one_visit"
    name: ClassVar = Text("综合查一次", "one visit")
    claim: ClassVar = Text(
        "同一周内对同一场所的计划检查同时开始、一次完成（跨部门：{across}）",
        "planned checks of one premises in the week begin together, as one visit (across departments: {across})",
    )
    basis: ClassVar = Text(
        "国办发〔2024〕54号；浙江省综合行政执法条例 第十三条、北京市优化营商环境条例（2024） 第七十条（参照）",
        "State Council Office 2024 no. 54; Zhejiang Comprehensive Enforcement Regulation art. 13, Beijing Business "
        "Environment Regulation (2024) art. 70 (as models)",
    )
    default_level: ClassVar = Level.POLICY
    may_be_priced: ClassVar = True
    exceptions: ClassVar = "operation"
    texts: ClassVar = {
        "apart": Text(
            "{operation}与{other}检查同一场所{premises}，应同时开始",
            "{operation} and {other} check the same premises {premises} and should begin together",
        ),
        "alone": Text(
            "{operation}并入{other}的一次检查，{other}未安排",
            "{operation} is part of the visit of {other}, which is not served",
        ),
    }
    across: bool = False
    """Checks led by different departments; false: those led by the same one."""

    accepts: ClassVar = (
        Example("they begin together", _TOGETHER, _at_shop()),
        Example("the first alone", ("U1 A1 6 08:00-10:00", "- A2 0 08:00-10:00"), _at_shop()),
        Example("the second alone", ("- A1 6 08:00-10:00", "U2 A2 0 08:00-10:00"), _at_shop()),
        Example("other premises", _APART, _at_shop(None, {"premises": ("N2", "N3")})),
        Example("no premises", _APART, _at_shop({"premises": ()}, {"premises": ()})),
        Example("a re-check", _APART, _at_shop({"source": "recheck"})),
        Example("a whistle", _APART, _at_shop(None, {"source": "whistle"})),
        Example("coercive execution", _APART, _at_shop({"coercive": CoerciveKind.EXECUTION})),
        Example("one after the other", _APART, _at_shop(None, {"after": "A1"})),
        Example("on different days", _APART, _at_shop({"not_same_day": "w"}, {"not_same_day": "w"})),
        Example("one before the other", _APART, _at_shop({"after": "A2"})),
        Example("another department leads", _APART, _at_shop(None, {"lead": "MS"})),
        Example("one department leads both", _APART, _at_shop(), params=_ACROSS),
        Example(
            "no start in common", (_APART[0], "U2 A2 0 10:30-11:30"), _at_shop(None, {"windows": (Window(630, 690),)})
        ),
        Example("an exception on the last day", _APART, _excepted(17, 20)),
        Example("an exception until the first day", _APART, _excepted(1, 11)),
        Example("together at the last start", ("U1 A1 6 10:00-12:00", "U2 A2 6 10:00-12:00"), _at_shop()),
        Example("with its host", ("U1,C1! A1 0 09:00-11:00", "U2 A2 0 09:00-10:00"), _at_shop(None, {"joins": "A1"})),
    )
    rejects: ClassVar = (
        Example("half an hour apart", ("U1 A1 0 09:00-11:00", "U2 A2 0 09:30-10:00"), _at_shop()),
        Example("the same hour on the last day", ("U1 A1 0 09:00-11:00", "U2 A2 6 09:00-10:00"), _at_shop()),
        Example("one shop of several", _APART, _at_shop({"premises": ("N3", "N1")}, {"premises": ("N1", "N2")})),
        Example("a measure", _APART, _at_shop({"coercive": CoerciveKind.MEASURE})),
        Example("two departments", _APART, _at_shop(None, {"lead": "MS"}), params=_ACROSS),
        Example("each apart from others", _APART, _at_shop({"not_same_day": "v"}, {"not_same_day": "w"})),
        Example("after another", _APART, _at_shop(None, {"after": "B1"})),
        Example("an exception from the week after", _APART, _excepted(18, 20)),
        Example("an exception until the day before", _APART, _excepted(1, 10)),
        Example("the last start of the week", ("U1 A1 6 10:00-12:00", "U2 A2 0 10:00-11:00"), _at_shop()),
        Example(
            "one start in common, the last",
            ("U1 A1 0 09:00-11:00", "U2 A2 6 10:00-11:00"),
            _at_shop(None, {"windows": (Window(600, 660),), "dates": (date(2026, 5, 17),)}),
        ),
        Example("its host comes later", ("U1 A1 0 09:00-11:00", "- A2 0 09:00-10:00"), _at_shop({"joins": "A2"})),
        Example("without its host", ("- A1 0 09:00-11:00", "U2 A2 0 09:00-10:00"), _at_shop(None, {"joins": "A1"})),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """For each start of one, i.e. start(t) + served(other) - 1 <= start of the other at the same minute."""
        free = {subject for subject, low, high, _ in p.granted(self.entry) if low < p.days and high >= 0}
        operations = list(p.scenario.operations.values())
        start: list[tuple[int, int, int]] = []
        served: list[tuple[int, int, int]] = []
        constant: list[int] = []
        for k, m in combinations(range(p.K), 2):
            one, other = operations[k], operations[m]
            if not {*one.premises} & {*other.premises} or {one.code, other.code} & free:
                continue
            if not (_checks(p, k) and _checks(p, m)) or (one.lead != other.lead) is not self.across:
                continue
            if one.after == other.code or other.after == one.code or one.not_same_day == other.not_same_day != "":
                continue
            at = {int(p.begin[t]): t for t in range(*p.first_start[m : m + 2].tolist())}
            times = range(*p.first_start[k : k + 2].tolist())
            if not any(int(p.begin[t]) in at for t in times):
                continue
            for t in times:
                row = len(constant)
                constant.append(-1)
                served.append((m, row, 1))
                start.append((t, row, 1))
                if int(p.begin[t]) in at:
                    start.append((at[int(p.begin[t])], row, -1))
        for k, guest in enumerate(operations):
            if guest.joins and not self.across and guest.code not in free:
                served += [(k, len(constant), 1), (p.operation_index[guest.joins], len(constant), -1)]
                constant.append(0)
        if constant:
            book.say(
                Amount(
                    entry=self.entry,
                    level=self.level,
                    points=self.points,
                    constant=np.asarray(constant),
                    served=_columns(served),
                    start=_columns(start),
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every two served checks of one premises, then those that join another."""
        for pair in pairs(f):
            one, other = pair.first, pair.second
            if pair.one_department is self.across or self._free(f, one.code) or self._free(f, other.code):
                continue
            if one.code in f.starts and other.code in f.starts and f.starts[one.code] != f.starts[other.code]:
                shared = ", ".join(sorted({*one.premises} & {*other.premises}))
                yield self.finding("apart", self.points, operation=one.code, other=other.code, premises=shared)
        for code in f.starts:
            host = f.scenario.operations[code].joins
            if host and host not in f.starts and not self.across and not self._free(f, code):
                yield self.finding("alone", self.points, operation=code, other=host)

    def _free(self, f: Facts, operation: str) -> bool:
        return f.exception(self.entry, operation, f.dates[0], f.dates[-1]) is not None


def _checks(p: Problem, k: int) -> bool:
    operation = list(p.scenario.operations.values())[k]
    unplanned = operation.source in ("whistle", "hotline", "recheck") or operation.inspection_kind == "case"
    return not unplanned and operation.coercive is not CoerciveKind.EXECUTION


def _columns(rows: list[tuple[int, int, int]]) -> tuple[Ints, Ints, Ints]:
    what, row, weight = np.asarray(rows, dtype=np.int64).reshape(-1, 3).T
    return what, row, weight
