"""Two weeks with a roll between them are one roster of fourteen days: what one audit finds, the two find together."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from ruamel.yaml import YAML

from enforceplan import roll
from enforceplan.audit import audit
from enforceplan.domain import Carried, Scenario
from enforceplan.facts import Facts
from enforceplan.load import load, resolve
from enforceplan.memory.ledger import ledger
from enforceplan.memory.records import worked
from enforceplan.outcome import Outcome, Status
from enforceplan.report.reading import read_roster
from enforceplan.report.view import View
from enforceplan.roster import Duty, Role, Roster, ShiftRef
from enforceplan.rules.base import Finding, Rule
from enforceplan.rules.book import make
from enforceplan.scenario import Document
from memory_sample import rows, solved, solved_at

PEOPLE = """
settings: {{week_start: 2026-05-11, language: en}}
streets: [{{code: S1}}]
departments: [{{code: UM}}, {{code: ST}}]
officers:
  - {{code: U1, department: UM, standing: certified, used_by: S1, {more}}}
  - {{code: X1, department: UM, standing: auxiliary, used_by: S1, weekly_hours: 44}}
  - {{code: C1, department: ST, standing: cadre, used_by: S1, rank: duty_leader}}
operations: [{{code: idle, elements: FR 2c, minutes: 60, windows: "09:00-12:00"}}]
posts:
{posts}
rules: {rules}
"""
NIGHT = '  - {code: N, shifts: "22:00-06:00", weekdays: Sun, led: no, certified: 1}'
GUARD = NIGHT.replace("certified", "auxiliaries")


def lines(*posts: str) -> str:
    return "\n".join(posts)


# What the last week leaves to the next one, the shift that it bars there, and the rule that bars it.
SEAMS = {
    # 360 minutes of the night fall on Monday; with 510 more they are 870, above 9 h = 540.
    "contract_day": (
        lines(GUARD, '  - {code: D, shifts: "14:00-22:30", weekdays: Mon, led: no, auxiliaries: 1}'),
        "{daily_hours: {hours: 24}}", "D@2026-05-18#0", "contract_hours",
    ),
    # 360 and 180 minutes are 540, above 8 h.
    "day": (
        lines(NIGHT, '  - {code: D, shifts: "16:00-19:00", weekdays: Mon, certified: 1}'),
        "{}", "D@2026-05-18#0", "daily_hours",
    ),
    # 360 minutes of the night and five days of 420 are 2,460, above 40 h = 2,400: one of the five days stays open.
    "week": (
        lines(NIGHT, '  - {code: D, shifts: "15:00-22:00", weekdays: Mon-Fri, certified: 1}'),
        "{daily_hours: {hours: 24}}", "", "weekly_hours",
    ),
    # The night ended on Monday at 06:00; 8 h later it is 14:00.
    "rest": (
        lines(NIGHT, '  - {code: D, shifts: "13:59-15:00", weekdays: Mon, certified: 1}'),
        "{}", "D@2026-05-18#0", "min_rest",
    ),
    # Without any rest asked he is still on duty until 06:00.
    "overlap": (
        lines(NIGHT, '  - {code: D, shifts: "05:59-06:30", weekdays: Mon, certified: 1}'),
        '{min_rest: {"off": true}, after_night_off: {"off": true}}', "D@2026-05-18#0", "no_overlap",
    ),
    # The night that is counted from midnight to 06:00 belongs to Monday itself, and so does its morning.
    "morning": (
        lines(NIGHT, '  - {code: D, shifts: "11:59-12:30", weekdays: Mon, certified: 1}'),
        '{min_rest: {"off": true}, after_night_off: {night_open: "00:00"}}', "D@2026-05-18#0", "after_night_off",
    ),
    # Two kinds on one Sunday: the night on call at home does not hide the late shift before it.
    "kinds": (
        lines(
            '  - {code: L, shifts: "14:00-22:00", weekdays: Sun, certified: 1, kinds: late}',
            '  - {code: H, shifts: "22:00-06:00", weekdays: Sun, certified: 1, kinds: call, presence: on_call,',
            "     counted: 0}",
            '  - {code: D, shifts: "08:00-13:00", weekdays: Mon, certified: 1, kinds: early}',
        ),
        "{succession: {before: late, after: early}}", "D@2026-05-18#0", "succession",
    ),
    # Tuesday to Sunday are six days; Monday would be the seventh.
    "days": (
        lines(
            '  - {code: E, shifts: "09:00-11:00", weekdays: Tue-Sun, certified: 1}',
            '  - {code: D, shifts: "09:00-11:00", weekdays: Mon, certified: 1}',
            "absences: [{officer: U1, from: 2026-05-11}]",
        ),
        "{}", "D@2026-05-18#0", "consecutive_days",
    ),
}  # fmt: skip


def fortnight(document: Document) -> Scenario:
    """The first week's scenario, fourteen days long."""
    return resolve(document.model_copy(update={"settings": document.settings.model_copy(update={"days": 14})}))


def read(text: str) -> Document:
    return Document.model_validate(YAML(typ="safe").load(text))


def joined(*weeks: Roster) -> Roster:
    return Roster((), tuple(duty for week in weeks for duty in week.duties)).ordered()


def broken(scenario: Scenario, roster: Roster) -> set[str]:
    return {finding.rule for finding in audit(scenario, roster).breaches}


@pytest.mark.parametrize("name", SEAMS)
def test_what_a_solved_week_leaves_binds_the_next(name: str, tmp_path: Path) -> None:
    """Nobody else could stand there, so the shift stays open; put in by hand, both audits name the rule."""
    posts, rules, barred, rule = SEAMS[name]
    text = PEOPLE.format(posts=posts, rules=rules, more="rank: group_leader")
    run = solved(text, tmp_path)
    roll(run, tmp_path / "next")
    later = solved_at(tmp_path / "next", tmp_path / "later")
    first, second, scenario = read_roster(run), read_roster(later), load(later / "scenario")
    whole = fortnight(read(text))
    assert first.duties
    assert broken(scenario, second) == broken(whole, joined(first, second)) == set()
    held = {duty.job for duty in second.duties}
    wanted = {str(ref) for ref in Facts(scenario, second).shifts if str(ref).startswith("D@")}
    (open_,) = wanted - held
    assert open_ == (barred or open_)
    post, _, day = open_.removesuffix("#0").partition("@")
    who, role = ("X1", Role.AUXILIARY) if name == "contract_day" else ("U1", Role.CERTIFIED)
    added = Duty(who, role, post=ShiftRef(post, date.fromisoformat(day), 0))
    edited = replace(second, duties=(*second.duties, added))
    assert broken(scenario, edited) == broken(whole, joined(first, edited)) == {rule}


def test_a_duty_into_monday_is_no_leave_and_draws_nobody_out(tmp_path: Path) -> None:
    """The hours of a night that ends on Monday were once taken from the week as leave, and its officer from the lot."""
    text = PEOPLE.format(posts='  - {code: N, shifts: "22:00-10:00", weekdays: Sun, certified: 1}', rules="{}", more="")
    text = text.replace("rules: {}", "rules: {daily_hours: {hours: 12}}")
    run = solved(text, tmp_path)
    assert [
        duty["officer"] for duty in json.loads((run / "roster.json").read_text())["duties"] if duty.get("post")
    ] == ["U1"]
    made = roll(run, tmp_path / "next")
    assert made.document.absences == ()
    officer = made.scenario.officers["U1"]
    # 22:00 to 10:00 of a Sunday: ten hours lie after midnight, and his next week has all its 40 hours.
    assert (officer.carried.tail_minutes, officer.carried.last_end) == (600, datetime(2026, 5, 18, 10))
    assert Facts(made.scenario, Roster((), ())).available_minutes(officer) == 2400
    (row,) = [row for row in rows(tmp_path / "next", "ledger") if row.get("officer") == "U1"]
    assert row["tail_minutes"] == "600"


DRAWN = """
settings: {week_start: 2026-05-11, language: en}
streets: [{code: S1}]
departments: [{code: UM}, {code: ST}]
officers:
  - {code: U1, department: UM, standing: certified, used_by: S1}
  - {code: U2, department: UM, standing: certified, used_by: S1, no_overtime: yes}
  - {code: U3, department: UM, standing: certified, used_by: S1, reserved_hours: 8}
  - {code: X1, department: UM, standing: auxiliary, used_by: S1}
  - {code: X2, department: UM, standing: auxiliary, used_by: S1, weekly_hours: 20}
  - {code: C1, department: ST, standing: cadre, used_by: S1}
posts:
  - {code: N, shifts: "22:00-06:00", certified: 1, auxiliaries: 1, kinds: night}
  - {code: L, shifts: "14:00-22:30", certified: 1, auxiliaries: 1, kinds: late, break_minutes: 45}
  - {code: E, shifts: "06:00-12:00", certified: 1, auxiliaries: 1, kinds: early, led: no}
  - {code: M, shifts: "00:00-05:00", certified: 1, kinds: early}
  - {code: W, shifts: "18:00-08:31", certified: 1, auxiliaries: 1, kinds: night}
  - {code: H, shifts: "20:00-08:00", certified: 1, auxiliaries: 1, kinds: call, presence: on_call, counted: 0.5}
  - {code: B, shifts: "08:30-08:30", auxiliaries: 1, cadres: 1, alongside: yes, counted: 0.33, kinds: lead}
"""
STRICT: list[tuple[str, dict[str, object]]] = [
    ("no_overlap", {}), ("contract_hours", {"daily_hours": 11, "rest_days": 2}), ("daily_hours", {"hours": 9}),
    ("weekly_hours", {"hours": 32}), ("reserved_hours", {"hours": 40}), ("protected_persons", {"daily_hours": 7}),
    ("min_rest", {}), ("after_night_off", {}), ("consecutive_days", {"days": 3}),
    ("succession", {"before": ("late", "night"), "after": ("early", "lead")}), ("weekends", {"most": 1}),
    ("run_of_days.strict", {"most": 3}), ("days_off_run.strict", {"most": 3}),
    ("run_of_kind.strict", {"most": 1}), ("shifts_in_period", {"period": "so_far", "most": 8}),
]  # fmt: skip
PRICED: list[tuple[str, dict[str, object]]] = [
    ("overtime", {"hours": 20}),
    *(
        (f"{room}.price", {"level": "fairness", "points": 1, "most": 2, "fewest": 2})
        for room in ("run_of_days", "days_off_run", "run_of_kind")
    ),
    ("succession.price", {"before": "night", "after": ("late", "night"), "level": "fairness", "points": 1}),
]
"""Rules whose prices of both weeks add up to those of the fortnight."""
EVEN = ("fair_nights", "fair_weekends")
"""Rules whose count of the second week, with what is carried, is that of the fortnight."""


def drawn(scenario: Scenario, r: Random) -> Roster:
    """A fortnight in which chance fills the posts: about three seats in ten."""
    of = {Role.CERTIFIED: ("U1", "U2", "U3"), Role.AUXILIARY: ("X1", "X2"), Role.CADRE: ("C1",)}
    duties = []
    for ref, shift in Facts(scenario, Roster((), ())).shifts.items():
        heads = {Role.CERTIFIED: shift.post.certified, Role.AUXILIARY: shift.post.auxiliaries}
        heads[Role.CADRE] = shift.post.cadres
        duties += [Duty(r.choice(of[role]), role, post=ref) for role in of if heads[role] and r.random() < 0.3]
    return Roster((), tuple(duties)).ordered()


def rolled_by_hand(document: Document, scenario: Scenario, first: Roster, in_force: tuple[Rule, ...]) -> Scenario:
    """The second week as `roll` would carry it on; nothing is solved."""
    outcome = Outcome(scenario, in_force, Status.GOOD, first, {}, (), None)
    last = scenario.end.date() - timedelta(days=1)
    carried = ledger(View(outcome), worked(outcome, ()), document, last)
    settings = document.settings.model_copy(update={"week_start": scenario.end.date()})
    return resolve(document.model_copy(update={"settings": settings, "ledger": carried}))


def told(findings: list[Finding]) -> set[tuple[str, ...]]:
    """Rule, code, officer and day or duty; what only the words tell apart is the same."""
    keys = set()
    for found in findings:
        about = found.subject
        where = next((about[key] for key in ("second", "date", "monday") if key in about), "")
        code = found.code.removesuffix("_history")
        if found.rule == "shifts_in_period":
            where = ""
        if found.rule == "min_rest":  # the worst of a day is told
            where = about["began"][:10]
        keys.add((found.entry, code, about["officer"], where))
    return keys


def test_one_audit_of_a_fortnight_finds_what_two_of_a_week_do() -> None:
    document = read(DRAWN)
    week, whole = resolve(document), fortnight(document)
    strict = [make(entry, dict(values)) for entry, values in STRICT]
    priced = [make(entry, dict(values)) for entry, values in PRICED]
    even = [make(entry, {}) for entry in EVEN]
    across: dict[str, int] = dict.fromkeys([rule.entry for rule in strict], 0)
    compared = 0
    for seed in range(30):
        both = drawn(whole, Random(seed))
        first, second = (
            replace(both, duties=tuple(d for d in both.duties if d.post and (d.post.date < week.end.date()) is early))
            for early in (True, False)
        )
        coming = rolled_by_hand(document, week, first, (*strict, *priced, *even))
        forgotten = replace(
            coming, officers={code: replace(o, carried=Carried()) for code, o in coming.officers.items()}
        )
        halves = Facts(week, first), Facts(coming, second)
        for rule in strict:
            apart = told([f for half in halves for f in rule.check(half)])
            together = told(list(rule.check(Facts(whole, both))))
            assert apart == together, (seed, rule.entry)
            alone = told([f for half in (halves[0], Facts(forgotten, second)) for f in rule.check(half)])
            across[rule.entry] += alone != together
        for rule in priced:
            parts = [sum(f.points for f in rule.check(half)) for half in (*halves, Facts(whole, both))]
            assert parts[0] + parts[1] == parts[2], (seed, rule.entry)
        for rule in even:
            word = rule.id.removeprefix("fair_")
            counts = {f.subject["officer"]: f.amounts[word] for f in rule.check(Facts(whole, both))}
            second_half = {f.subject["officer"]: f.amounts for f in rule.check(halves[1])}
            # Who serves twice in Sunday's night, before and after midnight, has one night, and two across the roll;
            # rest and the morning off forbid it.
            twice = {d.officer for d in second.duties if str(d.post) == "M@2026-05-18#0"} if word == "nights" else ()
            now = {c: told[word] + told[f"carried_{word}"] for c, told in second_half.items() if c not in twice}
            assert now.items() <= counts.items(), (seed, rule.entry)
            compared += len(now)
    # Without the ledger each rule would have been told otherwise somewhere; else nothing is shown.
    assert min(across.values()) > 0, across
    assert compared >= 30
