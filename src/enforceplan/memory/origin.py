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
            raise ScenarioFaulty([self._fault("roster.json", *_ALTERED)])

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
            zh, en = both("memory_origin.and_more", more=more) if more > 0 else ("", "")
            wanted_zh = f"求解所用的方案（求解后改过：{listed}{zh}）"
            wanted_en = f"the scenario that was solved (changed since: {listed}{en})"
            again = both("memory_origin.solve_again_with_from", run=self.run)
            raise ScenarioFaulty([self._fault("scenario", (wanted_zh, again[0]), (wanted_en, again[1]))])
        if self.changed("roster.json"):
            zh, en = self.since
            wanted_zh = f"为旁边的方案求解的排班；此文件属于另一个场景或另一套参数，或程序不同且手工改过{zh}"
            wanted_en = (
                "a roster of the scenario beside it; the file was made for another scenario or other parameters, or by "
                f"another program and changed by hand since{en}"
            )
            again = both("memory_origin.solve_again_with_from", run=self.run)
            raise ScenarioFaulty([self._fault("roster.json", (wanted_zh, again[0]), (wanted_en, again[1]), told[:12])])
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

    def _fault(self, name: str, zh: tuple[str, str], en: tuple[str, str], value: str = "") -> Complaint:
        return Complaint(str(self.run / name), Place(), "", value, zh[0], en[0], zh[1], en[1])


_ALTERED = (
    ("发布时的排班（发布后改过）", "请恢复该文件；要改排班，请改正其来源的结果并再次发布"),
    (
        "the roster as it was published (it was changed since)",
        "restore it; to change the roster, mend the run it came from and publish that",
    ),
)


def fresh_notices(notices: tuple[Notice, ...]) -> list[Notice]:
    """Those of `Origin.notices` among the notices of an outcome."""
    return [notice for notice in notices if notice.place in ("run.json", "roster.json")]
