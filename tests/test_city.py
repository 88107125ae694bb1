"""Cities made for measuring: they load without a complaint, are as large as asked, and carry the loads of shiyan."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks._city import city, make
from generator.loads import loads
from generator.places import SHIYAN

from enforceplan.compile import compile_problem
from enforceplan.load import load


@pytest.mark.parametrize(("streets", "times"), [(1, 1), (4, 1), (13, 1), (50, 1), (100, 1), (1, 3), (4, 3), (13, 3)])
def test_every_size_is_valid_and_as_busy_as_asked(streets: int, times: int, tmp_path: Path) -> None:
    place = city(streets, times=times)
    given = load(make(place, tmp_path))
    assert len(given.streets) == streets
    assert len(given.operations) == sum(place.operations.values())
    found = loads(given)
    assert found["UM"] >= 90
    assert found["FR"] >= 78
    if times == 1:
        # What the shipped place of thirteen streets asks of them, give or take what whole officers allow.
        assert max(found["UM"], found["FR"]) < 100
    else:
        assert min(found["UM"], found["FR"]) > 100


def test_three_times_the_operations_are_for_the_same_people() -> None:
    usual, more = city(13), city(13, times=3)
    assert (more.certified, more.auxiliaries) == (usual.certified, usual.auxiliaries)
    assert more.operations == {kind: 3 * number for kind, number in usual.operations.items()}


def test_thirteen_streets_are_the_shipped_place_in_size(tmp_path: Path) -> None:
    place = city(13)
    assert (place.certified, place.auxiliaries, place.operations) == (
        SHIYAN.certified, SHIYAN.auxiliaries, SHIYAN.operations,
    )  # fmt: skip
    given = load(make(place, tmp_path))
    problem = compile_problem(given)
    assert (len(given.officers) >= 560, len(given.operations) >= 139) == (True, True)
    # A commander, a leader, a desk, two patrols and two standbys in each of 13 streets: 77 shifts a week each.
    assert len(problem.shifts) == 13 * 77


def test_a_hundred_streets_are_a_city() -> None:
    place = city(100)
    assert sum(place.certified.values()) + sum(place.auxiliaries.values()) >= 4300
    assert sum(place.operations.values()) >= 1000


def test_the_same_bytes_again(tmp_path: Path) -> None:
    one, other = (make(city(4), tmp_path / name) for name in ("one", "other"))
    files = sorted(path.name for path in one.iterdir())
    assert files
    assert [(one / name).read_bytes() for name in files] == [(other / name).read_bytes() for name in files]
