"""A scenario and a roster as the audit sees them: names and local times, in plain Python, derived anew.

Shares nothing with `problem`: what a night, a week or a way is, is worked out here a second time, so that an error
on one side shows as a disagreement. Needs neither OR-Tools nor numpy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from enforceplan.domain import DISTRICT, DayRule, Officer, Operation, Post, Presence, RuleException, Scenario, Window
from enforceplan.roster import COMMANDER_ELEMENT, Duty, Role, Roster, ShiftRef


@dataclass(frozen=True, slots=True)
class Service:
    """A duty with its time and place."""

    duty: Duty
    officer: str
    start: datetime
    end: datetime
    street: str
    zone: str
    working_minutes: int
    """Minutes of the whole duty that are working time."""
    on_call: bool
    alongside: bool

    @property
    def job(self) -> str:
        """Operation code, or post shift as text."""
        return self.duty.job

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """It shares at least one minute with [start, end)."""
        return self.start < end and self.end > start

    def working_within(self, start: datetime, end: datetime) -> int:
        """Working minutes inside [start, end): spent evenly over the duty, rounded down from its beginning."""
        length = minutes(self.end - self.start)
        done = [
            self.working_minutes * min(length, max(0, minutes(edge - self.start))) // length for edge in (start, end)
        ]
        return done[1] - done[0]

    def night_dates(self, opens: time, closes: time) -> Iterator[date]:
        """Days whose night (opening at ``opens``) the duty touches."""
        day = self.start.date() - timedelta(days=1)
        while at(day, opens) < self.end:
            if self.overlaps(at(day, opens), at(day + timedelta(days=1 if closes <= opens else 0), closes)):
                yield day
            day += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift of a post on one day, whether or not anybody holds it."""

    ref: ShiftRef
    post: Post
    start: datetime
    end: datetime


def minutes(delta: timedelta) -> int:
    """Whole minutes of a time difference (negative ones rounded down)."""
    return delta // timedelta(minutes=1)


def at(day: date, clock: time) -> datetime:
    """Local time on a day."""
    return datetime.combine(day, clock)


def clock(text: str) -> time:
    """Read "HH:MM". Raises ValueError otherwise."""
    return time.fromisoformat(text)


def window_on(day: date, window: Window) -> tuple[datetime, datetime]:
    """When a daily window opens on a day and when it closes."""
    midnight = datetime.combine(day, time())
    return midnight + timedelta(minutes=window.open), midnight + timedelta(minutes=window.end)


@dataclass(frozen=True)
class Facts:
    """Scenario and roster side by side, with the look-ups every check needs."""

    scenario: Scenario
    roster: Roster

    @cached_property
    def dates(self) -> list[date]:
        """Days of the horizon."""
        return [self.scenario.week_start + timedelta(days=n) for n in range(self.scenario.days)]

    @cached_property
    def starts(self) -> dict[str, datetime]:
        """Start of each served operation that the scenario knows."""
        return {s.operation: s.start for s in self.roster.starts if s.operation in self.scenario.operations}

    def end_of(self, operation: str) -> datetime:
        """End of a served operation."""
        return self.starts[operation] + timedelta(minutes=self.scenario.operations[operation].minutes)

    @cached_property
    def shifts(self) -> dict[ShiftRef, Shift]:
        """Every post shift of the horizon, in order."""
        found: dict[ShiftRef, Shift] = {}
        for post in self.scenario.posts.values():
            for day in self.dates:
                if not self.held_on(post, day):
                    continue
                for place, window in enumerate(post.shifts):
                    ref = ShiftRef(post.code, day, place)
                    found[ref] = Shift(ref, post, *window_on(day, window))
        return found

    def held_on(self, post: Post, day: date) -> bool:
        """The post is held on that day."""
        named = not post.dates or day in post.dates
        return named and (not post.weekdays or day.weekday() in post.weekdays) and self.suits(post.days, day)

    def suits(self, rule: DayRule, day: date) -> bool:
        """The day is of the kind asked for."""
        entry = self.scenario.day_of[day]
        return {
            DayRule.ANY: True,
            DayRule.WORKDAY: entry.works,
            DayRule.WEEKEND: not entry.works,
            DayRule.SCHOOL_DAY: entry.school,
        }[rule]

    def offered(self, operation: Operation, start: datetime) -> bool:
        """The operation may begin then: inside a window of an allowed day, not before earliest nor past latest."""
        end = start + timedelta(minutes=operation.minutes)
        early = operation.earliest is not None and start < operation.earliest
        if start >= self.scenario.end or early or (operation.latest is not None and end > operation.latest):
            return False
        for opening in (start.date(), start.date() - timedelta(days=1)):
            allowed = opening in self.dates and self.suits(operation.days, opening)
            if allowed and (not operation.dates or opening in operation.dates):
                spans = (window_on(opening, window) for window in operation.windows)
                if any(low <= start and end <= high for low, high in spans):
                    return True
        return False

    @cached_property
    def services(self) -> list[Service]:
        """Every duty of a known officer in a served operation or an existing shift, with time and place."""
        found = []
        for duty in self.roster.duties:
            if duty.officer not in self.scenario.officers:
                continue
            if duty.post is None and duty.operation in self.starts:
                known = self.scenario.operations[duty.operation]
                start, end = self.starts[duty.operation], self.end_of(duty.operation)
                found.append(
                    Service(duty, duty.officer, start, end, known.street, known.zone, known.minutes, False, False)
                )
            elif duty.post is not None and duty.post in self.shifts:
                shift = self.shifts[duty.post]
                post = shift.post
                length = minutes(shift.end - shift.start)
                working = int((length - post.break_minutes) * round(post.counted * 100) // 100)
                found.append(
                    Service(
                        duty,
                        duty.officer,
                        shift.start,
                        shift.end,
                        post.street,
                        post.zone,
                        working,
                        post.presence is Presence.ON_CALL,
                        post.alongside,
                    )
                )
        return found

    @cached_property
    def services_of(self) -> dict[str, list[Service]]:
        """Services of every officer (also of those without any), by start."""
        found: dict[str, list[Service]] = {code: [] for code in self.scenario.officers}
        for service in sorted(self.services, key=lambda s: (s.start, s.end, s.job)):
            found[service.officer].append(service)
        return found

    @cached_property
    def seats_of(self) -> dict[tuple[str, int, str], list[Duty]]:
        """Duties of known officers by (operation, group, element)."""
        found: dict[tuple[str, int, str], list[Duty]] = defaultdict(list)
        for duty in self.roster.duties:
            if duty.operation and duty.officer in self.scenario.officers:
                found[duty.operation, duty.group, duty.element].append(duty)
        return dict(found)

    @cached_property
    def crew_of(self) -> dict[str, list[Duty]]:
        """Duties of known officers by job (operation code or post shift as text)."""
        found: dict[str, list[Duty]] = defaultdict(list)
        for duty in self.roster.duties:
            if duty.officer in self.scenario.officers:
                found[duty.job].append(duty)
        return dict(found)

    def teams(self, operation: Operation) -> Iterator[tuple[int, str, list[Duty]]]:
        """(group, element code, its duties) of every rostered element and of its own commander's seat."""
        for element in operation.elements:
            if element.certified + element.auxiliaries + element.cadres == 0:
                continue
            for group in range(1, operation.groups + 1) if element.per_group else (0,):
                yield group, element.code, self.seats_of.get((operation.code, group, element.code), [])
        if not operation.joins:
            yield 0, COMMANDER_ELEMENT, self.seats_of.get((operation.code, 0, COMMANDER_ELEMENT), [])

    def heads(self, duties: list[Duty], role: Role) -> int:
        """How many of the duties fill a seat of that role."""
        return sum(duty.role is role for duty in duties)

    def officer(self, duty: Duty) -> Officer:
        """The person on a duty."""
        return self.scenario.officers[duty.officer]

    def way(self, here: str, there: str) -> int:
        """Minutes between two places: none inside one zone unless the scenario gives some."""
        return self.scenario.ways.get((here, there), 0)

    def chosen(self, names: tuple[str, ...]) -> list[str]:
        """Codes of the officers named by code or by department; no names: all of them."""
        known = self.scenario.officers
        return [code for code in known if not names or {code, known[code].owner} & set(names)]

    def kind(self, service: Service) -> str:
        """Kind of the post shift served; empty for an operation."""
        ref = service.duty.post
        return "" if ref is None else self.scenario.posts[ref.post].kind_of(ref.shift)

    def local_street(self, officer: Officer) -> str:
        """Street where the officer is local, or empty."""
        for street in (officer.used_by, officer.managed_by):
            if street != DISTRICT and street in self.scenario.streets:
                return street
        return ""

    @cached_property
    def weeks(self) -> list[tuple[date, date]]:
        """Calendar weeks (first Monday, next Monday) that hold a day of the horizon."""
        mondays = sorted({day - timedelta(days=day.weekday()) for day in self.dates})
        return [(monday, monday + timedelta(days=7)) for monday in mondays]

    def tail(self, officer: str, first: date, after: date) -> int:
        """Working minutes of duties that began before the horizon, in the days [first, after): all on its first day."""
        return self.scenario.officers[officer].carried.tail_minutes if first <= self.dates[0] < after else 0

    def exception(self, entry: str, subject: str, first: date, last: date) -> RuleException | None:
        """The exception granted to a subject from an entry that touches the days first … last, if any."""
        for granted in self.scenario.exceptions:
            same = granted.entry == entry and granted.subject == subject
            if same and granted.first <= last and granted.last >= first:
                return granted
        return None

    def on_leave_minutes(self, officer: Officer) -> int:
        """Leave inside the horizon: per working day the absent share of 08:30–17:30 of a fifth of his week."""
        total = 0
        for day in self.dates:
            if not self.scenario.day_of[day].works:
                continue
            opens, closes = at(day, time(8, 30)), at(day, time(17, 30))
            gone = _covered([(a.span.start, a.span.end) for a in officer.absences], opens, closes)
            total += officer.weekly_minutes * gone // (5 * minutes(closes - opens))
        return total

    def available_minutes(self, officer: Officer) -> int:
        """His own week: weekly hours less reserved home work (by days / 7) less leave, at least one hour."""
        own = (officer.weekly_minutes - officer.reserved_minutes) * self.scenario.days // 7
        return max(60, own - self.on_leave_minutes(officer))


def _covered(spans: list[tuple[datetime, datetime]], low: datetime, high: datetime) -> int:
    """Minutes of [low, high) covered by at least one span."""
    covered, edge = 0, low
    for start, end in sorted(spans):
        start, end = max(start, edge), min(end, high)
        if end > start:
            covered += minutes(end - start)
            edge = end
    return covered
