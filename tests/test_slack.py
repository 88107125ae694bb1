"""How near rosters come to the limits of rules: never below 0 where a rule is kept, below it where it breaks."""

from __future__ import annotations

import pytest

from enforceplan.audit import audit
from enforceplan.roster import EMPTY
from enforceplan.rules.base import Example, Rule
from enforceplan.rules.book import make, rooms
from enforceplan.rules.examples import build
from enforceplan.slack import Slack, slack

MEASURED = [room for room in rooms().values() if room.spare is not None and not room.default_points]


def slack_of(room: type[Rule], example: Example) -> tuple[Slack | None, bool]:
    scenario, roster = build(example.duties, example.given)
    rule = make(room.id, dict(example.params))
    return slack(scenario, (rule,), roster).get(rule.entry), audit(scenario, roster, (rule,)).passed


@pytest.mark.parametrize("room", MEASURED, ids=lambda room: room.id)
def test_what_is_kept_has_room_and_what_is_broken_has_none(room: type[Rule]) -> None:
    kept = [slack_of(room, example) for example in room.accepts if not example.params.get("points")]
    broken = [slack_of(room, example) for example in room.rejects if not example.params.get("points")]
    assert all(passed for _, passed in kept)
    assert all(near is None or near.amount >= 0 for near, _ in kept)
    assert any(near is not None for near, _ in kept)
    assert not any(passed for _, passed in broken)
    assert any(near is not None and near.amount < 0 for near, _ in broken)


def test_amounts_by_hand() -> None:
    """U1 ends at 22:00 and begins at 09:30: 690 minutes, where 660 are asked; the longest day has 120 of 480."""
    scenario, roster = build(("U1 A1 0 20:00-22:00", "U1 A2 1 09:30-11:30", "U2 A1 0 20:00-22:00"), {})
    rules = (make("min_rest", {"hours": 11}), make("no_overlap", {}), make("daily_hours", {"hours": 8}))
    found = slack(scenario, rules, roster)
    assert found["min_rest"] == Slack(30, "minutes")
    assert found["no_overlap"] == Slack(690, "minutes")
    assert found["daily_hours"] == Slack(360, "minutes")


def test_a_rule_of_which_nothing_comes_near_has_no_slack() -> None:
    scenario, roster = build(("U1 A1 0 20:00-22:00",), {})
    assert slack(scenario, (make("min_rest", {}), make("lawful_body", {})), roster) == {}


def test_an_empty_week_has_no_slack() -> None:
    scenario, _ = build(("U1 A1 0 20:00-22:00",), {})
    assert slack(scenario, tuple(make(room.id, {}) for room in MEASURED if not room.one_of), EMPTY) == {}
