"""What Timefold plans and what it scores; its compiler reads the types here, so they are not deferred."""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningPin,
    PlanningScore,
    PlanningVariable,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    constraint_provider,
)

DAY_MINUTES = 480
REST_MINUTES = 480
MOST_DAYS = 6


@dataclass
class Officer:
    """Somebody who may sit."""

    id: int
    body: int
    driver: bool
    leads: bool
    minutes: int
    """Most working minutes of the week."""
    drawn: int
    """Department that counts him against its cap, -1 none."""
    kept: bool
    """Counts among those of whom some stay at home."""


@dataclass
class Begin:
    """A job at one of its minutes."""

    id: int
    begin: int
    end: int
    day: int
    zone: int
    street: int
    minutes: int
    apart: bool
    """Keeps apart from duties that overlap it, the way between included."""
    rests: bool
    """Needs rest before and after."""
    alongside: bool
    daily: bool
    """Makes its day a day of duty."""
    ways: list[int]
    barred: set[int]
    caps: dict[int, int]
    """Department -> officers it may send that day."""
    morning: dict[int, int]
    """Department -> officers it may lack before noon."""
    afternoon: dict[int, int]


@planning_entity
@dataclass
class Job:
    """An operation or a post shift."""

    id: Annotated[int, PlanningId]
    begins: Annotated[list[Begin], ValueRangeProvider(id="begins")]
    operation: bool
    price: int
    """Points where it is left out."""
    drivers: int
    must: bool
    """Has to be served."""
    pinned: Annotated[bool, PlanningPin]
    """A post shift is where it is."""
    begin: Annotated[Begin | None, PlanningVariable(value_range_provider_refs=["begins"], allows_unassigned=True)] = (
        field(default=None)
    )


@planning_entity
@dataclass
class Seat:
    """A head of a team."""

    id: Annotated[int, PlanningId]
    job: int
    team: int
    group: int
    needed: bool
    acting: bool
    one_body: bool
    led: bool
    price: int
    candidate: dict[int, int]
    able: Annotated[list[Officer], ValueRangeProvider(id="able")]
    officer: Annotated[Officer | None, PlanningVariable(value_range_provider_refs=["able"], allows_unassigned=True)] = (
        field(default=None)
    )


@planning_solution
@dataclass
class Plan:
    """The week."""

    jobs: Annotated[list[Job], PlanningEntityCollectionProperty]
    seats: Annotated[list[Seat], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore, PlanningScore] = field(default=None)


def close(one: Begin, other: Begin) -> bool:
    """Nobody may have both."""
    if one.street == other.street and (one.alongside or other.alongside):
        return False
    way = one.ways[other.zone]
    if one.apart and other.apart and one.begin < other.end + way and other.begin < one.end + way:
        return True
    if one.day == other.day or not one.rests or not other.rests:
        return False
    return one.begin - other.end < REST_MINUTES and other.begin - one.end < REST_MINUTES


@constraint_provider
def rules(factory: ConstraintFactory) -> list[Constraint]:
    """Hard: what is strict. Soft: coverage points."""

    def duties():
        return factory.for_each(Seat).join(
            factory.for_each(Job), Joiners.equal(lambda seat: seat.job, lambda job: job.id)
        )

    return [
        duties()
        .join(Seat, Joiners.equal(lambda seat, job: seat.officer, lambda other: other.officer),
              Joiners.less_than(lambda seat, job: seat.id, lambda other: other.id))
        .join(Job, Joiners.equal(lambda seat, job, other: other.job, lambda job: job.id))
        .filter(lambda seat, job, other, place: job.id == place.id or close(job.begin, place.begin))
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("apart"),
        duties()
        .filter(lambda seat, job: seat.officer.id in job.begin.barred)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("not available"),
        duties()
        .group_by(lambda seat, job: seat.officer, ConstraintCollectors.sum(lambda seat, job: job.begin.minutes))
        .filter(lambda officer, minutes: minutes > officer.minutes)
        .penalize(HardSoftScore.ONE_HARD, lambda officer, minutes: (minutes - officer.minutes + 59) // 60)
        .as_constraint("hours of the week"),
        duties()
        .group_by(lambda seat, job: seat.officer, lambda seat, job: job.begin.day,
                  ConstraintCollectors.sum(lambda seat, job: job.begin.minutes))
        .filter(lambda officer, day, minutes: minutes > DAY_MINUTES)
        .penalize(HardSoftScore.ONE_HARD, lambda officer, day, minutes: (minutes - DAY_MINUTES + 59) // 60)
        .as_constraint("hours of the day"),
        duties()
        .filter(lambda seat, job: job.begin.daily)
        .group_by(lambda seat, job: seat.officer,
                  ConstraintCollectors.count_distinct(lambda seat, job: job.begin.day))
        .filter(lambda officer, days: days > MOST_DAYS)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("days"),
        duties()
        .filter(lambda seat, job: seat.officer.drawn >= 0 and seat.officer.drawn in job.begin.caps)
        .group_by(lambda seat, job: seat.officer.drawn, lambda seat, job: job.begin.day,
                  ConstraintCollectors.min(lambda seat, job: job.begin.caps[seat.officer.drawn]),
                  ConstraintCollectors.count_distinct(lambda seat, job: seat.officer))
        .filter(lambda body, day, cap, officers: officers > cap)
        .penalize(HardSoftScore.ONE_HARD, lambda body, day, cap, officers: officers - cap)
        .as_constraint("drawn"),
        duties()
        .filter(lambda seat, job: seat.officer.kept and seat.officer.body in job.begin.morning)
        .group_by(lambda seat, job: seat.officer.body, lambda seat, job: job.begin.day,
                  ConstraintCollectors.min(lambda seat, job: job.begin.morning[seat.officer.body]),
                  ConstraintCollectors.count_distinct(lambda seat, job: seat.officer))
        .filter(lambda body, day, cap, officers: officers > cap)
        .penalize(HardSoftScore.ONE_HARD, lambda body, day, cap, officers: officers - cap)
        .as_constraint("at home in the morning"),
        duties()
        .filter(lambda seat, job: seat.officer.kept and seat.officer.body in job.begin.afternoon)
        .group_by(lambda seat, job: seat.officer.body, lambda seat, job: job.begin.day,
                  ConstraintCollectors.min(lambda seat, job: job.begin.afternoon[seat.officer.body]),
                  ConstraintCollectors.count_distinct(lambda seat, job: seat.officer))
        .filter(lambda body, day, cap, officers: officers > cap)
        .penalize(HardSoftScore.ONE_HARD, lambda body, day, cap, officers: officers - cap)
        .as_constraint("at home in the afternoon"),
        factory.for_each_including_unassigned(Seat)
        .filter(lambda seat: seat.needed and seat.officer is None)
        .join(factory.for_each(Job), Joiners.equal(lambda seat: seat.job, lambda job: job.id))
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("whole team"),
        duties()
        .filter(lambda seat, job: seat.one_body and seat.acting)
        .group_by(lambda seat, job: seat.team, ConstraintCollectors.count_distinct(lambda seat, job: seat.officer.body))
        .filter(lambda team, bodies: bodies > 1)
        .penalize(HardSoftScore.ONE_HARD, lambda team, bodies: bodies - 1)
        .as_constraint("one body"),
        duties()
        .filter(lambda seat, job: seat.led)
        .group_by(lambda seat, job: seat.group,
                  ConstraintCollectors.sum(lambda seat, job: 1 if seat.officer.leads else 0))
        .filter(lambda group, leaders: leaders == 0)
        .penalize(HardSoftScore.ONE_HARD)
        .as_constraint("leader"),
        duties()
        .filter(lambda seat, job: job.drivers > 0)
        .group_by(lambda seat, job: job, ConstraintCollectors.sum(lambda seat, job: 1 if seat.officer.driver else 0))
        .filter(lambda job, drivers: drivers < job.drivers)
        .penalize(HardSoftScore.ONE_HARD, lambda job, drivers: job.drivers - drivers)
        .as_constraint("drivers"),
        factory.for_each_including_unassigned(Job)
        .filter(lambda job: job.operation and job.begin is None)
        .penalize(HardSoftScore.ONE_SOFT, lambda job: job.price)
        .as_constraint("not served"),
        factory.for_each_including_unassigned(Job)
        .filter(lambda job: job.must and job.begin is None)
        .penalize(HardSoftScore.ONE_HARD, lambda job: 10)
        .as_constraint("must be served"),
        factory.for_each_including_unassigned(Seat)
        .filter(lambda seat: seat.price > 0 and seat.officer is None)
        .penalize(HardSoftScore.ONE_SOFT, lambda seat: seat.price)
        .as_constraint("post head missing"),
    ]  # fmt: skip
