"""Which law holds: the rule pack of the week's day or the one that is named, and the profile laid over it.

When to modify: another way to choose a pack, or another thing a profile may not do.
"""

from __future__ import annotations

from collections.abc import Iterable

from enforceplan import catalogue
from enforceplan.catalogue import RulePack, UnknownPack
from enforceplan.load.context import Context, Texts
from enforceplan.scenario.words import nearest
from enforceplan.text import both


def pack(context: Context) -> RulePack | None:
    """The pack of the settings, or the national one of the first day; None (and a complaint) for an unknown name.

    Which one was chosen by date, and a week that is not wholly inside the dates, are named in the result.
    """
    settings = context.document.settings
    first, last = context.dates[0], context.dates[-1]
    name = settings.rule_pack or catalogue.in_force(first)
    try:
        chosen = catalogue.rule_pack(name, first)
    except UnknownPack:
        _unknown(context, "rule_pack", name, catalogue.rule_packs(), both("load_regime.write_one_of_them"))
        return None
    if settings.rule_pack is None:
        zh, en = chosen.law
        context.notice(
            "default",
            "settings.rule_pack",
            *both("load_regime.left_blank_taken_by_the_first_day", first=first, chosen_id=chosen.id, what=(zh, en)),
        )
    if not (chosen.covers(first) and chosen.covers(last)):
        fits = catalogue.rule_pack(catalogue.in_force(first, chosen.line), first)
        better = fits.id != chosen.id and fits.covers(first) and fits.covers(last)
        told = both(
            "load_regime.valid_otherwise",
            pack=chosen.id,
            valid_from=chosen.valid_from,
            valid_to=chosen.valid_to,
            first=first,
            last=last,
            better=both("load_regime.in_force_is", pack=fits.id) if better else "",
        )
        context.notice("pack", "settings.rule_pack", *told)
    return chosen


def profile(context: Context) -> str:
    """Name of the profile that is laid over the pack; empty (and a complaint) where there is none of that name."""
    name = context.document.settings.profile
    known = dict.fromkeys([*catalogue.profiles(), *context.document.profiles])
    if name in known:
        return name
    remedy = both("load_regime.write_one_of_them_or_one_of_your")
    _unknown(context, "profile", name, known, remedy)
    return ""


def _unknown(context: Context, column: str, name: str, known: Iterable[str], remedy: Texts) -> None:
    """A name of which there are few: all of them are told."""
    near = nearest(name, known)
    zh, en = both("load_regime.nearest", near=near) if near else ("", "")
    context.complain(
        "settings", 0, column, value=name,
        required=both("load_regime.one_of", known=('、'.join(known), ', '.join(known)), what=(zh, en)), remedy=remedy,
    )  # fmt: skip
