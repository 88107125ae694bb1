"""The sheet of one operation (联合执法行动单): when, where, who commands, each team with its task, what rides along.

When to modify: what an operation's sheet says; how it looks is decided in `paper`.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from enforceplan.domain import Operation
from enforceplan.report.listings import Team, remark, teams
from enforceplan.report.paper import Paper
from enforceplan.report.paper_notes import foot, head
from enforceplan.report.view import View, span
from enforceplan.roster import Duty

_WIDTHS = (11, 19, 34, 28, 24, 18, 16)
"""Group, part, body, officer, role, certificate, and room to sign in."""


def add_operation(view: View, operation: Operation, paper: Paper, *, new_page: bool = False) -> None:
    """One operation's sheet, certificates masked unless the view was asked for full numbers."""
    w = view.words
    parties = teams(view, operation)
    paper.heading(w("paper.operation"), new_page=new_page)
    head(view, paper)
    paper.facts(facts_of(view, operation, parties))
    paper.line(w("paper.teams"), bold=True)
    paper.table(people_headings(view), people_of(view, parties), _WIDTHS)
    paper.line(w("paper.tasks"), bold=True, kept=True)
    discipline = w("paper.heads", name=w("paper.discipline"), heads=w("paper.discipline_text"))
    for line in (*tasks_of(view, parties), discipline):
        paper.line(line, size=9, kept=True)
    paper.signature(w("paper.signatures"))


def operation_paper(view: View, operation: Operation) -> Paper:
    """A paper of one operation's sheet."""
    paper = Paper(view.words.language)
    add_operation(view, operation, paper)
    foot(view, paper)
    return paper


def facts_of(view: View, o: Operation, parties: list[Team]) -> list[tuple[str, ...]]:
    """Everything about an operation but its people: rows of one or two pairs of label and text."""
    w = view.words
    start, end = view.facts.starts[o.code], view.facts.end_of(o.code)
    street = view.outcome.scenario.streets.get(o.street)
    follow_up = (end + timedelta(days=o.follow_up_days)).date() if o.follow_up_days else ""
    helping = [view.owner_name(body) for body in _bodies(parties) if body != o.lead]

    def pair(key: str, value: object) -> tuple[str, str]:
        return w(f"column.{key}"), str(value)

    rows: list[tuple[str, ...]] = [
        (w("merge.operation"), o.code, *pair("name", o.name)),
        (*pair("source", w(f"source.{o.source}")), *pair("priority", w(f"priority.{o.priority}"))),
        (*pair("day", long_day(view, o)), *pair("time", span(start, end))),
        (
            w("paper.muster"),
            f"{start:%H:%M} {o.muster_place}".strip(),
            *pair("street", street.name if street else o.street),
        ),
        (w("paper.site"), o.site or o.zone, *pair("premises", ", ".join(_premises(view, o)))),
        (*pair("lead", view.owner_name(o.lead)), w("paper.parties_helping"), ", ".join(helping)),
        (*pair("commander", view.commanded_by(o.code)), w("paper.deputy"), ""),
        (w("paper.bodies"), "; ".join(_heads(view, parties))),
        (w("paper.mission"), "\n".join(_matters(view, o))),
        pair("basis", "; ".join(_bases(view, o))),
        pair("vehicles", view.vehicles(o.code)),
        (*pair("approval_no", o.approval_no), *pair("notice_no", o.notice_no)),
        (*pair("follow_up", follow_up), w("paper.contingency"), ""),
    ]
    told = remark(view, o)
    return [*rows, pair("remark", told)] if told else rows


def long_day(view: View, operation: Operation) -> str:
    """Weekday and full date on which an operation begins, with what the calendar makes of it."""
    day = view.facts.starts[operation.code].date()
    weekday = view.day_title(day).replace(f" {day:%m-%d}", "")
    return view.words("paper.date", weekday=weekday, date=day)


def _bodies(parties: list[Team]) -> list[str]:
    return list(dict.fromkeys(team.body for team in parties if team.body and (team.duties or team.invited)))


def _premises(view: View, operation: Operation) -> list[str]:
    known = view.outcome.scenario.premises
    return [f"{code} {known[code].name}".strip() if code in known else code for code in operation.premises]


def _heads(view: View, parties: list[Team]) -> list[str]:
    w = view.words
    found = []
    for body in _bodies(parties):
        own = [team for team in parties if team.body == body]
        roles = Counter(duty.role for team in own for duty in team.duties)
        said = [w("paper.seats", role=w.of(role), heads=number) for role, number in roles.items()]
        if invited := sum(team.invited for team in own):
            said.append(w("paper.invited", heads=invited))
        found.append(w("paper.heads", name=view.owner_name(body), heads=", ".join(said)))
    return found


def _matters(view: View, operation: Operation) -> list[str]:
    """What each body looks into, in the order of the elements."""
    items = view.outcome.scenario.items
    found = []
    for element in operation.elements:
        names = [items[code].name or code for code in element.items]
        if names:
            found.append(view.words("paper.heads", name=view.owner_name(element.department), heads=", ".join(names)))
    return list(dict.fromkeys(found))


def _bases(view: View, operation: Operation) -> list[str]:
    return basis_of(view, [code for element in operation.elements for code in element.items])


def basis_of(view: View, codes: list[str]) -> list[str]:
    """Law and article of items, each once, in the view's language where the catalogue has both."""
    known = [view.outcome.scenario.items[code] for code in codes]
    told = [item.basis if view.words.language == "zh" else item.basis_en or item.basis for item in known]
    return list(dict.fromkeys(filter(None, told)))


def people_headings(view: View) -> list[str]:
    """Headings of `people_of`."""
    keys = ("group", "part", "body", "officer", "role", "certificate")
    return [*(view.words(f"column.{key}") for key in keys), view.words("paper.sign_in")]


def people_of(view: View, parties: list[Team]) -> list[tuple[object, ...]]:
    """Who goes, a row each, team by team, with room to sign in."""
    w = view.words
    rows: list[tuple[object, ...]] = []
    for team in parties:
        place = (team.group or w("word.whole"), w(f"part.{team.kind}"), view.owner_name(team.body) if team.body else "")
        if not team.duties:
            rows.append((*place, w(team.empty), team.invited or "", "", ""))
        rows += [(*place, *_person(view, team, duty), "") for duty in team.duties]
    return rows


def _person(view: View, team: Team, duty: Duty) -> tuple[str, str, str]:
    marks = [view.words(f"mark.{mark}") for mark in duty.marks]
    number = view.number(view.facts.officer(duty), team.body)
    return view.person(duty.officer), ", ".join([view.words.of(duty.role), *marks]), number


def tasks_of(view: View, parties: list[Team]) -> list[str]:
    """What the bodies of each kind of part do there."""
    w = view.words
    names: dict[str, list[str]] = {}
    for team in parties:
        if team.duties or team.invited:
            names.setdefault(team.kind, []).append(view.owner_name(team.body) if team.body else "")
    lines = []
    for kind, bodies in names.items():
        part, task = w(f"part.{kind}"), w(f"task.{kind}")
        told = ", ".join(dict.fromkeys(filter(None, bodies)))
        lines.append(
            w("paper.task", name=told, part=part, task=task) if told else w("paper.heads", name=part, heads=task)
        )
    return lines
