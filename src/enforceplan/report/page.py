"""Writes roster.html: the run on one self-contained page that needs no network and prints well.

When to modify: a new part of the page; how it looks stands in `page.html.j2`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from enforceplan.domain import Level, Post
from enforceplan.report import account_tables, listings, people_tables
from enforceplan.report.gaps import gaps
from enforceplan.report.tables import rows_of
from enforceplan.report.view import View, window_text
from enforceplan.report.week import weeks
from enforceplan.report.wording import worded
from enforceplan.report.work_tables import in_order, missing

if TYPE_CHECKING:
    from jinja2 import Template

_MOST_FINDINGS = 200
"""Findings shown of one entry; the rest stand in roster.json and tables/findings.csv."""
_RULES = ["entry", "name", "level", "mode", "claim", "count", "paid", "sources", "basis"]
"""Columns of the rules in force; their exceptions are a table of their own."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Heads present and asked of one post shift."""

    present: int
    asked: int

    @property
    def colour(self) -> str:
        """Class of the cell: full, part or none."""
        return "full" if self.present >= self.asked else "part" if self.present else "none"


def write_page(view: View, path: Path) -> None:
    """The whole page, UTF-8."""
    path.write_text(page(view), encoding="utf-8", newline="\n")


def page(view: View) -> str:
    """The page as text; every value from the scenario is escaped."""
    outcome = view.outcome
    return _template().render(
        view=view,
        w=view.words,
        outcome=outcome,
        scenario=outcome.scenario,
        levels=[(level, outcome.score[level]) for level in Level if level in outcome.score],
        weeks=weeks(view),
        operations=listings.operations(view),
        gaps=gaps(view),
        days=view.facts.dates,
        coverage=_coverage(view),
        departments=[dict(zip(people_tables.DEPARTMENTS, row, strict=True)) for row in _departments(view)],
        rules=rows_of(account_tables.rules(view)[_RULES]),
        rule_columns=_RULES,
        exceptions=worded(view, account_tables.exceptions(view)),
        exception_columns=account_tables.EXCEPTIONS,
        findings=_findings(view),
        most=_MOST_FINDINGS,
    )


def _departments(view: View) -> list[tuple[object, ...]]:
    return rows_of(people_tables.departments(view))


def _coverage(view: View) -> list[tuple[Post, str, dict[date, Cover]]]:
    """(post, hours of the shift, cover by day) for each shift of each post, in the scenario's order."""
    found: dict[tuple[str, int], dict[date, Cover]] = defaultdict(dict)
    for shift in in_order(view):
        asked = shift.post.certified + shift.post.auxiliaries + shift.post.cadres
        cover = Cover(asked - sum(missing(view, shift)), asked)
        found[shift.post.code, shift.ref.shift][shift.ref.date] = cover
    return [
        (post, window_text(window), found[code, place])
        for code, post in view.outcome.scenario.posts.items()
        for place, window in enumerate(post.shifts)
        if (code, place) in found
    ]


def _findings(view: View) -> list[tuple[str, str, str, int, int, list[str]]]:
    """(entry, name, level, count, points, first sentences) of each entry that found something; breaches first."""
    verdict = view.outcome.verdict
    if verdict is None:
        return []
    sentences: dict[str, list[str]] = defaultdict(list)
    for finding in sorted(verdict.findings, key=lambda f: (-f.points, sorted(f.subject.items()))):
        sentences[finding.entry].append(view.words.choose(view.told(finding)))
    return [
        (
            entry.entry,
            view.words.choose(view.rule_of[entry.entry].name),
            view.words(f"level.{entry.level.word}"),
            entry.count,
            entry.points,
            sentences[entry.entry][:_MOST_FINDINGS],
        )
        for entry in sorted(verdict.entries, key=lambda e: (not e.strict, e.level))
        if entry.count
    ]


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("enforceplan.report", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")
