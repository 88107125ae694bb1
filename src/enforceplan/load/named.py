"""What the entries of the rules name and read: officers, kinds of shift, qualifications; nothing is named in vain.

When to modify: another sort of name in a rule's parameters, or a column that only rules on request read.
"""

from __future__ import annotations

from collections.abc import Iterable

from enforceplan.domain import Officer, Post
from enforceplan.load.context import Context, Texts
from enforceplan.load.rules import Entries
from enforceplan.rules.base import Named
from enforceplan.rules.book import make
from enforceplan.scenario.words import nearest
from enforceplan.text import both, nearest_of

_WHAT: dict[str, tuple[str, Texts]] = {
    "officer": ("officers", both("load_named.officer_or_department")),
    "kind": ("posts", both("load_named.kind_of_shift")),
    "qualification": ("posts", both("load_named.qualification_that_a_post_asks")),
}
"""Sort of name -> the table it comes from, and what to call it."""
_READ_BY = {("posts", "wanted"): "cover", ("posts", "least"): "cover"}
"""Columns that a rule on request reads."""


def named(context: Context, entries: Entries, officers: dict[str, Officer], held: dict[str, Post]) -> None:
    """Complain of names nobody has; codes that stand for several officers become theirs in ``entries``."""
    kinds = {post.kind_of(place) for post in held.values() for place in range(len(post.shifts))}
    known: dict[str, Iterable[str]] = {
        "officer": {*officers, *context.expanded, *(officer.owner for officer in officers.values())},
        "kind": kinds,
        "qualification": {post.qualification for post in held.values()} - {""},
    }
    for index, entry in enumerate(context.document.rules):
        parameters = entries.get(entry, {"off": True})
        if parameters.get("off"):
            continue
        rule = make(entry, parameters, context.rooms)
        for name, field in type(rule).model_fields.items():
            for what in (mark.what for mark in field.metadata if isinstance(mark, Named)):
                for value in getattr(rule, name):
                    _know(context, index, f"{entry}: {name}: {value}", value, what, known[what])
                if what == "officer" and getattr(rule, name):
                    codes = [code for value in getattr(rule, name) for code in context.expanded.get(value, (value,))]
                    parameters[name] = codes
    for index, row in enumerate(context.document.officers):
        for kind in dict.fromkeys(wish.kind for wish in row.wishes if wish.kind):
            context.is_known("officers", index, "wishes", kind, kinds, "posts", _WHAT["kind"][1])
    _unread(context, {parameters["rule"] for parameters in entries.values() if not parameters.get("off")})


def _know(context: Context, index: int, told: str, value: str, what: str, known: Iterable[str]) -> None:
    table, words = _WHAT[what]
    if value in known or context.excused(table, value):
        return
    context.complain(
        "rules", index, "", value=told,
        required=both("load_raw.a_known", what=words, near=nearest_of(nearest(value, known))),
        remedy=both("load_named.correct_it_or_add_it_to_its_table"),
    )  # fmt: skip


def _unread(context: Context, in_force: set[object]) -> None:
    """Name what is filled in and read by no entry in force."""
    filled = [
        (f"{table}.{column}", rule)
        for (table, column), rule in _READ_BY.items()
        if any(column in row.model_fields_set for row in context.document.table(table))
    ]
    if any(wish.kind or wish.weight != 1 for row in context.document.officers for wish in row.wishes):
        filled.append(("officers.wishes", "requests"))
    for place, rule in filled:
        if rule not in in_force:
            context.notice(
                "not_obeyed", place, *both("load_named.only_the_rule_reads_and_no_entry", rule=rule, place=place)
            )  # fmt: skip
