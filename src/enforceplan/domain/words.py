"""The closed words of the domain: levels, standings, kinds, ranks."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Level(IntEnum):
    """Lexicographic levels, best first. A level's value is a whole number >= 0, smaller is better."""

    MUST = 0
    POLICY = 1
    COVERAGE = 2
    DISRUPTION = 3
    FAIRNESS = 4
    PREFERENCE = 5

    @property
    def word(self) -> str:
        """The level's name in files and on screens."""
        return self.name.lower()


class Standing(StrEnum):
    """What an officer may be counted as."""

    CERTIFIED = "certified"
    AUXILIARY = "auxiliary"
    CADRE = "cadre"
    EXPERT = "expert"


class Attach(StrEnum):
    """How an officer belongs to the street."""

    RESIDENT = "resident"
    ON_CALL = "on_call"
    SUNK = "sunk"
    DISTRICT_POOL = "district_pool"
    PART_TIME = "part_time"


class Regime(StrEnum):
    """The working-time law an officer stands under."""

    CIVIL_SERVANT = "civil_servant"
    CONTRACT = "contract"
    ROTA = "rota"


class Rank(IntEnum):
    """Ranks, lowest first; a seat that asks for a rank takes it or a higher one."""

    MEMBER = 0
    GROUP_LEADER = 1
    COMMANDER = 2
    DUTY_LEADER = 3


class DepartmentKind(StrEnum):
    """What a department is in law."""

    DEPARTMENT = "department"
    POLICE = "police"
    STREET_OFFICE = "street_office"
    AUTHORISED_BODY = "authorised_body"
    COORDINATING_BODY = "coordinating_body"


class StreetKind(StrEnum):
    """Agricultural streets may have a bureau of their own, urban ones use dispatched teams."""

    URBAN = "urban"
    AGRI = "agri"


class ElementKind(StrEnum):
    """What the part of one body does in an operation."""

    ENFORCING = "enforcing"
    ORDER_KEEPING = "order_keeping"
    SUPPORT = "support"
    INVITED = "invited"


class CoerciveKind(StrEnum):
    """Coercive measures (seizure, sealing) and coercive execution are different things in law."""

    NONE = "none"
    MEASURE = "measure"
    EXECUTION = "execution"


class Selection(StrEnum):
    """Who chooses the inspectors."""

    ASSIGNED = "assigned"
    RANDOM_DRAW = "random_draw"


class Presence(StrEnum):
    """Whether a post is held on the spot or from home."""

    ON_SITE = "on_site"
    ON_CALL = "on_call"


class DayKind(StrEnum):
    """What the State Council notice makes of a calendar day."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP_WORKDAY = "makeup_workday"


class DayRule(StrEnum):
    """On which days an operation or a post may take place."""

    ANY = "any"
    WORKDAY = "workday"
    WEEKEND = "weekend"
    SCHOOL_DAY = "school_day"


class PairKind(StrEnum):
    """How two officers belong together or apart."""

    BACKUP = "backup"
    TOGETHER = "together"
    APART = "apart"
    MENTOR = "mentor"


DISTRICT = "district"
"""The word that stands for "no single street" in `Officer.used_by` and `Equipment.where`."""
