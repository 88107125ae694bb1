"""Killed, interrupted, out of time: what was found is kept, nothing half is left, nobody outlives his parent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import enforceplan
from enforceplan.audit import audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.load import load
from enforceplan.report.reading import read_roster
from enforceplan.rules.book import effective, impose
from enforceplan.solution import to_roster
from enforceplan.solve.construct import Planner
from enforceplan.solve.process import Found, search
from enforceplan.solve.wire import Said, Task

PROJECT = Path(enforceplan.__file__).parent.parent.parent
PLACE = PROJECT / "scenarios" / "qingshan"
BIG = PROJECT / "scenarios" / "shiyan"
PATIENCE = 60.0
"""Seconds a test waits for something that happens within a few; more means it never will."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds child processes in /proc"),
]


@pytest.fixture
def solving(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A solve of a place that would take minutes, told to write to ``tmp_path/run``; its words go to files."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)  # one that is ignored would be inherited
    with (tmp_path / "out").open("wb") as out, (tmp_path / "err").open("wb") as err:
        parent = subprocess.Popen(
            [
                *(sys.executable, "-m", "enforceplan", "solve", str(PLACE)),
                *("-o", str(tmp_path / "run"), "--seconds", "300", "--workers", "1", "--lang", "en"),
            ],
            stdout=out,
            stderr=err,
            env={**os.environ, "PYTHONPATH": str(PROJECT / "src")},
        )
        try:
            yield parent
        finally:
            parent.kill()
            parent.wait()
            signal.signal(signal.SIGINT, former)


def children(parent: int) -> list[int]:
    """Living processes whose parent this is."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, of = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(of) == parent and state != "Z":
            found.append(int(stat.parent.name))
    return found


def lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(what: Callable[[], object], seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def child_at_work(parent: subprocess.Popen[bytes], told: Path) -> int:
    """The child's id, once the search has told a value and a bound."""
    wait_for(lambda: parent.poll() is not None or "(bound" in told.read_text())
    assert parent.poll() is None, told.read_text()
    (child,) = children(parent.pid)
    return child


def told_by(run: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a run folder says of its roster and of itself."""
    roster, account = (json.loads((run / name).read_text(encoding="utf-8")) for name in ("roster.json", "run.json"))
    return roster, account


def assert_whole(run: Path) -> None:
    """A run folder with all its files, whose roster passes; nothing else beside it."""
    assert {"roster.json", "run.json", "roster.xlsx", "roster.html", "scenario", "tables"} <= {
        file.name for file in run.iterdir()
    }
    assert audit(load(PLACE), read_roster(run)).passed
    assert {file.name for file in run.parent.iterdir()} == {"run", "out", "err"}


def test_a_killed_child_costs_nothing_already_found(solving: subprocess.Popen[bytes], tmp_path: Path) -> None:
    child = child_at_work(solving, tmp_path / "err")
    os.kill(child, signal.SIGKILL)
    assert solving.wait(PATIENCE) == 0
    roster, run = told_by(tmp_path / "run")
    assert roster["status"] == "good"
    assert run["interrupted"] is False
    assert roster["audit"]["passed"] is True
    assert roster["starts"]
    assert_whole(tmp_path / "run")


def test_a_killed_child_is_noted() -> None:
    """Asked of `search` itself: the roster it began with comes back, and that the child died."""
    scenario = load(PLACE)
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    start = Planner(p, book).run()
    task = Task(p, book, (Level.COVERAGE, Level.FAIRNESS), start, None, 300, 1, 1, deterministic=False)

    heard: list[Said] = []

    def kill(said: Said, _found: Found) -> None:
        heard.append(said)
        for child in children(os.getpid()):
            os.kill(child, signal.SIGKILL)

    found = search(task, kill)
    assert heard
    assert found.crashed
    assert not found.finished
    assert found.best is not None
    assert not evaluate(p, book, found.best).breaches
    assert audit(scenario, to_roster(p, found.best)).passed


@pytest.mark.parametrize("which", ["child", "hand", "nobody"])
def test_whoever_is_killed_no_process_works_on(which: str) -> None:
    """With two hands the child has two processes of its own; they end, too, where the user interrupts."""
    scenario = load(PLACE)
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    task = Task(p, book, (Level.COVERAGE, Level.FAIRNESS), Planner(p, book).run(), None, 300, 2, 1, deterministic=False)
    working: list[int] = []

    def kill(said: Said, _found: Found) -> None:
        (child,) = children(os.getpid())
        hands = children(child)
        if said.kind == "incumbent" and not working:
            assert len(hands) == 2
            working.extend([child, *hands])
            if which == "nobody":
                raise KeyboardInterrupt
            os.kill(child if which == "child" else hands[0], signal.SIGKILL)

    found = search(task, kill)
    assert working
    assert found.crashed == (which != "nobody")
    assert found.interrupted == (which == "nobody")
    assert found.best is not None
    assert audit(scenario, to_roster(p, found.best)).passed
    wait_for(lambda: not any(lives(process) for process in working), seconds=5)


def test_a_killed_parent_takes_its_child_along_and_leaves_nothing(
    solving: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    child = child_at_work(solving, tmp_path / "err")
    solving.send_signal(signal.SIGKILL)
    solving.wait(PATIENCE)
    wait_for(lambda: not lives(child), seconds=5)
    assert {file.name for file in tmp_path.iterdir()} == {"out", "err"}


def test_ctrl_c_ends_with_the_best_roster_so_far(solving: subprocess.Popen[bytes], tmp_path: Path) -> None:
    child = child_at_work(solving, tmp_path / "err")
    solving.send_signal(signal.SIGINT)
    assert solving.wait(PATIENCE) == 0
    roster, run = told_by(tmp_path / "run")
    assert run["interrupted"] is True
    assert roster["audit"]["passed"] is True
    assert run["seconds"]["solve"] < 200
    assert not lives(child)
    assert_whole(tmp_path / "run")


def test_ctrl_c_before_there_is_anything_is_exit_5_and_writes_nothing(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from enforceplan.solve import run; from enforceplan.cli import main; "
        "run._first_roster = lambda *_: os.kill(os.getpid(), signal.SIGINT); sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "solve", str(PROJECT / "scenarios" / "tiny"), "-o", str(tmp_path / "run")],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "src")},
    )
    assert done.returncode == 5, done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_one_second_is_enough_for_a_roster_of_a_city(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "enforceplan", "solve", str(BIG), "-o", str(tmp_path / "run")),
            *("--seconds", "1", "--workers", "1", "--json"),
        ],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "src")},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["audit"]["passed"] is True
    assert told["served"] > 50
    assert (tmp_path / "run" / "roster.json").is_file()
