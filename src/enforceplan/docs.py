"""Writes the generated pages of docs/: the rules, told by their own rooms, and the schema of a scenario.

Run as ``python -m enforceplan.docs`` in the project's folder. When to modify: another thing a page should tell of a
rule. What stands on the pages is changed in the rule's file, in the rule pack or in the scenario's models.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from enforceplan.catalogue import RulePack, profiles, rule_pack, rule_packs
from enforceplan.domain import Day, Span, Window
from enforceplan.rules import examples
from enforceplan.rules.base import Example, Rule
from enforceplan.rules.book import make, rooms
from enforceplan.scenario.schema import json_schema, schema_page

PACK = "cn-2026-08"
"""Rule pack whose parameters the page shows."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ONE = {"officer": "an officer", "department": "a department", "operation": "an operation"}
_COMMON = ("entry", "level", "points")


def main(folder: str = "docs") -> int:
    """Write every generated page into a folder that exists; returns the exit code."""
    home = Path(folder)
    if not home.is_dir():
        told = f"{folder}: there is no such folder — required: the project's docs folder — run it in the project\n"
        sys.stderr.write(told)
        return 2
    for name, text in pages().items():
        (home / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def pages() -> dict[str, str]:
    """File name -> text of every generated page."""
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    return {"rules.md": rules_page(), "schema.md": schema_page().rstrip() + "\n", "schema.json": schema + "\n"}


def rules_page() -> str:
    """The text of docs/rules.md: every room, best level first."""
    pack = rule_pack(PACK)
    parts = [
        "# The rules · 规则",
        "",
        f"Generated from the rule rooms and the pack `{pack.id}` ({pack.valid_from} to {pack.valid_to}); do not edit.",
        "A rule is strict (it is kept or broken) or priced (so many points a unit). Rules act through entries:",
        "`min_rest` is one entry of the rule of that name, `min_rest.wish` a second one with other parameters. A",
        "scenario changes an entry under `rules:`.",
        "",
        *_packs(),
        "",
        "Levels, best first: must ≻ policy ≻ coverage ≻ disruption ≻ fairness ≻ preference. A later level never costs",
        "an earlier one anything.",
        "",
        "| level | rule | name | 名称 | mode |",
        "|---|---|---|---|---|",
        *(
            f"| {room.default_level.word} | [{name}](#{name}) | {room.name.en} | {room.name.zh} | {_mode(room)} |"
            for name, room in rooms().items()
        ),
        "",
        "**The world of the examples.** " + _world(),
        "",
        "A… is an operation in S1, B… one in S2; P… a post in S1, Q… one in S2; HOME is on call at home, LEAD a duty",
        "leader's shift. `+1` is the next day. What an example changes in this world stands in brackets; the number",
        "after an arrow is the price.",
        "",
    ]
    for room in rooms().values():
        parts += _room(room, pack)
    return "\n".join(parts).rstrip() + "\n"


def _packs() -> Iterator[str]:
    """Every pack that ships: its dates and what came into force with it."""
    yield from (
        "| pack | from | to | what came into force, and what that changes | 施行的法律及变化 |",
        "|---|---|---|---|---|",
    )
    for pack in sorted(map(rule_pack, rule_packs()), key=lambda pack: (pack.line, pack.valid_from)):
        zh, en = pack.law
        yield f"| `{pack.id}` | {pack.valid_from} | {pack.valid_to} | {en} | {zh} |"


def _world() -> str:
    told = inspect.cleandoc(examples.__doc__ or "").split("\n\n")
    return _sentence(next(part for part in told if part.startswith("World:")).removeprefix("World: "))


def _mode(room: type[Rule]) -> str:
    if room.default_points:
        return "priced"
    return "strict or priced" if room.may_be_priced else "strict"


def _room(room: type[Rule], pack: RulePack) -> Iterator[str]:
    mine = {entry: given for entry, given in pack.entries.items() if given.get("rule", entry.split(".")[0]) == room.id}
    rule = make(room.id, {k: v for k, v in mine.get(room.id, {}).items() if k != "off"})
    told = rule.model_dump(mode="json")
    name = _sentence(room.name.en)
    yield from (f"## {room.id}", "", f"**{name} · {room.name.zh}** — {room.default_level.word}, {_mode(room)}")
    yield from ("", f"> {_sentence(room.claim.en.format(**told))}.", ">", f"> {room.claim.zh.format(**told)}。", "")
    yield from _meaning(room)
    yield from _parameters(room)
    yield from _entries(room, mine)
    yield from (_granted(room), "")
    for entry in mine or [room.id]:
        zh, en = pack.basis.get(entry, (room.basis.zh, room.basis.en))
        title = "**Basis.**" if len(mine) < 2 else f"**Basis of `{entry}`.**"
        yield from (f"{title} {en} · {zh}", "")
    if room.default_points:
        yield from _examples("Examples with their price", (*room.accepts, *room.rejects))
    else:
        yield from _examples("Kept", room.accepts)
        yield from _examples("Broken", room.rejects)


def _meaning(room: type[Rule]) -> Iterator[str]:
    """The docstring, with clock and source in paragraphs of their own."""
    text = inspect.cleandoc(room.__doc__ or "").replace("``", "`")
    text = text.replace("No clock.", "\n\n**Clock.** None.").replace("No clock ", "\n\n**Clock.** None ")
    text = re.sub(r"\b(Clock|Source):\s+(\w)", lambda m: f"\n\n**{m[1]}.** {m[2].upper()}", text)
    for paragraph in re.split(r"\n\s*\n", text):
        if told := _joined(paragraph):
            yield from (told, "")


def _joined(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    """The text on one line, its first letter a capital."""
    line = _joined(text)
    return line[:1].upper() + line[1:]


def _parameters(room: type[Rule]) -> Iterator[str]:
    own = {name: info for name, info in room.model_fields.items() if name not in _COMMON}
    if not own:
        return
    told = field_docs(room)
    yield from ("| parameter | default | meaning |", "|---|---|---|")
    for name, info in own.items():
        yield f"| `{name}` | {_show(info.get_default(call_default_factory=True))} | {told.get(name, '')} |"
    yield ""


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
                found[field.target.id] = _joined(str(text.value.value)).replace("``", "`")  # type: ignore[attr-defined]
    return found


def _granted(room: type[Rule]) -> str:
    """To whom exceptions are granted."""
    if room.exceptions is None:
        return "**Exceptions.** None are granted."
    return f"**Exceptions.** To {_ONE[room.exceptions]}, in the table `exceptions`."


def _entries(room: type[Rule], mine: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """The pack's entries of a rule, and the profiles that change them."""
    yield from (f"| entry of {PACK} | level | points a unit | parameters | profiles |", "|---|---|---|---|---|")
    for entry, given in mine.items():
        rule = make(entry, {k: v for k, v in given.items() if k != "off"})
        own = ", ".join(f"{k} {_show(v)}" for k, v in rule.model_dump(mode="json").items() if k not in _COMMON)
        off = " (off)" if given.get("off") else ""
        changes = "; ".join(
            f"{name}: " + ", ".join(_switched(k, v) for k, v in changed[entry].items())
            for name, changed in profiles().items()
            if entry in changed
        )
        price = str(rule.points) if rule.points else "strict"
        yield f"| `{entry}`{off} | {rule.level.word} | {price} | {own or '–'} | {changes or '–'} |"
    if not mine:
        yield f"| – (on request: a scenario adds an entry `{room.id}`, or `{room.id}.NAME`) | – | – | – | – |"
    yield ""


def _switched(key: str, value: object) -> str:
    return ("off" if value else "on") if key == "off" else f"{key} {_show(value)}"


def _examples(title: str, told: tuple[Example, ...]) -> Iterator[str]:
    yield from (f"**{title}**", "")
    for example in told:
        lines = [_line(line) for line in example.duties] or ["nobody has a duty"]
        price = "" if example.points is None else f" → {example.points}"
        given = [f"with {name} {_show(value)}" for name, value in example.params.items()]
        given += [_change(table, code, what) for table, rows in example.given.items() for code, what in rows.items()]
        yield f"- *{example.title}*: {'; '.join(lines)}" + (f" ({'; '.join(given)})" if given else "") + price
    yield ""


def _line(line: str) -> str:
    """A duty line of an example in words."""
    crew, place, day, times = line.split()
    name, _, group = place.partition("/")
    opens, closes = times.split("-")
    week, weekday = divmod(int(day), 7)
    when = f"{_DAYS[weekday]} {opens}–{closes}" + ("+1" if closes <= opens else "")
    when += {-1: " before the week", 0: "", 1: " after the week"}.get(week, f" of week {week + 1}")
    where = name + (f" group {group}" if group else "")
    if crew == "-":
        return f"{where} left out, offered {when}"
    people = "nobody" if crew == "0" else crew.replace(",", " ").replace("!", " (commander)")
    return f"{people} in {where} {when}"


def _change(table: str, code: str, what: object) -> str:
    if table == "settings" and code == "calendar" and isinstance(what, tuple):
        usual = examples.world().calendar
        return "calendar: " + ", ".join(_show(day) for day in what if day not in usual)
    if not isinstance(what, Mapping):
        return f"{code}: {_show(what)}" if table in ("settings", "vehicles") else f"{table} {code}: {_show(what)}"
    told = ", ".join(
        f"{name} {_show_nested(value) if isinstance(value, Mapping) else _show(value)}" for name, value in what.items()
    )
    return f"{code}: {told}"


def _show_nested(what: Mapping[str, object]) -> str:
    return "; ".join(_change("", code, value) for code, value in what.items())


def _show(value: object) -> str:
    """A value as it reads on a page."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, datetime):
        return f"{_DAYS[value.weekday()]} {value:%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Window):
        return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (value.open, value.close))
    if isinstance(value, Span):
        return f"{_show(value.start)} to {_show(value.end)}"
    if isinstance(value, Day):
        return f"{_DAYS[value.date.weekday()]} {value.date:%m-%d} {_show(value.kind)}"
    if isinstance(value, Mapping):
        return ", ".join(f"{_show(k)} {_show(v)}" for k, v in value.items()) or "none"
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value))) or "none"
    if isinstance(value, tuple | list):
        return ", ".join(map(_show, value)) or "none"
    if is_dataclass(value):
        return "[" + ", ".join(_filled(value)) + "]"
    return "none" if value in (None, "") else str(value)


def _filled(value: object) -> Iterator[str]:
    """Fields of a noun that say something: not left at their default, not empty, not plainly no."""
    for field in fields(value):  # type: ignore[arg-type]
        held = getattr(value, field.name)
        if held == field.default or (field.default is not MISSING and not held) or held in (None, "", (), frozenset()):
            continue
        if held is not False:
            yield field.name if held is True else f"{field.name} {_show(held)}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
