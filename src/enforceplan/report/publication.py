"""What makes a run a version of its week: number, by whom, when, and what it replaces; `published.json`.

When to modify: another fact about publishing.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from enforceplan.text import Words

PUBLISHED = "published.json"
"""The file by which a published version is known."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A run as a valid version of its week."""

    version: int
    by: str
    when: str
    """Local time, YYYY-MM-DD HH:MM."""
    roster: str
    """Fingerprint of the roster's decisions."""
    scenario: str
    """Fingerprint of the scenario it was made for."""
    week_start: str
    days: int
    streets: tuple[str, ...]
    """Streets of the scenario, sorted: versions of one week are about the same ones."""
    replaces: int | None
    """Version that was valid before; None for the first."""
    title: str | None = None
    """Title of the scenario; None in versions that did not tell it yet."""
    district: str | None = None
    """District of the scenario; None like the title."""

    def told(self, words: Words) -> str:
        """One line for every sheet."""
        return words("sentence.published", version=self.version, by=self.by, when=self.when)

    def text(self) -> str:
        """The whole of `published.json`."""
        return json.dumps(asdict(self), sort_keys=True, indent=1, ensure_ascii=False) + "\n"
