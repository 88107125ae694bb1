"""What a roster file claims about itself is held against the audit, and every lie is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from enforceplan.audit import audit
from enforceplan.report.claims import contradictions
from enforceplan.report.reading import read_saved
from enforceplan.report.roster_json import roster_json
from enforceplan.text import LANGUAGES, words
from report_sample import RULES, outcome

Edit = Callable[[dict[str, Any]], None]


def told(tmp_path: Path, edit: Edit) -> list[tuple[str, str, str, str]]:
    content = json.loads(roster_json(outcome()))
    edit(content)
    file = tmp_path / "roster.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    saved, scenario = read_saved(file), outcome().scenario
    found = list(contradictions(saved, scenario, audit(scenario, saved.roster, RULES)))
    for one in found:
        for language in LANGUAGES:
            assert words(language)(f"claim.{one.code}", subject=one.subject, told=one.told, found=one.found)
    return [(one.code, one.subject, one.told, one.found) for one in found]


def lie(*path: str, value: object) -> Edit:
    def edit(content: dict[str, Any]) -> None:
        for key in path[:-1]:
            content = content[key]
        content[path[-1]] = value

    return edit


def drop_b1(content: dict[str, Any]) -> None:
    content["unserved"] = []


def drop_a1_and_its_duties(content: dict[str, Any]) -> None:
    """By hand: U2's duties of Tuesday morning go, and with them the short rest that cost one point."""
    content["starts"] = [row for row in content["starts"] if row["operation"] != "A2"]
    content["duties"] = [row for row in content["duties"] if row.get("operation") != "A2"]


def test_an_honest_file_is_not_contradicted(tmp_path: Path) -> None:
    assert told(tmp_path, lambda _: None) == []


def test_a_file_that_claims_nothing_is_not_contradicted(tmp_path: Path) -> None:
    def silent(content: dict[str, Any]) -> None:
        for key in ("score", "unserved", "audit", "scenario"):
            del content[key]

    assert told(tmp_path, silent) == []


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (lie("score", "fairness", "value", value=0), [("value", "fairness", "0", "1")]),
        (lie("score", "fairness", "bound", value=2), [("bound", "fairness", "2", "1")]),
        (drop_b1, [("unserved", "B1", "served", "unserved")]),
        (lie("audit", "passed", value=False), [("passed", "", "false", "true")]),
        (lie("scenario", "hash", value="0" * 64), None),
    ],
)
def test_a_lie_is_told(tmp_path: Path, edit: Edit, found: list[tuple[str, str, str, str]] | None) -> None:
    seen = told(tmp_path, edit)
    if found is None:
        ((code, _, claimed, _),) = seen
        assert (code, claimed) == ("scenario", "0" * 12)
    else:
        assert seen == found


def test_a_hand_edit_shows_in_every_figure_it_changed(tmp_path: Path) -> None:
    assert told(tmp_path, drop_a1_and_its_duties) == [
        ("value", "fairness", "1", "0"),
        ("unserved", "A2", "served", "unserved"),
    ]
