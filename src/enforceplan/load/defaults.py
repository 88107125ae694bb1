"""Names the defaults that were used for whole columns and tables, windows taken as a whole day, a week that is cut.

When to modify: a column gets another default.
"""

from __future__ import annotations

from datetime import timedelta

from enforceplan.load.context import Context, Texts, blanks
from enforceplan.load.windows import windows_text
from enforceplan.scenario import ROWS, Settings

_TYPE = ("行动类型的值", "its operation type says")
_POST_TYPE = ("岗位类型的值", "its post type says")
COLUMNS: dict[str, dict[str, Texts]] = {
    "operations": {
        "street": ("唯一的街道", "the only street"),
        "elements": _TYPE,
        "minutes": _TYPE,
        "windows": _TYPE,
        "lead": ("行动类型的牵头部门，或第一个参与部门", "its type's lead, or its first element"),
        "groups": ("行动类型的组数，或1组", "its type says, or 1"),
        "days": ("行动类型的日子，或任意", "its type says, or any"),
        "priority": ("行动类型的优先级，或3", "its type says, or 3"),
        "zone": ("场所或街道的片区", "the zone of its premises or street"),
    },
    "posts": {
        "street": ("唯一的街道", "the only street"),
        "shifts": _POST_TYPE,
        "certified": ("岗位类型的值，或0", "its post type says, or 0"),
        "departments": ("岗位类型的部门，或任意", "its post type says, or any"),
        "counted": ("岗位类型的值，或1", "its post type says, or 1"),
    },
    "departments": {
        "home_reserve": ("0", "0"),
        "draw_cap": ("不设上限", "no cap"),
    },
    "streets": {"zone": ("自成一个片区", "a zone of its own")},
    "absences": {"kind": ("请假", "leave")},
    "certificates": {
        "valid_from": ("一直有效", "valid since ever"),
        "valid_to": ("没有止期", "valid without end"),
        "items": ("该主体的全部事项", "all items of the body"),
    },
    "equipment": {"where": ("区级", "the district"), "quantity": ("1", "1"), "needs_driver": ("否", "no")},
}
"""Table -> column -> what is taken where it is blank. Officers have theirs in `people`."""


def name_defaults(context: Context) -> None:
    """One notice for each column left blank, for a table left out, and for the settings."""
    for table, values in COLUMNS.items():
        counts = blanks(context.document.table(table), values, ROWS[table].columns())
        context.defaulted(table, counts, values)
    _name_whole_days(context)
    if not context.document.posts:
        context.notice("default", "posts", "没有 posts 表：不排岗位", "no posts table: no posts are manned")
    if not context.document.operations:
        context.notice("default", "operations", "没有 operations 表：只排岗位", "no operations: only posts are manned")
    settings = context.document.settings
    if settings.week_start.weekday() or settings.days % 7:
        first, last = settings.week_start, settings.week_start + timedelta(days=settings.days - 1)
        context.notice(
            "warning", "settings.week_start",
            f"{first} 至 {last} 不是完整的日历周：每周的工时限制按所在日历周计，每周休息日只在完整的周内核对",
            f"{first} to {last} cuts calendar weeks: weekly hours hold for each of them, weekly rest days only for "
            "whole ones",
        )  # fmt: skip
    fields = Settings.columns()
    shown = ("days", "slot_minutes", "language", "profile")
    taken = [f"{name} {getattr(settings, name)}" for name in shown if fields[name] not in settings.model_fields_set]
    if taken:
        listed = ", ".join(taken)
        context.notice(
            "default", "settings", f"settings 未填，取: {listed}", f"settings left blank, taken as: {listed}"
        )


def _name_whole_days(context: Context) -> None:
    """Windows and shifts that end as they begin: they cross midnight as any that ends at or before its start."""
    document = context.document
    spans = [
        *(("operation_types", "windows", row.code, row.windows) for row in document.operation_types),
        *(("operations", "windows", row.code, row.windows) for row in document.operations),
        *(("posts", "shifts", row.code, row.shifts) for row in document.posts),
    ]
    for table, column, code, windows in spans:
        whole = [window for window in windows or () if window.open == window.close]
        if whole:
            told = windows_text(whole)
            context.notice(
                "default", f"{table}.{column} {code}",
                f"{code} 的 {told} 止于开始时刻，视为跨午夜的24小时",
                f"{code}: {told} ends as it begins and is taken as 24 hours, across midnight",
            )  # fmt: skip
