"""`enforceplan solve`: scenario in, audited run folder out."""

from __future__ import annotations

import math
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.cli.manual import Seldom, Verb
from enforceplan.cli.screen import SENTENCES, say, show, tell_levels
from enforceplan.errors import UsageFault

if TYPE_CHECKING:
    from enforceplan.domain import SolverSettings
    from enforceplan.load import Reading
    from enforceplan.outcome import Outcome
    from enforceplan.solve.process import Found
    from enforceplan.solve.wire import Said


@click.command(
    "solve",
    cls=Verb,
    examples=(
        "enforceplan solve scenarios/tiny -o runs/tiny",
        "enforceplan solve week.yaml -o runs/week --seconds 120",
        "enforceplan solve week.yaml -o runs/week2 --from runs/week",
        "enforceplan solve week.yaml -o runs/week3 --from runs/week --street S01",
    ),
)
@click.argument("scenario", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path, readable=False), help="Folder for the results."
)
@click.option(
    "--replace", is_flag=True, help="Replace an earlier run's folder, unless files were put there or changed."
)
@click.option("--seconds", metavar="SECONDS", type=click.FloatRange(min=0.1), help="Time to search.")
@click.option(
    "--from",
    "earlier",
    type=click.Path(path_type=Path, readable=False),
    help="Begin with this run; change as little as needed. A published version: its changes are priced.",
)
@click.option(
    "--street",
    default="",
    metavar="CODE",
    help="Plan this street only; all others stay as in the run given by --from and count as occupied.",
)
@click.option("--workers", cls=Seldom, metavar="NUMBER", type=click.IntRange(1, 8), help="Search threads.")
@click.option("--seed", cls=Seldom, metavar="NUMBER", type=click.IntRange(0, 2**31 - 1), help="Seed of the search.")
@click.option(
    "--full-numbers",
    cls=Seldom,
    is_flag=True,
    help="Certificate numbers whole on operation sheets and in inspection forms, telephones in the workbook.",
)
@click.option(
    "--deterministic", cls=Seldom, is_flag=True, help="Same bytes every time; --seconds are then deterministic seconds."
)
@common
def command(
    scenario: Path,
    out: Path,
    replace: bool,
    seconds: float | None,
    earlier: Path | None,
    street: str,
    workers: int | None,
    seed: int | None,
    full_numbers: bool,
    deterministic: bool,
    lang: str | None,
    as_json: bool,
) -> int:
    """Make the best roster for SCENARIO (a file or a folder) and write it, audited, to a folder."""
    from enforceplan.catalogue import spoken
    from enforceplan.cli.progress import Progress
    from enforceplan.load import load, read_document, resolve_reading
    from enforceplan.memory.announce import announce
    from enforceplan.report.folder import write_run
    from enforceplan.report.place import may_write
    from enforceplan.report.reading import read_roster
    from enforceplan.solve.run import solve
    from enforceplan.text import both

    language = language_of(lang)
    may_write(out, replace=replace)
    if seconds is not None and not math.isfinite(seconds):
        raise UsageFault(*both("solve_told.no_number", seconds=seconds))
    loaded = load(scenario)
    reading = read_document(scenario)
    before = None if earlier is None else read_roster(earlier)
    if earlier is not None and before is not None:
        told = announce(reading, earlier, before)
        loaded, reading = (loaded, reading) if told is reading else (resolve_reading(told), told)
    if lang is not None:
        loaded = spoken(loaded, lang)
    settings = _settings(loaded.solver, seconds, workers, seed, deterministic)
    with Progress(language, quiet=as_json) as progress, _OneInterrupt() as interrupt:
        listen = interrupt.until_found(progress.tell)
        outcome = solve(loaded, earlier=before, street=street, settings=settings, progress=listen)
        if outcome.roster is not None:
            copy = partial(_copy, reading)
            write_run(outcome, out, replace=replace, document_writer=copy, full_numbers=full_numbers)
        progress.ended(outcome)
    if as_json:
        print_json(summary(outcome, out, language))
    else:
        _tell(outcome, out, language)
    return exit_code(outcome)


class _OneInterrupt:
    """Ctrl-C is heard once, and not after the search: what has been found is written first."""

    def __enter__(self) -> _OneInterrupt:
        self.former = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        signal.signal(signal.SIGINT, self.former)

    @staticmethod
    def _hear(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    @staticmethod
    def until_found(
        tell: Callable[[str, Said | None, Found | None], None],
    ) -> Callable[[str, Said | None, Found | None], None]:
        """The same listener, which stops its ears when the search is over."""

        def listen(phase: str, said: Said | None, found: Found | None) -> None:
            if phase == "finish":
                signal.signal(signal.SIGINT, signal.SIG_IGN)
            tell(phase, said, found)

        return listen


def _copy(reading: Reading, folder: Path) -> None:
    """Write the scenario that was solved, as loaded, with personal numbers masked."""
    from enforceplan.load import masked, write_folder

    if reading.document is not None:
        write_folder(masked(reading.document), folder)


def _settings(
    own: SolverSettings, seconds: float | None, workers: int | None, seed: int | None, deterministic: bool
) -> SolverSettings:
    """The scenario's settings with the flags that were given."""
    from enforceplan.domain import SolverSettings

    return SolverSettings(
        seconds=own.seconds if seconds is None else seconds,
        workers=own.workers if workers is None else workers,
        seed=own.seed if seed is None else seed,
        deterministic=own.deterministic or deterministic,
    )


def exit_code(outcome: Outcome) -> int:
    """0 with a roster, 4 impossible, 5 without one in time."""
    from enforceplan.outcome import Status

    return {Status.IMPOSSIBLE: 4, Status.OUT_OF_TIME: 5}.get(outcome.status, 0)


def summary(outcome: Outcome, out: Path, language: str) -> dict[str, object]:
    """The one object that ``--json`` prints; others script it."""
    verdict = outcome.verdict
    clash = outcome.clash
    return {
        "status": outcome.status.value,
        "score": {level.word: {"value": s.value, "bound": s.bound} for level, s in outcome.score.items()},
        "served": outcome.served,
        "operations": len(outcome.scenario.operations),
        "own_seats": outcome.own_seats,
        "unserved": [
            {"id": u.operation, "code": u.code, "reason": getattr(u.text, language)} for u in outcome.unserved
        ],
        "audit": {
            "passed": verdict is not None and verdict.passed,
            "findings": [] if verdict is None else [f.code for f in verdict.breaches],
        },
        "seconds": outcome.seconds,
        "out": str(out) if outcome.roster is not None else None,
        "interrupted": outcome.interrupted,
        "changes": list(outcome.changes),
        "street": outcome.street or None,
        "clash": None
        if clash is None
        else {
            "rules": list(clash.entries),
            "operations": list(clash.operations),
            "reason": getattr(clash.text, language),
        },
    }


def _tell(outcome: Outcome, out: Path, language: str) -> None:
    from enforceplan.facts import Facts
    from enforceplan.text import words
    from enforceplan.visits import joint_rate

    told = words(language)
    say(told(f"solve_told.{outcome.status.value}"))
    if outcome.clash is not None:
        say(getattr(outcome.clash.text, language))
    if outcome.roster is None:
        return
    tell_levels({level: (score.value, score.bound) for level, score in outcome.score.items()}, language)
    total = len(outcome.scenario.operations)
    click.echo(told("solve_told.served", served=outcome.served, total=total))
    rows = [(unserved.operation, getattr(unserved.text, language)) for unserved in outcome.unserved]
    heads = (told("screen.operation"), told("screen.reason"))
    show(heads, rows, (f"  {operation}: {reason}" for operation, reason in rows), least=SENTENCES)
    if own := sum(outcome.own_seats.values()):
        say(told("solve_told.own_seats", seats=own))
    for notice in outcome.scenario.notices:
        if notice.kind in ("calendar", "pack", "warning"):
            say(f"{notice.place}: {getattr(notice, language)}")
    together, possible = joint_rate(Facts(outcome.scenario, outcome.roster))
    if possible:
        say(told("solve_told.joint_visits", together=together, possible=possible))
    for line in outcome.changes:
        say(f"  {line}")
    say(told("solve_told.audited"))
    click.echo(told("solve_told.results", out=out))
