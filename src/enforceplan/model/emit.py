"""Writes CP-SAT constraints straight into the model's proto: literals are plain integers, ``-n - 1`` negates ``n``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

_FAR = 1 << 60


class Emitter:
    """A CP-SAT model under construction.

    Every method takes and returns variable indices; nothing is checked here beyond what CP-SAT's own validation says.
    """

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self._variables = self.model.proto.variables
        self._constraints = self.model.proto.constraints
        self.top: list[int] = []
        """Highest value of each variable."""
        self.true = self.literal()
        self.clause([self.true])

    @property
    def false(self) -> int:
        """The literal that never holds."""
        return -self.true - 1

    def integer(self, low: int, high: int) -> int:
        """A new integer variable."""
        self._variables.add().domain.extend((low, high))
        self.top.append(high)
        return len(self.top) - 1

    def literal(self) -> int:
        """A new literal."""
        return self.integer(0, 1)

    def clause(self, literals: Iterable[int]) -> None:
        """At least one holds."""
        self._constraints.add().bool_or.literals.extend(literals)

    def at_most_one(self, literals: Sequence[int]) -> None:
        """No two hold."""
        if len(literals) > 1:
            self._constraints.add().at_most_one.literals.extend(literals)

    def exactly_one(self, literals: Iterable[int]) -> None:
        """One and only one holds."""
        self._constraints.add().exactly_one.literals.extend(literals)

    def linear(
        self,
        terms: Iterable[tuple[int, int]],
        low: int | None = None,
        high: int | None = None,
        *,
        when: Sequence[int] = (),
    ) -> None:
        """``low <= sum of coefficient * term <= high`` while all of ``when`` hold; a negated literal counts 1 - x."""
        row = self._constraints.add()
        variables, coefficients, shift = _plain(terms)
        row.linear.vars.extend(variables)
        row.linear.coeffs.extend(coefficients)
        row.linear.domain.extend((-_FAR if low is None else low - shift, _FAR if high is None else high - shift))
        if when:
            row.enforcement_literal.extend(when)

    def cumulative(self, tasks: Iterable[tuple[int, int, int, int]], capacity: int) -> None:
        """(start variable, length, demand variable, presence literal): demands never add up above the capacity."""
        rows = [(self._interval(start, length, present), demand) for start, length, demand, present in tasks]
        cumulative = self._constraints.add().cumulative
        cumulative.capacity.offset = capacity
        for interval, demand in rows:
            cumulative.intervals.append(interval)
            height = cumulative.demands.add()
            height.vars.append(demand)
            height.coeffs.append(1)

    def _interval(self, start: int, length: int, present: int) -> int:
        row = self._constraints.add()
        row.enforcement_literal.append(present)
        for part, offset, variables in ((row.interval.start, 0, (start,)), (row.interval.size, length, ())):
            part.offset = offset
            part.vars.extend(variables)
            part.coeffs.extend([1] * len(variables))
        row.interval.end.offset = length
        row.interval.end.vars.append(start)
        row.interval.end.coeffs.append(1)
        return len(self._constraints) - 1

    def most(self, terms: Iterable[tuple[int, int]]) -> int:
        """The sum of terms is never above this; no variable is below 0."""
        return sum(max(0, weight) * (self.top[x] if x >= 0 else 1) for x, weight in terms)

    def minimise(self, terms: Iterable[tuple[int, int]]) -> None:
        """Set the objective."""
        variables, coefficients, shift = _plain(terms)
        proto = self.model.proto
        proto.clear_objective()
        proto.objective.vars.extend(variables)
        proto.objective.coeffs.extend(coefficients)
        proto.objective.offset = float(shift)
        proto.objective.scaling_factor = 1.0

    def hint(self, values: dict[int, int]) -> None:
        """Replace the solution hint."""
        proto = self.model.proto
        proto.clear_solution_hint()
        proto.solution_hint.vars.extend(list(values))
        proto.solution_hint.values.extend(list(values.values()))


def _plain(terms: Iterable[tuple[int, int]]) -> tuple[list[int], list[int], int]:
    variables: list[int] = []
    coefficients: list[int] = []
    shift = 0
    for term, weight in terms:
        if term >= 0:
            variables.append(term)
            coefficients.append(weight)
        else:
            variables.append(-term - 1)
            coefficients.append(-weight)
            shift += weight
    return variables, coefficients, shift
