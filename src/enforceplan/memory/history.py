"""How a week ends for an officer: days in a row on and off duty, last duty, kind of the last shifts.

When to modify: together with `domain.Carried`, when a rule reads more of what was before the first day.
"""

from __future__ import annotations

from datetime import date, timedelta

from enforceplan.domain import Officer
from enforceplan.facts import at, clock
from enforceplan.memory.records import Worked
from enforceplan.report.view import View
from enforceplan.rules.after_night_off import AfterNightOff


def history(view: View, week: Worked, officer: Officer) -> dict[str, object]:
    """Columns of the ledger about what ends on the last day of the horizon.

    A duty belongs to the day on which it begins; on call at home makes no duty day, and neither that nor a duty
    leader's shift (``alongside``) counts as the last duty. A night counts where the morning that it frees is the
    next week's first. Runs over the whole horizon go on from the ledger before.
    """
    services, carried = week.services_of[officer.code], officer.carried
    first = week.dates[-1] + timedelta(days=1)
    days = {service.start.date() for service in services if not service.on_call}
    on = _run(week, days)
    off = _run(week, {*week.dates} - days)
    resting = [service for service in services if not service.on_call and not service.alongside]
    last = max(resting, key=lambda service: service.end, default=None)
    last_end, last_zone = (last.end, last.zone) if last else (carried.last_end, carried.last_zone)
    kinds: dict[date, set[str]] = {}
    for service in services:
        if service.duty.post is not None:
            post = week.scenario.posts[service.duty.post.post]
            kinds.setdefault(service.duty.post.date, set()).add(post.kind_of(service.duty.post.shift))
    before = dict(carried.kinds)
    runs = []
    for kind in sorted(kinds.get(week.dates[-1], ())):
        run = _run(week, {day for day, held in kinds.items() if kind in held})
        runs.append(f"{kind}:{run + (before.get(kind, 0) if run == len(week.dates) else 0)}")
    opens, closes = map(clock, _night(view))
    eve = week.dates[-1] if closes <= opens else first
    on_site = max((service.end for service in services if not service.on_call), default=None)
    midnight = at(first, clock("00:00"))
    return {
        "days_run": on + (carried.days_run if on == len(week.dates) else 0),
        "off_run": off + (carried.off_run if off == len(week.dates) else 0),
        "last_end": last_end,
        "last_zone": last_zone,
        "last_night": any(eve in s.night_dates(opens, closes) for s in resting),
        "tail_minutes": sum(s.working_within(midnight, s.end) for s in services if s.end > midnight),
        "on_site_until": on_site if on_site and on_site > max(midnight, last_end or midnight) else None,
        "kinds": tuple(runs),
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
