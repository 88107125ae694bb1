"""What may stand beside a published week, and what is a version of it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from enforceplan import publish, roll
from enforceplan.cli import main
from memory_sample import solved

WEEK = """
settings: {week_start: %s, language: en%s}
officers: [{code: %s, department: UM, standing: certified, count: 2}, {code: %sC, department: ST, standing: cadre}]
operations: [{code: A1, elements: UM 2c, minutes: 60, windows: "09:00-12:00"%s}]
"""
WHEN = datetime(2026, 5, 8, 17, 30)


def week(home: Path, name: str, first: str = "2026-05-11", more: str = "", officer: str = "U", pin: str = "") -> Path:
    return solved(WEEK % (first, more, officer, officer, pin), home, name)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A published week of Monday, 11 May; returns where weeks are kept."""
    publish(week(tmp_path, "first", more=", title: Centre, district: East"), by="x", when=WHEN)
    return tmp_path / "published"


OTHERS = {
    "title": ({"more": ", title: Bureau, district: East"}, "title 'Centre', here 'Bureau'"),
    "district": ({"more": ", title: Centre, district: West"}, "district 'East', here 'West'"),
    "both": ({"more": ""}, "title 'Centre', here ''; district 'East', here ''"),
    "days": ({"more": ", title: Centre, district: East, days: 8"}, "days '7', here '8'"),
    "people": (
        {"more": ", title: Centre, district: East", "officer": "Z"},
        "officers U-01, U-02, UC, here Z-01, Z-02, ZC",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_centre_is_no_version_of_the_week(
    name: str, first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It once became version 2 of somebody else's week, because street S1 is the default of both."""
    given, words = OTHERS[name]
    other = week(tmp_path, "other", **given)
    assert main(["publish", str(other), "--by", "y", "--lang", "en"]) == 2
    assert words in capsys.readouterr().err
    assert [path.name for path in (first / "2026-05-11").iterdir()] == ["v1"]


def test_a_variant_is_a_version_of_its_week(first: Path, tmp_path: Path) -> None:
    changed = ", pin_start: 2026-05-15 11:00"
    other = week(tmp_path, "other", more=", title: Centre · heavy_rain, district: East", pin=changed)
    assert publish(other, by="y", when=WHEN).publication.version == 2


@pytest.mark.parametrize(
    ("begins", "more", "code"),
    [
        ("2026-05-13", "", 2),
        ("2026-05-05", "", 2),  # to the 11th: one day in common
        ("2026-05-04", "", 0),
        ("2026-05-18", "", 0),
        ("2026-05-04", ", days: 8", 2),
    ],
)
def test_no_day_has_two_valid_rosters(
    begins: str, more: str, code: int, first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The week of Wednesday was once published beside that of Monday: four days had two rosters."""
    other = week(tmp_path, "other", first=begins, more=more)
    assert main(["publish", str(other), "--by", "y", "--lang", "en"]) == code
    told = capsys.readouterr().err
    assert (str(first / "2026-05-11") in told, begins in told) == (bool(code), bool(code))
    assert (first / begins).exists() == (code == 0)


def test_other_streets_may_share_the_days(first: Path, tmp_path: Path) -> None:
    other = WEEK % ("2026-05-13", "", "U", "U", ", street: S9") + "streets: [{code: S9}]\n"
    assert publish(solved(other, tmp_path, "other"), by="y", when=WHEN).fresh


def test_an_altered_version_is_not_taken_for_published(
    first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It said "version 1 already" although that version's roster had been changed."""
    file = first / "2026-05-11" / "v1" / "roster.json"
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), "duties": []}), encoding="utf-8")
    for words in (
        ["publish", str(tmp_path / "first"), "--by", "x"],
        ["roll", str(file.parent), "-o", str(tmp_path / "n")],
    ):
        assert main([*words, "--lang", "en"]) in (2, 3)
        told = capsys.readouterr().err
        assert str(file) in told and "changed since" in told
    assert not (tmp_path / "n").exists()


def test_rolling_a_version_that_is_not_valid_any_more_says_so(
    first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = week(tmp_path, "again", more=", title: Centre, district: East", pin=", pin_start: 2026-05-15 11:00")
    valid = publish(changed, by="x", when=WHEN).place
    for version, says in ((valid.parent / "v1", True), (valid, False)):
        assert main(["roll", str(version), "-o", str(tmp_path / version.name), "--lang", "en"]) == 0
        told = capsys.readouterr().out
        assert ("version 1 is not valid any more, version 2 has taken its place" in told) is says


def test_weeks_are_not_kept_inside_a_run_or_a_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The run could not be replaced any more afterwards."""
    run = week(tmp_path, "run")
    for to, holds in ((run, "run.json"), (run / "scenario", "scenario.yaml")):
        assert main(["publish", str(run), "--by", "x", "--to", str(to), "--lang", "en"]) == 2
        assert f"holds a {holds}" in capsys.readouterr().err
    assert not list(run.rglob("v1"))


GUARD = """
settings: {week_start: 2026-05-13, days: 10, profile: holiday_guard, title: Centre · heavy_rain, language: en}
officers: [{code: U, department: UM, standing: certified, count: 2}, {code: C, department: ST, standing: cadre}]
operations: [{code: A1, elements: UM 2c, minutes: 60, windows: "09:00-12:00"}]
rules: {weekends: {most: 2}}
"""


def test_roll_says_what_it_carries_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a holiday week the next scenario kept profile, ten days, rules and the variant's name without a word."""
    run = solved(GUARD, tmp_path)
    assert main(["roll", str(run), "-o", str(tmp_path / "next"), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "carried on from the week before: profile holiday_guard; 10 days, from a Sat; rules weekends" in told
    assert 'not carried on: "heavy_rain" in the title' in told
    assert roll(run, tmp_path / "again").scenario.title == "Centre"
    assert main(["roll", str(run), "-o", str(tmp_path / "json"), "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["goes_on"]) == {"profile", "days", "rules"}


@pytest.mark.parametrize(("text", "stands"), [("{", "Invalid JSON"), ('{"version": 1}', "by; when; roster")])
def test_a_version_that_cannot_be_told_is_not_rolled(
    text: str, stands: str, first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next week once stood there already when the command failed over `published.json`."""
    version = first / "2026-05-11" / "v1"
    (version / "published.json").write_text(text, encoding="utf-8")
    assert main(["roll", str(version), "-o", str(tmp_path / "next"), "--lang", "en"]) == 3
    told = capsys.readouterr().err
    assert stands in told and "published.json as publish writes it" in told
    assert not (tmp_path / "next").exists()
