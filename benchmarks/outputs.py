"""How long a run folder takes to write, and how big it is."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks._planned import planned
from benchmarks.registry import SCENARIOS, Benchmark, Cells, Options
from enforceplan.load import read_document, write_folder
from enforceplan.outcome import Outcome
from enforceplan.report.folder import write_run


@dataclass(frozen=True)
class Subject:
    """An outcome and where it is written."""

    place: str
    outcome: Outcome
    home: tempfile.TemporaryDirectory[str] = field(default_factory=tempfile.TemporaryDirectory)

    @property
    def out(self) -> Path:
        """The run folder."""
        return Path(self.home.name) / "run"

    def document(self, folder: Path) -> None:
        """Write the scenario again, as `solve` does."""
        document = read_document(SCENARIOS / self.place).document
        if document is None:
            raise ValueError(f"{self.place}: cannot be read")
        write_folder(document, folder)


def build(size: str, _options: Options) -> Subject:
    return Subject(size, planned(size).outcome())


def write(subject: Subject) -> None:
    write_run(subject.outcome, subject.out, replace=True, document_writer=subject.document)


def figures(subject: Subject) -> Cells:
    files = [path for path in subject.out.rglob("*") if path.is_file()]
    sizes = {
        name: f"{(subject.out / name).stat().st_size / 2**20:.2f}"
        for name in ("roster.json", "roster.xlsx", "roster.html")
    }
    total = sum(path.stat().st_size for path in files)
    subject.home.cleanup()
    return {
        "officers": str(len(subject.outcome.scenario.officers)),
        **{f"{name}, MB": size for name, size in sizes.items()},
        "all, MB": f"{total / 2**20:.2f}",
        "files": str(len(files)),
    }


BENCHMARK = Benchmark(
    name="outputs",
    about="Every output of a run, from the planner's roster; the written roster is read back and audited too.",
    sizes=("tiny", "dongcheng", "shiyan"),
    build=build,
    phases={"write": write},
    figures=figures,
    reach="shiyan in 10 s",
)
