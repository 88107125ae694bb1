"""Everything the page shows, as plain values: once, in both languages, as JSON that no markup can leave.

When to modify: a fact that belongs to no part of the page alone.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from enforceplan.report import page_account, page_people, page_work
from enforceplan.report.page_words import Both, Tongues, both, vocabulary
from enforceplan.report.view import View

_UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
"""Signs that could end the element the data stand in, or a line of script."""


def page_data(view: View) -> dict[str, Any]:
    """Data of the page. Times are minutes after the first midnight of the horizon, local clock."""
    outcome, tongues = view.outcome, Tongues(view)
    scenario = outcome.scenario
    return {
        "language": view.words.language,
        "words": vocabulary(),
        "called": tongues.called,
        "title": tongues.say(lambda told: told.title),
        "edition": tongues.say(lambda told: told.edition),
        "verdict": tongues.say(lambda told: told.verdict_word),
        "passed": bool(outcome.verdict and outcome.verdict.passed),
        "status": outcome.status.name.lower(),
        "clash": both(outcome.clash.text) if outcome.clash else None,
        "regime": {"pack": scenario.rule_pack, "profile": scenario.profile},
        "drawn": [code for code in view.drawn if view.street in ("", scenario.operations[code].street)],
        "joint_visits": [0, 0] if view.street else list(view.joint_visits),
        "changes": [] if view.street else list(outcome.changes),
        "days": [_day_title(tongues, day) for day in view.facts.dates],
        "streets": {code: street.name for code, street in scenario.streets.items()},
        "owners": page_people.owners_of(view),
        "guests": scenario.guests,
        "limits": page_people.limits(view),
        "groups": page_people.groups(view),
        "officers": page_people.officers(view),
        "jobs": page_work.jobs(tongues),
        "left_out": page_work.left_out(tongues),
        "duties": page_work.duties(view),
        "score": page_account.score(view),
        "rules": page_account.rules(view),
        "exceptions": page_account.exceptions(view),
        "notices": page_account.notices(view),
    }


def _day_title(tongues: Tongues, day: date) -> Both:
    return tongues.say(lambda view: view.day_title(day))


def as_json(data: dict[str, Any]) -> str:
    """Compact JSON for a script element; nothing in it is markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)
