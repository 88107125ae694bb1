"""One rule told whole in one language: what the page prints and `enforceplan rules ID` shows.

When to modify: another thing that should be told of a rule.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from enforceplan.catalogue import RulePack, profiles
from enforceplan.docs.speech import Speech
from enforceplan.docs.values import example_line, show
from enforceplan.ftl import fill
from enforceplan.rules.base import Example, Rule
from enforceplan.rules.book import make

_ONE = {"officer": "an officer", "department": "a department", "operation": "an operation"}
_COMMON = ("entry", "level", "points")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of a rule's meaning."""

    label: str
    """``Clock`` or ``Source``, in English; empty for the meaning itself."""
    text: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One of a rule's own parameters."""

    name: str
    default: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a rule in a pack."""

    id: str
    off: bool
    level: str
    points: int
    """0: strict."""
    parameters: str
    profiles: str
    """What profiles change in it; empty: nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """A rule whole."""

    id: str
    name: str
    level: str
    mode: str
    claim: str
    meaning: tuple[Paragraph, ...]
    parameters: tuple[Parameter, ...]
    entries: tuple[Entry, ...]
    """Empty: on request."""
    granted: str
    """To whom exceptions are granted, in a sentence."""
    basis: Mapping[str, str]
    """Entry -> what it rests on; the rule's own where it is on request."""
    examples: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """(side, ((title, line), …)): kept and broken, or the two together where they have a price."""


def tell(room: type[Rule], pack: RulePack, speech: Speech) -> Told:
    """A room in the words of a language, with its entries in a pack."""
    mine = {entry: given for entry, given in pack.entries.items() if given.get("rule", entry.split(".")[0]) == room.id}
    bases = {entry: pack.basis.get(entry, (room.basis.zh, room.basis.en)) for entry in mine or [room.id]}
    says = claim(make(room.id, {k: v for k, v in mine.get(room.id, {}).items() if k != "off"}), speech)
    sides: tuple[tuple[str, tuple[Example, ...]], ...] = (("Kept", room.accepts), ("Broken", room.rejects))
    if room.default_points:
        sides = (("Examples with their price", (*room.accepts, *room.rejects)),)
    return Told(
        room.id,
        room.name.zh if speech.is_chinese else sentence(room.name.en),
        room.default_level.word,
        speech.say(mode(room)),
        says + "。" if speech.is_chinese else sentence(says) + ".",
        tuple(_meaning(room, speech)),
        tuple(_parameters(room, speech)),
        tuple(_entries(mine, speech)),
        speech.say("To {$whom}, in the table `exceptions`.", whom=speech.say(_ONE[room.exceptions]))
        if room.exceptions
        else speech.say("None are granted."),
        {entry: zh if speech.is_chinese else en for entry, (zh, en) in bases.items()},
        tuple((side, tuple((_title(e, room, speech), example_line(e, speech)) for e in told)) for side, told in sides),
    )


def switched_on(room: type[Rule], pack: RulePack) -> tuple[str, ...]:
    """Lines of YAML that switch a rule on that a pack does not have, or has off; none where it is in force.

    The parameters are those of one of its own examples, strict and, where it may be, with a price.
    """
    mine = [entry for entry, given in pack.entries.items() if given.get("rule", entry.split(".")[0]) == room.id]
    if mine:
        off = [entry for entry in mine if pack.entries[entry].get("off")]
        return ("rules:", *(f"  {entry}: {{off: false}}" for entry in off)) if len(off) == len(mine) else ()
    order = list(room.model_fields)
    kept = [
        {k: v for k, v in e.params.items() if k not in (*_COMMON, "officers")} for e in (*room.accepts, *room.rejects)
    ]
    fitting = [given for given in kept if not room.one_of or any(name in given for name in room.one_of)]
    given = min((g for g in fitting if g), key=lambda g: (len(g), sorted(map(order.index, g))), default={})
    priced = {**given, "points": 10, "level": "fairness"}
    price = room.may_be_priced or room.default_points
    return (
        "rules:",
        *([] if room.default_points else [f"  {room.id}.mine: {_flow(given)}"]),
        *([f"  {room.id}.wish: {_flow(priced)}"] if price else []),
    )


def _flow(given: Mapping[str, object]) -> str:
    """Parameters as one line of YAML."""
    return "{" + ", ".join(f"{name}: {_value(value)}" for name, value in given.items()) + "}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "[" + ", ".join(map(_value, value)) + "]" if isinstance(value, tuple | list) else str(value)


def claim(rule: Rule, speech: Speech) -> str:
    """The rule in one sentence, with its parameters filled in; without a full stop."""
    told = {
        name: show(value, speech) if isinstance(value, bool) else "–".join(value) if isinstance(value, list) else value
        for name, value in rule.model_dump(mode="json").items()
    }
    return fill(speech.language, rule.claim.zh if speech.is_chinese else rule.claim.en, told)


def mode(room: type[Rule]) -> str:
    """Whether it is strict, priced, or may be either; in English."""
    if room.default_points:
        return "priced"
    return "strict or priced" if room.may_be_priced else "strict"


def sentence(text: str) -> str:
    """The text on one line, its first letter a capital."""
    line = joined(text)
    return line[:1].upper() + line[1:]


def joined(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def _title(example: Example, room: type[Rule], speech: Speech) -> str:
    return speech.rooms[room.id].examples[example.title] if speech.is_chinese else example.title


def _meaning(room: type[Rule], speech: Speech) -> Iterator[Paragraph]:
    """The docstring, with clock and source in paragraphs of their own."""
    if speech.is_chinese:
        told = speech.rooms[room.id]
        yield from (Paragraph("", told.meaning), Paragraph("Clock", told.clock))
        return
    text = inspect.cleandoc(room.__doc__ or "").replace("``", "`")
    text = text.replace("No clock.", "\n\nClock: None.").replace("No clock ", "\n\nClock: None ")
    text = re.sub(r"\b(Clock|Source):\s+(\w)", lambda m: f"\n\n{m[1]}: {m[2].upper()}", text)
    for paragraph in re.split(r"\n\s*\n", text):
        if line := joined(paragraph):
            label, _, rest = line.partition(": ")
            yield Paragraph(label, rest) if label in ("Clock", "Source") else Paragraph("", line)


def _parameters(room: type[Rule], speech: Speech) -> Iterator[Parameter]:
    told = speech.rooms[room.id].parameters if speech.is_chinese else field_docs(room)
    for name, info in room.model_fields.items():
        if name not in _COMMON:
            default = show(info.get_default(call_default_factory=True), speech.literally())
            yield Parameter(name, default, told[name])


def field_docs(room: type[Rule]) -> dict[str, str]:
    """What stands under each field of a room's class, in its source."""
    found: dict[str, str] = {}
    for base in room.__bases__:
        if issubclass(base, Rule) and base is not Rule:
            found |= field_docs(base)
    body = ast.parse(textwrap.dedent(inspect.getsource(room))).body[0]
    if isinstance(body, ast.ClassDef):
        for field, text in zip(body.body, body.body[1:], strict=False):
            named = isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
            named = named and field.target.id in room.model_fields  # type: ignore[attr-defined]
            if named and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
                found[field.target.id] = joined(str(text.value.value)).replace("``", "`")  # type: ignore[attr-defined]
    return found


def _entries(mine: Mapping[str, Mapping[str, object]], speech: Speech) -> Iterator[Entry]:
    """The pack's entries of a rule, and the profiles that change them."""
    codes = speech.literally()
    for entry, given in mine.items():
        rule = make(entry, {k: v for k, v in given.items() if k != "off"})
        own = ", ".join(f"{k} {show(v, codes)}" for k, v in rule.model_dump(mode="json").items() if k not in _COMMON)
        changes = "; ".join(
            f"{name}: " + ", ".join(_switched(k, v, codes) for k, v in changed[entry].items())
            for name, changed in profiles().items()
            if entry in changed
        )
        yield Entry(entry, bool(given.get("off")), rule.level.word, rule.points, own, changes)


def _switched(key: str, value: object, speech: Speech) -> str:
    if key == "off":
        return speech.say("off" if value else "on")
    return f"{key} {show(value, speech)}"
