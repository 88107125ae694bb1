"""The week as it was published: what officers were told, held against the scenario of today.

When to modify: another thing that is told when a week is published.
"""

from __future__ import annotations

from collections.abc import Mapping

from enforceplan.domain import Announced, Officer, Operation, Post
from enforceplan.load.context import Context
from enforceplan.roster import ShiftRef
from enforceplan.scenario.running import PublishedRow


def published(
    context: Context, officers: Mapping[str, Officer], made: Mapping[str, Operation], held: Mapping[str, Post]
) -> dict[str, Announced]:
    """Every row whose job and officers still exist; what has gone since is told in a notice, not complained of."""
    told: dict[str, Announced] = {}
    seen: dict[str, int] = {}
    gone: dict[str, None] = {}
    for index, row in enumerate(context.document.published):
        job = _job(context, index, row)
        if not job or not context.once("published", index, job, seen, "operation" if row.operation else "post"):
            continue
        known = job in made if row.operation else ShiftRef.parse(job).post in held
        strangers = [code for code in row.officers if code not in officers]
        gone |= dict.fromkeys([job] * (not known) + strangers)
        if known:
            told[job] = Announced(row.start, tuple(code for code in row.officers if code in officers))
    if gone:
        listed = ", ".join(gone)
        context.notice(
            "ignored", "published", f"已发布的排班中已不存在的任务、岗位或人员，未计变动：{listed}",
            f"operations, posts and officers of the published week that are no longer there count no change: {listed}",
        )  # fmt: skip
    return told


def _job(context: Context, index: int, row: PublishedRow) -> str:
    """The operation, or the post shift as text; empty (and a complaint) where the row is about neither or both."""
    if bool(row.operation) == bool(row.post):
        context.complain(
            "published", index, "operation", value=f"{row.operation or ''} {row.post}".strip(),
            required=("operation 与 post 恰填一个", "exactly one of operation and post"),
            remedy=("补上一个，或删去一个", "fill one in, or leave one out"),
        )  # fmt: skip
        return ""
    if row.operation:
        if row.start is None:
            context.complain(
                "published", index, "from", value="",
                required=("已发布的开始时间", "the published start"),
                remedy=("填写，或删去该行", "fill it in, or leave the row out"),
            )  # fmt: skip
        return row.operation
    try:
        return str(ShiftRef.parse(row.post))
    except ValueError:
        context.complain(
            "published", index, "post",
            required=("岗位@日期#序号，如 HALL@2026-06-01#0", "POST@DATE#N, as HALL@2026-06-01#0"),
            remedy=("按 roster.json 中的写法填写", "write it as it stands in roster.json"),
        )  # fmt: skip
        return ""
