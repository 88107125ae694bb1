"""Each day as plain text to paste into a group chat: short lines, every operation and post with start, place and who.

When to modify: what a group is told of its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from enforceplan.domain import Operation
from enforceplan.facts import Shift
from enforceplan.report.listings import lacking, remark, teams
from enforceplan.report.view import View, span
from enforceplan.report.work_tables import in_order, missing


def write_days(view: View, folder: Path, street: str = "") -> None:
    """``YYYY-MM-DD.txt`` for each day, of one street or of all."""
    folder.mkdir()
    for day in view.facts.dates:
        (folder / f"{day.isoformat()}.txt").write_text(day_text(view, day, street), encoding="utf-8", newline="\n")


def day_text(view: View, day: date, street: str = "") -> str:
    """One day; where there are several streets, street by street in the scenario's order."""
    w, scenario = view.words, view.outcome.scenario
    known = scenario.streets
    title = known[street].name or street if street else scenario.title
    lines = [w("chat.title", title=_line(title), day=view.day_title(day)), *filter(None, [_line(view.edition)])]
    streets = [street] if street else list(known)
    said = {code: list(_street(view, day, code)) for code in streets}
    for code, blocks in said.items():
        if blocks and len(streets) > 1:
            lines += ["", w("chat.street", street=_line(known[code].name or code))]
        for block in blocks:
            lines += ["", *map(_line, block)]
    if not any(said.values()):
        lines += ["", w("chat.nothing")]
    return "\n".join([*lines, ""])


def _street(view: View, day: date, street: str) -> Iterator[list[str]]:
    found: list[tuple[datetime, str, list[str]]] = []
    for operation in view.served:
        start = view.facts.starts[operation.code]
        if operation.street == street and start.date() == day:
            found.append((start, operation.code, list(_operation(view, operation))))
    shifts = [s for s in in_order(view) if s.post.street == street and s.start.date() == day]
    found += [(shift.start, str(shift.ref), list(_shift(view, shift))) for shift in shifts]
    for _, _, block in sorted(found, key=lambda entry: entry[:2]):
        yield block


def _operation(view: View, operation: Operation) -> Iterator[str]:
    w, o = view.words, operation
    start = view.facts.starts[o.code]
    yield w("chat.job", time=span(start, view.facts.end_of(o.code)), code=o.code, name=o.name)
    yield w("chat.muster", time=f"{start:%H:%M}", place=o.muster_place or o.site).strip()
    if commander := view.commanded_by(o.code):
        yield w("chat.commander", who=commander)
    groups: dict[int, list[str]] = {}
    for team in teams(view, o):
        if team.kind != "commander" and team.duties:
            groups.setdefault(team.group, []).append(view.crew(team.duties))
    for group, crews in groups.items():
        crew = ", ".join(crews)
        alone = group == 0 or o.groups == 1
        yield w("chat.crew", crew=crew) if alone else w("chat.group", group=group, crew=crew)
    if told := remark(view, o):
        yield told


def _shift(view: View, shift: Shift) -> Iterator[str]:
    w, post = view.words, shift.post
    yield w("chat.job", time=span(shift.start, shift.end), code=post.code, name=post.name)
    crew = [service.duty for service in view.services_of_job.get(str(shift.ref), [])]
    if crew:
        yield w("chat.crew", crew=view.crew(crew))
    if sum(missing(view, shift)):
        yield lacking(view, shift)


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
