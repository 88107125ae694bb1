"""Examples in words: duty lines, what they change in the little world, and values as they read on a page.

When to modify: a new kind of value in an example, or a new sign in the notation of `rules.examples`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum

from enforceplan.docs.speech import Speech
from enforceplan.domain import Day, Span, Window
from enforceplan.rules import examples
from enforceplan.rules.base import Example

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def example_line(example: Example, speech: Speech) -> str:
    """An example's duties, what it changes in brackets, and its price after an arrow."""
    duties = [_duty(line, speech) for line in example.duties] or [speech.say("nobody has a duty")]
    codes = speech.literally()
    given = [speech.say("with {$name} {$value}", name=k, value=show(v, codes)) for k, v in example.params.items()]
    given += [
        _change(table, code, what, speech) for table, rows in example.given.items() for code, what in rows.items()
    ]
    price = "" if example.points is None else f" → {example.points}"
    if speech.is_chinese:
        return "；".join(duties) + (f"（{'；'.join(given)}）" if given else "") + price
    return "; ".join(duties) + (f" ({'; '.join(given)})" if given else "") + price


def _duty(line: str, speech: Speech) -> str:
    """A duty line of an example in words."""
    crew, spot, day, times = line.split()
    place, _, group = spot.partition("/")
    opens, closes = times.split("-")
    week, weekday = divmod(int(day), 7)
    when = f"{speech.say(_DAYS[weekday])} {opens}–{closes}" + ("+1" if closes <= opens else "")
    if week:
        place_of_week = {-1: "{$when} before the week", 1: "{$when} after the week"}
        when = speech.say(place_of_week.get(week, "{$when} of week {$number}"), when=when, number=week + 1)
    if group:
        place = speech.say("{$place} group {$group}", place=place, group=group)
    if crew == "-":
        return speech.say("{$place} left out, offered {$when}", place=place, when=when)
    people = speech.say("nobody") if crew == "0" else crew.replace(",", " ").replace("!", speech.say(" (commander)"))
    return speech.say("{$people} in {$place} {$when}", people=people, place=place, when=when)


def _change(table: str, code: str, what: object, speech: Speech) -> str:
    if table == "settings" and code == "calendar" and isinstance(what, tuple):
        usual = examples.world().calendar
        return speech.say("calendar: {$days}", days=", ".join(show(day, speech) for day in what if day not in usual))
    named = speech.word(code) if table == "settings" else code
    if not isinstance(what, Mapping):
        return f"{named if table in ('settings', 'vehicles') else f'{speech.word(table)} {code}'}: {show(what, speech)}"
    return f"{named}: " + ", ".join(
        f"{speech.word(name)} {_nested(value, speech) if isinstance(value, Mapping) else show(value, speech)}"
        for name, value in what.items()
    )


def _nested(what: Mapping[str, object], speech: Speech) -> str:
    return "; ".join(
        f"{code}: " + ", ".join(f"{speech.word(name)} {show(value, speech)}" for name, value in changed.items())
        if isinstance(changed, Mapping)
        else f" {code}: {show(changed, speech)}"
        for code, changed in what.items()
    )


def show(value: object, speech: Speech) -> str:
    """A value as it reads on a page."""
    if isinstance(value, bool):
        return speech.say("yes" if value else "no")
    if isinstance(value, Enum):
        return speech.member(value)
    if isinstance(value, datetime):
        return f"{speech.say(_DAYS[value.weekday()])} {value:%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Window):
        return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (value.open, value.close))
    if isinstance(value, Span):
        return speech.say("{$start} to {$end}", start=show(value.start, speech), end=show(value.end, speech))
    if isinstance(value, Day):
        return f"{speech.say(_DAYS[value.date.weekday()])} {value.date:%m-%d} {show(value.kind, speech)}"
    if isinstance(value, Mapping):
        told = ", ".join(f"{show(k, speech)} {show(v, speech)}" for k, v in value.items())
    elif isinstance(value, frozenset):
        told = ", ".join(sorted(map(str, value)))
    elif isinstance(value, tuple | list):
        told = ", ".join(show(part, speech) for part in value)
    elif is_dataclass(value):
        return "[" + ", ".join(_filled(value, speech)) + "]"
    else:
        told = "" if value is None else speech.word(str(value))
    return told or speech.say("none")


def _filled(value: object, speech: Speech) -> Iterator[str]:
    """Fields of a noun that say something: not left at their default, not empty, not plainly no."""
    for f in fields(value):  # type: ignore[arg-type]
        held = getattr(value, f.name)
        if held == f.default or (f.default is not MISSING and not held) or held in (None, "", (), frozenset()):
            continue
        if held is not False:
            yield speech.word(f.name) if held is True else f"{speech.word(f.name)} {show(held, speech)}"
