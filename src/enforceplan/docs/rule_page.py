"""The rule page in Markdown: what rules are, the packs, a table of all rules, and a section for each.

When to modify: how the page is laid out. What it tells of a rule is settled in `telling`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from enforceplan.catalogue import RulePack, rule_pack, rule_packs
from enforceplan.docs.speech import Speech, chinese, english
from enforceplan.docs.telling import Told, mode, sentence, tell
from enforceplan.rules import examples
from enforceplan.rules.base import Rule
from enforceplan.rules.book import rooms

PACK = "cn-2026-08"
"""Rule pack whose parameters the page shows."""


def rules_page(speech: Speech) -> str:
    """The text of docs/rules.md, or of docs/rules.zh.md: every room, best level first.

    The English page gives a rule's name, sentence and basis in Chinese too, as the law has them.
    """
    pack = rule_pack(PACK)
    parts = [*(_head_zh(pack, speech) if speech.is_chinese else _head_en(pack))]
    for room in rooms().values():
        parts += _room(room, pack, speech)
    return "\n".join(parts).rstrip() + "\n"


def _head_en(pack: RulePack) -> Iterator[str]:
    yield from (
        "# The rules · 规则",
        "",
        f"Generated from the rule rooms and the pack `{pack.id}` ({pack.valid_from} to {pack.valid_to}); do not edit.",
        "In Chinese: [rules.zh.md](rules.zh.md).",
        "",
        "A rule is strict (it is kept or broken) or priced (so many points a unit). Rules act through entries:",
        "`min_rest` is one entry of the rule of that name, `min_rest.wish` a second one with other parameters. A",
        "scenario changes an entry under `rules:`.",
        "",
        *_packs(english()),
        "",
        "Levels, best first: must ≻ policy ≻ coverage ≻ disruption ≻ fairness ≻ preference. A later level never costs",
        "an earlier one anything.",
        "",
        "| level | rule | name | 名称 | mode |",
        "|---|---|---|---|---|",
    )
    for name, room in rooms().items():
        yield f"| {room.default_level.word} | [{name}](#{name}) | {room.name.en} | {room.name.zh} | {mode(room)} |"
    yield from (
        "",
        "**The world of the examples.** " + _world(),
        "",
        "A… is an operation in S1, B… one in S2; P… a post in S1, Q… one in S2; HOME is on call at home, LEAD a duty",
        "leader's shift. `+1` is the next day. What an example changes in this world stands in brackets; the number",
        "after an arrow is the price.",
        "",
    )


def _world() -> str:
    told = inspect.cleandoc(examples.__doc__ or "").split("\n\n")
    return sentence(next(part for part in told if part.startswith("World:")).removeprefix("World: "))


def _head_zh(pack: RulePack, speech: Speech) -> Iterator[str]:
    dates = {"valid_from": pack.valid_from, "valid_to": pack.valid_to}
    yield from (f"# {speech.say('The rules')}", "", speech.say("generated", pack=pack.id, **dates), "")
    yield from (*_packs(speech), "", speech.say("levels"), "")
    titles = (speech.say(title) for title in ("level", "rule", "name", "mode"))
    yield from (f"| {' | '.join(titles)} |", "|---|---|---|---|")
    for name, room in rooms().items():
        yield f"| {room.default_level.word} | [{name}](#{name}) | {room.name.zh} | {speech.say(mode(room))} |"
    yield from ("", speech.say("world"), "")


def _packs(speech: Speech) -> Iterator[str]:
    """Every pack that ships: its dates and what came into force with it."""
    titles = ("pack", "from", "to", "what came into force, and what that changes")
    yield from (f"| {' | '.join(map(speech.say, titles))} |", "|---|---|---|---|")
    for pack in sorted(map(rule_pack, rule_packs()), key=lambda pack: (pack.line, pack.valid_from)):
        zh, en = pack.law
        yield f"| `{pack.id}` | {pack.valid_from} | {pack.valid_to} | {zh if speech.is_chinese else en} |"


def _room(room: type[Rule], pack: RulePack, speech: Speech) -> Iterator[str]:
    told = tell(room, pack, speech)
    other = None if speech.is_chinese else tell(room, pack, chinese())
    name = f"{told.name} · {other.name}" if other else told.name
    comma, stop, colon = ("，", "。", "：") if speech.is_chinese else (", ", ".", ": ")
    yield from (f"## {told.id}", "", f"**{name}** — {told.level}{comma}{told.mode}", "", f"> {told.claim}")
    yield from ([">", f"> {other.claim}", ""] if other else [""])
    for paragraph in told.meaning:
        label = f"**{speech.say(paragraph.label)}{stop}** " if paragraph.label else ""
        yield from (label + paragraph.text, "")
    yield from _parameters(told, speech)
    yield from _entries(told, pack, speech)
    yield from (f"**{speech.say('Exceptions')}{stop}** {told.granted}", "")
    for entry, basis in told.basis.items():
        label = speech.say("Basis") if len(told.basis) == 1 else speech.say("Basis of `{$entry}`", entry=entry)
        yield from (f"**{label}{stop}** {basis}" + (f" · {other.basis[entry]}" if other else ""), "")
    for side, lines in told.examples:
        yield from (f"**{speech.say(side)}**", "")
        yield from (f"- *{title}*{colon}{line}" for title, line in lines)
        yield ""


def _parameters(told: Told, speech: Speech) -> Iterator[str]:
    if told.parameters:
        titles = (speech.say(title) for title in ("parameter", "default", "meaning"))
        yield from (f"| {' | '.join(titles)} |", "|---|---|---|")
        yield from (f"| `{p.name}` | {p.default} | {p.meaning} |" for p in told.parameters)
        yield ""


def _entries(told: Told, pack: RulePack, speech: Speech) -> Iterator[str]:
    titles = ("level", "points a unit", "parameters", "profiles")
    first = speech.say("entry of {$pack}", pack=pack.id)
    yield from (f"| {' | '.join([first, *map(speech.say, titles)])} |", "|---|---|---|---|---|")
    for entry in told.entries:
        name = speech.say("{$name} (off)", name=f"`{entry.id}`") if entry.off else f"`{entry.id}`"
        price = str(entry.points) if entry.points else speech.say("strict")
        yield f"| {name} | {entry.level} | {price} | {entry.parameters or '–'} | {entry.profiles or '–'} |"
    if not told.entries:
        asked = speech.say("on request: a scenario adds an entry `{$id}`, or `{$id}.NAME`", id=told.id)
        yield f"| – ({asked}) | – | – | – | – |"
    yield ""
