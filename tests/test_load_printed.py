"""What is loaded for printing alone: names of officers, items and guests, and the basis of items in English."""

from __future__ import annotations

from dataclasses import replace

from enforceplan.report.fingerprint import scenario_hash
from test_load_resolve import OFFICER, kinds, scenario


def test_names_of_officers_are_kept_and_count_for_nothing() -> None:
    plain = scenario()
    named = scenario(officers=[{**OFFICER, "name": "Zhang"}])
    assert plain.officers["UM"].name == ""
    assert named.officers["UM"].name == "Zhang"
    assert scenario_hash(named) == scenario_hash(plain)
    assert scenario_hash(scenario(officers=[{**OFFICER, "driver": True}])) != scenario_hash(plain)


def test_a_name_of_several_officers_is_not_used_and_told() -> None:
    made = scenario(officers=[{**OFFICER, "name": "Zhang", "count": 2}])
    assert [officer.name for officer in made.officers.values()] == ["", ""]
    assert kinds(made, "ignored")["officers.name"] == "1 row of officers has a name and a count; the name was not used"
    assert "officers.name" not in kinds(scenario(officers=[{**OFFICER, "count": 2}]), "ignored")


def test_items_and_guests_are_named_in_the_language_of_the_scenario() -> None:
    chinese, english = (scenario(settings={"language": language}) for language in ("zh", "en"))
    assert (chinese.items["MS-04"].name, english.items["MS-04"].name) == ("无照经营", "Trading without a licence")
    assert (chinese.guests["MED"], english.guests["MED"]) == ("医疗急救", "Medical emergency crew")
    assert english.items["FR-06"].basis_en == "Fire Protection Law art. 54"
    assert scenario_hash(replace(chinese, guests={})) == scenario_hash(chinese)


def test_an_item_of_the_scenario_keeps_the_catalogues_name_unless_it_has_one() -> None:
    rows = [{"code": "MS-04", "body": "MS", "basis": "b"}, {"code": "MS-08", "body": "MS", "name": "mine"}]
    made = scenario(settings={"language": "en"}, items=rows).items
    assert (made["MS-04"].name, made["MS-04"].basis, made["MS-04"].basis_en) == ("Trading without a licence", "b", "")
    assert made["MS-08"].name == "mine"


def test_every_basis_of_the_catalogue_is_told_in_english() -> None:
    items = scenario().items.values()
    assert [item.code for item in items if bool(item.basis) != bool(item.basis_en)] == []
