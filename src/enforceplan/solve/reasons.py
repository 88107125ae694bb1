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
from enforceplan.solution import Solution
from enforceplan.solve.construct import Planner
from enforceplan.solve.crew import Lack
from enforceplan.text import Text, both
from enforceplan.verbs import Book, Never

Names = Mapping[str, Text]
"""Entry -> its rule in words."""
ROLE_WORDS = {
    Role.CERTIFIED: Text(*both("solve_reasons.certified_officers")),
    Role.AUXILIARY: Text(*both("solve_reasons.auxiliaries")),
    Role.CADRE: Text(*both("solve_reasons.cadres")),
    Role.COMMANDER: Text(*both("solve_reasons.commanders")),
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
                Text(*both("solve_reasons.there_would_be_room_for_it_serving")),
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
        return Text(*both("solve_reasons.no_minute_of_the_week_can"))
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
        *both(
            "solve_reasons.each_of_its_possible_starts",
            high=high - low,
            barring=("、".join(rule.zh for rule in barring), ", ".join(rule.en for rule in barring)),
            left=(left.zh, left.en),
        )
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
    said = [
        both(
            "solve_reasons.only_these" if free else "solve_reasons.nobody_may_come",
            where=where,
            asked=asked,
            pool=pool,
            **({"free": ("、".join(free), ", ".join(free))} if free else {}),
        )
        for where, asked, pool, free in short or found
    ]
    return Text("".join(zh for zh, _ in said), "".join(en for _, en in said))


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
        return Text(*both("solve_reasons.the_time_between_duties"))
    return names.get(entry, Text(entry, entry))


def _where(p: Problem, lack: Lack) -> tuple[str, str]:
    """In which element, in both languages; empty where it is none."""
    return both("solve_reasons.in_element", element=p.team_element[lack.team]) if lack.team >= 0 else ("", "")


def _sentence(p: Problem, book: Book, lack: Lack, starts: int, names: Names, *, alone: bool) -> Text:
    there = (
        Text(*both("solve_reasons.even_in_an_empty_week"))
        if alone
        else Text(*both("solve_reasons.beside_the_rest_of_this_roster"))
    )
    if lack.kind != "people":
        rule = _told(lack.entry, names)
        if lack.what:
            thing = names.get(lack.what, Text(lack.what, lack.what))
            return Text(
                *both(
                    "solve_reasons.none_of_its_starts_has_enough",
                    there=(there.zh, there.en),
                    starts=starts,
                    thing=(thing.zh, thing.en),
                    lack_what=lack.what,
                    asked=lack.asked,
                    free=lack.free,
                )
            )
        counted = lack.asked > 0 and lack.free >= 0
        told = both(
            "solve_reasons.none_satisfies",
            there=(there.zh, there.en),
            starts=starts,
            element=_where(p, lack),
            rule=(rule.zh, rule.en),
            counted=both("solve_reasons.asked_and_there", asked=lack.asked, free=lack.free) if counted else "",
        )
        return Text(*told)
    who = ROLE_WORDS[ROLES[lack.role]]
    element = p.team_element[lack.team]
    only = _fixed(p, book, lack)
    if only.en:
        return Text(
            *both(
                "solve_reasons.the_of_can_only_be_at_none_of_its",
                there=(there.zh, there.en),
                who=(who.zh, who.en),
                element=element,
                only=(only.zh, only.en),
                starts=starts,
            )
        )
    return Text(
        *both(
            "solve_reasons.lacks_asked_at_the_best_of_starts",
            there=(there.zh, there.en),
            element=element,
            who=(who.zh, who.en),
            asked=lack.asked,
            starts=starts,
            free=lack.free,
        )
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
