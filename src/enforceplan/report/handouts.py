"""Files that are handed on: an order for each department, a sheet for each operation, a roster for each street.

When to modify: what an order, an operation sheet or a street's roster says.
"""

from __future__ import annotations

from pathlib import Path

from enforceplan.domain import Operation
from enforceplan.report import listings
from enforceplan.report.file_names import file_names
from enforceplan.report.tables import write_csv
from enforceplan.report.view import View, masked, span
from enforceplan.roster import Duty


def write_orders(view: View, folder: Path) -> None:
    """``DEPARTMENT.csv``: what each owner of officers sends, job by job; an owner nothing is asked of gets none."""
    sent = listings.orders(view)
    folder.mkdir()
    for owner, name in file_names(sent).items():
        _write(view, folder / f"{name}.csv", sent[owner])


def write_operations(view: View, folder: Path) -> None:
    """``OPERATION.md``: one sheet for each served operation."""
    folder.mkdir()
    served = {operation.code: operation for operation in view.served}
    for code, name in file_names(served).items():
        (folder / f"{name}.md").write_text(operation_sheet(view, served[code]), encoding="utf-8", newline="\n")


def write_streets(view: View, folder: Path) -> None:
    """``STREET/roster.csv``: each street's own days, with every shift that is still open."""
    folder.mkdir()
    for street, name in file_names(view.outcome.scenario.streets).items():
        (folder / name).mkdir()
        _write(view, folder / name / "roster.csv", listings.daily(view, street))


def _write(view: View, path: Path, listing: listings.Listing) -> None:
    """A list as a CSV file; of a published version with a last column that says which one."""
    headings, rows = listing.headings(view), listing.rows
    if view.edition:
        headings, rows = [*headings, view.words("column.version")], tuple((*row, view.edition) for row in rows)
    write_csv(path, headings, rows)


def operation_sheet(view: View, operation: Operation) -> str:
    """One operation's sheet as Markdown: when, where, who commands, each team with masked certificates, equipment."""
    w, o = view.words, operation
    start, end = view.facts.starts[o.code], view.facts.end_of(o.code)
    lines = [f"# {_plain(o.code)} {_plain(o.name)}", ""]
    if view.edition:
        lines += [_plain(view.edition), ""]
    told = listings.remark(view, o)
    if told:
        lines += [f"**{_plain(told)}**", ""]
    facts = {
        "day": view.day_title(start.date()),
        "time": span(start, end),
        "street": o.street,
        "muster": o.muster_place,
        "lead": view.owner_name(o.lead),
        "commander": view.commander(o.code),
        "premises": ", ".join(o.premises),
        "vehicles": view.vehicles(o.code),
        "follow_up": w("sentence.follow_up", days=o.follow_up_days) if o.follow_up_days else "",
    }
    lines += [f"- {w(f'column.{key}')}: {_plain(value)}" for key, value in facts.items() if value]
    heads = [w(f"column.{key}") for key in ("group", "part", "body", "officer", "certificate", "role")]
    lines += ["", "| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for team in listings.teams(view, o):
        who: list[Duty | None] = list(team.duties) or [None]
        for duty in who:
            cells = [str(team.group or w("word.whole")), w(f"part.{team.kind}"), team.body, *_person(view, team, duty)]
            lines.append("| " + " | ".join(map(_plain, cells)) + " |")
    return "\n".join([*lines, "", view.verdict_word(), ""])


def _person(view: View, team: listings.Team, duty: Duty | None) -> tuple[str, str, str]:
    if duty is None:
        return view.words(team.empty), "", str(team.invited or "")
    marks = [view.words(f"mark.{mark}") for mark in duty.marks]
    return duty.officer, masked(view.facts.officer(duty), team.body), ", ".join([view.words.of(duty.role), *marks])


def _plain(text: str) -> str:
    """One line of text in which Markdown finds nothing to set."""
    shown = " ".join(text.split())
    for sign in "\\`*_[]<>|#":
        shown = shown.replace(sign, f"\\{sign}" if sign not in "<>" else {"<": "&lt;", ">": "&gt;"}[sign])
    return shown
