"""Where a run folder comes from: the program that made it, and which of its files are still as that wrote them.

When to modify: another thing about its making that decides whether a run may be published or rolled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from enforceplan.domain import Notice, Scenario
from enforceplan.errors import Complaint, Place, ScenarioFaulty
from enforceplan.report.fingerprint import file_hash, scenario_hash
from enforceplan.report.publication import PUBLISHED
from enforceplan.report.run_json import program
from enforceplan.text import both

_NAMED = 5


@dataclass(frozen=True)
class Origin:
    """What `run.json` tells of a run's making."""

    run: Path
    version: str
    """Of the program that made it; empty where it is not told."""
    files: Mapping[str, str]
    """File in the folder -> its fingerprint when it was written."""

    @property
    def since(self) -> tuple[str, str]:
        """Both versions, in brackets."""
        there, here = self.version or "?", program()
        if there == here:
            return both("memory_origin.made_by_another_state_of_version", there=there)
        return both("memory_origin.made_by_version_of_the_program", there=there, here=here)

    def changed(self, name: str) -> list[str]:
        """Files of a name, or below a folder of it, that are not as they were written, nor in the list."""
        place = self.run / name
        there = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
        names = {path.relative_to(self.run).as_posix(): path for path in there}
        gone = [file for file in self.files if file.startswith(f"{name}/") and file not in names]
        return gone + [file for file, path in names.items() if self.files.get(file) != file_hash(path)]

    def published_as_written(self) -> None:
        """Raises ScenarioFaulty where a published version was changed: it says what officers were told."""
        changed = self.changed("roster.json") if (self.run / PUBLISHED).is_file() else []
        if changed:
            raise ScenarioFaulty(
                [
                    self._fault(
                        "roster.json", both("memory_origin.the_roster_as_published"), both("memory_origin.restore_it")
                    )
                ]
            )

    def other_program(self, told: str, scenario: Scenario) -> bool:
        """Whether the fingerprint of the scenario differs only because the program that reads it is another one.

        So it is where roster.json and the files of the scenario are as they were written. Raises ScenarioFaulty where
        they are not, as nobody can tell then what the roster was made for.
        """
        if told in ("", scenario_hash(scenario)):
            return False
        edited = self.changed("scenario")
        if edited:
            listed, more = ", ".join(edited[:_NAMED]), len(edited) - _NAMED
            beyond = both("memory_origin.and_more", more=more) if more > 0 else ""
            wanted = both("memory_origin.the_scenario_that_was_solved", listed=listed, more=beyond)
            again = both("memory_origin.solve_again_with_from", run=self.run)
            raise ScenarioFaulty([self._fault("scenario", wanted, again)])
        if self.changed("roster.json"):
            wanted = both("memory_origin.a_roster_of_the_scenario_beside_it", since=self.since)
            again = both("memory_origin.solve_again_with_from", run=self.run)
            raise ScenarioFaulty([self._fault("roster.json", wanted, again, told[:12])])
        return True

    def notices(self, other: bool, *, edited: bool) -> Iterator[Notice]:
        """What must be said of a run that is not quite what this program would have written."""
        if other:
            zh, en = self.since
            yield Notice(
                "warning", "run.json", *both("memory_origin.the_programs_own_defaults", what=(zh, en))
            )  # fmt: skip
        if edited:
            yield Notice(
                "warning", "roster.json",
                *both("memory_origin.the_files_own_figures_are_not_what")
            )  # fmt: skip

    def _fault(self, name: str, required: tuple[str, str], remedy: tuple[str, str], value: str = "") -> Complaint:
        return Complaint(str(self.run / name), Place(), "", value, *required, *remedy)


def fresh_notices(notices: tuple[Notice, ...]) -> list[Notice]:
    """Those of `Origin.notices` among the notices of an outcome."""
    return [notice for notice in notices if notice.place in ("run.json", "roster.json")]
