"""The few things a rule can say to the engine: typed tables over `Problem` arrays, one row of meaning each.

A room's ``impose`` speaks verbs into a `Book`; each verb keeps the entry that spoke it. Each *verb*, not each rule,
has its readers: the CP-SAT model, the constructive planner, and `evaluate`, the engine's own count of breaches and
points. A verb with ``points == 0`` is strict: its price is the number of breaches and a roster may have none.

When to modify: only when no verb can say what a rule means; then every reader learns the new one.
"""

from enforceplan.verbs.base import FREE, Alike, Bools, Ints, Shape, Verb, When, Whole, alike
from enforceplan.verbs.book import PRICED, Book
from enforceplan.verbs.duties import Apart, Keep, Least, Load, Marks, Never, Pattern
from enforceplan.verbs.jobs import Amount, Oblige, Ride, Stock, Take, Tally

__all__ = [
    "FREE",
    "PRICED",
    "Alike",
    "Amount",
    "Apart",
    "Book",
    "Bools",
    "Ints",
    "Keep",
    "Least",
    "Load",
    "Marks",
    "Never",
    "Oblige",
    "Pattern",
    "Ride",
    "Shape",
    "Stock",
    "Take",
    "Tally",
    "Verb",
    "When",
    "Whole",
    "alike",
]
