"""The shipped places: source numbers as they stand in the sources, loads, leave, and the same bytes again."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from enforceplan.domain import CoerciveKind, DayKind, Officer, Scenario, Selection, Standing
from enforceplan.load import load, read_document
from enforceplan.scenario import Document

SCENARIOS = Path(__file__).parent.parent / "scenarios"
sys.path.insert(0, str(SCENARIOS))

import generate  # noqa: E402
from generator.loads import loads  # noqa: E402
from generator.places import PLACES  # noqa: E402
from generator.write import write  # noqa: E402

REAL = [key for key in PLACES if key != "tiny"]
every = pytest.mark.parametrize("key", PLACES)
real = pytest.mark.parametrize("key", REAL)


@cache
def scenario(key: str) -> Scenario:
    return load(SCENARIOS / key)


@cache
def document(key: str) -> Document:
    return read_document(SCENARIOS / key).document


def origin(officer: Officer) -> str:
    """The department an officer belongs to, or came from (street bureau: STREET-DEPARTMENT-NN)."""
    return officer.code.split("-")[1] if officer.owner.startswith("S0") else officer.owner


def count(key: str, standing: Standing) -> Counter[str]:
    return Counter(origin(o) for o in scenario(key).officers.values() if o.standing is standing)


@every
def test_regenerating_gives_the_same_bytes(key: str, tmp_path: Path) -> None:
    again = write(generate.draft(PLACES[key]), tmp_path)
    shipped = {path.name: path.read_bytes() for path in (SCENARIOS / key).iterdir() if path.is_file()}
    assert {path.name: path.read_bytes() for path in again.iterdir()} == shipped


SOURCES = {
    "tiny": (1, {"UM": 12, "MS": 6, "PS": 2}, {"UM": 12, "PS": 2}, 8),
    "yuanzhou": (
        10,
        {"UM": 120, "MS": 60, "PS": 20, "FR": 14, "HU": 10, "NR": 4, "EE": 8, "EM": 12, "TP": 4, "TR": 4, "CT": 4},
        {"UM": 160, "PS": 30, "TP": 4},
        110,
    ),
    "qingshan": (
        8,
        {"UM": 96, "MS": 40, "PS": 16, "FR": 10, "HU": 6, "NR": 4, "EE": 8, "EM": 8, "TP": 4, "TR": 4, "CT": 2},
        {"UM": 120, "PS": 16, "TP": 4},
        83,
    ),
    "dongcheng": (
        3,
        {"UM": 48, "MS": 18, "PS": 9, "FR": 6, "HU": 4, "NR": 3, "EE": 3, "EM": 4, "TP": 3, "TR": 3, "CT": 2},
        {"UM": 54, "PS": 12, "TP": 3},
        47,
    ),
    "shiyan": (
        13,
        {"UM": 156, "MS": 65, "PS": 26, "FR": 16, "HU": 12, "NR": 6, "EE": 10, "EM": 16, "TP": 6, "TR": 6, "CT": 4,
         "WA": 4},
        {"UM": 195, "PS": 39, "TP": 6},
        139,
    ),
    "xincheng": (
        8,
        {"UM": 99, "MS": 37, "PS": 16, "FR": 10, "HU": 8, "NR": 5, "EE": 8, "EM": 8, "TP": 4, "TR": 4, "CT": 2},
        {"UM": 120, "PS": 16, "TP": 4},
        80,
    ),
}  # fmt: skip
"""Streets, certified officers, auxiliaries (the street office's contract staff not counted), operations."""


@every
def test_streets_officers_and_operations_are_as_many_as_planned(key: str) -> None:
    streets, certified, auxiliaries, operations = SOURCES[key]
    assert len(scenario(key).streets) == streets
    assert count(key, Standing.CERTIFIED) == certified
    helpers = count(key, Standing.AUXILIARY)
    helpers.pop("ST", None)
    assert helpers == auxiliaries
    assert len(scenario(key).operations) == operations


OPERATIONS = {
    "yuanzhou": "night 10 vending 20 demolition 4 muck 4 rental 4 nine 10 ktv 2 school 12 gas 6 ebike 8 safety 4 "
    "visit 6 recheck 12 dust 4 bbq 4",
    "qingshan": "night 6 vending 16 demolition 2 muck 4 rental 2 nine 8 ktv 2 school 8 gas 4 ebike 4 coal 8 safety 3 "
    "visit 4 recheck 8 dust 4",
    "dongcheng": "night 3 vending 9 demolition 3 muck 1 rental 3 nine 4 ktv 1 school 3 gas 3 ebike 3 taxi 2 safety 1 "
    "visit 3 recheck 6 bbq 2",
    "shiyan": "night 13 vending 26 demolition 4 muck 6 rental 3 nine 13 ktv 3 school 13 gas 7 ebike 7 river 4 taxi 4 "
    "safety 6 visit 6 recheck 13 dust 6 bbq 5",
    "xincheng": "night 6 vending 14 demolition 3 muck 4 rental 2 nine 8 ktv 2 school 8 gas 4 ebike 4 coal 6 safety 3 "
    "visit 4 recheck 8 dust 4",
}


@real
def test_operations_by_type(key: str) -> None:
    words = OPERATIONS[key].split()
    found = Counter(code.split("-")[0] for code in scenario(key).operations)
    assert found == dict(zip(words[::2], map(int, words[1::2]), strict=True))


@real
def test_loads_are_within_two_points(key: str, record_property: Callable[[str, object], None]) -> None:
    found = loads(scenario(key))
    asked = PLACES[key].loads
    record_property(
        "load of every department, % (asked)",
        f"{key:<10}" + ", ".join(f"{code} {found[code]:.1f} ({asked[code]})" for code in asked),
    )
    assert set(found) == set(asked)
    assert {code: found[code] for code in asked if abs(found[code] - asked[code]) > 2} == {}


@every
def test_leave_and_training_take_six_to_eight_percent_of_officer_days(key: str) -> None:
    place = scenario(key)
    away = timedelta()
    for officer in place.officers.values():
        assert {absence.kind for absence in officer.absences} <= {"leave", "training"}
        for absence in officer.absences:
            assert place.start <= absence.span.start < absence.span.end <= place.end
            away += absence.span.end - absence.span.start
    assert 0.06 <= away / timedelta(days=7 * len(place.officers)) <= 0.08


@every
def test_one_in_twenty_is_not_rostered_at_night(key: str) -> None:
    officers = scenario(key).officers.values()
    assert abs(sum(o.no_night for o in officers) / len(officers) - 0.05) <= 0.01


@every
def test_every_department_has_reserve_and_cap_and_some_reserves_bind(key: str) -> None:
    departments = scenario(key).departments
    listed = {row.code for row in document(key).departments}
    owners = {o.owner for o in scenario(key).officers.values()} - set(scenario(key).streets)
    assert owners <= listed
    assert all(departments[code].draw_cap is not None for code in listed)
    assert sum(departments[code].home_reserve > 0 for code in listed) >= 2


@real
def test_the_week_has_pins_recusals_ending_certificates_whistles_and_a_must(key: str) -> None:
    place = scenario(key)
    operations = place.operations.values()
    assert sum(o.pin.start is not None for o in operations) >= 1
    assert sum(bool(o.pin.officers) for o in operations) >= 1
    assert sum(bool(o.pin.vehicle) for o in operations) >= 1
    assert 1 <= sum(o.must for o in operations) <= 2
    visited = {code for o in operations for code in o.premises}
    parties = {place.premises[code].party for code in visited}
    assert place.recusals
    assert all(r.premises in visited or r.party in parties for r in place.recusals)
    last = (place.end - timedelta(days=1)).date()
    ending = [c for o in place.officers.values() for c in o.certificates if place.week_start <= c.valid_to < last]
    assert len(ending) == 3
    whistles = [o for o in operations if o.source == "whistle"]
    assert len(whistles) >= 3
    assert any(o.earliest is not None and o.earliest.minute % place.slot_minutes for o in whistles)
    assert any(o.selection is Selection.RANDOM_DRAW for o in operations) or key == "tiny"
    overdue = {
        p.code for p in place.premises.values()
        if p.mandatory and p.last_full_visit and p.last_full_visit + timedelta(days=730) < place.end.date()
    }  # fmt: skip
    assert overdue & visited
    assert all(o.preconditions_met_on for o in operations if o.coercive is CoerciveKind.EXECUTION)


@every
def test_streets_are_apart_and_standby_groups_reach_only_their_own(key: str) -> None:
    place = scenario(key)
    for (one, other), minutes in place.ways.items():
        assert minutes <= 10 if one.split("-")[0] == other.split("-")[0] else 15 <= minutes <= 40
    assert {p.standby_reach for p in place.posts.values()} <= {None, 10}


@real
def test_every_street_can_lead_groups_and_drive(key: str) -> None:
    place = scenario(key)
    for street in place.streets:
        own = [o for o in place.officers.values() if o.used_by == street]
        patrol = [o for o in own if o.standing is Standing.CERTIFIED and origin(o) == "UM"]
        assert sum(o.rank >= 1 for o in patrol) >= 4
        assert sum(o.driver for o in patrol) >= 4
        assert sum(o.rank >= 2 and o.standing is Standing.CADRE for o in own) >= 4


def test_yuanzhou_has_its_communities_sunk_cadres_and_items() -> None:
    place = scenario("yuanzhou")
    assert len(document("yuanzhou").communities) == 65
    sunk = [o for o in place.officers.values() if o.attach == "sunk"]
    assert len(sunk) == 136  # 65 first secretaries, 65 station heads, 6 more
    notes = Counter(row.note for row in document("yuanzhou").officers)
    assert (notes["source: first secretary"], notes["source: station head"]) == (65, 65)
    assert sum(o.standing is Standing.CADRE for o in place.officers.values()) < 340
    items = [row for row in document("yuanzhou").items if row.code.startswith("CS-")]
    assert Counter(row.note.split(";")[0] for row in items) == {
        "source: done on the spot": 21, "source: handled for the resident": 44,
    }  # fmt: skip
    assert sum("district power" in row.note for row in items) == 33
    for post in (p for p in place.posts.values() if p.code.startswith("community-")):
        assert sum(post.qualification in o.qualifications for o in place.officers.values()) >= 2
    assert [day.kind for day in place.calendar if day.date.isoformat() == "2026-09-20"] == [DayKind.MAKEUP_WORKDAY]


def test_qingshan_has_a_worker_for_each_four_hundred_households() -> None:
    communities = document("qingshan").communities
    assert (len(communities), sum(c.households for c in communities), sum(c.grids for c in communities)) == (
        14, 28_000, 70,
    )  # fmt: skip
    officers = scenario("qingshan").officers.values()
    assert Counter(o.owner for o in officers if o.attach == "sunk") == {"ST": 14, "CM": 70}
    for street in scenario("qingshan").streets:
        office = [o for o in officers if o.used_by == street and o.owner == "ST" and o.standing is Standing.CADRE]
        assert Counter(o.rank >= 3 for o in office if o.attach != "sunk") == {True: 4, False: 16}


def test_dongcheng_has_its_streets_specialists_and_duty_list() -> None:
    assert [s.name for s in scenario("dongcheng").streets.values()] == ["朝阳门街道", "东四街道", "东直门街道"]
    assert sum(o.owner == "CM" for o in scenario("dongcheng").officers.values()) == 25
    assert len({row.item for row in document("dongcheng").duty_list}) == 106


def test_shiyan_has_its_young_cadres_and_items() -> None:
    young = [o for o in scenario("shiyan").officers.values() if o.owner == "ST" and o.standing is Standing.CADRE]
    assert sum(o.rank < 2 for o in young) == 28
    numbers = [int(row.note.split()[-2]) for row in document("shiyan").streets]
    assert sum(numbers) == 13 * 161


def test_xincheng_has_a_bureau_of_21_with_55_items_and_urban_streets_with_five() -> None:
    place = scenario("xincheng")
    assert place.streets["S01"].name == "成吉思汗街道"
    bureau = [o for o in place.officers.values() if o.owner == "S01"]
    assert Counter(origin(o) for o in bureau) == {"UM": 15, "MS": 2, "HU": 2, "NR": 2}
    assert {c.body for o in bureau for c in o.certificates} == {"S01"}
    held = Counter(d.street for d in place.devolutions)
    assert held == {"S01": 60} | {street: 5 for street in place.streets if street != "S01"}
    assert sum(place.items[d.item].act_kind != "service" for d in place.devolutions if d.street == "S01") == 55
    trained = [o for o in place.officers.values() if any(a.kind == "training" for a in o.absences)]
    assert {o.code for o in place.officers.values() if o.standing is Standing.CERTIFIED} <= {o.code for o in trained}


def test_tiny_lacks_fire_officers_for_exactly_one_operation() -> None:
    place = scenario("tiny")
    owners = {o.owner for o in place.officers.values()}
    needing = {
        o.code: {e.department for e in o.elements if not e.optional and e.certified + e.auxiliaries + e.cadres}
        for o in place.operations.values()
    }
    assert {code: parts - owners for code, parts in needing.items() if parts - owners} == {"nine-S1": {"FR"}}
