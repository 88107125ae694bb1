"""What every rule room is: parameters, a sentence, a price list for the model, a check for the audit, examples.

`impose` lives on `Problem` arrays, `check` on `Facts` (names and local times); they share the parameters only.
When to modify: when all rooms need the same new thing.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, NoReturn, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from enforceplan.domain import Level
from enforceplan.text import Text, both, of_rule

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools


def refuse(zh: str, en: str) -> NoReturn:
    """Refuse a parameter, saying what is required and what to do; the loader makes a complaint of it."""
    raise PydanticCustomError("parameter", "{en}", {"zh": zh, "en": en})


def _read_clock(text: str) -> str:
    if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", text):
        refuse(*both("rules_base.a_time_of_day_as_06_00_from_00_00"))
    return text


def no_truth(value: object) -> object:
    """A number as it is; refuses yes and no, which Python would take for 1 and 0."""
    if isinstance(value, bool):
        refuse(*both("rules_base.a_whole_number"))
    return value


def in_order(hours: tuple[str, str]) -> tuple[str, str]:
    """Office hours as they are, refused where they do not close later on the day they open."""
    if hours[0] >= hours[1]:
        refuse(*both("rules_base.hours_that_close_later_on_the_day"))
    return hours


Clock = Annotated[str, AfterValidator(_read_clock)]
"""A time of day, "HH:MM"."""
Hours = Annotated[tuple[Clock, Clock], AfterValidator(in_order)]
"""Two times of one day, the first before the second."""
Stricter = Literal["more", "less", "earlier", "later", "fewer", "free", "fixed"]
"""Which way a parameter makes a rule stricter; ``free``: law leaves it open; ``fixed``: it stays. ``earlier`` and
``later`` are the two ends of a stretch of the day, such as the night, that may grow and not shrink."""
Whole = Annotated[int, BeforeValidator(no_truth), Field(ge=0, le=100_000)]
"""A whole number from 0 to 100,000."""


@dataclass(frozen=True, slots=True)
class Named:
    """Marks a parameter that names things of the scenario; the loader refuses names it does not know."""

    what: Literal["officer", "kind", "qualification"]


def _several(value: object) -> object:
    """One name, or a list of them; in a text they are separated by ``;`` or ``、``, as in the cells of a table."""
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split("[;；、]", value) if part.strip())
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return tuple(name for part in value for name in _several(part))  # type: ignore[attr-defined]
    return value


Officers = Annotated[tuple[str, ...], BeforeValidator(_several), Named("officer")]
"""Codes of officers or of departments, whose officers are meant then; empty: everybody."""
Kinds = Annotated[tuple[str, ...], BeforeValidator(_several), Named("kind")]
"""Kinds of post shifts; empty: every post shift."""
Qualifications = Annotated[tuple[str, ...], BeforeValidator(_several), Named("qualification")]
"""Qualifications that posts ask for; empty: whatever they ask for."""


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


class _Told:
    """A text of the room's message in the catalogues, read when it is first asked for."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __get__(self, rule: Rule | None, room: type[Rule]) -> Text:
        return of_rule(room.id)[self.what]


class _Findings:
    """The other texts of the room's message: one for each finding code."""

    def __get__(self, rule: Rule | None, room: type[Rule]) -> dict[str, Text]:
        return {code: text for code, text in of_rule(room.id).items() if code not in ("name", "claim", "basis")}


Spare = Literal["minutes", "days", "weekends", "people", "duties"]


class Rule(BaseModel, ABC):
    """One entry of the effective rules: a room with its parameters filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ClassVar[str]
    name: ClassVar[Text] = _Told("name")  # type: ignore[assignment]
    """What planners call it."""
    claim: ClassVar[Text] = _Told("claim")  # type: ignore[assignment]
    """The rule in one sentence, parameters in braces."""
    basis: ClassVar[Text] = _Told("basis")  # type: ignore[assignment]
    """Law and article, or place and year."""
    texts: ClassVar[dict[str, Text]] = _Findings()  # type: ignore[assignment]
    """A sentence for each finding code; braces name the finding's subjects and amounts.

    These four stand in the catalogues ``text/LANGUAGE/rules.ftl``, in the message named as the rule. A rule from
    outside the package, which has none there, says them itself, each as a `Text`.
    """
    default_level: ClassVar[Level]
    default_points: ClassVar[int] = 0
    may_be_priced: ClassVar[bool] = False
    """Whether a strict rule may also stand as a priced entry; one with `default_points` always is priced."""
    exceptions: ClassVar[Literal["officer", "department", "operation"] | None] = None
    """Whose exceptions it reads; None: it grants none."""
    stricter: ClassVar[Mapping[str, Stricter]] = {}
    """Of a `must` rule: parameter -> its stricter way, the only one a scenario may go; parameters not named stay."""
    spare: ClassVar[Spare | None] = None
    """What the distance to its limit is counted in; None: it knows kept and broken only."""
    one_of: ClassVar[tuple[str, ...]] = ()
    """Parameters of which an entry gives one at least, as it says nothing without; empty: none is needed."""
    accepts: ClassVar[tuple[Example, ...]] = ()
    rejects: ClassVar[tuple[Example, ...]] = ()
    """Rosters that must fail (strict) or must cost (priced)."""

    entry: str = ""
    """Key of this entry in the effective rules; the rule's id for its main entry."""
    level: Level
    points: Whole = 0
    """Points a unit; 0 makes the entry strict."""

    @model_validator(mode="after")
    def _mode(self) -> Self:
        """A priced entry has a price, a strict one none, and the law has none."""
        cheap = self.level > Level.POLICY
        if not self.points and (self.default_points or cheap):
            refuse(*both("rules_base.points_of_at_least_1_to_do_without"))
        if self.points and not (self.default_points or self.may_be_priced):
            refuse(*both("rules_base.no_points_as_it_can_only_be_kept"))  # fmt: skip
        if self.points and not cheap:
            refuse(*both("rules_base.a_level_of_coverage_fairness"))
        return self

    @model_validator(mode="after")
    def _night(self) -> Self:
        """A night lasts."""
        opens, closes = (getattr(self, name, "") for name in ("night_open", "night_close"))
        if opens and opens == closes:
            refuse(*both("rules_base.a_night_close_that_is_not_its"))
        return self

    def closed(self, p: Problem) -> Bools | None:
        """[o, j] jobs that a strict entry closes to an officer whatever else happens; None: the rule knows none.

        Asked before there are candidates, so that none is made of them; `impose` forbids the same.
        """
        return None

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
