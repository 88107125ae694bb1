"""Processes side by side: what they give back, in which order, what they tell, how they fail and how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from enforceplan.solve.hands import HandLost, Hands
from test_process import lives, wait_for

Tell = Callable[[object], None]


def add(tool: int, _tell: Tell, one: int) -> int:
    return tool + one


def nap(tool: int, _tell: Tell, seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def count(tool: int, tell: Tell, most: int) -> int:
    for n in range(most):
        tell(n)
    return most


def fail(tool: int, _tell: Tell, word: str) -> None:
    raise RuntimeError(word)


def die(tool: int, _tell: Tell) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def whoami(tool: int, _tell: Tell) -> int:
    return os.getpid()


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("in_order", [False, True])
def test_all_work_comes_back_once(workers: int, in_order: bool) -> None:
    found, given = [], 0
    with Hands(10, workers, in_order=in_order) as hands:
        while given < 20 or hands.begun:
            while given < 20 and hands.free():
                hands.begin(add, given)
                given += 1
            found.append(hands.next().result)
    assert sorted(found) == list(range(10, 30))
    assert not in_order or found == sorted(found)


def test_a_process_that_is_sent_its_tool_does_the_same() -> None:
    with Hands(5, 2, way="spawn") as hands:
        jobs = [hands.begin(add, n) for n in (1, 2)]
        done = [hands.next(), hands.next()]
    assert {id(job) for job in jobs} == {id(job) for job in done}
    assert sorted(job.result for job in jobs) == [6, 7]


def test_in_order_waits_for_the_oldest_and_otherwise_for_the_first_that_is_done() -> None:
    for in_order, wanted in ((True, [0.6, 0.0]), (False, [0.0, 0.6])):
        with Hands(0, 2, in_order=in_order) as hands:
            for seconds in (0.6, 0.0):
                hands.begin(nap, seconds)
            assert [hands.next().result, hands.next().result] == wanted


def test_a_single_hand_is_this_process() -> None:
    with Hands(0, 1) as hands:
        hands.begin(whoami)
        assert not hands.free()
        assert hands.next().result == os.getpid()
    with Hands(0, 2) as hands:
        hands.begin(whoami)
        assert hands.next().result != os.getpid()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_told_is_heard_before_the_work_is_done(workers: int) -> None:
    heard: list[object] = []
    with Hands(0, workers) as hands:
        hands.begin(count, 3, hear=heard.append)
        assert hands.next().result == 3
    assert heard == [0, 1, 2]


def test_what_goes_wrong_in_a_process_is_raised_here() -> None:
    with Hands(0, 2) as hands:
        hands.begin(fail, "no such week")
        with pytest.raises(RuntimeError, match="no such week"):
            hands.next()
        hands.begin(add, 1)
        assert hands.next().result == 1


def test_a_process_that_dies_at_work_is_told() -> None:
    with Hands(0, 2) as hands:
        hands.begin(die)
        with pytest.raises(HandLost):
            hands.next()


@needs_proc
def test_nobody_is_left_behind() -> None:
    with Hands(0, 2) as hands:
        hands.begin(whoami)
        process = hands.next().result
        hands.begin(nap, 60.0)
        assert lives(process)
    assert not lives(process)


@needs_proc
def test_processes_end_with_the_one_that_began_them() -> None:
    said = (
        "import time; from enforceplan.solve.hands import Hands; from test_hands import nap, whoami\n"
        "hands = Hands(0, 2); hands.begin(whoami); print(hands.next().result, flush=True)\n"
        "hands.begin(nap, 60.0); hands.begin(nap, 60.0); hands.next()"
    )
    here = str(Path(__file__).parent)
    path = os.pathsep.join([here, os.environ.get("PYTHONPATH", ""), *(one for one in sys.path if one)])
    parent = subprocess.Popen(
        [sys.executable, "-c", said], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    )
    assert parent.stdout is not None
    process = int(parent.stdout.readline())
    assert lives(process)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_for(lambda: not lives(process))
