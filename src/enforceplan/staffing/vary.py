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
            raise UsageFault(
                f"--vary {text}：{department}已给出一次 — 要求：每个部门一次 — 请合并，如 {department}=4..8,10",
                f"--vary {text}: {department} is named twice — required: once a department "
                f"— join them, such as {department}=4..8,10",
            )
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
        raise UsageFault(
            "--vary：空 — 要求：至少一个部门及其人数 — 例如 --vary FR=4..8",
            "--vary: nothing — required: a department and its heads at least — such as --vary FR=4..8",
        )
    owners = [*scenario.departments, *(o.owner for o in scenario.officers.values() if o.owner in scenario.streets)]
    for department, values in vary.items():
        if department not in owners:
            near = nearest(department, owners)
            listed = ", ".join(dict.fromkeys(owners))
            hint = (f"（相近：{near}）", f" (nearest: {near})") if near else ("", "")
            raise UsageFault(
                f"--vary {department}：没有这个部门{hint[0]} — 要求：{listed}之一 — 请改正",
                f"--vary {department}: there is no such department{hint[1]} — required: one of {listed} — correct it",
            )
        if not values or not all(0 <= value <= MOST_HEADS for value in values):
            shown = ",".join(map(str, values))
            raise UsageFault(
                f"--vary {department}={shown} — 要求：至少一个0到{MOST_HEADS}之间的整数 — 请改正",
                f"--vary {department}={shown} — required: whole numbers from 0 to {MOST_HEADS}, one at least "
                "— correct them",
            )
    number = prod(len(set(values)) for values in vary.values())
    if number > MOST_CASES:
        raise UsageFault(
            f"--vary：{number}种组合 — 要求：不超过{MOST_CASES}种 — 请减少部门或人数",
            f"--vary: {number} cases — required: no more than {MOST_CASES} — try fewer departments or numbers",
        )
    return [dict(zip(vary, heads, strict=True)) for heads in product(*(dict.fromkeys(v) for v in vary.values()))]


def _heads(text: str, part: str) -> list[int]:
    match = re.fullmatch(r"([0-9]{1,6})(?:\s*\.\.\s*([0-9]{1,6}))?", part)
    if match is None:
        raise _malformed(text)
    first = int(match[1])
    last = first if match[2] is None else int(match[2])
    if last < first:
        raise UsageFault(
            f"--vary {text}：{part}是空区间 — 要求：从小到大 — 请写 {last}..{first}",
            f"--vary {text}: {part} is empty — required: the smaller number first — write {last}..{first}",
        )
    if last > MOST_HEADS:
        raise UsageFault(
            f"--vary {text} — 要求：不超过{MOST_HEADS}人 — 请改正",
            f"--vary {text} — required: no more than {MOST_HEADS} heads — correct it",
        )
    return list(range(first, last + 1))


def _malformed(text: str) -> UsageFault:
    return UsageFault(
        f"--vary {text} — 要求：部门=人数，人数为非负整数或区间 — 例如 FR=4..8 或 UM=10,12",
        f"--vary {text} — required: DEPARTMENT=HEADS in whole numbers from 0 or ranges — such as FR=4..8 or UM=10,12",
    )
