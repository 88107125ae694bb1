"""Why an operation was left out: the plainest reason that holds, in both languages.

First what no roster could change (no minute offered, no people of that kind, no equipment), then what stands in the
way beside the rest of this roster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

import numpy as np

from enforceplan.outcome import Unserved
from enforceplan.problem import ROLES, Problem
from enforceplan.roster import Role
from enforceplan.rules.base import Text
from enforceplan.solution import Solution
from enforceplan.solve.construct import Planner
from enforceplan.solve.crew import Lack
from enforceplan.verbs import Book, Never

Names = Mapping[str, Text]
"""Entry -> its rule in words."""
ROLE_WORDS = {
    Role.CERTIFIED: Text("执法人员", "certified officers"),
    Role.AUXILIARY: Text("辅助人员", "auxiliaries"),
    Role.CADRE: Text("干部", "cadres"),
    Role.COMMANDER: Text("指挥长", "commanders"),
}


def why_unserved(
    p: Problem, book: Book, s: Solution, names: Names, *, only: Collection[str] = ()
) -> tuple[Unserved, ...]:
    """A reason for every operation (of those named, if any are) that is not served in the solution."""
    left_out = [k for k in np.flatnonzero(s.start < 0).tolist() if not only or p.operations[k] in only]
    if not left_out:
        return ()
    alone = Planner(p, book)
    beside = Planner(p, book)
    beside.resume(s)
    return tuple(_reason(p, book, k, alone, beside, names) for k in left_out)


def _reason(p: Problem, book: Book, k: int, alone: Planner, beside: Planner, names: Names) -> Unserved:
    code = p.operations[k]
    closed = _no_start(p, book, k, alone, names)
    if closed is not None:
        return Unserved(code, "no_start", closed)
    *before, _ = alone.amounts.line(k)
    if before:
        alone = Planner(p, book)
        alone.place_line(before)
    if alone.could_place(k):
        if beside.could_place(k):
            return Unserved(
                code,
                "not_chosen",
                Text(
                    "本可安排；但服务它会使更优先的指标变差，或搜索时间不足",
                    "there would be room for it; serving it costs more elsewhere, or time ran out",
                ),
            )
        lack = _nearest(beside.lacks)
        text = _sentence(p, book, lack, len(beside.lacks), names, alone=False)
        return Unserved(code, "crowded_out", text, _amounts(lack), _element(p, lack))
    lack = _nearest(alone.lacks)
    kinds = {"equipment": "no_equipment", "people": "no_people", "rule": "rule", "tied": "rule"}
    return Unserved(
        code,
        kinds[lack.kind],
        _sentence(p, book, lack, len(alone.lacks), names, alone=True),
        _amounts(lack),
        _element(p, lack),
    )


def _no_start(p: Problem, book: Book, k: int, planner: Planner, names: Names) -> Text | None:
    low, high = p.first_start[k : k + 2].tolist()
    if low == high:
        return Text(
            "本周没有一个可选的开始时间：时段、日期与最早最晚时间的要求合不到一起",
            "no minute of the week can be offered: its windows, days and earliest or latest times leave none",
        )
    if planner.open.start[low:high].any():
        return None
    entries = sorted(
        {
            verb.entry
            for verb in book.strict()
            if isinstance(verb, Never) and verb.start is not None and verb.start[low:high].any()
        }
    )
    barring = [_told(entry, names) for entry in entries]
    left = _left(p, book, k, entries)
    return Text(
        f"全部{high - low}个可选开始时间均被禁止：{'、'.join(rule.zh for rule in barring)}{left.zh}",
        f"each of its {high - low} possible starts is barred by {', '.join(rule.en for rule in barring)}{left.en}",
    )


def _left(p: Problem, book: Book, k: int, entries: Collection[str]) -> Text:
    """Whom the entries that bar an operation leave for its required seats, where they name people.

    Seats for which too few are left, or, where none lacks anybody, all that are left no choice.
    """
    found: list[tuple[str, int, int, list[str]]] = []
    for verb in book.strict():
        if not isinstance(verb, Never) or verb.officer_team is None or verb.entry not in entries:
            continue
        for i in np.flatnonzero((p.team_job == k) & ~p.team_optional).tolist():
            where = p.team_element[i] + (f" ({p.team_group[i]})" if p.team_group[i] > 1 else "")
            for role in np.flatnonzero(p.heads[i]).tolist():
                officers = p.seat_officer[(p.seat_team == i) & (p.seat_role == role)]
                free = [p.officers[o] for o in officers.tolist() if not verb.officer_team[o, i]]
                if len(free) < p.heads[i, role] or (len(free) == p.heads[i, role] and len(free) < len(officers)):
                    found.append((where, int(p.heads[i, role]), len(officers), free))
    short = [row for row in found if len(row[3]) < row[1]]
    zh, en = "", ""
    for where, asked, pool, free in short or found:
        zh += (
            f"；{where}需{asked}人，{pool}人中只能是{'、'.join(free)}"
            if free
            else f"；{where}需{asked}人，{pool}人中无人可用"
        )
        en += f"; {where} asks {asked}, of {pool} officers {'only ' + ', '.join(free) if free else 'nobody'} may come"
    return Text(zh, en)


def _nearest(lacks: list[Lack]) -> Lack:
    """The obstacle met most often, people or things before ties to other operations; of equal ones the smallest."""
    lacks = [lack for lack in lacks if lack.kind != "tied"] or lacks
    often = Counter((lack.team, lack.role, lack.entry) for lack in lacks)
    return min(lacks, key=lambda lack: (-often[lack.team, lack.role, lack.entry], lack.asked - lack.free, lack.start))


def _amounts(lack: Lack) -> dict[str, int]:
    return {"asked": lack.asked, "free": lack.free}


def _element(p: Problem, lack: Lack) -> str:
    """The element that lacks people."""
    return p.team_element[lack.team] if lack.kind == "people" and lack.team >= 0 else ""


def _told(entry: str, names: Names) -> Text:
    """A rule as a planner is told of it."""
    if not entry:
        return Text("勤务之间的间隔", "the time between duties")
    return names.get(entry, Text(entry, entry))


def _where(p: Problem, lack: Lack) -> str:
    return f"{p.team_element[lack.team]}的" if lack.team >= 0 else ""


def _at(p: Problem, lack: Lack) -> str:
    return f" in {p.team_element[lack.team]}" if lack.team >= 0 else ""


def _sentence(p: Problem, book: Book, lack: Lack, starts: int, names: Names, *, alone: bool) -> Text:
    there = (
        Text("即使本周没有其他任务", "even in an empty week")
        if alone
        else Text("与本排班的其他任务并存时", "beside the rest of this roster")
    )
    if lack.kind != "people":
        rule = _told(lack.entry, names)
        if lack.what:
            thing = names.get(lack.what, Text(lack.what, lack.what))
            return Text(
                f"{there.zh}，{starts}个可选开始时间中，{thing.zh}（{lack.what}）不足：需{lack.asked}，最好时可用{lack.free}",
                f"{there.en}, none of its {starts} starts has enough of {thing.en} ({lack.what}): {lack.asked} asked, "
                f"{lack.free} free at best",
            )
        counted = lack.asked > 0 and lack.free >= 0
        return Text(
            f"{there.zh}，{starts}个可选开始时间都不满足{_where(p, lack)}{rule.zh}"
            + (f"：要求{lack.asked}，现有{lack.free}" if counted else ""),
            f"{there.en}, none of its {starts} starts satisfies {rule.en}{_at(p, lack)}"
            + (f": asked {lack.asked}, there are {lack.free}" if counted else ""),
        )
    who = ROLE_WORDS[ROLES[lack.role]]
    element = p.team_element[lack.team]
    only = _fixed(p, book, lack)
    if only.en:
        return Text(
            f"{there.zh}，{element}的{who.zh}只能是{only.zh}，{starts}个可选开始时间中没有一个时间能全部到场",
            f"{there.en}, the {who.en} of {element} can only be {only.en}; at none of its {starts} starts can all come",
        )
    return Text(
        f"{there.zh}，缺{element}的{who.zh}：需{lack.asked}人，{starts}个可选开始时间中最好时只有{lack.free}人可用",
        f"{there.en}, {element} lacks {who.en}: {lack.asked} asked, "
        f"at the best of {starts} starts {lack.free} can come",
    )


def _fixed(p: Problem, book: Book, lack: Lack) -> Text:
    """Who alone may hold the seats that stay empty and by which entry, where a rule has left just enough for them."""
    seats = np.flatnonzero((p.seat_team == lack.team) & (p.seat_role == lack.role))
    officers = p.seat_officer[seats]
    for verb in book.strict():
        if isinstance(verb, Never) and verb.officer_team is not None:
            left = officers[~verb.officer_team[officers, lack.team]]
            if 0 < len(left) <= lack.asked and len(left) < len(officers):
                names = [p.officers[o] for o in left.tolist()]
                return Text(f"{'、'.join(names)}（{verb.entry}）", f"{', '.join(names)} ({verb.entry})")
    return Text("", "")
