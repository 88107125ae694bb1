"""The house is a one-way street: who may import whom, what rooms look like, what nobody may know."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from random import Random

import pytest

import enforceplan
from drawing import draw
from enforceplan.compile import compile_problem
from enforceplan.domain import Scenario, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.ftl import blanks
from enforceplan.rules.base import Rule
from enforceplan.rules.book import impose, rooms
from enforceplan.solve.run import solve
from limits import rules
from mutation import functions, home_of, reached
from test_brute_force import tiny
from worlds import week

SOURCE = Path(enforceplan.__file__).parent
PROJECT = SOURCE.parent.parent
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST = 300
ENGINE = ("verbs", "problem", "compile", "solution", "evaluate", "thin", "model", "solve")
"""Rooms that must not know any rule."""


def room_of(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """Full names of everything a file imports, at the top or inside, for types only or not."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{file}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_rooms(file: Path) -> set[str]:
    names = {name.split(".")[1] for name in imports(file) if name.startswith("enforceplan.")}
    return names - {room_of(file)}


def allowed() -> dict[str, set[str]]:
    """The table of docs/architecture.md: room -> rooms it may import, all of them higher in the table."""
    text = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table: dict[str, set[str]] = {}
    for room, may in re.findall(r"^\| `(\w+)` \|.*\| (.+?) \|$", text, flags=re.MULTILINE):
        known = set(table)
        named: set[str] = set()
        for word in may.split(", "):
            if word == "any" or word.endswith(" and all before it"):
                last = word.removesuffix(" and all before it")
                named |= known if word == "any" else {*list(table)[: list(table).index(last) + 1]}
            elif word != "–":
                named.add(word)
        assert named <= known, f"{room} may import {named - known}, which stand below it"
        table[room] = named
    return table


def test_imports_go_forward_only() -> None:
    table = allowed()
    told = {room_of(file) for file in FILES} - {"__init__", "__main__"}
    assert told == set(table), "rooms and the table of docs/architecture.md differ"
    wrong = [
        f"{file.relative_to(SOURCE)} imports {sorted(imported_rooms(file) - table[room_of(file)])}"
        for file in FILES
        if room_of(file) in table and imported_rooms(file) - table[room_of(file)]
    ]
    assert wrong == []


def test_the_solver_is_imported_in_model_and_solve_only() -> None:
    users = {room_of(file) for file in FILES if any(name.split(".")[0] == "ortools" for name in imports(file))}
    assert users == {"model", "solve"}


def test_the_audit_runs_without_the_solver_installed() -> None:
    program = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "ortools":
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Missing())
from enforceplan import audit
from enforceplan.rules.book import make, rooms
from enforceplan.rules.examples import build
scenario, roster = build(("U1,U2 A1 0 08:00-10:00", "U1 P1 0 09:00-11:00"))
verdict = audit(scenario, roster, [make(rule, {}) for rule in rooms()])
assert {f.entry for f in verdict.breaches} >= {"no_overlap"}, verdict
assert "ortools" not in sys.modules
print(len(verdict.entries))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(SOURCE.parent)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(rooms())


def test_no_engine_file_knows_a_rule() -> None:
    """Neither as a text nor as a name; a rule that is called like a table of the scenario may share its word."""
    ids = set(rooms()) - {field.name for field in fields(Scenario)}
    assert "min_rest" in ids
    found = []
    for file in FILES:
        if room_of(file) not in ENGINE:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            words = {getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", "")}
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value.strip():
                words.add(node.value)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
                words |= set(re.split(r"\W+", node.value)) if not _is_doc(file, node) else set()
            found += [f"{file.relative_to(SOURCE)}:{node.lineno} {word}" for word in words & ids]
        found += [f"{file.relative_to(SOURCE)} imports {name}" for name in imports(file) if _is_room(name)]
    assert found == []


def _is_doc(file: Path, node: ast.Constant) -> bool:
    return file.read_text(encoding="utf-8").splitlines()[node.lineno - 1].lstrip().startswith('"""')


def _is_room(name: str) -> bool:
    parts = name.split(".")
    return parts[:2] == ["enforceplan", "rules"] and len(parts) > 2 and parts[2] not in ("base", "book")


@pytest.mark.parametrize("room", rooms().values(), ids=lambda room: room.id)
def test_the_halves_of_a_rule_share_nothing_but_parameters(room: type[Rule]) -> None:
    halves = {half: reached(room, half) for half in ("impose", "check")}
    assert halves["impose"] & halves["check"] == set()
    known = functions(room)
    for half, foreign in (
        ("impose", "enforceplan.facts"),
        ("check", "enforceplan.problem"),
        ("check", "enforceplan.verbs"),
    ):
        for name in halves[half]:
            used = {node.id for node in ast.walk(known[name][0]) if isinstance(node, ast.Name)}
            home = home_of(known[name][1])
            homes = {word: getattr(getattr(home, word, None), "__module__", "") for word in used}
            strangers = [word for word, where in homes.items() if f"{where}.".startswith(f"{foreign}.")]
            assert not strangers, f"{half} uses {strangers}"


@pytest.mark.parametrize("room", rooms().values(), ids=lambda room: room.id)
def test_a_rule_is_told_in_both_languages_with_examples_on_both_sides(room: type[Rule]) -> None:
    assert room.accepts
    assert room.rejects
    assert "Clock" in (room.__doc__ or "") or "clock" in (room.__doc__ or ""), "every rule says which clock it means"
    for text in (room.name, room.claim, room.basis, *room.texts.values()):
        assert re.search("[\u4e00-\u9fff]", text.zh) or text.zh == text.en
        assert not re.search("[\u4e00-\u9fff]", text.en)
        assert blanks(text.zh) == blanks(text.en)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rules_is_irrelevant_to_the_count(seed: int) -> None:
    p, in_force = compile_problem(week(seed)), rules(seed)
    forward, backward = impose(in_force, p), impose(in_force[::-1], p)
    r = Random(seed)
    for _ in range(20):
        s = draw(p, r)
        one, other = evaluate(p, forward, s), evaluate(p, backward, s)
        assert (one.breaches, one.points, one.levels) == (other.breaches, other.points, other.levels)


@pytest.mark.slow
def test_the_order_of_rules_is_irrelevant_to_the_best_roster() -> None:
    given = tiny(1)
    turned = replace(given, rules=dict(reversed(given.rules.items())))
    quick = SolverSettings(seconds=60, workers=1)
    assert solve(given, settings=quick).score == solve(turned, settings=quick).score


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_file_is_one_room_and_says_what_it_is_for(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= LONGEST
    assert text.startswith('"""')
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("room", rooms().values(), ids=lambda room: room.id)
def test_every_text_of_a_rule_is_one_of_its_findings(room: type[Rule]) -> None:
    known = functions(room)
    told = {
        node.value
        for name in reached(room, "check")
        for node in ast.walk(known[name][0])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(room.texts) <= told
