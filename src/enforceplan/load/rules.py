"""The effective rules: the pack's entries, changed by the profile, changed by the scenario.

When to modify: another layer of rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from enforceplan import catalogue
from enforceplan.catalogue import RulePack
from enforceplan.domain import Level
from enforceplan.load.context import Context, Texts
from enforceplan.load.contrary import contrary, kind_of, parameters_of, told_of_policy
from enforceplan.load.lawful import changes, spelt
from enforceplan.load.raw import shorten
from enforceplan.rules.base import Rule
from enforceplan.rules.book import make
from enforceplan.scenario.cells import read_bool
from enforceplan.scenario.words import nearest
from enforceplan.text import both

Entries = dict[str, dict[str, object]]
At = tuple[str, int]
"""Where an entry stands: ``rules`` or ``profiles``, and its number there."""


def effective(context: Context, pack: RulePack | None, profile: str) -> tuple[Entries, dict[str, str]]:
    """Parameters of every entry with its rule's id, and where each ``entry.key`` came from.

    A scenario's own profiles are checked whether they are chosen or not; one that bears a shipped name adds to it.
    """
    rules: Entries = {}
    sources: dict[str, str] = {}
    if pack is None:
        return rules, sources
    rules |= {entry: {"rule": entry.partition(".")[0], **keys} for entry, keys in pack.entries.items()}
    sources |= {key: f"pack {origin}" for key, origin in pack.origins.items()}
    shipped = catalogue.profiles()
    _told(context, profile, rules, shipped.get(profile, {}))
    _lay(rules, sources, shipped.get(profile, {}), f"profile {profile}")
    number = 0
    for name, changed in context.document.profiles.items():
        at = ("profiles", number)
        number += len(changed)
        own = _own(context, at, changed, rules)
        kept = {
            entry: own[entry] for index, entry in enumerate(changed)
            if entry in own and _is_free(context, (at[0], at[1] + index), name, entry, own[entry], rules)
        }  # fmt: skip
        if name in shipped:
            context.notice(
                "warning", f"profiles.{name}", *both("load_rules.the_profile_ships_with_the_program", name=name)
            )  # fmt: skip
        if name == profile:
            _told(context, name, rules, kept)
            _lay(rules, sources, kept, f"profile {name}")
            for entry in (entry for entry, given in kept.items() if given.get("off")):
                _switched_off(context, entry)
    own = _own(context, ("rules", 0), context.document.rules, rules)
    for index, entry in enumerate(context.document.rules):
        if entry in own:
            at = ("rules", index)
            before = dict(rules.get(entry, {}))
            known = rules.setdefault(entry, {"rule": own[entry].get("rule", entry.partition(".")[0])})
            merged = {**known, **own[entry]}
            if merged["rule"] != before.get("rule", merged["rule"]):
                _refuse(context, at, f"{entry}: rule: {shorten(merged['rule'])}",
                        both("load_rules.to_stay", entry=entry, before=before['rule']),
                        both("load_rules.choose_another_name_for_a_new"))  # fmt: skip
            elif _check_entry(context, at, entry, own[entry], merged) and _keeps_law(
                context, at, entry, before, merged
            ):
                _told(context, "", {entry: before} if before else {}, {entry: own[entry]})
                _lay(rules, sources, {entry: own[entry]}, "scenario")
    return rules, sources


def _told(context: Context, place: str, rules: Entries, layer: Entries) -> None:
    """Name what a layer changes of the policy below it; entries it adds or switches off are not looked at here."""
    for entry, given in layer.items():
        before = rules.get(entry)
        after = {**(before or {"rule": given.get("rule", entry.partition(".")[0])}), **given}
        if not after.get("off") and not (before or {}).get("off"):
            made = None if before is None else make(entry, before, context.rooms)
            told_of_policy(context, place, made, make(entry, after, context.rooms))


def _is_free(context: Context, at: At, name: str, entry: str, given: dict[str, object], rules: Entries) -> bool:
    """Whether a profile changes an entry that is there and not law, to values that exist; complains where not."""
    if entry not in rules:
        context.unknown(*at, "", entry, rules, both("load_rules.rule_entry"))
        return False
    before = make(entry, rules[entry], context.rooms)
    if before.level is Level.MUST or "rule" in given:
        _refuse(context, at, f"{name}: {entry}",
                both("load_rules.an_entry_that_is_not_at_must", entry=entry),
                both("load_rules.leave_it_out_of_the_profile"))  # fmt: skip
        return False
    return _check_entry(context, at, entry, given, {**rules[entry], **given})


def values(rules: Entries, entry: str) -> dict[str, Any]:
    """Every parameter of an entry of the package with its value, the room's default where nothing says another."""
    return make(entry, rules.get(entry, {})).model_dump()


def _own(context: Context, first: At, entries: Mapping[str, Mapping[str, object]], rules: Entries) -> Entries:
    """The entries that stand for a known rule, ``off`` read as yes or no; ``first`` is where the first one stands."""
    own: Entries = {}
    for index, (entry, given) in enumerate(entries.items()):
        at = (first[0], first[1] + index)
        parameters = dict(given)
        stem, dot, name = entry.partition(".")
        if dot and not name:
            _refuse(context, at, entry, both("load_rules.a_name_after_the_dot_such", stem=stem),
                    both("load_rules.give_it_a_name_or_write", stem=stem))  # fmt: skip
            continue
        named = str(parameters.get("rule", rules.get(entry, {}).get("rule", stem)))
        if named not in context.rooms:
            told = entry if "rule" not in parameters else named
            context.unknown(*at, "", told, {**context.rooms, **rules}, both("load_rules.rule_entry"))
            continue
        if "off" in parameters:
            try:
                parameters["off"] = read_bool(parameters["off"])
            except PydanticCustomError:
                _refuse(context, at, f"{entry}: off: {shorten(given['off'])}", both("load_rules.true_or_false"),
                        both("load_rules.correct_it"))  # fmt: skip
                parameters.pop("off")
        own[entry] = parameters
    return own


def _refuse(context: Context, at: At, value: str, required: Texts, remedy: Texts) -> None:
    context.complain(*at, "", value=value, required=required, remedy=remedy)


def _switched_off(context: Context, entry: str) -> None:
    context.notice("rule_off", f"rules.{entry}", *both("load_rules.rule_is_switched_off", entry=entry))


def _check_entry(context: Context, at: At, entry: str, given: dict[str, object], merged: dict[str, object]) -> bool:
    """Whether an entry the scenario changes has parameters that exist, and law stays in force; complains where not."""
    room = context.rooms[str(merged["rule"])]
    lawful = True
    if room.default_level is Level.MUST and (given.get("off") or given.get("level", "must") != "must"):
        _refuse(context, at, entry,
                both("load_rules.a_must_rule_law_physics_that_stays"),
                both("load_rules.leave_out_off_and_level"))  # fmt: skip
        lawful = False
    elif given.get("off") and at[0] == "rules":
        _switched_off(context, entry)
    try:
        make(entry, merged, context.rooms)
    except ValidationError as error:
        for fault in error.errors():
            _explain(context, at, entry, room, dict(fault), merged)
    except KeyError:
        _wrong_level(context, at, entry, merged)
    else:
        if given.get("off"):
            return lawful
        for what, required in contrary(make(entry, merged, context.rooms), merged):
            _refuse(context, at, f"{entry}: {what}", required, both("load_rules.correct_one_of_them_or_leave"))
            lawful = False
        if not room.one_of or any(name in merged for name in room.one_of):
            return lawful
        told = "、".join(room.one_of), " or ".join(room.one_of)
        _refuse(context, at, entry, both("load_rules.a_parameter_that_says_something", told=told),
                both("load_rules.give_one_or_leave_the_entry_out"))  # fmt: skip
    return False


def _keeps_law(context: Context, at: At, entry: str, before: dict[str, object], merged: dict[str, object]) -> bool:
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
            _refuse(context, at, f"{entry}: {change.name}: {new}", change.required,
                    both("load_rules.correct_the_parameter_or_leave"))  # fmt: skip
            kept = False
        else:
            context.notice(
                "warning",
                f"rules.{entry}",
                *both(
                    "load_rules.the_scenario_changes_the_must_rule",
                    entry=entry,
                    change_name=change.name,
                    old=old,
                    new=new,
                ),
            )
    return kept


def _wrong_level(context: Context, at: At, entry: str, merged: dict[str, object]) -> None:
    _refuse(context, at, f"{entry}: level: {shorten(merged['level'])}",
            both("load_rules.must_policy_coverage_fairness"),
            both("load_rules.correct_the_level"))  # fmt: skip


def _explain(
    context: Context, at: At, entry: str, room: type[Rule], fault: dict[str, Any], merged: dict[str, object]
) -> None:
    """One of pydantic's errors about a parameter as a complaint."""
    path = [str(part) for part in fault["loc"]]
    key = path[0] if path else ""
    if key == "level":
        _wrong_level(context, at, entry, merged)
        return
    given = ", ".join(f"{name}: {shorten(merged[name])}" for name in room.model_fields if name in merged)
    value = f"{entry}: {'.'.join(path)}: {shorten(fault['input'])}" if path else f"{entry}: {given}"
    near = nearest(key, [name for name in room.model_fields if name != "entry"])
    if fault["type"] == "extra_forbidden":
        known = parameters_of(room)
        required = (
            both("load_rules.a_known_parameter_nearest", near=near, known=known)
            if near
            else both("load_rules.a_known_parameter", known=known)
        )
    elif fault["type"] == "parameter":
        required = fault["ctx"]["zh"], fault["ctx"]["en"]
    elif fault["type"] == "literal_error":
        choices = fault["ctx"]["expected"].replace("'", "")
        required = both("load_rules.one_of", choices=(choices.replace(" or ", "、").replace(", ", "、"), choices))
    else:
        limits = {"greater_than_equal": ("≥", "ge"), "less_than_equal": ("≤", "le")}
        sign, bound = limits.get(fault["type"], ("", ""))
        required = kind_of(room, key)
        if sign:
            required = both("load_rules.above_or_below", required=required, sign=sign, bound=fault["ctx"][bound])
    _refuse(context, at, value, required, both("load_rules.see_the_page_of_the_rule", room_id=room.id))


def _lay(rules: Entries, sources: dict[str, str], layer: Entries, source: str) -> None:
    """Lay entries over those that are there."""
    for entry, parameters in layer.items():
        known = rules.setdefault(entry, {"rule": entry.partition(".")[0]})
        known.update(parameters)
        sources.setdefault(f"{entry}.rule", source)
        sources.update({f"{entry}.{key}": source for key in parameters})
