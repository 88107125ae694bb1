"""Processes that work side by side on parts of one task, each with its tool in its own memory.

Threads of one Python take turns while they build models: two steps of 0.9 s each, side by side in threads, took 2.0 s.
Where the system can, a process is a copy of the one that begins it and shares its memory; elsewhere the tool is sent.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Literal, Self, TypeVar

Tool = TypeVar("Tool")

Way = Literal["fork", "spawn"]

WAY: Way = "fork" if sys.platform == "linux" else "spawn"
"""How a process begins."""


class HandLost(Exception):
    """A process died at work."""


@dataclass(eq=False)
class Job:
    """One piece of work and, once done, what came of it."""

    done: bool = False
    result: Any = None
    hear: Callable[[Any], None] = field(default=lambda _: None, repr=False)
    """Hears what the work tells before it is done"""


@dataclass(eq=False)
class _Hand:
    """One process, the pipe to it, and what it works on."""

    process: BaseProcess
    pipe: Connection
    job: Job | None = None


class Hands(Generic[Tool]):
    """So many processes with a tool each; a single one is this process itself, which works at once.

    Work is a function of the module's top level or of a class, called with the tool, a function that tells something
    to whoever began the work, and its arguments; all of it, and what comes back, is pickled.
    """

    def __init__(self, tool: Tool, workers: int, *, in_order: bool = False, way: Way = WAY) -> None:
        """``in_order``: work is taken back in the order in which it was begun, so that a run can be repeated."""
        self.tool, self.in_order = tool, in_order
        self.begun: list[Job] = []
        """Work that was not taken back, oldest first"""
        self._hands: list[_Hand] = []
        context = get_context("fork") if way == "fork" else get_context("spawn")
        for _ in range(workers if workers > 1 else 0):
            here, there = context.Pipe()
            process = context.Process(target=_work, args=(there, tool), daemon=True)
            process.start()
            there.close()
            self._hands.append(_Hand(process, here))
        self._waiting: list[tuple[Job, object]] = []
        self.workers = max(1, workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End every process, also one at work."""
        for hand in self._hands:
            hand.process.kill()
            hand.process.join()
            hand.pipe.close()

    def free(self) -> bool:
        """Whether more work may be begun; in order a piece may wait, so that nobody does while the oldest lasts."""
        return len(self.begun) < self.workers + (self.in_order and self.workers > 1)

    def begin(self, work: Callable[..., Any], *args: Any, hear: Callable[[Any], None] = lambda _: None) -> Job:
        """Have work done by who is free; of a single hand it is done when this returns."""
        job = Job(hear=hear)
        self.begun.append(job)
        if not self._hands:
            job.result, job.done = work(self.tool, hear, *args), True
            return job
        self._waiting.append((job, (work, args)))
        self._hand_out()
        return job

    def _hand_out(self) -> None:
        """Give what waits to who is free."""
        for hand in self._hands:
            if hand.job is None and self._waiting:
                hand.job, message = self._waiting.pop(0)
                hand.pipe.send(message)

    def next(self) -> Job:
        """Wait for work that is done and take it back: the oldest, or whatever is done first.

        Raises what the work raised, and `HandLost` where its process died.
        """
        while True:
            ready = self.begun[:1] if self.in_order else self.begun
            if job := next((job for job in ready if job.done), None):
                self.begun.remove(job)
                if isinstance(job.result, Exception):
                    raise job.result
                return job
            at_work = {hand.pipe: hand for hand in self._hands if hand.job is not None}
            for pipe in wait(list(at_work)):
                self._receive(at_work[pipe])  # type: ignore[index]

    def _receive(self, hand: _Hand) -> None:
        """One message of a hand at work."""
        try:
            done, message = hand.pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise HandLost(f"a process of the search ended with {hand.process.exitcode}") from error
        if hand.job is not None and done:
            hand.job.result, hand.job.done = message, True
            hand.job = None
            self._hand_out()
        elif hand.job is not None:
            hand.job.hear(message)


def _work(pipe: Connection, tool: object) -> None:
    """Do what is sent until nobody sends any more; who began this process takes it along when he ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    lock = threading.Lock()

    def tell(message: object) -> None:
        with lock:
            pipe.send((False, message))

    while True:
        try:
            work, args = pipe.recv()
        except EOFError:
            return
        try:
            result = work(tool, tell, *args)
        except Exception as error:  # noqa: BLE001 - whoever began the work raises it
            result = error
        with lock:
            pipe.send((True, result))


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(3)
