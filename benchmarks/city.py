"""Cities of growing size, each solved in a process of its own; with three times the operations people are too few."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import places
from benchmarks._city import city, make
from benchmarks.registry import Benchmark, Options

_LONGER = {"50": 4, "100": 10}
"""Size -> how many times the time of a solve it gets."""


def build(size: str, options: Options) -> dict[str, Any]:
    """What one solve in its own process says of itself."""
    number, _, times = size.partition(" x ")
    seconds = options.seconds * _LONGER.get(number, 1)
    with TemporaryDirectory() as folder:
        made = make(city(int(number), times=int(times or 1)), Path(folder))
        return places.solved_apart("city", size, made, seconds)


BENCHMARK = Benchmark(
    name="city",
    about="One solve of a city with two workers; streets, or streets x times the operations; 50 streets get 4 times the"
    " time, 100 get 10 times.",
    sizes=("1", "4", "13", "13 x 3"),
    more=lambda _options: ("1 x 3", "4 x 3", "50", "100"),
    build=build,
    figures=places.figures,
    reach="coverage gap 0 at 13 streets in 60 s, 1 % at three times the operations, at 50 streets in 4 and at 100 in 10"
    " minutes",
)
