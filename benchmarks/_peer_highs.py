"""The same rows as a mixed-integer program in HiGHS."""

from __future__ import annotations

import highspy
import numpy as np

from benchmarks._peer_program import ENDLESS
from benchmarks._peer_rows import PlainWeek
from enforceplan.solution import Solution


def run(plain: PlainWeek, seconds: float) -> tuple[Solution | None, int]:
    """(best roster, bound on the coverage points) after so many seconds on two threads."""
    out = plain.out
    rows = [*out.rows, *(([(c, 1) for c in clique], -ENDLESS, 1) for clique in out.cliques)]
    endless = highspy.kHighsInf
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(out.upper), len(rows)
    program.col_cost_ = np.asarray(out.cost, dtype=float)
    program.col_lower_ = np.zeros(len(out.upper))
    program.col_upper_ = np.asarray(out.upper, dtype=float)
    program.row_lower_ = np.asarray([low if low > -ENDLESS else -endless for _, low, _ in rows], dtype=float)
    program.row_upper_ = np.asarray([high if high < ENDLESS else endless for _, _, high in rows], dtype=float)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(out.upper)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms, _, _ in rows)])
    program.a_matrix_.index_ = np.asarray([c for terms, _, _ in rows for c, _ in terms])
    program.a_matrix_.value_ = np.asarray([w for terms, _, _ in rows for _, w in terms], dtype=float)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 2)
    solver.setOptionValue("time_limit", float(seconds))
    solver.passModel(program)
    solver.run()
    info = solver.getInfo()
    bound = max(0, int(np.ceil(info.mip_dual_bound - 1e-6))) if np.isfinite(info.mip_dual_bound) else 0
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None, bound
    return plain.solution(np.rint(solver.getSolution().col_value)), bound
