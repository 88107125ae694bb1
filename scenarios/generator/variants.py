"""Variants of the places: the same week with one thing otherwise, as small files beside each place.

When to modify: another question to a place. A variant is a function that changes a copy of the place's draft, or
another `Place` from which the draft is made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from enforceplan.load.overlay import VARIANTS as FOLDER
from generator.changes import (
    attached,
    devolved,
    holiday,
    merged,
    platform,
    posts_added,
    pulled_back,
    ratio,
    separate,
    staff,
    standby,
    untrained,
)
from generator.override import override
from generator.places import DONGCHENG, PLACES
from generator.spec import Cell, Draft, Place
from generator.write import write

Drafting = Callable[[Place], Draft]


@dataclass(frozen=True)
class Variant:
    """One variant: what is otherwise, and what of it is source or assumed."""

    name: str
    told: tuple[str, ...]
    change: Callable[[Draft], None] = lambda _draft: None
    place: Place | None = None
    """The place made anew, where numbers of the place itself differ."""
    settings: dict[str, Cell] = field(default_factory=dict)
    whole: bool = False
    """A folder of its own: too much differs for an override file."""


_STREETS = tuple(
    f"{name}街道" for name in
    "朝阳门 东四 东直门 东华门 景山 交道口 安定门 北新桥 建国门 和平里 前门 崇文门外 东花市 龙潭 体育馆路 天坛 "
    "永定门外".split()
)  # fmt: skip
_SEVENTEEN = replace(
    DONGCHENG,
    title="北京市东城区 十七个街道 街道吹哨部门报到",
    streets=17,
    names=_STREETS,
    source=(*DONGCHENG.source, "later all 17 streets took part, with 159 community specialists."),
    assumed=(
        "assumption: officers and operations of the three pilot streets times 17/3, at least one vending and one fume",
        "  operation a street; names of the streets in no order of importance.",
        *DONGCHENG.assumed[2:],
    ),
    certified={code: round(number * 17 / 3) for code, number in DONGCHENG.certified.items()},
    auxiliaries={code: round(number * 17 / 3) for code, number in DONGCHENG.auxiliaries.items()},
    operations={kind: max(17, round(n * 17 / 3)) if kind == "bbq_fume" else round(n * 17 / 3)
                for kind, n in DONGCHENG.operations.items()},
    loads={},
    grid_workers=(10, 10, 10, 10, 10, 10, 9),
    whistles=23,
)  # fmt: skip
_HOLIDAY = replace(DONGCHENG, week=date(2026, 10, 1), course="")

_PULLED = (
    "source: first secretaries were called away to clear old housing and were seldom in their communities.",
    "assumption: {} of the 65 first secretaries are away Monday to Friday, with their street's consent; those of a",
    "  smaller share are among those of a larger one.",
)
_PLATFORM = (
    "source: the platform came to 25 of 65 communities first.",
    "assumption: with it each of the pair keeps 5 hours a week for the agency services instead of 10.",
)
_DEVOLVED = (
    "source: the agricultural street holds 55 penalty powers, urban streets none.",
    "assumption: each of the 7 urban streets gets {} of the 55, those first that the week's operations ask for most,",
    "  and 4 officers of urban management and 2 of market supervision of the district become its own staff, certified",
    "  for the street; nobody is added.",
)
_RATIO = "source: one worker for 400 households, 70 in 28,000."


def _filled(told: tuple[str, ...], *values: object) -> tuple[str, ...]:
    return tuple(line.format(*values) for line in told)


VARIANTS: dict[str, tuple[Variant, ...]] = {
    "yuanzhou": (
        *(Variant(f"pullback_{share}", _filled(_PULLED, round(0.65 * share)), partial(pulled_back, share=share / 100))
          for share in (10, 25, 40)),
        *(Variant(f"platform_{n}", _PLATFORM, partial(platform, communities=n)) for n in (25, 65)),
        Variant("merged", (
            "source: some streets were merged.",
            "assumption: the tenth street joins the ninth; its people, patrols, standby group and communities stay,",
            "  its commander's post, leader's post, desk and evening standby of market supervision go.",
        ), partial(merged, gone="S10", into="S09")),
    ),
    "qingshan": (
        Variant("ratio_300", (_RATIO, "assumption: one for 300, so 94 in the same 14 communities."),
                partial(ratio, workers=94)),
        Variant("ratio_500", (_RATIO, "assumption: one for 500, so 56: the fifth grid of each community is dealt out."),
                partial(ratio, workers=56)),
        Variant("staff_30", (
            "source: street staff went from 30 to 50 down to 16; this is the state before, at its lower end.",
            "assumption: the other 14 keep 32 hours a week for the office like the 16.",
        ), partial(staff, more=14)),
    ),
    "dongcheng": (
        Variant("holiday_week", (
            "1 to 10 October 2026: seven days of holiday, two workdays, and Saturday the 10th worked to make up.",
            "assumption: a demolition is asked for on any day; coercion is barred on the holidays and, by the centre's",
            "  own caution, on the make-up workday, so it takes place on the 8th or 9th. Profile holiday_guard: 48 h.",
        ), holiday, _HOLIDAY, {"week_start": "2026-10-01", "days": 10, "profile": "holiday_guard",
                               "draw_seed": "dongcheng-2026-10-01"}),
        *(Variant(f"standby_{n}", (f"assumption: {n} standby groups a street instead of one.",),
                  partial(standby, groups=n)) for n in (2, 3, 4)),
        Variant("resident", (
            "source: officers of the departments joined the street teams.",
            "assumption: all certified officers are residents, so no department's draw cap counts them.",
        ), partial(attached, everybody=True)),
        Variant("on_call", (
            "assumption: only urban management is resident; all others are on call and count against their caps.",
        ), partial(attached, everybody=False)),
        Variant("streets_17", (), place=_SEVENTEEN, whole=True),
    ),
    "shiyan": (
        Variant("no_reserve", (
            "assumption: fire, housing, ecology and traffic police belong to single streets, two officers to each as",
            "  far as they go; no street lends them. Nothing is pinned or a must, so gaps show as unserved.",
        ), separate),
        Variant("posts_578", (
            "source: 41 administrative and 537 institutional posts were added.",
            "assumption: dealt evenly over 13 streets; administrative posts are cadres, of the institutional ones a",
            "  third are certified in urban management, two thirds are cadres of service centres, 32 h a week there.",
        ), posts_added),
    ),
    "xincheng": (
        *(Variant(f"devolved_{n}", _filled(_DEVOLVED, n), partial(devolved, items=n)) for n in (10, 30, 55)),
        Variant("no_training", (
            "source: officers were trained; the place's own week holds the training, this one does not.",
        ), untrained),
    ),
}  # fmt: skip
"""Place -> its variants. Share 0, ratio 1/400, one standby group and the rest of what is usual is the place itself."""


def write_variants(key: str, draft: Drafting, root: Path) -> list[Path]:
    """Write the variants of a place into its folder ``variants``, replacing what a former run left there."""
    folder = root / key / FOLDER
    for old in folder.glob("*.yaml"):
        old.unlink()
    written = []
    for variant in VARIANTS.get(key, ()):
        folder.mkdir(parents=True, exist_ok=True)
        if variant.whole and variant.place is not None:
            written.append(write(draft(variant.place), root, folder / variant.name))
        else:
            written.append(folder / f"{variant.name}.yaml")
            written[-1].write_bytes(_text(PLACES[key], variant, draft).encode())
    return written


def drafts(place: Place, variant: Variant, draft: Drafting) -> tuple[Draft, Draft]:
    """The place's draft and the variant's."""
    base = draft(place)
    changed = deepcopy(base) if variant.place is None else draft(variant.place)
    variant.change(changed)
    return base, changed


def _text(place: Place, variant: Variant, draft: Drafting) -> str:
    base, changed = drafts(place, variant, draft)
    head = [f"Made by `python scenarios/generate.py {place.key}`; change the generator, not this file.", ""]
    settings = {"title": f"{place.title} · {variant.name}"} | variant.settings
    return override(base, changed, settings, [*head, *variant.told])
