"""Personal numbers are masked in the copy that a run leaves; the copy is the same week and loads again."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforceplan.load import load, masked, read_document, write_folder
from enforceplan.report.fingerprint import scenario_hash
from enforceplan.scenario import Document
from test_load_faults import OFFICERS, folder

FILES: dict[str, str | bytes] = {
    "officers.csv": "code,department,standing,phone\nUM,UM,certified,13800138000\nMS,MS,certified,\n",
    "departments.csv": "code,phone,liaison\nUM,0719-8651234,desk\n",
    "certificates.csv": "officer,body,number,valid_to\nUM,UM,鄂C20260001,2030-01-01\nMS,MS,7,2030-01-01\n",
}


def document(path: Path) -> Document:
    """The document of a folder with numbers in it."""
    read = read_document(folder(path, FILES)).document
    assert read is not None
    return read


def test_numbers_are_masked_but_for_two_characters(tmp_path: Path) -> None:
    copy = masked(document(tmp_path))
    assert [row.number for row in copy.certificates] == ["********01", "*"]
    assert [row.phone for row in copy.officers] == ["*********00", ""]
    assert [row.phone for row in copy.departments] == ["**********34"]
    assert copy.departments[0].liaison == "desk"
    assert masked(copy) == copy


def test_the_masked_copy_is_the_same_week(tmp_path: Path) -> None:
    given, home = document(tmp_path), tmp_path / "copy"
    written = write_folder(masked(given), home)
    text = "".join(path.read_text(encoding="utf-8") for path in written)
    assert not any(secret in text for secret in ("13800138000", "8651234", "20260001"))
    before, after = load(tmp_path), load(home)
    assert scenario_hash(after) == scenario_hash(before)
    assert after.notices == before.notices
    # what nobody filled in stays blank
    assert (home / "officers.csv").read_text(encoding="utf-8").splitlines()[2] == "MS,MS,certified,"


def test_writing_alone_keeps_the_numbers(tmp_path: Path) -> None:
    given, home = document(tmp_path), tmp_path / "copy"
    write_folder(given, home)
    assert read_document(home).document == given


def test_nothing_to_mask_is_nothing_changed(tmp_path: Path) -> None:
    read = read_document(folder(tmp_path, {"officers.csv": OFFICERS})).document
    assert read is not None
    assert masked(read) == read


@pytest.mark.parametrize("name", ["minimal.yaml", "tiny"])
def test_shipped_scenarios_survive_masking(name: str, tmp_path: Path) -> None:
    path = Path(__file__).parents[1] / "scenarios" / name
    read = read_document(path).document
    assert read is not None
    write_folder(masked(read), tmp_path)
    assert scenario_hash(load(tmp_path)) == scenario_hash(load(path))
