"""Names the defaults that were used for whole columns and tables, windows taken as a whole day, a week that is cut.

When to modify: a column gets another default.
"""

from __future__ import annotations

from datetime import timedelta

from enforceplan.load.context import Context, Texts, blanks
from enforceplan.load.windows import windows_text
from enforceplan.scenario import ROWS, Settings
from enforceplan.text import both

_TYPE = both("load_defaults.its_operation_type_says")
_POST_TYPE = both("load_defaults.its_post_type_says")
COLUMNS: dict[str, dict[str, Texts]] = {
    "operations": {
        "street": both("load_defaults.the_only_street"),
        "elements": _TYPE,
        "minutes": _TYPE,
        "windows": _TYPE,
        "lead": both("load_defaults.its_types_lead_or_its_first"),
        "groups": both("load_defaults.its_type_says_or_1"),
        "days": both("load_defaults.its_type_says_or_any"),
        "priority": both("load_defaults.its_type_says_or_3"),
        "zone": both("load_defaults.the_zone_of_its_premises_or_street"),
    },
    "posts": {
        "street": both("load_defaults.the_only_street"),
        "shifts": _POST_TYPE,
        "certified": both("load_defaults.its_post_type_says_or_0"),
        "departments": both("load_defaults.its_post_type_says_or_any"),
        "counted": both("load_defaults.its_post_type_says_or_1"),
    },
    "departments": {
        "home_reserve": ("0", "0"),
        "draw_cap": both("load_defaults.no_cap"),
    },
    "streets": {"zone": both("load_defaults.a_zone_of_its_own")},
    "absences": {"kind": both("load_defaults.leave")},
    "certificates": {
        "valid_from": both("load_defaults.valid_since_ever"),
        "valid_to": both("load_defaults.valid_without_end"),
        "items": both("load_defaults.all_items_of_the_body"),
    },
    "equipment": {
        "where": both("load_defaults.the_district"),
        "quantity": ("1", "1"),
        "needs_driver": both("load_defaults.no"),
    },
}
"""Table -> column -> what is taken where it is blank. Officers have theirs in `people`."""


def name_defaults(context: Context) -> None:
    """One notice for each column left blank, for a table left out, and for the settings."""
    for table, values in COLUMNS.items():
        counts = blanks(context.document.table(table), values, ROWS[table].columns())
        context.defaulted(table, counts, values)
    _name_whole_days(context)
    if not context.document.posts:
        context.notice("default", "posts", *both("load_defaults.no_posts_table_no_posts_are_manned"))
    if not context.document.operations:
        context.notice("default", "operations", *both("load_defaults.no_operations_only_posts"))
    settings = context.document.settings
    if settings.week_start.weekday() or settings.days % 7:
        first, last = settings.week_start, settings.week_start + timedelta(days=settings.days - 1)
        context.notice(
            "warning", "settings.week_start",
            *both("load_defaults.to_cuts_calendar_weeks_weekly", first=first, last=last)
        )  # fmt: skip
    fields = Settings.columns()
    shown = ("days", "slot_minutes", "language", "profile")
    taken = [f"{name} {getattr(settings, name)}" for name in shown if fields[name] not in settings.model_fields_set]
    if taken:
        listed = ", ".join(taken)
        context.notice("default", "settings", *both("load_defaults.settings_left_blank_taken", listed=listed))


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
                *both("load_defaults.ends_as_it_begins_and_is_taken", code=code, told=told)
            )  # fmt: skip
