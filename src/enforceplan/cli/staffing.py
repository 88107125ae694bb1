"""`enforceplan staffing`: studies of how many officers the work needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enforceplan.cli.frame import common, language_of, language_option, print_json
from enforceplan.cli.manual import Seldom, Verb, Verbs
from enforceplan.cli.screen import say

if TYPE_CHECKING:
    from enforceplan.cli.progress import Progress
    from enforceplan.solve.process import Found
    from enforceplan.solve.wire import Said


@click.group(
    "staffing",
    cls=Verbs,
    grouped={"Verbs": {"sweep": ("SCENARIO --vary DEPT=HEADS -o DIR", "the same week with more or fewer officers")}},
    examples=("enforceplan staffing sweep scenarios/tiny --vary FR=0..3 --profile MS-S1-01 -o runs/fire",),
)
@language_option
def command(lang: str | None) -> None:
    """Study how many officers, of which department, a week needs."""


@command.command(
    "sweep",
    cls=Verb,
    examples=(
        "enforceplan staffing sweep scenarios/tiny --vary FR=0..3 --profile MS-S1-01 -o runs/fire",
        "enforceplan staffing sweep week.yaml --vary FR=4..8 --vary UM=10,12 -o runs/study --seconds 30",
    ),
)
@click.argument("scenario", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--vary", multiple=True, required=True, metavar="DEPT=HEADS", help="Certified officers to try: FR=4..8, UM=10,12."
)
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path, readable=False), help="Folder for the results."
)
@click.option(
    "--profile", cls=Seldom, metavar="CODE", help="Officer whom added ones copy (default: the department's first)."
)
@click.option("--replace", is_flag=True, help="Replace the folder if it holds a sweep.")
@click.option("--seconds", metavar="SECONDS", type=click.FloatRange(min=0.1), help="Time to search each case.")
@click.option("--workers", cls=Seldom, metavar="NUMBER", type=click.IntRange(1, 8), help="Search threads.")
@click.option("--seed", cls=Seldom, metavar="NUMBER", type=click.IntRange(0, 2**31 - 1), help="Seed of the search.")
@click.option(
    "--deterministic", cls=Seldom, is_flag=True, help="Same rosters every time; --seconds are deterministic seconds."
)
@common
def sweep_command(
    scenario: Path,
    vary: tuple[str, ...],
    out: Path,
    profile: str | None,
    replace: bool,
    seconds: float | None,
    workers: int | None,
    seed: int | None,
    deterministic: bool,
    lang: str | None,
    as_json: bool,
) -> int:
    """Solve SCENARIO once for every number of certified officers asked for, and compare.

    Several --vary make every combination. Ctrl-C writes the cases that are finished.
    """
    from enforceplan.domain import SolverSettings
    from enforceplan.load import load
    from enforceplan.report.place import may_write
    from enforceplan.staffing.folder import MARKER, NAMES, write_sweep
    from enforceplan.staffing.summary import lines
    from enforceplan.staffing.sweep import sweep
    from enforceplan.staffing.table import as_object
    from enforceplan.staffing.vary import read_vary
    from enforceplan.text import words

    language = language_of(lang)
    wanted = read_vary(vary)
    may_write(out, replace=replace, marker=MARKER, names=NAMES)
    loaded = load(scenario)
    own = loaded.solver
    settings = SolverSettings(
        seconds=own.seconds if seconds is None else seconds,
        workers=own.workers if workers is None else workers,
        seed=own.seed if seed is None else seed,
        deterministic=deterministic or own.deterministic,
    )
    with _Shown(language, quiet=as_json) as shown:
        done = sweep(loaded, wanted, settings, profile, shown.tell)
    write_sweep(done, out, replace=replace, language=language)
    if as_json:
        print_json({**as_object(done, language), "out": str(out)})
    else:
        for line in lines(done, language):
            say(line)
        if done.interrupted:
            cut = f"{len(done.cases)}/{done.planned}"
            click.echo(words(language)("cli_staffing.interrupted_cases_are_done", cut=cut))
        click.echo(words(language)("solve_told.results", out=out))
    if any(case.solved for case in done.cases):
        return 0
    return 4 if all(case.status == "impossible" for case in done.cases) else 5


class _Shown:
    """The live progress of case after case."""

    def __init__(self, language: str, *, quiet: bool) -> None:
        self.language = language
        self.quiet = quiet
        self.number = 0
        self.progress: Progress | None = None

    def __enter__(self) -> _Shown:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        if self.progress is not None:
            self.progress.__exit__(None, None, None)
            self.progress = None

    def tell(
        self,
        number: int,
        total: int,
        heads: Mapping[str, int],
        phase: str,
        said: Said | None,
        found: Found | None,
    ) -> None:
        """Show where the search of one case is; a new case begins with a line of its own."""
        from enforceplan.cli.progress import Progress

        if number != self.number or self.progress is None:
            self._close()
            self.number = number
            what = " ".join(f"{department}={n}" for department, n in heads.items())
            if not self.quiet:
                click.echo(f"[{number}/{total}] {what}", err=True)
            self.progress = Progress(self.language, quiet=self.quiet).__enter__()
        self.progress.tell(phase, said, found)
