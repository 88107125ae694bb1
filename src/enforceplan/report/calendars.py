"""Calendars (iCalendar, RFC 5545): one file an officer and one a department, for telephones and desks.

When to modify: what an event says. Times are local, Asia/Shanghai; an event keeps its UID through every version of its
week, so that a calendar that takes in a later version moves it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from enforceplan.domain import Operation
from enforceplan.facts import Service
from enforceplan.report.file_names import file_names
from enforceplan.report.view import View

if TYPE_CHECKING:
    from icalendar import Event, Timezone

ZONE = ZoneInfo("Asia/Shanghai")
_PRODUCT = "-//enforceplan//roster//"


def write_calendars(view: View, folder: Path) -> None:
    """``officers/OFFICER.ics`` and ``departments/DEPARTMENT.ics``; who has no duty gets none."""
    by_officer: dict[str, list[Event]] = defaultdict(list)
    by_owner: dict[str, list[Event]] = defaultdict(list)
    for job, services in view.services_of_job.items():
        own: dict[str, list[Service]] = defaultdict(list)
        for service in services:
            by_officer[service.officer].append(_of_officer(view, job, service))
            own[view.facts.officer(service.duty).owner].append(service)
        for owner, sent in own.items():
            by_owner[owner].append(_of_owner(view, job, owner, sent))
    folder.mkdir()
    for name, made in (("officers", by_officer), ("departments", by_owner)):
        (folder / name).mkdir()
        for code, file in file_names(made).items():
            (folder / name / f"{file}.ics").write_bytes(_calendar(view, code, made[code]))


def _calendar(view: View, code: str, events: Iterable[Event]) -> bytes:
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT + view.words.language.upper())
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(_line(f"{view.outcome.scenario.title} {code}")))
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add_component(_zone())
    for event in sorted(events, key=lambda event: (event.start, str(event["uid"]))):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


@cache
def _zone() -> Timezone:
    """Asia/Shanghai as it has been since 1991: eight hours ahead, no summer time."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1991, 9, 15))
    standard.add("tzname", "CST")
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    zone = Timezone()
    zone.add("tzid", ZONE.key)
    zone.add_component(standard)
    return zone


def _of_officer(view: View, job: str, service: Service) -> Event:
    w, duty = view.words, service.duty
    work = view.work_of(service)
    roles = ", ".join([w.of(duty.role), *(w(f"mark.{mark}") for mark in duty.marks)])
    told = [w("calendar.role", role=roles)]
    if isinstance(work, Operation):
        if duty.group:
            told.append(w("calendar.group", group=duty.group))
        mates = [d for d in view.facts.crew_of[work.code] if d.group == duty.group and "leader" in d.marks]
        if mates:
            told.append(w("calendar.leader", who=", ".join(view.person(d.officer) for d in mates)))
        if commander := view.commanded_by(work.code):
            told.append(w("chat.commander", who=commander))
        summary = f"{work.code} {work.name}"
    else:
        summary = w("calendar.post", name=work.name, code=work.code)
    return _event(view, f"{job}|{duty.officer}", summary, told, service)


def _of_owner(view: View, job: str, owner: str, sent: list[Service]) -> Event:
    work = view.work_of(sent[0])
    summary = view.words("calendar.heads", code=work.code, name=work.name, department=owner, heads=len(sent))
    told = [view.words("calendar.crew", crew=view.crew(service.duty for service in sent))]
    return _event(view, f"{job}|department {owner}", summary, told, sent[0])


def _event(view: View, subject: str, summary: str, told: list[str], service: Service) -> Event:
    """An event of a job's whole time; on call at home leaves the time free in the calendar."""
    from icalendar import Event

    work = view.work_of(service)
    street = view.outcome.scenario.streets.get(service.street)
    place = [street.name if street else service.street]
    if isinstance(work, Operation):
        place += filter(None, [work.site])
        if work.muster_place:
            told = [view.words("calendar.muster", place=work.muster_place), *told]
    event = Event()
    event.add("uid", _uid(view, subject))
    event.add("dtstamp", _stamp(view))
    event.add("dtstart", service.start.replace(tzinfo=ZONE))
    event.add("dtend", service.end.replace(tzinfo=ZONE))
    event.add("summary", _line(summary))
    event.add("location", _line(", ".join(place)))
    about = [*told, *filter(None, [view.edition]), view.words("audit.caution")]
    event.add("description", "\n".join(map(_line, about)))
    event.add("sequence", view.publication.version if view.publication else 0)
    event.add("status", "CONFIRMED" if view.publication else "TENTATIVE")
    event.add("transp", "TRANSPARENT" if service.on_call else "OPAQUE")
    return event


def _uid(view: View, subject: str) -> str:
    """The same for the same duty in every version of a centre's week, another one in every other week."""
    scenario = view.outcome.scenario
    key = "|".join([scenario.district, *sorted(scenario.streets), str(scenario.week_start), subject])
    return f"{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@enforceplan"


def _stamp(view: View) -> datetime:
    """When the version was published; without one the beginning of the week, so that nothing depends on the clock."""
    publication = view.publication
    local = datetime.fromisoformat(publication.when) if publication else view.outcome.scenario.start
    return local.replace(tzinfo=ZONE).astimezone(UTC)


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
