"""Names of the catalogue in the other language: there and back, and what a scenario named itself stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforceplan.catalogue import spoken
from enforceplan.load import load
from enforceplan.report.fingerprint import scenario_hash

TINY = Path(__file__).parent.parent / "scenarios" / "tiny"


@pytest.mark.parametrize("place", ["tiny", "shiyan"])
def test_a_week_for_readers_of_the_other_language_is_the_same_week(place: str) -> None:
    chinese = load(TINY.parent / place)
    english = spoken(chinese, "en")
    assert english.language == "en"
    assert scenario_hash(english) == scenario_hash(chinese)
    assert spoken(english, "zh") == chinese
    assert spoken(chinese, "zh") == chinese
    for table in ("departments", "operations", "posts", "items"):
        names = [one.name for one in getattr(english, table).values()]
        assert [name for name in names if not name.isascii()] == [], table
    assert "".join(english.guests.values()).isascii()


def test_a_name_of_the_scenarios_own_stays(tmp_path: Path) -> None:
    week = tmp_path / "week.yaml"
    week.write_text(
        """
settings: {week_start: 2026-03-02}
departments:
  - {code: UM, name: 城管大队}
officers:
  - {code: UM, department: UM, standing: certified, count: 2}
operations:
  - {code: A, type: street_vending, name: 早市整治}
  - {code: B, type: street_vending}
""",
        encoding="utf-8",
    )
    told = spoken(load(week), "en")
    assert [one.name for one in told.operations.values()] == ["早市整治", "Street vending"]
    assert told.departments["UM"].name == "城管大队"
    assert told.departments["PS"].name == "Police station"
