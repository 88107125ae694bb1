"""`enforceplan rules`: the rule book, or one rule whole."""

from __future__ import annotations

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.errors import UsageFault


@click.command("rules", short_help="what the rules are, and what they rest on")
@click.argument("rule_id", metavar="[ID]", required=False)
@click.option("--pack", help="Rule pack whose parameters are shown (default: the latest national one).")
@common
def command(rule_id: str | None, pack: str | None, lang: str | None, as_json: bool) -> None:
    """List the rules of a pack, and those on request, with level, mode and basis, or show one whole."""
    import difflib
    import inspect

    from enforceplan.catalogue import in_force, rule_pack
    from enforceplan.rules.book import make, rooms

    language = language_of(lang)
    chosen = rule_pack(pack or in_force())
    book = {
        entry: make(entry, {k: v for k, v in given.items() if k != "off"}) for entry, given in chosen.entries.items()
    }
    in_pack = {rule.id for rule in book.values()}
    book |= {room.id: make(room.id, {}) for room in rooms().values() if room.id not in in_pack}
    if rule_id is not None and rule_id not in book:
        near = ", ".join(difflib.get_close_matches(rule_id, list(book), 3)) or "—"
        raise UsageFault(
            f"rules: {rule_id} — 要求：规则包{chosen.id}中的规则编号（相近：{near}）— 请用 enforceplan rules 查看全部",
            f"rules: {rule_id} — required: a rule of pack {chosen.id} (nearest: {near}) — see all: enforceplan rules",
        )
    rows = [
        {
            "id": entry,
            "level": rule.level.word,
            "mode": "priced" if rule.points else "strict",
            "name": getattr(rule.name, language),
            "claim": getattr(rule.claim, language).format(**rule.model_dump()),
            "source": chosen.basis.get(entry, ("", ""))[0 if language == "zh" else 1] or getattr(rule.basis, language),
            "parameters": rule.model_dump(mode="json", exclude={"entry", "level"}),
            "off": bool(chosen.entries.get(entry, {}).get("off")),
            "on_request": entry not in chosen.entries,
        }
        for entry, rule in book.items()
        if rule_id in (None, entry)
    ]
    if as_json:
        print_json(rows if rule_id is None else rows[0])
        return
    if rule_id is None:
        asked = "（由方案添加）" if language == "zh" else " (on request)"
        for row in rows:
            click.echo(
                f"{row['level']:<11}{row['mode']:<7} {row['id']:<22} {row['name']}{asked if row['on_request'] else ''}"
            )
        return
    for row in rows:
        click.echo(f"{row['id']} — {row['name']} ({row['level']}, {row['mode']})\n\n{row['claim']}\n")
        click.echo(inspect.cleandoc(type(book[rule_id]).__doc__ or "") + "\n")
        click.echo(f"{'依据' if language == 'zh' else 'basis'}: {row['source']}")
        click.echo(f"{'参数' if language == 'zh' else 'parameters'}: {row['parameters']}")
