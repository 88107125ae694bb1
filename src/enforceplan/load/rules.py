"""The effective rules: the pack's entries, changed by the profile, changed by the scenario.

When to modify: another layer of rules.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from enforceplan import catalogue
from enforceplan.catalogue import UnknownPack
from enforceplan.domain import Level
from enforceplan.load.context import Context, Texts
from enforceplan.load.lawful import changes, spelt
from enforceplan.load.raw import shorten
from enforceplan.rules.base import Rule
from enforceplan.rules.book import make
from enforceplan.scenario.cells import read_bool
from enforceplan.scenario.words import nearest

Entries = dict[str, dict[str, object]]


def effective(context: Context) -> tuple[Entries, dict[str, str]]:
    """Parameters of every entry with its rule's id, and where each ``entry.key`` came from."""
    settings = context.document.settings
    rules: Entries = {}
    sources: dict[str, str] = {}
    profiles = catalogue.profiles()
    if settings.profile not in profiles:
        context.unknown("settings", 0, "profile", settings.profile, profiles, ("方案类型", "profile"))
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
    _lay(rules, sources, profiles.get(settings.profile, {}), f"profile {settings.profile}")
    own = _own(context, rules)
    for index, entry in enumerate(context.document.rules):
        if entry in own:
            before = dict(rules.get(entry, {}))
            known = rules.setdefault(entry, {"rule": own[entry].get("rule", entry.partition(".")[0])})
            merged = {**known, **own[entry]}
            if merged["rule"] != before.get("rule", merged["rule"]):
                _refuse(context, index, f"{entry}: rule: {shorten(merged['rule'])}",
                        (f"规则包的规则项 {entry} 仍属规则 {before['rule']}", f"{entry} to stay {before['rule']}"),
                        ("为新的规则项另取名称", "choose another name for a new entry"))  # fmt: skip
            elif _check_entry(context, index, entry, own[entry], merged) and _keeps_law(
                context, index, entry, before, merged
            ):
                _lay(rules, sources, {entry: own[entry]}, "scenario")
    return rules, sources


def values(rules: Entries, entry: str) -> dict[str, Any]:
    """Every parameter of an entry of the package with its value, the room's default where nothing says another."""
    return make(entry, rules.get(entry, {})).model_dump()


def _own(context: Context, rules: Entries) -> Entries:
    """The scenario's entries that stand for a known rule, ``off`` read as yes or no."""
    own: Entries = {}
    for index, (entry, given) in enumerate(context.document.rules.items()):
        parameters = dict(given)
        stem = entry.partition(".")[0]
        named = str(parameters.get("rule", rules.get(entry, {}).get("rule", stem)))
        if named not in context.rooms:
            told = entry if "rule" not in parameters else named
            context.unknown("rules", index, "", told, {**context.rooms, **rules}, ("规则项", "rule entry"))
            continue
        if "off" in parameters:
            try:
                parameters["off"] = read_bool(parameters["off"])
            except PydanticCustomError:
                _refuse(context, index, f"{entry}: off: {shorten(given['off'])}", ("true 或 false", "true or false"),
                        ("改正", "correct it"))  # fmt: skip
                parameters.pop("off")
        own[entry] = parameters
    return own


def _refuse(context: Context, index: int, value: str, required: Texts, remedy: Texts) -> None:
    context.complain("rules", index, "", value=value, required=required, remedy=remedy)


def _check_entry(context: Context, index: int, entry: str, given: dict[str, object], merged: dict[str, object]) -> bool:
    """Whether an entry the scenario changes has parameters that exist, and law stays in force; complains where not."""
    room = context.rooms[str(merged["rule"])]
    lawful = True
    if room.default_level is Level.MUST and (given.get("off") or given.get("level", "must") != "must"):
        _refuse(context, index, entry,
                ("must 规则不得关闭或降级", "a must rule (law, physics) that stays on and at its level"),
                ("删去 off 和 level", "leave out off and level"))  # fmt: skip
        lawful = False
    elif given.get("off"):
        context.notice(
            "rule_off", f"rules.{entry}", f"规则 {entry} 已被方案关闭", f"rule {entry} is switched off by the scenario"
        )
    try:
        make(entry, merged, context.rooms)
    except ValidationError as error:
        for fault in error.errors():
            _explain(context, index, entry, room, dict(fault), merged)
    except KeyError:
        _wrong_level(context, index, entry, merged)
    else:
        return lawful
    return False


def _keeps_law(context: Context, index: int, entry: str, before: dict[str, object], merged: dict[str, object]) -> bool:
    """Whether an entry that the pack has at must stays as strict as there; complains where not.

    What a scenario changes of such an entry is named in the result, whether stricter or left open by law.
    """
    if not before:
        return True
    pack = make(entry, before, context.rooms)
    if pack.level is not Level.MUST:
        return True
    kept = True
    for change in changes(pack, make(entry, merged, context.rooms)):
        old, new = spelt(change.before), spelt(change.after)
        if change.required is not None:
            _refuse(context, index, f"{entry}: {change.name}: {new}", change.required,
                    ("改正或删去该参数", "correct the parameter, or leave it out"))  # fmt: skip
            kept = False
        else:
            context.notice(
                "warning", f"rules.{entry}", f"must 规则 {entry} 由方案改动：{change.name} 由 {old} 改为 {new}",
                f"the scenario changes the must rule {entry}: {change.name} from {old} to {new}",
            )  # fmt: skip
    return kept


def _wrong_level(context: Context, index: int, entry: str, merged: dict[str, object]) -> None:
    _refuse(context, index, f"{entry}: level: {shorten(merged['level'])}",
            ("must、policy、coverage、fairness 或 preference", "must, policy, coverage, fairness or preference"),
            ("改正层级", "correct the level"))  # fmt: skip


def _explain(
    context: Context, index: int, entry: str, room: type[Rule], fault: dict[str, Any], merged: dict[str, object]
) -> None:
    """One of pydantic's errors about a parameter as a complaint."""
    path = [str(part) for part in fault["loc"]]
    key = path[0] if path else ""
    if key == "level":
        _wrong_level(context, index, entry, merged)
        return
    given = ", ".join(f"{name}: {shorten(merged[name])}" for name in room.model_fields if name in merged)
    value = f"{entry}: {'.'.join(path)}: {shorten(fault['input'])}" if path else f"{entry}: {given}"
    near = nearest(key, [name for name in room.model_fields if name != "entry"])
    if fault["type"] == "extra_forbidden":
        required = (f"已知的参数（最接近：{near}）", f"a known parameter (nearest: {near})")
    elif fault["type"] == "parameter":
        required = fault["ctx"]["zh"], fault["ctx"]["en"]
    else:
        limits = {"greater_than_equal": ("≥", "ge"), "less_than_equal": ("≤", "le")}
        sign, bound = limits.get(fault["type"], ("", ""))
        span = f"，{sign} {fault['ctx'][bound]}" if sign else ""
        usual = room.model_fields[key].get_default() if key in room.model_fields else "…"
        required = f"与默认值 {usual} 同类的值{span}", f"a value like the default, {usual}{span.replace('，', ', ')}"
    _refuse(context, index, value, required, (f"见规则 {room.id} 的说明", f"see the page of the rule {room.id}"))


def _lay(rules: Entries, sources: dict[str, str], layer: Entries, source: str) -> None:
    """Lay entries over those that are there."""
    for entry, parameters in layer.items():
        known = rules.setdefault(entry, {"rule": entry.partition(".")[0]})
        known.update(parameters)
        sources.setdefault(f"{entry}.rule", source)
        sources.update({f"{entry}.{key}": source for key in parameters})
