"""How a week ends for an officer: days in a row on and off duty, last duty, kind of the last shifts.

When to modify: together with `domain.Carried`, when a rule reads more of what was before the first day.
"""

from __future__ import annotations

from datetime import date, timedelta

from enforceplan.domain import Officer
from enforceplan.facts import clock
from enforceplan.memory.records import Worked
from enforceplan.report.view import View
from enforceplan.rules.after_night_off import AfterNightOff


def history(view: View, week: Worked, officer: Officer) -> dict[str, object]:
    """Columns of the ledger about what ends on the last day of the horizon.

    A duty belongs to the day on which it begins; on call at home makes no duty day, and neither that nor a duty
    leader's shift (``alongside``) counts as the last duty. Runs over the whole horizon go on from the ledger before.
    """
    services, carried = week.services_of[officer.code], officer.carried
    days = {service.start.date() for service in services if not service.on_call}
    on = _run(week, days)
    off = _run(week, {*week.dates} - days)
    resting = [service for service in services if not service.on_call and not service.alongside]
    ends = [service.end for service in resting] or ([carried.last_end] if carried.last_end else [])
    kinds: dict[date, list[str]] = {}
    for service in services:
        if service.duty.post is not None:
            post = week.scenario.posts[service.duty.post.post]
            kinds.setdefault(service.duty.post.date, []).append(post.kind_of(service.duty.post.shift))
    last = kinds.get(week.dates[-1], [""])[-1]
    same = _run(week, {day for day, held in kinds.items() if last in held}) if last else 0
    opens, closes = _night(view)
    return {
        "days_run": on + (carried.days_run if on == len(week.dates) else 0),
        "off_run": off + (carried.off_run if off == len(week.dates) else 0),
        "last_end": max(ends, default=None),
        "last_night": any(week.dates[-1] in s.night_dates(clock(opens), clock(closes)) for s in resting),
        "kind": last,
        "kind_run": same + (carried.kind_run if same == len(week.dates) and carried.kind == last else 0),
    }


def _run(week: Worked, days: set[date]) -> int:
    """How many days in a row, the last of the horizon included, are among ``days``."""
    number, day = 0, week.dates[-1]
    while day in days and day >= week.dates[0]:
        number, day = number + 1, day - timedelta(days=1)
    return number


def _night(view: View) -> tuple[str, str]:
    """The night after which the morning is free, else the night of the fairness rooms."""
    for rule in view.outcome.rules:
        if isinstance(rule, AfterNightOff):
            return rule.night_open, rule.night_close
    opens, closes = view.night_hours
    return f"{opens:%H:%M}", f"{closes:%H:%M}"
