"""What every rule room is: parameters, a sentence, a price list for the model, a check for the audit, examples.

`impose` lives on `Problem` arrays, `check` on `Facts` (names and local times); they share the parameters only.
When to modify: when all rooms need the same new thing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict

from enforceplan.domain import Level

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; braces name the finding's subjects and amounts."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach or price the audit found."""

    entry: str
    rule: str
    level: Level
    points: int
    """Points of a priced entry; 0 for a breach of a strict one."""
    code: str
    """Which of the rule's texts it is."""
    subject: dict[str, str]
    """Ids: officer, operation, post, department, street, date …"""
    amounts: dict[str, int]
    """Numbers, with their unit in the key: minutes, limit_minutes, heads …"""

    @property
    def blocks(self) -> bool:
        """A strict entry was broken."""
        return self.points == 0


@dataclass(frozen=True, slots=True)
class Example:
    """A small roster at the limit, in the notation of `rules.examples`."""

    title: str
    duties: tuple[str, ...] = ()
    """``"OFFICER PLACE WHEN"`` lines; see `rules.examples`."""
    given: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Changes to the example world: table -> code -> field -> value."""
    points: int | None = None
    """Price of the entry, for priced entries."""
    params: dict[str, object] = field(default_factory=dict)
    """Parameters that differ from the room's defaults."""


class Rule(BaseModel, ABC):
    """One entry of the effective rules: a room with its parameters filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ClassVar[str]
    name: ClassVar[Text]
    """What planners call it."""
    claim: ClassVar[Text]
    """The rule in one sentence, parameters in braces."""
    basis: ClassVar[Text]
    """Law and article, or place and year."""
    default_level: ClassVar[Level]
    default_points: ClassVar[int] = 0
    texts: ClassVar[dict[str, Text]]
    """A sentence for each finding code."""
    accepts: ClassVar[tuple[Example, ...]] = ()
    rejects: ClassVar[tuple[Example, ...]] = ()
    """Rosters that must fail (strict) or must cost (priced)."""

    entry: str = ""
    """Key of this entry in the effective rules; the rule's id for its main entry."""
    level: Level
    points: int = 0
    """Points a unit; 0 makes the entry strict."""

    @abstractmethod
    def impose(self, p: Problem, book: Book) -> None:
        """Say the rule to the engine."""

    @abstractmethod
    def check(self, f: Facts) -> Iterator[Finding]:
        """Look for breaches, or prices, in a roster."""

    def finding(self, code: str, points: int = 0, /, **what: str | int) -> Finding:
        """A finding of this entry; words become subjects, numbers amounts."""
        subject = {k: v for k, v in what.items() if isinstance(v, str)}
        amounts = {k: int(v) for k, v in what.items() if not isinstance(v, str)}
        return Finding(self.entry, self.id, self.level, points, code, subject, amounts)
