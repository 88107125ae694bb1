"""The morning after a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level, RuleException
from enforceplan.facts import Service, at, clock
from enforceplan.problem import DAY
from enforceplan.rules.base import Clock, Example, Finding, Rule
from enforceplan.verbs import Alike, Apart, Never

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools, Ints

_NIGHT_BEFORE: dict[str, dict[str, object]] = {"officers": {"U1": {"carried": Carried(last_night=True)}}}


def _ended(day: int, hour: int, minute: int = 0) -> dict[str, dict[str, object]]:
    """U1's last duty was a night and ended then in May 2026; the horizon begins on the 11th."""
    return {"officers": {"U1": {"carried": Carried(last_night=True, last_end=datetime(2026, 5, day, hour, minute))}}}


def _granted(hour: int | None) -> dict[str, dict[str, object]]:
    """An exception for U1 on Monday and Tuesday."""
    days = date(2026, 5, 11), date(2026, 5, 12)
    return {"settings": {"exceptions": (RuleException("after_night_off", "U1", *days, hour, "campaign", "director"),)}}


class AfterNightOff(Rule):
    """After a duty that touches the night, the officer begins no duty before ``until`` on the morning that follows.

    Clock: local time; a night runs from ``night_open`` to ``night_close`` of the next day, and its morning is that next
    day from 00:00 to ``until``. One shared minute makes a night duty; beginning exactly at ``until`` is allowed. A
    later duty of the same night is barred too if it begins on the day of the morning. A duty that touches two nights
    (05:00 to 23:00) frees both mornings. The last duty before the horizon touched each night that had begun when it
    ended (`Carried.last_end`); where its end is not known, it frees the morning of the first day if it was a night
    (`Carried.last_night`). Duties on call at home and duty leaders' shifts (``alongside``) neither need the morning nor
    spoil it. Exceptions: per officer and date of the morning, a full hour (0 to 24) in place of ``until``.
    """

    id: ClassVar = "after_night_off"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "minutes"
    exceptions: ClassVar = "officer"
    night_open: Clock = "22:00"
    """When the night begins, HH:MM."""
    night_close: Clock = "06:00"
    """When it ends on the next day, HH:MM."""
    until: Clock = "12:00"
    """First time of the morning after at which a duty may begin, HH:MM."""

    accepts: ClassVar = (
        Example("a last night that ended on Thursday", ("U1 A1 0 09:00-11:00",), _ended(7, 5)),
        Example(
            "a last duty that ended the day before a night of one minute",
            ("U1 A1 0 09:00-11:00",),
            _ended(10, 6),
            params={"night_open": "05:30", "night_close": "05:31"},
        ),
        Example("a last duty that ended as Sunday's night began", ("U1 A1 0 09:00-11:00",), _ended(10, 22)),
        Example(
            "a last duty that ended as Monday's late night began",
            ("U1 A1 0 09:00-11:00",),
            _ended(11, 0, 30),
            params={"night_open": "00:30", "night_close": "05:30"},
        ),
        Example("a whole day granted ends with that day", ("U1 A1 0 00:30-01:30", "U1 A2 1 00:30-01:00"), _granted(30)),
        Example("exactly at nine by an exception", ("U1 A1 0 20:00-01:00", "U1 A2 1 09:00-11:00"), _granted(9)),
        Example("nobody minds by an exception", ("U1 A1 0 20:00-01:00", "U1 A2 1 08:00-11:00"), _granted(None)),
        Example(
            "a later night, exactly half past eleven",
            ("U1 A1 0 20:00-22:30", "U1 A2 1 08:00-10:00", "U1 A3 2 22:31-23:00", "U1 A4 3 11:30-12:00"),
            params={"night_open": "22:30", "until": "11:30"},
        ),
        Example(
            "a night of one minute ends on its day",
            ("U1 A1 0 20:00-22:30", "U1 A2 1 08:00-10:00"),
            params={"night_open": "22:00", "night_close": "22:01"},
        ),
        Example(
            "the other duty of the night begins a minute later, exactly at the end of its morning",
            ("U1 A1 1 00:30-00:40", "U1 A2 1 00:31-01:00"),
            params={"until": "00:31"},
        ),
        Example("exactly at noon", ("U1 A1 0 20:00-01:00", "U1 A2 1 12:00-14:00")),
        Example("ends as the night begins", ("U1 A1 0 20:00-22:00", "U1 A2 1 08:00-10:00")),
        Example("begins as the night ends", ("U1 A1 0 06:00-08:00", "U1 A2 0 09:00-11:00")),
        Example("a night on call at home before a morning duty", ("U1 HOME 0 22:00-06:00", "U1 A1 1 06:00-09:00")),
        Example("a 24-hour duty leader commands", ("C1 LEAD 0 08:30-08:30", "U1,C1! A1 1 07:00-08:00")),
        Example("a second duty just before midnight", ("U1 A1 0 21:00-22:30", "U1 A2 0 23:59-01:00")),
        Example("Sunday night, nothing after", ("U1 A1 6 20:00-01:00",)),
        Example(
            "a last duty up to Monday's night, no night itself",
            ("U1 A1 1 09:00-11:00",),
            {"officers": {"U1": {"carried": Carried(last_end=datetime(2026, 5, 11, 22))}}},
        ),
        Example("the morning after Tuesday's night is not the last duty's", ("U1 A1 2 09:00-11:00",), _ended(11, 23)),
        Example("history frees the morning only", ("U1 A1 0 12:00-14:00",), _NIGHT_BEFORE),
    )
    rejects: ClassVar = (
        Example("a last duty that ended one minute into Sunday's night", ("U1 A1 0 09:00-11:00",), _ended(10, 22, 1)),
        Example("a last duty that ended on Monday morning", ("U1 A1 0 11:59-12:30",), _ended(11, 6)),
        Example(
            "the night of Monday itself, which opens after midnight",
            ("U1 A1 0 09:00-11:00",),
            _ended(11, 0, 31),
            params={"night_open": "00:30", "night_close": "05:30"},
        ),
        Example(
            "a last duty into Monday's night frees Tuesday's morning",
            ("U1 A1 1 11:59-12:30",),
            {"officers": {"U1": {"carried": Carried(last_end=datetime(2026, 5, 11, 22, 1))}}},
        ),
        Example("it was a night, and Monday's morning is free as well", ("U1 A1 0 11:59-12:30",), _ended(11, 22, 1)),
        Example(
            "a morning whose night began at its midnight",
            ("U1 A1 0 11:59-12:30",),
            {"officers": {"U1": {"carried": Carried(last_end=datetime(2026, 5, 11, 0, 1))}}},
            params={"night_open": "00:00"},
        ),
        Example(
            "a night at midnight in the history",
            ("U1 A1 0 11:59-12:30",),
            _NIGHT_BEFORE,
            params={"night_open": "00:00"},
        ),
        Example(
            "begin together, the longer one reaches the night",
            ("U1 A1 1 00:00-00:20", "U1 A2 1 00:00-01:00"),
            params={"night_open": "00:30", "night_close": "05:30"},
        ),
        Example("a morning of one minute", ("U1 A1 0 20:00-22:30", "U1 A2 1 00:00-00:30"), params={"until": "00:01"}),
        Example("from one night into the next", ("U1 A1 0 05:00-23:00", "U1 A2 1 08:00-10:00")),
        Example("two duties of one minute after midnight", ("U1 A1 1 00:30-02:00", "U1 A2 1 00:30-03:00")),
        Example("a minute before the exception's nine", ("U1 A1 0 20:00-01:00", "U1 A2 1 08:59-11:00"), _granted(9)),
        Example("the day after the exception", ("U1 A1 1 20:00-01:00", "U1 A2 2 09:00-11:00"), _granted(9)),
        Example("an exception that takes the whole day", ("U1 A1 0 20:00-01:00", "U1 A2 1 23:59-01:00"), _granted(30)),
        Example(
            "half past eleven, one minute early",
            ("U1 A1 2 22:29-22:31", "U1 A2 3 11:29-12:00"),
            params={"night_open": "22:30", "until": "11:30"},
        ),
        Example("one minute before noon", ("U1 A1 0 20:00-01:00", "U1 A2 1 11:59-14:00")),
        Example("one minute of night", ("U1 A1 0 20:00-22:01", "U1 A2 1 08:00-10:00")),
        Example("the night's last minute", ("U1 A1 0 05:59-08:00", "U1 A2 0 09:00-11:00")),
        Example("again in the same night after midnight", ("U1 A1 0 21:00-23:00", "U1 A2 1 00:30-02:00")),
        Example("the last morning of the horizon", ("U1 A1 5 23:00-00:00", "U1 A2 6 11:59-13:00")),
        Example("a night in the history", ("U1 A1 0 11:59-14:00",), _NIGHT_BEFORE),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Of two duties of one officer, i.e. begin(u) >= until of the morning after a night that t touches."""
        opens, closes = _minute(self.night_open), _minute(self.night_close)
        counts = ~(p.on_call | p.alongside)[p.start_job]
        nights = p.night(opens, closes)
        earliest = nights.argmax(axis=0) - 1
        latest = len(nights) - 2 - nights[::-1].argmax(axis=0)
        at_night = counts & nights.any(axis=0)
        free_from = np.full((p.days, p.O), _minute(self.until), dtype=np.int64)
        for subject, low, high, hour in reversed(p.granted(self.entry)):
            free_from[max(0, low) : max(0, high + 1), p.officer_index[subject]] = (
                0 if hour is None else min(hour, 24) * 60
            )
        history = self._history(p, opens - (closes <= opens) * DAY)
        rows, kind = np.unique(np.vstack([history, free_from]).T, axis=0, return_inverse=True)
        late, opens_at = rows[:, : p.days] > 0, rows[:, p.days :]
        early = late[:, p.day] & counts & (p.begin < p.day * DAY + opens_at[:, p.day])
        if early.any():
            book.say(Never(entry=self.entry, level=self.level, points=self.points, officer_start=Alike(early, kind)))
        for until in np.unique(free_from[free_from > 0]):
            for days in np.unique((free_from == until).T, axis=0):
                if not days.any():
                    continue
                officers = (days == (free_from == until).T).all(axis=1)
                for night, first in ((earliest, at_night), (latest, at_night & (latest > earliest))):
                    if first.any():
                        morning = (night + (closes <= opens)) * DAY
                        self._apart(p, book, officers, first, counts & days[p.day], morning, int(until))

    def _history(self, p: Problem, opened: int) -> Bools:
        """[d, o] the last duty before the horizon touched the night before day d; the first one opened then."""
        people = p.scenario.officers.values()
        night = np.asarray([officer.carried.last_night for officer in people], dtype=bool)
        unknown = np.asarray([officer.carried.last_end is None for officer in people], dtype=bool)
        begins = opened + np.arange(p.days)[:, None] * DAY
        touched: Bools = p.last_end > begins
        touched[0] |= night & unknown
        return touched

    def _apart(
        self, p: Problem, book: Book, officers: Bools, first: Bools, second: Bools, morning: Ints, until: int
    ) -> None:
        book.say(
            Apart(
                entry=self.entry,
                level=self.level,
                points=self.points,
                officers=officers,
                first=first,
                second=second,
                opens=np.maximum(p.begin, morning),
                until=morning + until,
                with_way=False,
                alongside=np.zeros(p.T, dtype=bool),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Each night duty against every duty that begins on the morning after it."""
        opens, closes = clock(self.night_open), clock(self.night_close)
        for officer, services in f.services_of.items():
            counted = [s for s in services if not s.on_call and not s.alongside]
            nights: dict[date, list[Service]] = {}
            for service in counted:
                for night in service.night_dates(opens, closes):
                    morning = night + timedelta(days=1 if closes <= opens else 0)
                    nights.setdefault(morning, []).append(service)
            carried = f.scenario.officers[officer].carried
            for second in counted:
                day = second.start.date()
                before = [s for s in nights.get(day, ()) if s.start <= second.start and s.job != second.job]
                eve = day - timedelta(days=1 if closes <= opens else 0)
                if carried.last_end is None:
                    after_history = carried.last_night and day == f.dates[0]
                else:
                    after_history = carried.last_end > at(eve, opens)
                if not before and not after_history:
                    continue
                granted = f.exception(self.entry, officer, day, day)
                if granted is not None and granted.limit is None:
                    continue
                until = at(day, clock(self.until)) if granted is None else at(day, time()) + _hours(granted)
                if second.start < until:
                    words = {
                        "officer": officer,
                        "second": second.job,
                        "began": second.start.isoformat(" ", "minutes"),
                        "until": until.isoformat(" ", "minutes"),
                    }
                    if before:
                        yield self.finding("early", first=before[0].job, **words)
                    else:
                        yield self.finding("early_history", **words)


def _hours(granted: RuleException) -> timedelta:
    return timedelta(hours=min(granted.limit or 0, 24))


def _minute(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])
