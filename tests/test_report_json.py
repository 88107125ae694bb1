"""roster.json says everything, comes back as written, and is refused with its place when damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from enforceplan.domain import (
    Scenario,
    SolverSettings,
)
from enforceplan.errors import ScenarioFaulty
from enforceplan.outcome import Status
from enforceplan.report.fingerprint import scenario_hash
from enforceplan.report.folder import write_run
from enforceplan.report.reading import read_roster, read_saved
from enforceplan.report.roster_json import roster_json
from report_sample import outcome


def test_roster_comes_back_as_written(tmp_path: Path) -> None:
    given = outcome()
    run = write_run(given, tmp_path / "run")
    saved = read_saved(run)
    assert given.roster is not None
    assert saved.roster == given.roster.ordered()
    assert saved.scenario_hash == scenario_hash(given.scenario)
    assert read_roster(run / "roster.json") == saved.roster


def test_roster_json_tells_the_whole_run() -> None:
    told = json.loads(roster_json(outcome()))
    assert told["format"] == 1
    assert told["status"] == "good"
    assert [rule["entry"] for rule in told["rules"]] == ["min_rest", "min_rest.wish"]
    assert told["rules"][0]["sources"] == {"hours": "scenario"}
    assert told["rules"][1]["mode"] == "priced"
    assert told["unserved"] == [
        {
            "id": "B1",
            "code": "no_people",
            "amounts": {"free": 0},
            "element": "",
            "reason": {"zh": "缺{人}", "en": "nobody is {free}"},
        }
    ]
    # U2 ends at 01:00 and begins at 06:00: 300 minutes, 5 h strict kept, 11 h (660) priced
    assert told["score"]["fairness"] == {"value": 1, "bound": 0}
    (finding,) = told["entries"][1]["findings"]
    assert finding["amounts"] == {"minutes": 300, "limit_minutes": 660}
    assert "U2" in finding["text"]["zh"]
    assert "U2" in finding["text"]["en"]
    assert told["audit"]["passed"] is True
    assert told["audit"]["word"]["en"].startswith("checked against the parameters")
    assert told["joint_visits"] == {"together": 0, "possible": 0}
    assert told["notices"][0]["text"]["zh"] == "按目录补齐"


def test_wall_time_and_solver_settings_leave_no_trace() -> None:
    slow = replace(outcome(solver=SolverSettings(seconds=5)), seconds=99.0, interrupted=True)
    assert roster_json(slow) == roster_json(outcome())


def test_operation_without_a_reason_is_told_all_the_same() -> None:
    told = json.loads(roster_json(replace(outcome(), unserved=())))
    assert [u["code"] for u in told["unserved"]] == ["unknown"]
    assert all(told["unserved"][0]["reason"].values())


def test_run_without_a_roster_can_be_shown(tmp_path: Path) -> None:
    given = replace(outcome(), roster=None, verdict=None, score={}, unserved=(), status=Status.OUT_OF_TIME)
    run = write_run(given, tmp_path / "run")
    assert read_roster(run).duties == ()
    assert json.loads((run / "roster.json").read_text(encoding="utf-8"))["audit"]["passed"] is False


def change(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda told: told.__setitem__(key, value)


DAMAGE: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "other format": (change("format", 2), "format"),
    "no duties": (lambda told: told.pop("duties"), "duties"),
    "unknown role": (lambda told: told["duties"][0].update(role="chief"), "duties[0].role"),
    "unknown field": (lambda told: told["duties"][0].update(rank="x"), "duties[0].rank"),
    "time with a zone": (lambda told: told["starts"][0].update(start="2026-05-11T20:00+08:00"), "starts[0].start"),
    "a second too much": (lambda told: told["starts"][0].update(start="2026-05-11T20:00:01"), "starts[0].start"),
    "both jobs": (lambda told: told["duties"][0].update(operation="A1", post="P1-5@2026-05-16#0"), "duties[0]"),
    "no job": (lambda told: told["duties"].append({"officer": "U1", "role": "certified"}), "duties["),
    "no shift": (lambda told: told["duties"].append({"officer": "U1", "role": "cadre", "post": "P1-5"}), "].post"),
    "duty twice": (lambda told: told["duties"].append(told["duties"][0]), "duties"),
    "start twice": (lambda told: told["starts"].append(told["starts"][0]), "starts"),
    "negative group": (lambda told: told["bodies"][0].update(group=-1), "bodies[0].group"),
    "no units": (
        lambda told: told["vehicles"].append({"operation": "A1", "equipment": "C", "quantity": 0}),
        "quantity",
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damaged_roster_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    damage, place = DAMAGE[name]
    told = json.loads(roster_json(outcome()))
    damage(told)
    path = tmp_path / "roster.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ScenarioFaulty) as caught:
        read_roster(path)
    assert any(place in complaint.column for complaint in caught.value.complaints)
    assert "roster.json" in caught.value.text("zh")


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b"[]", b"null"])
def test_what_is_no_roster_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "roster.json"
    path.write_bytes(content)
    with pytest.raises(ScenarioFaulty):
        read_roster(path)


def test_missing_roster_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioFaulty):
        read_roster(tmp_path)


def test_every_damage_is_told_at_once(tmp_path: Path) -> None:
    told = json.loads(roster_json(outcome()))
    told["duties"][0]["role"] = "chief"
    told["starts"][1]["start"] = "Monday"
    path = tmp_path / "roster.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ScenarioFaulty) as caught:
        read_roster(path)
    assert {complaint.column for complaint in caught.value.complaints} == {"duties[0].role", "starts[1].start"}


# fingerprints


def test_scenario_hash_sees_what_the_rules_see() -> None:
    base = outcome().scenario
    aside = replace(base, title="other", language="zh", notices=(), solver=SolverSettings(seconds=1), rule_sources={})
    assert scenario_hash(aside) == scenario_hash(base)
    u1, street = base.officers["U1"], base.streets["S1"]
    changed: list[Scenario] = [
        replace(base, days=6),
        replace(base, officers={**base.officers, "U1": replace(u1, no_night=True)}),
        replace(base, officers={**base.officers, "U1": replace(u1, carried=replace(u1.carried, minutes=1))}),
        replace(base, streets={**base.streets, "S1": replace(street, households=1)}),
        replace(base, ways={**base.ways, ("S1", "S2"): 21}),
        replace(base, rules={**base.rules, "min_rest": {"hours": 6}}),
    ]
    assert len({scenario_hash(s) for s in [base, *changed]}) == len(changed) + 1
    turned = replace(base, officers=dict(reversed(base.officers.items())))
    assert scenario_hash(turned) == scenario_hash(base)
