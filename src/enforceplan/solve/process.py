"""Runs the solver's process and keeps the best roster it has sent; a crash or a kill costs nothing already found."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import enforceplan
from enforceplan.audit import Disagreement
from enforceplan.domain import Level
from enforceplan.evaluate import Score, evaluate
from enforceplan.outcome import Phase
from enforceplan.solution import Solution
from enforceplan.solve.wire import Said, Task, receive, send

GRACE = 10.0
"""Seconds the process may take beyond its time before it is ended."""


@dataclass
class Found:
    """What a search has found so far."""

    best: Solution | None = None
    score: Score | None = None
    bounds: dict[Level, int] = field(default_factory=dict)
    """Proven bound of each level that was searched, given the values held above it."""
    held: dict[Level, int] = field(default_factory=dict)
    """Values under which the bounds of the levels below hold."""
    infeasible: bool = False
    finished: bool = False
    interrupted: bool = False
    crashed: bool = False
    """The process ended, or had to be ended, before it was done."""
    complaint: str = ""
    """The last it said on stderr, where it crashed."""
    phases: list[Phase] = field(default_factory=list)


Progress = Callable[[Said, Found], None]


def search(task: Task, progress: Progress | None = None) -> Found:
    """Work on one task in a process of its own until it is done, its time is up, it dies, or Ctrl-C."""
    found = Found()
    if task.start is not None:
        found.best, found.score = task.start, evaluate(task.problem, task.book, task.start)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(
            [str(Path(enforceplan.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
        ),
    }
    child = subprocess.Popen(
        [sys.executable, "-m", "enforceplan.solve.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    said: queue.Queue[Said | None] = queue.Queue()
    complaints: list[bytes] = []
    overrun = ""
    threads = [
        threading.Thread(target=_listen, args=(child, said), daemon=True),
        threading.Thread(target=_hear_complaints, args=(child, complaints), daemon=True),
    ]
    end = None if task.deterministic else time.monotonic() + task.seconds + GRACE
    try:
        for thread in threads:
            thread.start()
        _hand_over(child, task)
        while (message := said.get(timeout=None if end is None else max(0.0, end - time.monotonic()))) is not None:
            _note(task, found, message)
            if progress is not None:
                progress(message, found)
            if message.kind in ("done", "infeasible"):
                found.finished = True
        found.crashed = not found.finished
    except KeyboardInterrupt:
        found.interrupted = True
    except queue.Empty:
        found.crashed, overrun = True, f"{GRACE:g} s over its time"
    finally:
        _end(child)
    if found.crashed:
        said_last = b"".join(complaints).decode(errors="replace").strip()[-400:]
        ended = f"signal {-child.returncode}" if child.returncode < 0 else f"exit {child.returncode}"
        found.complaint = said_last or overrun or ended
    return found


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the process and those that work for it; where there are no groups of processes these notice by themselves."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.wait()


def _listen(child: subprocess.Popen[bytes], said: queue.Queue[Said | None]) -> None:
    if child.stdout is not None:
        while isinstance(message := receive(child.stdout), Said):
            said.put(message)
    said.put(None)


def _hear_complaints(child: subprocess.Popen[bytes], complaints: list[bytes]) -> None:
    if child.stderr is not None:
        complaints.extend(child.stderr)


def _hand_over(child: subprocess.Popen[bytes], task: Task) -> None:
    """Send the task; a process that died meanwhile is noticed by its silence."""
    if child.stdin is not None:
        try:
            send(child.stdin, task)
        except BrokenPipeError:
            return


def _note(task: Task, found: Found, message: Said) -> None:
    """Keep a roster that is better by the engine's own count, and every bound."""
    if message.solution is not None:
        score = evaluate(task.problem, task.book, message.solution)
        better = found.score is None or score.vector < found.score.vector
        least_change = message.kind == "incumbent" and message.level is None
        if not score.breaches and (
            better or (least_change and found.score is not None and score.vector == found.score.vector)
        ):
            found.best, found.score = message.solution, score
    if message.level is not None and message.bound is not None:
        found.bounds[message.level] = max(message.bound, found.bounds.get(message.level, 0))
    if message.kind == "refused":
        raise Disagreement(message.text)
    if message.kind == "infeasible":
        found.infeasible = True
    if message.kind == "level" and message.level is not None and message.value is not None:
        found.held[message.level] = message.value
    if message.kind in ("level", "phase") and message.level is not None:
        level, seconds = message.level.word, round(message.seconds, 3)
        found.phases.append(Phase(message.text, level, seconds, message.value, message.bound, message.gained))
    if message.kind == "built":
        found.phases.append(Phase("build", "", round(message.seconds, 3), message.size[0], message.size[1]))
