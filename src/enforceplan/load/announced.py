"""The week as it was published: what officers were told, held against the scenario of today.

When to modify: another thing that is told when a week is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from enforceplan.domain import Announced, Officer, Operation, Post
from enforceplan.load.context import Context
from enforceplan.roster import ShiftRef
from enforceplan.scenario.running import PublishedRow


def published(
    context: Context, officers: Mapping[str, Officer], made: Mapping[str, Operation], held: Mapping[str, Post]
) -> dict[str, Announced]:
    """Every row whose job and officers still exist; what has gone since is told in a notice, not complained of."""
    _tell_history(context)
    told: dict[str, Announced] = {}
    seen: dict[str, int] = {}
    gone: dict[str, None] = {}
    for index, row in enumerate(context.document.published):
        job = _job(context, index, row)
        if not job or not context.once("published", index, job, seen, "operation" if row.operation else "post"):
            continue
        known = job in made if row.operation else _held(ShiftRef.parse(job), held)
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


def _held(ref: ShiftRef, held: Mapping[str, Post]) -> bool:
    """Whether the post still has that shift; on which days it is held is for the rule to see."""
    return ref.post in held and 0 <= ref.shift < len(held[ref.post].shifts)


def _tell_history(context: Context) -> None:
    """A week that has begun is planned whole; nothing of it is held by itself."""
    known = context.document.settings.phases.history_until
    if known is not None and known > datetime.combine(context.dates[0], time()):
        context.notice(
            "not_obeyed", "settings.phases.history_until",
            f"{known:%Y-%m-%d %H:%M} 之前开始的勤务尚不自动保留，仍参与排班（已发布的，改动按冻结期计分）；"
            "已发生的行动请固定（pin）",
            f"duties that begin before {known:%Y-%m-%d %H:%M} are not held by themselves yet, but planned like all "
            "others (a change of what was published costs as inside the freeze); pin the operations that took place",
        )  # fmt: skip


def _job(context: Context, index: int, row: PublishedRow) -> str:
    """The operation, or the post shift as text; empty (and a complaint) where it is about neither, both, or no start.

    Published is a start inside the horizon: a table of another week would make every duty a change.
    """
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
        return row.operation if context.inside("published", index, "from", row.start.date()) else ""
    try:
        ref = ShiftRef.parse(row.post)
    except ValueError:
        context.complain(
            "published", index, "post",
            required=("岗位@日期#序号，如 HALL@2026-06-01#0", "POST@DATE#N, as HALL@2026-06-01#0"),
            remedy=("按 roster.json 中的写法填写", "write it as it stands in roster.json"),
        )  # fmt: skip
        return ""
    if row.start is not None:
        context.complain(
            "published", index, "from",
            required=(f"空：{ref} 的开始时间由岗位的班次决定", f"nothing: when {ref} begins is said by its post"),
            remedy=("删去", "leave it out"),
        )  # fmt: skip
    return str(ref) if context.inside("published", index, "post", ref.date) else ""
