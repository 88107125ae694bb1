"""What duty-roster rules read of the agreement world, and their limits: kinds of shift, history, requests.

Drawn by a chance of its own, so that the rest of the world stays what it is without them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from builders import midnight
from enforceplan.domain import Officer, Scenario, Span, Wish

KINDS: dict[str, tuple[str, ...]] = {
    "DESK": ("day", "late"),
    "PATROL": ("early",),
    "EVE": ("late", "night"),
    "LONG": ("night",),
    "HOME": ("call",),
    "READY1": ("late",),
}
"""Kinds of the posts' shifts; the others are of their own kind."""

Limits = dict[str, dict[str, object]]


def rostered(scenario: Scenario, seed: int) -> Scenario:
    """The same week with kinds of shift, heads wanted, and what officers carry along and request."""
    r, h = Random(f"rostered {seed}"), Random(f"history {seed}")
    posts = {
        code: replace(
            post,
            kinds=KINDS.get(code, ()),
            qualification="gas" if code in ("LONG", "DESK") else "",
            wanted=r.choice([None, 0, 1, 2]),
            least=r.choice([0, 0, 1, 2]),
        )
        for code, post in scenario.posts.items()
    }
    officers = {
        code: replace(_person(o, r, h, scenario, seed) if posts else o, qualifications=frozenset({"gas"}))
        for code, o in scenario.officers.items()
    }
    return replace(scenario, posts=posts, officers=officers)


def _person(o: Officer, r: Random, h: Random, scenario: Scenario, seed: int) -> Officer:
    """``h`` draws what is known of the week before, by a chance of its own; in every third world of few people."""
    carried = replace(
        o.carried,
        off_run=r.choice([0, 0, 1, 2, 3]),
        kinds=_kinds(r, h),
        shifts=r.choice([0, 1, 2]),
    )
    if h.random() < (0.2 if seed % 3 == 0 else 1.0):
        carried = replace(
            carried,
            weekends_so_far=h.choice([0, 0, 1, 2]),
            tail_minutes=h.choice([0, 0, 0, 1, 60, 241, 480]),
            last_zone=h.choice(["", "", *scenario.zones]),
            last_end=h.choice([carried.last_end, _soon(h, scenario)]),
            on_site_until=h.choice([None, None, _soon(h, scenario)]),
        )
    wishes = []
    for _ in range(r.choice([0, 0, 1, 2])):
        start = midnight(scenario.week_start, r.randrange(scenario.days))
        kind = r.choice(["day", "late", "night", "early", "", "NOTHING"])
        low, high = (0, 24) if kind else r.choice([(0, 12), (12, 24), (0, 24)])
        span = Span(start + timedelta(hours=low), start + timedelta(hours=high))
        wishes.append(Wish(span, r.random() < 0.2, kind, r.choice([0, 1, 2, 3])))
    return replace(o, carried=carried, wishes=(*o.wishes, *wishes))


def _kinds(r: Random, h: Random) -> tuple[tuple[str, int], ...]:
    """None, one or two kinds of the day before, each with its days on end."""
    kind, run = r.choice(["", "", "day", "late", "night", "DESK"]), r.choice([0, 1, 2, 3])
    other = h.choice(["", "", "call", "early", "day"])
    return tuple({k: n for k, n in ((kind, run), (other, h.choice([1, 2]))) if k and n}.items())


def _soon(h: Random, scenario: Scenario) -> datetime:
    """Around the first midnight, in the first morning, or a minute into the first day's night."""
    minutes = h.choice([-300, -30, -20, -1, 0, 1, 300, 540, 1321])
    return midnight(scenario.week_start, 0) + timedelta(minutes=minutes)


def duty_limits(seed: int) -> Limits:
    """Limits a tiny roster can reach; those that demand work of somebody are priced, so that some roster is allowed."""
    r = Random(f"duty limits {seed}")
    priced = {"level": r.choice(["coverage", "fairness", "preference"]), "points": r.choice([1, 3])}
    who: dict[str, object] = {"officers": r.choice([(), ("U1",), ("MS", "X1"), ("UM",)])}
    kinds: dict[str, object] = {"kinds": r.choice([(), (), ("night",), ("late", "day"), ("DESK", "call", "early")])}
    soft = {**who, **priced, "history": r.random() < 0.5}
    period: dict[str, object] = {"period": r.choice(["week", "window", "horizon"]), "days": r.choice([2, 3, 6, 8])}
    few = {**who, "officers": r.choice([("U1",), ("M1", "C1")]), **kinds, **period, **priced}
    return {
        "succession": {
            "before": r.choice([("late", "night"), ("night",), (), ("day", "call", "LEAD")]),
            "after": r.choice([("early", "day"), ("day", "late"), ("LEAD",), ("night", "late", "day")]),
            **r.choice([who, {}, priced]),
        },
        "shifts_in_period": r.choice(
            [
                {**who, **kinds, **period, "most": r.choice([1, 2])},
                {**few, "most": 2, "fewest": 1},
                {**few, "period": "so_far", "most": r.choice([1, 2]), "fewest": r.choice([1, 2])},
            ]
        ),
        "hours_in_period": r.choice(
            [
                {**who, **kinds, **period, "most_minutes": r.choice([359, 360, 600])},
                {**few, "most_minutes": r.choice([359, 481]), "fewest_minutes": r.choice([0, 120, 361])},
            ]
        ),
        "run_of_days": r.choice(
            [
                {**who, "most": r.choice([1, 2])},
                {**who, "fewest": 2, "history": False},
                {**soft, "most": r.choice([1, 2]), "fewest": r.choice([1, 2, 3])},
            ]
        ),
        "run_of_kind": r.choice(
            [
                {**who, **kinds, "most": 1},
                {**who, **kinds, "fewest": 2, "history": False},
                {**soft, **kinds, "most": r.choice([1, 2]), "fewest": r.choice([1, 2, 3])},
            ]
        ),
        "days_off_run": r.choice(
            [
                {**who, "fewest": r.choice([2, 3]), "history": r.random() < 0.5},
                {**soft, "officers": ("U1", "C1"), "most": r.choice([2, 3, 5]), "fewest": r.choice([1, 2, 3])},
            ]
        ),
        "weekends": r.choice(
            [
                {**who, "most": 2, "complete": r.random() < 0.7},
                {**who, **priced, "most": r.choice([0, 1]), "complete": r.random() < 0.7},
            ]
        ),
        "requests": {**priced, **r.choice([who, {"officers": ("UM", "MS")}])},
        "cover": r.choice(
            [
                {**kinds, "under": 0, "over": 1},
                {
                    **kinds,
                    **priced,
                    "under": r.choice([1, 5]),
                    "over": r.choice([0, 2]),
                    "heads": r.choice(["wanted", "least"]),
                    "qualifications": r.choice([(), ("gas",), ("gas", "")]),
                },
            ]
        ),
    }


ON_REQUEST = frozenset(duty_limits(0))
"""Rules of no pack."""
