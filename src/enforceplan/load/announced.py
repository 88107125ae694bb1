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
from enforceplan.text import both


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
            "ignored", "published", *both("load_announced.operations_posts_and_officers", listed=listed)
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
            *both("load_announced.duties_that_begin_before", known=f'{known:%Y-%m-%d %H:%M}')
        )  # fmt: skip


def _job(context: Context, index: int, row: PublishedRow) -> str:
    """The operation, or the post shift as text; empty (and a complaint) where it is about neither, both, or no start.

    Published is a start inside the horizon: a table of another week would make every duty a change.
    """
    if bool(row.operation) == bool(row.post):
        context.complain(
            "published", index, "operation", value=f"{row.operation or ''} {row.post}".strip(),
            required=both("load_announced.exactly_one_of_operation_and_post"),
            remedy=both("load_announced.fill_one_in_or_leave_one_out"),
        )  # fmt: skip
        return ""
    if row.operation:
        if row.start is None:
            context.complain(
                "published", index, "from", value="",
                required=both("load_announced.the_published_start"),
                remedy=both("load_announced.fill_it_in_or_leave_the_row_out"),
            )  # fmt: skip
            return row.operation
        return row.operation if context.inside("published", index, "from", row.start.date()) else ""
    try:
        ref = ShiftRef.parse(row.post)
    except ValueError:
        context.complain(
            "published", index, "post",
            required=both("load_announced.post_date_n_as_hall_2026_06_01_0"),
            remedy=both("load_announced.write_it_as_it_stands_in_roster"),
        )  # fmt: skip
        return ""
    if row.start is not None:
        context.complain(
            "published", index, "from",
            required=both("load_announced.nothing_when_begins_is_said_by_its", ref=ref),
            remedy=both("load_announced.leave_it_out"),
        )  # fmt: skip
    return str(ref) if context.inside("published", index, "post", ref.date) else ""
