"""`enforceplan rules`: the rule book, or one rule whole."""

from __future__ import annotations

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.errors import UsageFault


@click.command("rules", short_help="what the rules are, and what they rest on")
@click.argument("rule_id", metavar="[ID]", required=False)
@click.option("--pack", default="cn-2026", show_default=True, help="Rule pack whose parameters are shown.")
@common
def command(rule_id: str | None, pack: str, lang: str | None, as_json: bool) -> None:
    """List the rules of a pack with level, mode and basis, or show one with its meaning and parameters."""
    import difflib
    import inspect

    from enforceplan.catalogue import rule_pack
    from enforceplan.rules.book import make

    language = language_of(lang)
    chosen = rule_pack(pack)
    book = {
        entry: make(entry, {k: v for k, v in given.items() if k != "off"}) for entry, given in chosen.entries.items()
    }
    if rule_id is not None and rule_id not in book:
        near = ", ".join(difflib.get_close_matches(rule_id, list(book), 3)) or "—"
        raise UsageFault(
            f"rules: {rule_id} — 要求：规则包{pack}中的规则编号（相近：{near}）— 请用 enforceplan rules 查看全部",
            f"rules: {rule_id} — required: a rule of pack {pack} (nearest: {near}) — see them all: enforceplan rules",
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
            "off": bool(chosen.entries[entry].get("off")),
        }
        for entry, rule in book.items()
        if rule_id in (None, entry)
    ]
    if as_json:
        print_json(rows if rule_id is None else rows[0])
        return
    if rule_id is None:
        for row in rows:
            click.echo(f"{row['level']:<11}{row['mode']:<7} {row['id']:<22} {row['name']}")
        return
    for row in rows:
        click.echo(f"{row['id']} — {row['name']} ({row['level']}, {row['mode']})\n\n{row['claim']}\n")
        click.echo(inspect.cleandoc(type(book[rule_id]).__doc__ or "") + "\n")
        click.echo(f"{'依据' if language == 'zh' else 'basis'}: {row['source']}")
        click.echo(f"{'参数' if language == 'zh' else 'parameters'}: {row['parameters']}")
