"""Which cases a sweep consists of: ``FR=4..8`` read, checked against the scenario and multiplied out.

When to modify: another notation for how many heads are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod

from enforceplan.domain import Scenario
from enforceplan.errors import UsageFault
from enforceplan.scenario.words import nearest
from enforceplan.text import both

MOST_HEADS = 2000
"""More certified officers than any department of a district has."""
MOST_CASES = 200
"""More cases than a sweep can be read in."""


def read_vary(texts: Iterable[str]) -> dict[str, list[int]]:
    """Department -> numbers of certified officers to try, from ``FR=4..8`` and ``UM=10,12`` (both may be mixed).

    Raises
    ------
    UsageFault
        A text is malformed, a range is empty, or a department is named twice.
    """
    found: dict[str, list[int]] = {}
    for text in texts:
        department, equals, values = (part.strip() for part in text.partition("="))
        if not department or not equals or not values:
            raise _malformed(text)
        if department in found:
            raise UsageFault(*both("staffing_vary.vary_is_named_twice_required_once", text=text, department=department))
        found[department] = [head for part in values.split(",") for head in _heads(text, part.strip())]
    return found


def cases(scenario: Scenario, vary: Mapping[str, Sequence[int]]) -> list[dict[str, int]]:
    """Every combination of the values, the last department varying fastest; a value given twice counts once.

    Raises
    ------
    UsageFault
        A department the scenario does not have, no values, a negative or an absurd number, too many cases.
    """
    if not vary:
        raise UsageFault(*both("staffing_vary.vary_nothing_required_a_department"))
    owners = [*scenario.departments, *(o.owner for o in scenario.officers.values() if o.owner in scenario.streets)]
    for department, values in vary.items():
        if department not in owners:
            near = nearest(department, owners)
            listed = ", ".join(dict.fromkeys(owners))
            hint = both("staffing_vary.nearest", near=near) if near else ("", "")
            raise UsageFault(
                *both("staffing_vary.vary_there_is_no_such_department", department=department, hint=hint, listed=listed)
            )
        if not values or not all(0 <= value <= MOST_HEADS for value in values):
            shown = ",".join(map(str, values))
            raise UsageFault(
                *both(
                    "staffing_vary.vary_required_whole_numbers_from_0",
                    department=department,
                    shown=shown,
                    most_heads=MOST_HEADS,
                )
            )
    number = prod(len(set(values)) for values in vary.values())
    if number > MOST_CASES:
        raise UsageFault(*both("staffing_vary.vary_cases_required_no_more_than", number=number, most_cases=MOST_CASES))
    return [dict(zip(vary, heads, strict=True)) for heads in product(*(dict.fromkeys(v) for v in vary.values()))]


def _heads(text: str, part: str) -> list[int]:
    match = re.fullmatch(r"([0-9]{1,6})(?:\s*\.\.\s*([0-9]{1,6}))?", part)
    if match is None:
        raise _malformed(text)
    first = int(match[1])
    last = first if match[2] is None else int(match[2])
    if last < first:
        raise UsageFault(
            *both("staffing_vary.vary_is_empty_required_the_smaller", text=text, part=part, last=last, first=first)
        )
    if last > MOST_HEADS:
        raise UsageFault(*both("staffing_vary.vary_required_no_more_than_heads", text=text, most_heads=MOST_HEADS))
    return list(range(first, last + 1))


def _malformed(text: str) -> UsageFault:
    return UsageFault(*both("staffing_vary.vary_required_department_heads", text=text))
