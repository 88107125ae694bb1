"""Every rule of the pack changes something at some shipped place: no rule stands there for nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from enforceplan.catalogue import rule_pack
from enforceplan.facts import Facts
from enforceplan.roster import Roster, Start
from enforceplan.rules.book import make, rooms
from rostered import ON_REQUEST

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.registry import PLACES  # noqa: E402
from benchmarks.rule_effects import CAMPAIGN, VARIANTS, Effect, Effects, effects, varied  # noqa: E402

SHOWN = {
    "tiny": "no_overlap availability lawful_body recorder_per_group equipment daily_hours serve_operations fair_hours "
    "fair_nights fair_weekends fair_departments fair_streets travel group_leader",
    "dongcheng": "whole_team certificate_valid protected_persons must_serve weekly_hours min_rest "
    "after_night_off draw_cap reserved_hours unified_command cover_posts follow_up_due duty_list_gate same_team wishes "
    "mandatory_inspection min_rest.wish local_officers spread optional_elements random_draw chained one_visit notice "
    "one_visit.across",
    "xincheng": "auxiliary_limits recusal auxiliary_ratio mentor_pair",
    "qingshan": "two_officers consecutive_days standby_capacity backup_pair home_reserve",
    "yuanzhou": "police_minimum female_officer post_pair",
    "shiyan": "checkpoint visit_cap",
}
"""Place -> entries it shows, the smallest place that does so."""
OFF = {"overtime"}
"""Entries off in profile standard."""
LOADED = {"premises_draw"}
"""Entries obeyed on loading, so that no roster of a shipped place can break them; shown below."""


@cache
def at(place: str, profile: str = "") -> Effects:
    return effects(place, profile)


def told(entry: str, place: str, effect: Effect) -> str:
    return f"{entry} changes nothing at {place} ({effect}): see docs/rule_effects.md for a place where it does"


def test_every_rule_is_asked_somewhere() -> None:
    pack = rule_pack("cn-2026").entries
    shown = [entry for entries in SHOWN.values() for entry in entries.split()]
    assert sorted([*shown, *OFF, *LOADED, *VARIANTS]) == sorted(pack)
    assert {entry.partition(".")[0] for entry in pack} | ON_REQUEST == set(rooms())


@pytest.mark.slow
@pytest.mark.parametrize("place", SHOWN)
def test_switching_a_rule_off_changes_something(place: str, record_property: Callable[[str, object], None]) -> None:
    found = {entry: at(place).of(entry) for entry in SHOWN[place].split()}
    for entry, effect in found.items():
        record_property(
            "what each rule changes at a place (docs/rule_effects.md)", f"{entry:<22}{place:<10}{effect.cell}"
        )
    nothing = [told(entry, place, effect) for entry, effect in found.items() if not (effect.findings or effect.points)]
    assert nothing == []


@pytest.mark.slow
def test_overtime_is_priced_in_a_campaign() -> None:
    assert "overtime" not in at("dongcheng").rules
    assert at("dongcheng", CAMPAIGN).of("overtime").points > 0


@pytest.mark.slow
@pytest.mark.parametrize("entry", VARIANTS)
def test_an_entry_shows_itself_in_a_changed_place(entry: str) -> None:
    place = "qingshan" if entry == "contract_hours" else "dongcheng"
    before, after = at(place).of(entry), varied(place, entry).of(entry)
    assert not before.changes
    # one pull-back without consent is one finding; five points for each operation of a type where a woman goes along
    assert after.findings > 0 if after.strict else after.points > 0


def test_the_page_tells_every_entry_at_every_place() -> None:
    page = (ROOT / "docs" / "rule_effects.md").read_text(encoding="utf-8").splitlines()
    rows = {line.split("|")[1].strip(): line.split("|")[2:-1] for line in page if line.startswith("| `")}
    assert {entry.split()[0].strip("`") for entry in rows} == set(rule_pack("cn-2026").entries)
    for entry, cells in rows.items():
        assert len(cells) == len(PLACES), entry
        assert any(cell.strip() not in ("", "–") for cell in cells) or entry.strip(" `") in LOADED, entry


def test_premises_are_drawn_on_loading() -> None:
    scenario = at("dongcheng").base.scenario
    visit = scenario.operations["visit-S02"]
    assert visit.draw == len(visit.premises) == 1 and {*visit.premises} < {*visit.pool}
    (other, *_) = {*visit.pool} - {*visit.premises}
    swapped = replace(scenario, operations={**scenario.operations, visit.code: replace(visit, premises=(other,))})
    begun = Roster((Start(visit.code, scenario.start),), ())
    rule = make("premises_draw", scenario.rules["premises_draw"])
    assert [f.code for f in rule.check(Facts(swapped, begun))] == ["premises"]
    assert list(rule.check(Facts(scenario, begun))) == []
