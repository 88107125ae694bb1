"""The burden of the week, fairly shared between departments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
from pydantic import model_validator

from enforceplan.domain import Level
from enforceplan.facts import at, clock
from enforceplan.rules.base import Clock, Example, Finding, Rule, in_order
from enforceplan.rules.fair_hours import available_minutes
from enforceplan.verbs import Load, Shape

if TYPE_CHECKING:
    from enforceplan.facts import Facts, Service
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


class FairDepartments(Rule):
    """A department pays 1 + 2 + ... + m for m started twentieths of its available minutes, times ``points``.

    Twentieths are taken of its officers' working minutes, those outside office time counted double, plus the balance
    it carries along; available are the available weeks of all officers it owns (as in `fair_hours`). A department
    without officers pays nothing. Clock: office time is ``office_open`` to ``office_close`` on workdays and make-up
    workdays, local time; all minutes of duties that begin in the horizon, those after it included. Exactly a twentieth
    is one twentieth. Source: the centre's own scale.
    """

    id: ClassVar = "fair_departments"
    default_level: ClassVar = Level.FAIRNESS
    default_points: ClassVar = 1
    office_open: Clock = "08:30"
    """When office time opens, HH:MM."""
    office_close: Clock = "17:30"
    """When it closes, HH:MM of the same day."""

    @model_validator(mode="after")
    def _office(self) -> Self:
        """The office closes after it opens."""
        in_order((self.office_open, self.office_close))
        return self

    accepts: ClassVar = (
        Example("nobody works", ("0 A1 0 09:00-13:00",), points=0),
        Example("a night on call at home", ("M1 HOME 6 22:00-06:00",), points=0),
        Example("a 24-hour duty leader", ("C1 LEAD 0 08:00-08:00",), points=0),
        Example("to its good", ("M1 A1 0 09:00-13:00",), {"settings": {"department_carried": {"MS": -240}}}, 0),
    )
    rejects: ClassVar = (
        # market supervision has 2 x 2400 minutes: a twentieth is 240
        Example("exactly a twentieth in office time", ("M1 A1 0 09:00-13:00",), points=1),
        Example("a second twentieth begun", ("M1 A1 0 09:00-13:01",), points=3),
        # 08:29 counts double: 1 + 240
        Example("a minute before the office opens", ("M1 A1 4 08:29-12:29",), points=3),
        Example("a minute after it closes", ("M1 A1 4 13:31-17:31",), points=3),
        # 300 minutes, double: 600, 3 twentieths
        Example("from 20:00 to 01:00", ("M1 A1 0 20:00-01:00",), points=6),
        Example("Saturday counts double", ("M1 A1 5 09:00-11:00",), points=1),
        Example("the last hour of Sunday, with a colleague", ("M1,M2 A1 6 23:00-00:00",), points=1),
        # up to Monday 08:30 double, from there single: 2 * 540 + 90 = 1170, 5 twentieths
        Example("into the Monday after the horizon", ("M1 P1 6 23:30-10:00",), points=15),
        Example("carried", ("M1 A1 0 09:00-13:00",), {"settings": {"department_carried": {"MS": 1}}}, 3),
        Example("one minute carried", (), {"settings": {"department_carried": {"MS": 1}}}, 1),
        Example("exactly a twentieth carried", (), {"settings": {"department_carried": {"MS": 240}}}, 1),
        Example("Friday's office time", ("M1 A1 4 08:30-10:30", "M2 A2 4 15:30-17:30"), points=1),
        # single up to 17:30 and after midnight, double between: 179 + 2 * 390 + 1 = 960, 4 twentieths
        Example("a minute of office time at midnight", ("M1 A1 0 14:31-00:01",), {}, 10, {"office_open": "00:00"}),
        # 1170 as above, of 2 * 2400 * 4 // 7 = 2742 minutes: 9 twentieths
        Example(
            "into the Friday after a horizon of four days", ("M1 P1 3 23:30-10:00",), {"settings": {"days": 4}}, 45
        ),
        # 2399 available: 20 * 120 = 2400, one more than they are
        Example(
            "a minute of a second twentieth",
            ("M1 A1 0 09:00-11:00",),
            {"officers": {"M1": {"weekly_minutes": 2339}, "M2": {"weekly_minutes": 60}}},
            3,
        ),
        Example("office time from 09:15", ("M1 A1 0 09:14-13:14",), {}, 3, {"office_open": "09:15"}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Twentieths of each department, i.e. m = ceil(20 * (load + carried) / available) priced m (m + 1) / 2."""
        opens, closes = (int(text[:2]) * 60 + int(text[3:]) for text in (self.office_open, self.office_close))
        inside = np.zeros(p.T, dtype=np.int64)
        for d in np.flatnonzero(p.works[1:]).tolist():
            inside += p.counted_in(d * 1440 + opens, d * 1440 + closes)
        owned = p.owner == np.arange(len(p.scenario.departments))[:, None]
        manned = owned.any(axis=1)
        carried = [p.scenario.department_carried.get(code, 0) for code in p.scenario.departments]
        book.say(
            Load(
                entry=self.entry,
                level=self.level,
                points=self.points,
                load=20 * (2 * p.counted[p.start_job] - inside)[None, :],
                limit=np.zeros((1, int(manned.sum())), dtype=np.int64),
                crowd=owned[manned],
                base=20 * np.asarray(carried, dtype=np.int64)[manned],
                step=owned[manned] @ available_minutes(p),
                shape=Shape.CONVEX,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Department by department, also those that only carry something along."""
        available: Counter[str] = Counter()
        for officer in f.scenario.officers.values():
            available[officer.owner] += f.available_minutes(officer)
        burden: Counter[str] = Counter()
        for service in f.services:
            inside = self._in_office(f, service)
            burden[f.scenario.officers[service.officer].owner] += 2 * service.working_minutes - inside
        for department in f.scenario.departments:
            carried = f.scenario.department_carried.get(department, 0)
            balance = burden[department] + carried
            if balance <= 0 or not available[department]:
                continue
            twentieths = (20 * balance + available[department] - 1) // available[department]
            yield self.finding(
                "burden",
                self.points * twentieths * (twentieths + 1) // 2,
                department=department,
                minutes=burden[department],
                carried_minutes=carried,
                available_minutes=available[department],
                twentieths=twentieths,
            )

    def _in_office(self, f: Facts, service: Service) -> int:
        """Working minutes of a duty in office time of the days it touches."""
        total, day = 0, service.start.date()
        while at(day, clock("00:00")) < service.end:
            if day in f.scenario.day_of and f.scenario.day_of[day].works:
                total += service.working_within(at(day, clock(self.office_open)), at(day, clock(self.office_close)))
            day += timedelta(days=1)
        return total
