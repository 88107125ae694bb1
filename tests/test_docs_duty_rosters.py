"""How a duty-roster rule is switched on stood nowhere: the page's roster solves, each line of its table is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from enforceplan.audit import audit
from enforceplan.domain import SolverSettings
from enforceplan.load import load
from enforceplan.outcome import Status
from enforceplan.solve.run import solve
from rostered import ON_REQUEST

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "duty_rosters.md").read_text(encoding="utf-8")
(DESK,) = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
ENTRY = r"^\| `(\w+)` \|.*\| `(.+)` \|$"
ENTRIES = re.findall(ENTRY, PAGE, flags=re.MULTILINE)


def desk(folder: Path, **rules: object) -> Path:
    """The worked roster in a file, with other rules where any are given."""
    document = YAML(typ="safe").load(DESK)
    document["rules"] = rules or document["rules"]
    file = folder / "desk.yaml"
    with file.open("w", encoding="utf-8") as stream:
        YAML(typ="safe").dump(document, stream)
    return file


def test_every_rule_on_request_is_in_the_table_and_in_the_roster() -> None:
    told = {rule for rule, _ in ENTRIES}
    assert told == ON_REQUEST | {"overtime"}
    used = {entry.partition(".")[0] for entry in YAML(typ="safe").load(DESK)["rules"]}
    assert used >= ON_REQUEST


@pytest.mark.parametrize(("rule", "line"), ENTRIES, ids=[rule for rule, _ in ENTRIES])
def test_each_line_of_the_table_is_a_whole_entry(rule: str, line: str, tmp_path: Path) -> None:
    ((entry, parameters),) = YAML(typ="safe").load(f"{{{line}}}").items()
    assert entry.partition(".")[0] == rule
    loaded = load(desk(tmp_path, **{entry: parameters}))
    assert not loaded.rules[entry].get("off")


def test_the_worked_roster_loads_and_solves(tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    file.write_text(DESK, encoding="utf-8")
    scenario = load(file)
    assert not [n.en for n in scenario.notices if n.kind == "not_obeyed"]
    outcome = solve(scenario, settings=SolverSettings(seconds=8, workers=1))
    assert outcome.status in (Status.BEST, Status.GOOD)
    assert outcome.roster is not None
    assert audit(scenario, outcome.roster).passed
    # 14 days of three shifts, one head each at least
    assert len({str(duty.post) for duty in outcome.roster.duties}) == 42


@pytest.mark.parametrize("ending", ["md", "zh.md"])
def test_the_readmes_lead_there(ending: str) -> None:
    assert f"](docs/duty_rosters.{ending})" in (ROOT / f"README.{ending}").read_text(encoding="utf-8")


def test_the_chinese_page_has_the_same_entries() -> None:
    page = (ROOT / "docs" / "duty_rosters.zh.md").read_text(encoding="utf-8")
    assert re.findall(ENTRY, page, flags=re.MULTILINE) == ENTRIES
