"""Names of the catalogue in the other language: what a scenario did not name itself is called as its readers speak.

When to modify: another noun whose name comes from the catalogue.
"""

from __future__ import annotations

from dataclasses import replace

from enforceplan.catalogue.bodies import departments, invited_names, item_names
from enforceplan.catalogue.operations import operation_types
from enforceplan.catalogue.posts import post_types
from enforceplan.domain import Scenario

_LANGUAGES = ("zh", "en")
Pair = tuple[str, str]
"""A name in Chinese and English."""


def spoken(scenario: Scenario, language: str) -> Scenario:
    """The same week for readers of a language: names that are the catalogue's own change, all others stay."""
    half = _LANGUAGES.index(language)
    types = {code: (kind.name_zh, kind.name_en) for code, kind in operation_types().items()}
    bodies = {code: (kind.name_zh, kind.name_en) for code, kind in departments().items()}
    shifts = [(kind.name_zh, kind.name_en) for kind in post_types().values()]
    posts = {name: pair for pair in shifts for name in pair}
    items, guests = item_names(), invited_names()

    def called(name: str, pair: Pair | None) -> str:
        return pair[half] if pair and name in pair else name

    return replace(
        scenario,
        language=language,
        departments={
            code: replace(one, name=called(one.name, bodies.get(code))) for code, one in scenario.departments.items()
        },
        operations={
            code: replace(one, name=called(one.name, types.get(one.type))) for code, one in scenario.operations.items()
        },
        posts={code: replace(one, name=called(one.name, posts.get(one.name))) for code, one in scenario.posts.items()},
        items={code: replace(one, name=called(one.name, items.get(code))) for code, one in scenario.items.items()},
        guests={code: called(name, guests.get(code)) for code, name in scenario.guests.items()},
    )
