"""Entries of duty-roster rules in a scenario: names nobody has, entries that say nothing, columns nobody reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enforceplan.cli import main
from enforceplan.domain import Scenario
from enforceplan.rules.book import effective, rooms
from test_load_resolve import OFFICER, kinds, scenario
from test_load_rules import complaints

POSTS = [
    {"code": "DESK", "shifts": "08:00-14:00; 14:00-20:00", "certified": 1, "kinds": "day; late"},
    {"code": "LOCK", "shifts": "22:00-06:00", "certified": 1, "qualification": "gas"},
]
ON_REQUEST = sorted(room.id for room in rooms().values() if room.one_of)


def roster(entry: str, **parameters: object) -> dict[str, Any]:
    return {"posts": POSTS, "rules": {entry: parameters}}


@pytest.mark.parametrize(
    ("entry", "parameters", "value", "nearest"),
    [
        ("succession.late", {"before": ["lat"], "after": ["day"]}, "before: lat", "late"),
        ("succession.late", {"before": ["late"], "after": ["days"]}, "after: days", "day"),
        ("run_of_kind.n", {"rule": "run_of_kind", "most": 3, "kinds": "LOK"}, "kinds: LOK", "LOCK"),
        ("run_of_days.u", {"most": 5, "officers": ["UM", "UN"]}, "officers: UN", "UM"),
        ("cover.gas", {"level": "coverage", "points": 3, "qualifications": ["gaz"]}, "qualifications: gaz", "gas"),
    ],
)
def test_a_name_nobody_has(entry: str, parameters: dict[str, object], value: str, nearest: str) -> None:
    (complaint,) = complaints(**roster(entry, **parameters))
    assert complaint.value == f"{entry}: {value}"
    assert f"(nearest: {nearest})" in complaint.required_en
    assert f"最接近：{nearest}" in complaint.required_zh


def test_every_wrong_name_is_told_at_once() -> None:
    found = complaints(**roster("weekends", most=1, officers=["A1", "B2"]))
    assert [complaint.value for complaint in found] == ["weekends: officers: A1", "weekends: officers: B2"]


def test_an_entry_that_is_off_may_name_anybody() -> None:
    assert complaints(**roster("run_of_days", most=5, officers=["NOBODY"], off=True)) == ()


def test_a_code_with_a_count_stands_for_all_of_them() -> None:
    made = scenario(officers=[{**OFFICER, "count": 2}], **roster("run_of_days", most=5, officers="UM"))
    assert made.rules["run_of_days"]["officers"] == ["UM-01", "UM-02"]
    assert made.rule_sources["run_of_days.officers"] == "scenario"


@pytest.mark.parametrize("rule", ON_REQUEST)
def test_an_entry_that_says_nothing(rule: str) -> None:
    (complaint,) = complaints(**roster(f"{rule}.mine"))
    assert complaint.value == f"{rule}.mine"
    assert all(name in complaint.required_en and name in complaint.required_zh for name in rooms()[rule].one_of)
    assert complaints(**roster(f"{rule}.mine", off=True)) == ()


def test_an_entry_of_a_name_of_its_own() -> None:
    given = {"rule": "succession", "level": "policy", "before": ["LOCK"], "after": ["day"]}
    made = scenario(**roster("night_early", **given))
    rule = next(rule for rule in effective(made) if rule.entry == "night_early")
    assert (rule.id, rule.level.word, rule.points) == ("succession", "policy", 0)


def test_a_period_is_one_of_three() -> None:
    (complaint,) = complaints(**roster("hours_in_period", most_minutes=3, period="month"))
    assert "one of week, window or horizon" in complaint.required_en
    assert "其中之一：week、window、horizon" in complaint.required_zh


def test_a_window_has_a_day() -> None:
    assert "≥" in complaints(**roster("shifts_in_period", most=3, period="window", days=0))[0].required_en
    assert complaints(**roster("shifts_in_period", most=3, period="window", days=1)) == ()


@pytest.mark.parametrize("column", ["wanted", "least"])
def test_no_more_heads_than_there_is_room_for(column: str) -> None:
    (complaint,) = complaints(posts=[{**POSTS[0], "certified": 2, "auxiliaries": 1, column: 4}])
    assert (complaint.column, complaint.value) == (column, "4")
    assert "the 3 heads" in complaint.required_en
    assert complaints(posts=[{**POSTS[0], "certified": 2, "auxiliaries": 1, column: 3}]) == ()


def test_a_wish_for_an_unknown_kind() -> None:
    (complaint,) = complaints(posts=POSTS, officers=[{**OFFICER, "wishes": "off 2026-03-03 nite; off Mon LOCK"}])
    assert (complaint.column, complaint.value) == ("wishes", "nite")


def unread(**tables: Any) -> dict[str, str]:
    made: Scenario = scenario(**tables)
    return kinds(made, "not_obeyed")


def test_what_no_entry_reads_is_named() -> None:
    wished = {"officers": [{**OFFICER, "wishes": "off 2026-03-03 day x2"}], "posts": [{**POSTS[0], "wanted": 1}]}
    assert set(unread(**wished)) == {"officers.wishes", "posts.wanted"}
    assert "the rule cover" in unread(**wished)["posts.wanted"]
    read = {"requests": {}, "cover": {"level": "coverage", "points": 1}}
    assert unread(**wished, rules=read) == {}
    off = {rule: {**given, "off": True} for rule, given in read.items()}
    assert set(unread(**wished, rules=off)) == {"officers.wishes", "posts.wanted"}


def test_a_plain_wish_needs_no_request() -> None:
    assert unread(officers=[{**OFFICER, "wishes": "off 2026-03-03"}]) == {}


def validated(folder: Path, capsys: pytest.CaptureFixture[str], officer: str) -> tuple[int, str]:
    """Exit code and output of validating a week with one officer and an entry that names AB."""
    file = folder / "week.yaml"
    file.write_text(
        "settings: {week_start: 2026-03-02, language: en}\n"
        f"officers:\n- {{code: A, department: UM, standing: certified}}\n- {officer}\n"
        "operations:\n- {code: K, type: street_vending}\n"
        "rules:\n  run_of_days.a: {most: 5, officers: [AB]}\n",
        encoding="utf-8",
    )
    code = main(["validate", str(file), "--lang", "en"])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_from_the_command_line_it_is_a_faulty_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = validated(tmp_path, capsys, "{code: C, department: UM, standing: certified}")
    assert code == 3
    assert "week.yaml" in told
    assert "run_of_days.a: officers: AB" in told
    assert "nearest: A" in told


def test_a_row_that_was_complained_of_is_not_missed_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = validated(tmp_path, capsys, "{code: AB, department: UM, standing: certified, count: 0}")
    assert code == 3
    assert "run_of_days" not in told
