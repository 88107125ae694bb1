"""The command line of the benchmarks."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from benchmarks import results
from benchmarks.registry import Benchmark, Missing, Options, registered


def sizes(benchmark: Benchmark, options: Options, *, full: bool) -> tuple[str, ...]:
    """What is measured: the sizes of everyday, or all."""
    if not full:
        return benchmark.sizes
    try:
        return benchmark.sizes + benchmark.more(options)
    except Missing as missing:
        print(f"  only the sizes of everyday: {missing}", flush=True)
        return benchmark.sizes


def main() -> int:
    known = registered()
    listed = "; ".join(f"{name}: {benchmark.about}" for name, benchmark in known.items())
    parser = argparse.ArgumentParser("python -m benchmarks", epilog=listed)
    parser.add_argument("names", nargs="*", metavar="NAME", help="benchmarks to run; all by default")
    parser.add_argument("--data", type=Path, help="folder of published instances (default: ENFORCEPLAN_DATA)")
    parser.add_argument("--seconds", type=float, default=60.0, help="time of one solve (default: 60)")
    parser.add_argument("--full", action="store_true", help="all sizes; those that have a row in RESULTS.md are kept")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in known]
    if unknown:
        parser.error(f"{', '.join(unknown)}: no such benchmark — required: one of {', '.join(known)}")
    data = asked.data or (Path(os.environ["ENFORCEPLAN_DATA"]) if os.environ.get("ENFORCEPLAN_DATA") else None)
    options = Options(asked.seconds, data)
    for name in asked.names or known:
        benchmark = known[name]
        print(f"\n{name}: {benchmark.about}", flush=True)
        rows = results.rows_of(name) if asked.full and benchmark.finish is None else []
        there = {row["size"] for row in rows}
        for size in sizes(benchmark, options, full=asked.full):
            if size in there:
                continue
            rows.append(benchmark.measure(size, options))
            print("  " + ", ".join(f"{column} {cell}" for column, cell in rows[-1].items()), flush=True)
            if asked.full and benchmark.finish is None:
                results.write(benchmark, rows, options)
        if benchmark.finish is not None:
            benchmark.finish(rows, options)
            continue
        print("\n" + results.table(rows), flush=True)
        results.write(benchmark, rows, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
