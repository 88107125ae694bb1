"""Entries that said something and its contrary were obeyed as far as they went, and nobody was told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enforceplan import catalogue
from enforceplan.errors import ScenarioFaulty
from enforceplan.load import load
from enforceplan.rules.book import claim, effective
from enforceplan.scenario import Settings
from test_load_resolve import OFFICER, OPERATION, kinds, scenario
from test_load_rules import complaints

POSTS = [{"code": "DESK", "shifts": "08:00-14:00; 14:00-20:00; 20:00-08:00", "certified": 2, "kinds": "E;L;N"}]


def roster(entry: str, **parameters: object) -> dict[str, Any]:
    return {"posts": POSTS, "rules": {entry: parameters}}


@pytest.mark.parametrize(
    ("entry", "parameters", "value", "required"),
    [
        ("run_of_days", {"most": 3, "fewest": 5}, "most: 3, fewest: 5", "most not less than fewest"),
        ("run_of_kind.n", {"kinds": "N", "most": 2, "fewest": 3}, "most: 2, fewest: 3", "most not less than fewest"),
        ("shifts_in_period", {"most": 3, "fewest": 4}, "most: 3, fewest: 4", "most not less than fewest"),
        ("hours_in_period", {"most_minutes": 59, "fewest_minutes": 60}, "most_minutes: 59", "not less than fewest_m"),
        ("shifts_in_period.d", {"most": 3, "days": 3}, "days: 3, period: week", "only together with period: window"),
        ("cover", {"under": 0, "over": 0}, "under: 0, over: 0", "under or over above 0"),
    ],
)
def test_parameters_that_contradict_each_other(
    entry: str, parameters: dict[str, object], value: str, required: str
) -> None:
    (complaint,) = complaints(**roster(entry, **parameters))
    assert complaint.value.startswith(f"{entry}: {value}")
    assert required in complaint.required_en
    assert complaint.required_zh != complaint.required_en
    assert complaints(**roster(entry, **parameters, off=True)) == ()


@pytest.mark.parametrize(
    ("entry", "parameters"),
    [
        ("run_of_days", {"most": 3, "fewest": 3}),
        ("run_of_days", {"most": 0}),  # the usual fewest of 1 is not given
        ("shifts_in_period.d", {"most": 3, "days": 3, "period": "window"}),
        ("cover", {"under": 0, "over": 1}),
    ],
)
def test_parameters_that_can_be_kept_together(entry: str, parameters: dict[str, object]) -> None:
    assert complaints(**roster(entry, **parameters)) == ()


def test_least_above_wanted() -> None:
    (complaint,) = complaints(posts=[{**POSTS[0], "wanted": 1, "least": 2}])
    assert (complaint.column, complaint.value) == ("least", "2 > 1")
    assert complaints(posts=[{**POSTS[0], "wanted": 2, "least": 2}]) == ()


@pytest.mark.parametrize(
    ("entry", "parameters", "required"),
    [
        ("run_of_days", {"most": 3, "history": "maybe"}, "true or false"),
        ("run_of_days", {"most": "x"}, "a whole number"),
        ("run_of_days", {"most": 3, "officers": 3}, "a list such as [A, B] or A;B"),
        ("run_of_days", {"most": -1}, "a whole number, ≥ 0"),
        ("visit_cap", {"grades": 3}, "a mapping such as {A: 1}"),
        ("requests", {"weight": 3}, "a known parameter, one of officers, level, points, off"),
        ("run_of_days", {"mots": 3}, "(nearest: most), one of most, fewest, history, officers, level, points, off"),
        ("succession.", {"before": "N", "after": "E"}, "a name after the dot, such as succession.a"),
    ],
)
def test_a_message_says_what_is_asked_for(entry: str, parameters: dict[str, object], required: str) -> None:
    (complaint,) = complaints(**roster(entry, **parameters))
    assert required in complaint.required_en
    assert "nearest: )" not in complaint.required_en
    assert "：）" not in complaint.required_zh


@pytest.mark.parametrize("text", ["N;L", "N；L", "N、L", ["N;L"], ["N", "L"], " N ; L ; "])
def test_names_in_a_text_are_a_list_as_in_a_cell(text: object) -> None:
    """`before: N;L` was refused as a kind of shift, although `;` separates the names of every other list."""
    made = scenario(**roster("succession", before=text, after="E"))
    (rule,) = [rule for rule in effective(made) if rule.id == "succession"]
    assert rule.model_dump()["before"] == ("N", "L")
    officers = [{**OFFICER, "count": 3}]
    made = scenario(**roster("run_of_days", most=3, officers="UM-01;UM-03"), officers=officers)
    assert made.rules["run_of_days"]["officers"] == ["UM-01", "UM-03"]


def test_two_entries_of_one_rule_are_told_apart() -> None:
    """Both read "no shift of the kinds in `after` on the day after one of the kinds in `before`"."""
    given = {"succession.nl": {"before": "N", "after": "E;L"}, "succession.le": {"before": "L", "after": "E"}}
    made = scenario(posts=POSTS, rules=given)
    told = {rule.entry: claim(rule) for rule in effective(made) if rule.id == "succession"}
    assert told["succession.nl"].en.endswith("(before: N; after: E, L)")
    assert told["succession.le"].zh.endswith("（before：L；after：E）")


@pytest.mark.parametrize(
    ("key", "rules", "required"),
    [
        ("rules", "succession.n: {before: [N], before: [L], after: [E]}", "each parameter once"),
        ("rules", "premises_draw: {grades: {B: 1, B: 2}}", "each parameter once"),
        ("profiles", "{flood: {weekly_hours: {hours: 50}}, flood: {weekly_hours: {hours: 56}}}", "each profile once"),
    ],
)
def test_what_is_written_twice_is_refused(key: str, rules: str, required: str, tmp_path: Path) -> None:
    """The last one won; duplicates were refused everywhere else."""
    file = tmp_path / "week.yaml"
    file.write_text(
        "settings: {week_start: 2026-03-02}\nofficers:\n- {code: A, department: UM, standing: certified}\n"
        "posts:\n- {code: D, shifts: '08:00-14:00; 14:00-20:00; 20:00-08:00', certified: 1, kinds: E;L;N}\n"
        f"{key}:\n  {rules}\n",
        encoding="utf-8",
    )
    with pytest.raises(ScenarioFaulty) as caught:
        load(file)
    (complaint,) = caught.value.complaints
    assert (complaint.place.number, complaint.required_en) == (7, required)


def warnings(place: str, **tables: Any) -> str:
    return kinds(scenario(**tables), "warning").get(place, "")


def test_a_changed_policy_is_named() -> None:
    changed = warnings("rules.weekly_hours", rules={"weekly_hours": {"hours": 50}})
    assert changed == "the scenario changes the policy rule weekly_hours: hours from 40 to 50"
    assert warnings("rules.weekly_hours", rules={"weekly_hours": {"hours": 40}}) == ""
    assert warnings("rules.fair_hours", rules={"fair_hours": {"points": 7}}) == ""  # no policy
    priced = warnings("rules.min_rest", rules={"min_rest": {"level": "fairness", "points": 5}})
    assert "lowers the policy rule min_rest to fairness: a breach is priced" in priced


def test_a_profile_that_changes_policy_is_named() -> None:
    own = {"flood": {"weekly_hours": {"hours": 56}}, "campaign": {"min_rest": {"hours": 7}}}
    made = kinds(scenario(settings={"profile": "flood"}, profiles=own), "warning")
    assert made["rules.weekly_hours"] == "the profile flood changes the policy rule weekly_hours: hours from 40 to 56"
    assert made["profiles.campaign"] == "the profile campaign ships with the program: what is written here changes it"
    assert "rules.min_rest" not in made  # of the profile that is not chosen
    made = kinds(scenario(settings={"profile": "holiday_guard"}), "warning")
    assert "the profile holiday_guard changes the policy rule weekly_hours" in made["rules.weekly_hours"]


def test_an_entry_of_the_centre_raised_to_law_is_named() -> None:
    told = warnings("rules.run_of_days", **roster("run_of_days", most=6, level="must"))
    assert "raises run_of_days to must, the level of law and physics" in told
    assert warnings("rules.run_of_days", **roster("run_of_days", most=6, level="policy")) == ""


@pytest.mark.parametrize("column", ["profile", "rule_pack"])
def test_a_wrong_profile_or_pack_is_told_all_there_are(column: str) -> None:
    (complaint,) = complaints(settings={column: "xyz"})
    known = catalogue.profiles() if column == "profile" else catalogue.rule_packs()
    assert f"one of {', '.join(known)}" in complaint.required_en
    assert f"{'、'.join(known)} 之一" in complaint.required_zh
    description = Settings.model_fields[column].description or ""
    assert all(name in description for name in known)
    own = {"profiles": {"flood": {"spread": {"off": True}}}} if column == "profile" else {}
    assert ("flood" in complaints(settings={column: "xyz"}, **own)[0].required_en) is bool(own)


POOL = {**OPERATION, "pool": "P1;P2", "draw": 1}
PLACES = {"premises": [{"code": code} for code in ("P1", "P2")]}


@pytest.mark.parametrize(
    ("row", "column", "required"),
    [
        ({**OPERATION, "redraw": 1, "redraw_reason": "x"}, "redraw", "an operation with a draw"),
        ({**POOL, "redraw_reason": "x"}, "redraw_reason", "redraw to say how often"),
        ({**POOL, "pool": "P1;P2;P1"}, "pool", "each premises once in the pool"),
    ],
)
def test_a_draw_that_makes_no_sense(row: dict[str, object], column: str, required: str) -> None:
    (complaint,) = complaints(operations=[row], **PLACES)
    assert complaint.column == column
    assert required in complaint.required_en


@pytest.mark.parametrize("row", [POOL, {**OPERATION, "selection": "random_draw"}])
def test_what_was_drawn_may_be_drawn_again(row: dict[str, object]) -> None:
    assert complaints(operations=[{**row, "redraw": 1, "redraw_reason": "x"}], **PLACES) == ()
