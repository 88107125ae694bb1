"""enforceplan: the weekly roster of a street's comprehensive-enforcement centre.

    >>> from enforceplan import load, solve
    >>> outcome = solve(load("scenarios/tiny"))
    >>> outcome.roster.to_frame()

Names are imported when first asked for, so that a command that needs no solver loads none.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enforceplan.audit import audit
    from enforceplan.intake.convert import convert
    from enforceplan.intake.init import init
    from enforceplan.load import load
    from enforceplan.memory.publish import publish
    from enforceplan.memory.roll import roll
    from enforceplan.solve.run import solve

_HOMES = {
    "audit": "enforceplan.audit",
    "convert": "enforceplan.intake.convert",
    "init": "enforceplan.intake.init",
    "load": "enforceplan.load",
    "publish": "enforceplan.memory.publish",
    "roll": "enforceplan.memory.roll",
    "solve": "enforceplan.solve.run",
}

__all__ = ["audit", "convert", "init", "load", "publish", "roll", "solve"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'enforceplan' has no attribute {name!r}")
    homes = {function: importlib.import_module(home) for function, home in _HOMES.items()}
    # Importing a home binds the room of the same name here; the functions come last and stay.
    globals().update({function: getattr(home, function) for function, home in homes.items()})
    return globals()[name]
