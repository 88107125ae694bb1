"""Finished weeks for the tests of the page, and what stands in a page."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from enforceplan.domain import Notice
from enforceplan.outcome import Outcome, Unserved
from enforceplan.rules.base import Text
from report_sample import outcome, with_operation

NASTY = '"><script>window.hit=1</script><img src=x onerror="window.hit=1">&amp;</script>'


def two_streets(**settings: object) -> Outcome:
    """The sample week with A2 at the other street, S2."""
    return with_operation(outcome(**settings), "A2", street="S2", name="noodle shops", type="food")


def hostile() -> Outcome:
    """The sample week in which every text a planner gives is markup."""
    given = outcome(title=NASTY, rule_pack=NASTY, profile=NASTY, notices=(Notice("default", NASTY, NASTY, NASTY),))
    for code in ("A1", "B1"):
        texts = dict.fromkeys(("name", "type", "site", "muster_place", "emergency_basis", "lead"), NASTY)
        given = with_operation(given, code, **texts)
    s = given.scenario
    named = {
        "officers": {
            code: replace(o, name=NASTY, absences=tuple(replace(a, kind=NASTY) for a in o.absences))
            for code, o in s.officers.items()
        },
        "departments": {code: replace(d, name=NASTY) for code, d in s.departments.items()},
        "streets": {code: replace(street, name=NASTY) for code, street in s.streets.items()},
        "posts": {code: replace(post, name=NASTY) for code, post in s.posts.items()},
    }
    reasons = (Unserved("B1", "no_people", Text(NASTY, NASTY)),)
    return replace(given, scenario=replace(s, **named), unserved=reasons, changes=(NASTY,))


class Outline(HTMLParser):
    """Tags of a page, what would be fetched from elsewhere, and the texts of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.policy = ""
        self.scripts: list[str] = []
        self.data = ""
        self._kind: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [v or "" for k, v in attrs if k in ("src", "href") and not (v or "").startswith("#")]
        self.fetched += [k for k, _ in attrs if k.startswith("on")]
        told = dict(attrs)
        if told.get("http-equiv") == "Content-Security-Policy":
            self.policy = told.get("content") or ""
        self._kind = (told.get("type") or "script") if tag == "script" else None

    def handle_endtag(self, tag: str) -> None:
        self._kind = None

    def handle_data(self, data: str) -> None:
        if self._kind == "script":
            self.scripts.append(data)
        elif self._kind is not None:
            self.data += data

    def told(self) -> dict[str, Any]:
        """The page's data."""
        found = json.loads(self.data)
        assert isinstance(found, dict)
        return found
