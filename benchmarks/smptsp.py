"""Fewest officers for jobs of fixed times: the published personnel task instances."""

from __future__ import annotations

import csv
import gzip
import time
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import numpy as np

from benchmarks._published import text
from benchmarks._smptsp_formula import judge, needed
from benchmarks.registry import Benchmark, Cells, Missing, Options
from enforceplan.solve.ejection import Jobs
from enforceplan.solve.fewest import fewest_officers

SET = "smptsp"
SMALL = (
    "Data_137/data_13_25_120_33",
    "Data_137/data_82_89_697_66",
    "Data_137/data_136_216_2000_66",
    "Data_010/data_4_113_647_20_90_100_200_300",
    "Data_100/data_0017_0164_0217_025",
    "Data_100/data_0097_0886_1605_025",
)


@dataclass(frozen=True)
class Instance:
    """One file, what is known of it, and the time it gets."""

    content: str
    best_known: tuple[int, int]
    """(lower, upper) bound as published."""
    seconds: float


def known(options: Options) -> dict[str, tuple[int, int]]:
    """Every instance of the folder and its published bounds."""
    rows = csv.DictReader(StringIO(text(options, SET, "best_known.csv")))
    return {f"{row['dataset']}/{row['instance']}": (int(row["best_lb"]), int(row["best_ub"])) for row in rows}


def build(size: str, options: Options) -> Instance:
    best_known = known(options).get(size)
    for suffix in (".dat.gz", ".dat"):
        path = (options.data or Path()) / SET / f"{size}{suffix}"
        if best_known and path.is_file():
            read = gzip.decompress(path.read_bytes()) if suffix.endswith("gz") else path.read_bytes()
            return Instance(read.decode("utf-8"), best_known, options.seconds)
    raise Missing(f"{SET}/{size} is not there")


def read(content: str) -> Jobs:
    """The file as arrays."""
    lines = [line for line in content.splitlines() if line.strip() and not line.startswith("#")]
    first = next(n for n, line in enumerate(lines) if line.startswith("Jobs"))
    count = int(lines[first].partition("=")[2])
    times = np.loadtxt(lines[first + 1 : first + 1 + count], dtype=np.int64, ndmin=2)
    rows = lines[first + 2 + count :]
    may = np.zeros((int(lines[first + 1 + count].partition("=")[2]), count), dtype=bool)
    for officer in range(len(may)):
        may[officer, [int(job) for job in rows[officer].partition(":")[2].split()]] = True
    return Jobs(times[:, 0], times[:, 1], may)


def figures(instance: Instance) -> Cells:
    """What was found, judged by the file itself."""
    jobs = read(instance.content)
    began = time.perf_counter()
    found = fewest_officers(jobs, seconds=instance.seconds)
    cells = {"jobs": str(len(jobs.begin)), "officers there": str(jobs.officers)}
    cells |= {"officers": str(found.officers), "bound": str(found.bound), "proven": "yes" if found.proven else "no"}
    lower, upper = instance.best_known
    cells["best known"] = str(upper) if lower == upper else f"{lower}–{upper}"
    cells["seconds"] = f"{time.perf_counter() - began:.1f}"
    used, faults = judge(instance.content, found.held)
    agrees = not faults and used == found.officers and needed(instance.content, found.witness) == found.bound
    return cells | {"judge agrees": "yes" if agrees else "NO"}


BENCHMARK = Benchmark(
    name=SET,
    about="Fewest officers for jobs of fixed times; assignment and bound are checked again on the published file.",
    sizes=SMALL,
    more=lambda options: tuple(name for name in known(options) if name not in SMALL),
    build=build,
    figures=figures,
    reach="all 75 at the best known number or below in 60 s each, 60 of them proven, Data_137 within 1 of the bound",
)
