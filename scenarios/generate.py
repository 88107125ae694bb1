"""Writes the shipped scenarios and their variants: ``python scenarios/generate.py [--loads | --variants] [PLACE …]``.

Seeded: the same bytes every time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.draws import draws
from generator.extras import EXTRAS
from generator.loads import loads
from generator.people import certificates, limits, people
from generator.places import PLACES
from generator.spec import Draft, Place
from generator.things import equipment, posts, premises, recusals, streets
from generator.ties import ties
from generator.variants import write_variants
from generator.week import absences, ledger
from generator.work import operations
from generator.write import write

HERE = Path(__file__).parent


def draft(place: Place) -> Draft:
    """Everything about a place, ready to be written."""
    made = Draft(place)
    people(made)
    streets(made)
    posts(made)
    equipment(made)
    if not place.small:
        premises(made)
    operations(made)
    EXTRAS[place.key](made)
    ties(made)
    draws(made)
    limits(made)
    absences(made)
    ledger(made)
    certificates(made)
    if not place.small:
        recusals(made)
    return made


def table(place: Place) -> str:
    """Loads of a written place beside those it should have, one line a department."""
    from enforceplan.load import load

    found = loads(load(HERE / place.key))
    lines = [f"{place.key:10} {'load %':>8} {'asked':>6}"]
    lines += [f"  {code:8} {value:8.1f} {place.loads.get(code, '–'):>6}" for code, value in found.items()]
    return "\n".join(lines)


def main() -> None:
    """Write the places named, or all of them; with --loads print the loads of those that are written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="*", metavar="PLACE", help=", ".join(PLACES))
    parser.add_argument("--loads", action="store_true", help="print loads instead of writing")
    parser.add_argument("--variants", action="store_true", help="write the variants only")
    asked = parser.parse_args()
    unknown = sorted(set(asked.places) - set(PLACES))
    if unknown:
        parser.error(f"{', '.join(unknown)} — required: {', '.join(PLACES)}")
    for key in asked.places or PLACES:
        if asked.loads:
            print(table(PLACES[key]))
            continue
        if not asked.variants:
            print(write(draft(PLACES[key]), HERE))
        for path in write_variants(key, draft, HERE):
            print(path)


if __name__ == "__main__":
    main()
