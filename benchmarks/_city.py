"""Cities of any number of streets, made like the place of thirteen streets: its mix of work, its loads, its posts.

When to modify: another size that shall be measured, or another load.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.registry import SCENARIOS

sys.path.insert(0, str(SCENARIOS))

from generator.draws import draws
from generator.people import certificates, limits, people
from generator.places import SHIYAN
from generator.spec import Draft, Place
from generator.things import equipment, posts, premises, recusals, streets
from generator.week import absences, ledger
from generator.work import operations
from generator.write import write

_LEAST = 3
"""Officers of a department that has any, in more than one street: of two, one on leave leaves no team."""
_ONE_STREET = replace(
    SHIYAN,
    certified={"UM": 12, "MS": 8, "PS": 4, "FR": 3, "HU": 2, "EE": 2, "EM": 4, "TP": 2, "TR": 2},
    auxiliaries={"UM": 15, "PS": 3, "TP": 2},
    operations={"night_market_food": 1, "street_vending": 3, "muck_truck_night": 1, "nine_small": 4,
                "group_rental": 1, "school_perimeter": 1, "restaurant_gas": 2, "ebike_night": 2, "safety_crackdown": 1,
                "one_visit": 2, "recheck": 2, "site_dust": 1, "bbq_fume": 1},
)  # fmt: skip
"""A thirteenth of 16 fire officers is no team; so one street has three, and operations enough for them."""


def city(number: int, *, times: int = 1) -> Place:
    """A city of so many streets; ``times`` its operations for the same people."""
    base, share = (_ONE_STREET, 1.0) if number == 1 else (SHIYAN, number / SHIYAN.streets)
    few = 0 if number == 1 else _LEAST
    people, helpers, work = (
        {code: max(least, round(share * count)) for code, count in table.items()}
        for table, least in ((base.certified, few), (base.auxiliaries, few), (base.operations, 1))
    )
    key = f"city_{number}" + (f"_times_{times}" if times > 1 else "")
    return replace(
        base,
        key=key,
        title=f"{number}个街道" + (f" 行动{times}倍" if times > 1 else ""),
        district="测算城区",
        source=("None: made for measuring.",),
        assumed=("assumption: everything; shares, loads and posts as in shiyan.",),
        streets=number,
        names=tuple(f"{n}号街道" for n in range(1, number + 1)),
        certified=people,
        auxiliaries=helpers,
        operations={kind: times * count for kind, count in work.items()},
        whistles=max(1, round(share * base.whistles)),
    )


def make(place: Place, folder: Path) -> Path:
    """Write a city's scenario into a folder."""
    draft = Draft(place)
    for step in (people, streets, posts, equipment, premises, operations, draws, limits, absences, ledger,
                 certificates, recusals):  # fmt: skip
        step(draft)
    for row in draft.rows("premises"):  # the year is young, so that caps on visits do not decide what is served
        row["visits"] = "MS:0"
    return write(draft, folder, folder)
