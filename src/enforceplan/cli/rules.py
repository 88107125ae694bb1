"""`enforceplan rules`: the rule book, or one rule whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.cli.manual import Verb
from enforceplan.cli.screen import SENTENCES, show
from enforceplan.errors import UsageFault

if TYPE_CHECKING:
    from enforceplan.catalogue import RulePack
    from enforceplan.docs.speech import Speech
    from enforceplan.docs.telling import Told
    from enforceplan.rules.base import Rule


@click.command(
    "rules",
    cls=Verb,
    examples=(
        "enforceplan rules",
        "enforceplan rules two_officers --lang zh",
    ),
)
@click.argument("rule_id", metavar="[ID]", required=False)
@click.option("--pack", metavar="PACK", help="Rule pack whose parameters are shown (default: the latest national one).")
@common
def command(rule_id: str | None, pack: str | None, lang: str | None, as_json: bool) -> None:
    """List the rules of a pack, and those on request, with level, mode and basis, or show one whole.

    One rule is told as on the page docs/rules.md: its meaning and clock, its parameters, entries and basis, and
    examples on both sides of its boundary.
    """
    from enforceplan.catalogue import in_force, rule_pack
    from enforceplan.docs.speech import chinese, english
    from enforceplan.docs.telling import switched_on, tell
    from enforceplan.text import words

    speech = chinese() if language_of(lang) == "zh" else english()
    chosen = rule_pack(pack or in_force())
    book = _book(chosen)
    rows = [_row(entry, rule, chosen, speech) for entry, rule in book.items() if rule_id in (None, entry)]
    if not rows:
        raise _unknown(str(rule_id), list(book), chosen)
    if rule_id is None:
        if as_json:
            print_json(rows)
            return
        told_in = words(speech.language)
        named = [(r, told_in("rules.on_request", name=r["name"]) if r["on_request"] else r["name"]) for r in rows]
        heads = (told_in("screen.level"), told_in("screen.mode"), told_in("screen.rule"), told_in("screen.name"))
        show(
            heads,
            [(told_in(f"level.{r['level']}"), told_in(f"mode.{r['mode']}"), r["id"], name) for r, name in named],
            (f"{r['level']:<11}{r['mode']:<7} {r['id']:<22} {name}" for r, name in named),
            least=SENTENCES,
        )
        return
    told = tell(type(book[rule_id]), chosen, speech)
    lines = switched_on(type(book[rule_id]), chosen)
    if as_json:
        print_json({**rows[0], **_whole(told), "switched_on": list(lines)})
        return
    click.echo(f"{rule_id} — {rows[0]['name']} ({rows[0]['level']}, {speech.say(rows[0]['mode'])})\n")
    click.echo(f"{rows[0]['claim']}\n")
    for line in _lines(told, chosen, speech):
        click.echo(line)
    if lines:
        click.echo("\n" + words(speech.language)("rules.switch_on"))
    for line in lines:
        click.echo(f"  {line}")


def _book(pack: RulePack) -> dict[str, Rule]:
    """Entry -> rule: those of a pack, then those a scenario may ask for."""
    from enforceplan.rules.book import make, rooms

    given = {entry: {k: v for k, v in what.items() if k != "off"} for entry, what in pack.entries.items()}
    book = {entry: make(entry, what) for entry, what in given.items()}
    in_pack = {rule.id for rule in book.values()}
    return book | {room.id: make(room.id, {}) for room in rooms().values() if room.id not in in_pack}


def _row(entry: str, rule: Rule, pack: RulePack, speech: Speech) -> dict[str, Any]:
    from enforceplan.docs.telling import claim

    language = speech.language
    return {
        "id": entry,
        "level": rule.level.word,
        "mode": "priced" if rule.points else "strict",
        "name": getattr(rule.name, language),
        "claim": claim(rule, speech),
        "source": pack.basis.get(entry, ("", ""))[0 if speech.is_chinese else 1] or getattr(rule.basis, language),
        "parameters": rule.model_dump(mode="json", exclude={"entry", "level"}),
        "off": bool(pack.entries.get(entry, {}).get("off")),
        "on_request": entry not in pack.entries,
    }


def _whole(told: Told) -> dict[str, Any]:
    """What one rule's object has besides its row."""
    return {
        "meaning": [p.text for p in told.meaning if p.label != "Clock"],
        "clock": [p.text for p in told.meaning if p.label == "Clock"],
        "parameter_meanings": {p.name: p.meaning for p in told.parameters},
        "exceptions": told.granted,
        "examples": {
            side: [{"title": title, "roster": line} for title, line in lines] for side, lines in told.examples
        },
    }


def _lines(told: Told, pack: RulePack, speech: Speech) -> Iterator[str]:
    """The rule as on its page, for a terminal."""
    colon = "：" if speech.is_chinese else ": "
    for paragraph in told.meaning:
        yield from ((speech.say(paragraph.label) + colon if paragraph.label else "") + paragraph.text, "")
    if told.parameters:
        yield speech.say("parameters") + colon.rstrip()
        for p in told.parameters:
            yield f"  {p.name} ({speech.say('default')} {p.default}){colon}{p.meaning}"
        yield ""
    yield speech.say("entry of {$pack}", pack=pack.id) + colon.rstrip()
    for entry in told.entries:
        name = speech.say("{$name} (off)", name=entry.id) if entry.off else entry.id
        price = f"{speech.say('points a unit')} {entry.points}" if entry.points else speech.say("strict")
        profiles = f"{speech.say('profiles')} {entry.profiles}" if entry.profiles else ""
        yield "  " + "; ".join(part for part in (name, entry.level, price, entry.parameters, profiles) if part)
    if not told.entries:
        yield "  " + speech.say("on request: a scenario adds an entry `{$id}`, or `{$id}.NAME`", id=told.id)
    yield from ("", speech.say("Exceptions") + colon + told.granted)
    for one, basis in told.basis.items():
        label = speech.say("Basis") if len(told.basis) == 1 else speech.say("Basis of `{$entry}`", entry=one)
        yield label + colon + basis
    for side, lines in told.examples:
        yield from ("", speech.say(side) + colon.rstrip())
        yield from (f"  {title}{colon}{line}" for title, line in lines)


def _unknown(rule_id: str, known: list[str], pack: RulePack) -> UsageFault:
    import difflib

    from enforceplan.text import both

    near = ", ".join(difflib.get_close_matches(rule_id, known, 3)) or "—"
    return UsageFault(*both("cli_rules.rules_required_a_rule_of_pack", rule_id=rule_id, pack_id=pack.id, near=near))
