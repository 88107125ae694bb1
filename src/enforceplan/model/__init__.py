"""The exact CP-SAT model of a `Problem` and a `Book` of verbs. OR-Tools is imported here and in `solve` only."""
