"""A scenario that changes another: what goes, what comes, what is refused, and where a variant may reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforceplan.errors import ScenarioFaulty
from enforceplan.load import load, read_document, write_folder

MAIN = "settings: {week_start: 2026-03-02, title: Base}\n"
TABLES = {
    "officers.csv": "code,department,standing\nUM-01,UM,certified\nUM-02,UM,certified\n",
    "operations.csv": "code,elements,minutes,windows\nA,UM 1c,60,09:00-12:00\nB,UM 1c,60,09:00-12:00\n",
    "absences.csv": "officer,from,to,kind\nUM-01,2026-03-02,2026-03-03,leave\nUM-01,2026-03-05,,training\n"
    "UM-02,2026-03-05,,leave\n",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with an empty folder of variants."""
    home = tmp_path / "place"
    (home / "variants").mkdir(parents=True)
    (home / "scenario.yaml").write_text(MAIN, encoding="utf-8")
    for name, text in TABLES.items():
        (home / name).write_text(text, encoding="utf-8")
    return home


def variant(place: Path, text: str, name: str = "v.yaml") -> Path:
    path = place / "variants" / name
    path.write_text(text, encoding="utf-8")
    return path


def complaints(path: Path) -> list[str]:
    with pytest.raises(ScenarioFaulty) as caught:
        load(path)
    return [complaint.text("en") for complaint in caught.value.complaints]


def away(path: Path) -> dict[str, int]:
    return {code: len(officer.absences) for code, officer in load(path).officers.items()}


def test_a_variant_is_its_place_with_what_it_says(place: Path) -> None:
    path = variant(place, "base: ..\nsettings: {title: V}\noperations:\n  - {code: B, minutes: 90}\n")
    base, made = load(place), load(path)
    assert (base.title, made.title) == ("Base", "V")
    assert (base.operations["B"].minutes, made.operations["B"].minutes) == (60, 90)
    assert (made.operations["A"], made.officers) == (base.operations["A"], base.officers)


def test_rows_without_codes_go_by_the_cells_that_are_given(place: Path) -> None:
    assert away(place) == {"UM-01": 2, "UM-02": 1}
    one = variant(place, "base: ..\nabsences:\n  - {officer: UM-01, from: 2026-03-05, remove: true}\n")
    assert away(one) == {"UM-01": 1, "UM-02": 1}
    both = variant(place, "base: ..\nabsences:\n  - {officer: UM-01, remove: true}\n")
    assert away(both) == {"UM-01": 0, "UM-02": 1}
    everybody = variant(place, "base: ..\nabsences:\n  - {officer: UM-02, from: 2026-03-06}\n  - {remove: all}\n")
    assert away(everybody) == {"UM-01": 0, "UM-02": 1}


def test_a_row_that_goes_may_come_again_with_fewer_cells(place: Path) -> None:
    text = (
        "base: ..\nofficers:\n  - {code: UM-02, remove: true}\n  - {code: UM-02, department: MS, standing: certified}\n"
    )
    assert load(variant(place, text)).officers["UM-02"].owner == "MS"


def test_variants_may_be_built_on_variants(place: Path) -> None:
    variant(place, "base: ..\noperations:\n  - {code: A, remove: true}\n", "one.yaml")
    two = variant(
        place, "base: one.yaml\nprofiles: {flood: {min_rest: {hours: 9}}}\nsettings: {profile: flood}\n", "two.yaml"
    )
    made = load(two)
    assert (list(made.operations), made.rules["min_rest"]["hours"]) == (["B"], 9)


def test_a_variant_written_out_stands_on_its_own(place: Path, tmp_path: Path) -> None:
    path = variant(place, "base: ..\nsettings: {profile: flood}\nprofiles: {flood: {min_rest: {hours: 9}}}\n"
                          "rules: {spread: {points: 5}}\nabsences:\n  - {officer: UM-01, remove: true}\n")  # fmt: skip
    document = read_document(path).document
    assert document is not None
    write_folder(document, tmp_path / "copy")
    again = read_document(tmp_path / "copy").document
    assert again == document
    made, original = load(tmp_path / "copy"), load(path)
    assert (made.rules, made.officers, made.operations) == (original.rules, original.officers, original.operations)


FAULTS = [
    ("base: nowhere.yaml\n", ("variants/v.yaml line 1", "column base", "'nowhere.yaml'", "another scenario that")),
    ("base: v.yaml\n", ("variants/v.yaml line 1", "'v.yaml'", "not built on this one")),
    ("base: ../..\n", ("variants/v.yaml line 1", "'../..'", "inside the scenario's folder")),
    ("base: ../../other.yaml\n", ("variants/v.yaml line 1", "inside the scenario's folder")),
    ("base: ..\nofficers:\n  - {code: UM-03, remove: true}\n",
     ("variants/v.yaml line 3", "'UM-03'", "a known code of a row of officers in the base (nearest: UM-0")),
    ("base: ..\nofficers:\n  - {code: UM-03, rank: member}\n", ("variants/v.yaml line 3", "a value for department")),
    ("base: ..\nabsences:\n  - {officer: UM-02, kind: training, remove: true}\n",
     ("variants/v.yaml line 3", "'officer=UM-02, kind=training'", "a row of absences in the base")),
    ("base: ..\nabsences:\n  - {officer: UM-02, remove: perhaps}\n", ("line 3", "column remove", "'perhaps'")),
    ("base: ..\nabsences:\n  - {officer: UM-02, remove: all}\n", ("line 3", "column remove", "remove: all alone")),
    ("base: ..\nabsences:\n  - {remove: true}\n", ("line 3", "column remove", "'true'", "cells of it")),
    ("base: ..\nprofiles: {flood: {two_officers: {least: 1}}}\n",
     ("variants/v.yaml line 2", "flood: two_officers", "no profile touches")),
    ("base: ..\nprofiles: [flood]\n", ("variants/v.yaml line 2", "a mapping of profiles")),
    ("base: ..\nprofiles: {flood: 9}\n", ("variants/v.yaml line 2", "a mapping of rule entries")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), FAULTS)
def test_a_faulty_variant_names_the_place(place: Path, text: str, says: tuple[str, ...]) -> None:
    told = complaints(variant(place, text))
    assert all(word in told[0] for word in says), told


def test_a_ring_of_variants_is_refused(place: Path) -> None:
    variant(place, "base: two.yaml\n", "one.yaml")
    told = complaints(variant(place, "base: one.yaml\n", "two.yaml"))
    assert any("not built on this one" in line for line in told)


def test_only_the_folder_variants_of_a_scenario_reaches_out(place: Path) -> None:
    other = place / "drafts"
    other.mkdir()
    (other / "v.yaml").write_text("base: ..\n", encoding="utf-8")
    assert any("inside the scenario's folder" in line for line in complaints(other / "v.yaml"))
    alone = place.parent / "variants"
    alone.mkdir()
    (alone / "v.yaml").write_text("base: ..\n", encoding="utf-8")
    assert any("inside the scenario's folder" in line for line in complaints(alone / "v.yaml"))


def test_a_link_out_of_the_place_is_refused(place: Path) -> None:
    (place.parent / "elsewhere.yaml").write_text(MAIN, encoding="utf-8")
    (place / "variants" / "link.yaml").symlink_to(place.parent / "elsewhere.yaml")
    told = complaints(variant(place, "base: link.yaml\n"))
    assert any("inside the scenario's folder" in line for line in told)
