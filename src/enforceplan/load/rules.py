"""The effective rules: the pack's entries, changed by the profile, changed by the scenario; and exceptions.

When to modify: another layer of rules.
"""

from __future__ import annotations

from collections.abc import Container

from pydantic import ValidationError

from enforceplan import catalogue
from enforceplan.catalogue import UnknownPack
from enforceplan.domain import Level, RuleException
from enforceplan.load.context import Context
from enforceplan.load.raw import shorten
from enforceplan.scenario.words import nearest

Entries = dict[str, dict[str, object]]


def effective(context: Context) -> tuple[Entries, dict[str, str]]:
    """Parameters of every entry with its rule's id, and where each ``entry.key`` came from."""
    settings = context.document.settings
    rules: Entries = {}
    sources: dict[str, str] = {}
    try:
        pack = catalogue.rule_pack(settings.rule_pack)
    except UnknownPack:
        context.unknown("settings", 0, "rule_pack", settings.rule_pack, catalogue.rule_packs(), ("规则包", "rule pack"))
        return rules, sources
    _lay(rules, sources, pack.entries, f"pack {pack.id}")
    if not (pack.covers(context.dates[0]) and pack.covers(context.dates[-1])):
        context.notice(
            "pack", "settings.rule_pack",
            f"规则包 {pack.id} 的有效期为 {pack.valid_from} 至 {pack.valid_to}，不覆盖整个 {context.dates[0]} 至 "
            f"{context.dates[-1]}",
            f"rule pack {pack.id} is valid {pack.valid_from} to {pack.valid_to}, not throughout "
            f"{context.dates[0]} to {context.dates[-1]}",
        )  # fmt: skip
    profiles = catalogue.profiles()
    if settings.profile in profiles:
        _lay(rules, sources, profiles[settings.profile], f"profile {settings.profile}")
    else:
        context.unknown("settings", 0, "profile", settings.profile, profiles, ("方案类型", "profile"))
    own: Entries = {}
    for index, (entry, parameters) in enumerate(context.document.rules.items()):
        if entry in rules or "rule" in parameters or entry.partition(".")[0] in rules:
            own[entry] = parameters
        else:
            context.unknown("rules", index, "rule", entry, rules, ("规则项", "rule entry"))
    _lay(rules, sources, own, "scenario")
    for index, entry in enumerate(context.document.rules):
        if entry in own:
            _check_entry(context, index, entry, own[entry], rules[entry])
    return rules, sources


def _check_entry(context: Context, index: int, entry: str, given: dict[str, object], merged: dict[str, object]) -> None:
    """An entry the scenario changes: its parameters exist, and law stays in force."""
    from enforceplan.rules.book import make, rooms

    room = rooms().get(str(merged["rule"]))
    if room is None:
        return
    if room.default_level is Level.MUST and (given.get("off") or given.get("level", "must") != "must"):
        context.complain(
            "rules", index, "rule", value=entry,
            required=("must 规则不得关闭或降级", "a must rule (law, physics) that stays on and at its level"),
            remedy=("删去 off 和 level", "leave out off and level"),
        )  # fmt: skip
    elif given.get("off"):
        context.notice(
            "rule_off", f"rules.{entry}", f"规则 {entry} 已被方案关闭", f"rule {entry} is switched off by the scenario"
        )
    try:
        make(entry, merged)
    except ValidationError as error:
        for fault in error.errors():
            key = ".".join(map(str, fault["loc"]))
            near = nearest(key, [name for name in room.model_fields if name != "entry"])
            known = fault["type"] == "extra_forbidden"
            usual = room.model_fields[key].get_default() if key in room.model_fields else "…"
            context.complain(
                "rules", index, "rule", value=f"{entry}: {key}: {shorten(fault['input'])}",
                required=(f"已知的参数（最接近：{near}）" if known else f"与默认值 {usual} 同类的值",
                          f"a known parameter (nearest: {near})" if known else f"a value like the default, {usual}"),
                remedy=(f"见规则 {room.id} 的说明", f"see the page of the rule {room.id}"),
            )  # fmt: skip
    except KeyError:
        context.complain(
            "rules", index, "rule", value=f"{entry}: level: {given.get('level')}",
            required=("policy、coverage、fairness 或 preference", "policy, coverage, fairness or preference"),
            remedy=("改正层级", "correct the level"),
        )  # fmt: skip


def _lay(rules: Entries, sources: dict[str, str], layer: Entries, source: str) -> None:
    """Lay entries over those that are there."""
    for entry, parameters in layer.items():
        known = rules.setdefault(entry, {"rule": entry.partition(".")[0]})
        known.update(parameters)
        sources.setdefault(f"{entry}.rule", source)
        sources.update({f"{entry}.{key}": source for key in parameters})


def exceptions(context: Context, rules: Entries, subjects: Container[str]) -> tuple[RuleException, ...]:
    """Granted exceptions; ``subjects`` are codes other than officers' to which they may be granted."""
    from enforceplan.rules.book import rooms

    made = []
    for index, row in enumerate(context.document.exceptions):
        known = context.is_known("exceptions", index, "rule", row.rule, rules, "rules", ("规则项", "rule entry"))
        room = rooms().get(str(rules[row.rule]["rule"])) if known else None
        if room is not None and room.default_level is Level.MUST:
            context.complain(
                "exceptions", index, "rule",
                required=("非 must 的规则项（法律没有例外）", "an entry that is not a must (law has no exceptions)"),
                remedy=("删去该行", "delete the row"),
            )  # fmt: skip
        names: tuple[str, ...] = (row.subject,)
        if row.subject not in subjects:
            names = context.officers("exceptions", index, "subject", row.subject)
        limit = None if row.limit == "off" else row.limit
        made += [
            RuleException(row.rule, name, row.start, row.end, limit, row.reason, row.approved_by)
            for name in names
        ]  # fmt: skip
    return tuple(made)
