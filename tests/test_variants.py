"""The shipped variants: made by the generator, sound, different in what they say, and each with an audited roster."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from benchmarks._planned import Planned

from enforceplan.domain import CoerciveKind, DayKind, Level, Rank, Scenario, Standing
from enforceplan.load import load, read_document
from enforceplan.outcome import Outcome
from enforceplan.scenario import ROWS
from enforceplan.solve.run import solve
from enforceplan.verbs import Never

SCENARIOS = Path(__file__).parent.parent / "scenarios"
sys.path.insert(0, str(SCENARIOS))

import generate  # noqa: E402
from generator.places import PLACES  # noqa: E402
from generator.variants import VARIANTS, drafts, write_variants  # noqa: E402
from generator.write import write  # noqa: E402

SHIPPED = {
    f"{key}/{variant.name}": SCENARIOS / key / "variants" / (variant.name if variant.whole else f"{variant.name}.yaml")
    for key, variants in VARIANTS.items() for variant in variants
}  # fmt: skip
LARGEST = 2_000_000
"""Most bytes of all shipped scenarios together."""


@cache
def scenario(name: str) -> Scenario:
    return load(SHIPPED[name] if name in SHIPPED else SCENARIOS / name)


@cache
def first_roster(name: str) -> Outcome:
    """What the planner alone makes of a place or variant."""
    return Planned(scenario(name)).outcome()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("key", VARIANTS)
def test_generating_again_gives_the_same_bytes(key: str, tmp_path: Path) -> None:
    write_variants(key, generate.draft, tmp_path)
    assert contents(tmp_path / key / "variants") == contents(SCENARIOS / key / "variants")


@pytest.mark.parametrize("name", [name for name in SHIPPED if SHIPPED[name].suffix])
def test_an_override_file_says_all_that_differs(name: str, tmp_path: Path) -> None:
    key, _, word = name.partition("/")
    variant = next(variant for variant in VARIANTS[key] if variant.name == word)
    _, changed = drafts(PLACES[key], variant, generate.draft)
    whole, small = (read_document(path).document for path in (write(changed, tmp_path), SHIPPED[name]))
    assert whole is not None and small is not None
    for table in ROWS:
        assert Counter(map(repr, small.table(table))) == Counter(map(repr, whole.table(table))), table


def test_scenarios_stay_small_and_the_page_names_every_variant() -> None:
    assert sum(path.stat().st_size for path in SCENARIOS.rglob("*") if path.is_file()) < LARGEST
    page = (SCENARIOS / "README.md").read_text(encoding="utf-8")
    assert [name for name in SHIPPED if f"`{name.partition('/')[2]}`" not in page] == []
    for path in SHIPPED.values():
        text = (path / "scenario.yaml" if path.is_dir() else path).read_text(encoding="utf-8")
        head = text.partition("\nsettings")[0]
        assert "assumption:" in head or "source:" in head, path


@pytest.mark.parametrize(("share", "away"), [(10, 6), (25, 16), (40, 26)])
def test_yuanzhou_pulls_back_so_many_first_secretaries_for_five_days(share: int, away: int) -> None:
    spans = {
        code: [(a.span.start, (a.span.end - a.span.start).days) for a in officer.absences if a.kind == "pull_back"]
        for code, officer in scenario(f"yuanzhou/pullback_{share}").officers.items()
    }
    absent = {code: found for code, found in spans.items() if found}
    assert len(absent) == away
    assert all(found == [(datetime(2026, 9, 14), 5)] and code.endswith("-1") for code, found in absent.items())


@pytest.mark.parametrize("communities", [25, 65])
def test_yuanzhou_platform_halves_agency_hours(communities: int) -> None:
    base, made = scenario("yuanzhou").officers, scenario(f"yuanzhou/platform_{communities}").officers
    fewer = [code for code in made if made[code].reserved_minutes < base[code].reserved_minutes]
    assert len(fewer) == 2 * communities
    assert {(base[code].reserved_minutes, made[code].reserved_minutes) for code in fewer} == {(600, 300)}


def test_yuanzhou_merges_two_streets_and_loses_nobody() -> None:
    base, made = scenario("yuanzhou"), scenario("yuanzhou/merged")
    assert set(base.streets) - set(made.streets) == {"S10"}
    assert set(made.officers) == set(base.officers) and set(made.operations) == set(base.operations)
    assert set(base.posts) - set(made.posts) == {"commander-S10", "leader-S10", "desk-S10", "standby-ms-S10"}
    assert made.operations["school-S10"].zone.startswith("S10")
    assert made.streets["S09"].households == base.streets["S09"].households + base.streets["S10"].households


@pytest.mark.parametrize(("households", "workers"), [(300, 94), (400, 70), (500, 56)])
def test_qingshan_has_a_worker_for_so_many_households(households: int, workers: int) -> None:
    made = scenario("qingshan" if households == 400 else f"qingshan/ratio_{households}")
    assert sum(o.owner == "CM" for o in made.officers.values()) == workers == -(-28_000 // households)
    assert sum(c.grids for c in made.communities.values()) == workers


def test_qingshan_before_had_thirty_staff_a_street() -> None:
    for name, staff in (("qingshan", 16), ("qingshan/staff_30", 30)):
        officers = scenario(name).officers.values()
        office = Counter(o.used_by for o in officers if o.owner == "ST" and o.standing is Standing.CADRE
                         and o.attach != "sunk" and o.rank < Rank.DUTY_LEADER)  # fmt: skip
        assert set(office.values()) == {staff}


def test_dongcheng_holiday_week_bars_coercion_and_has_a_makeup_day() -> None:
    made = Planned(scenario("dongcheng/holiday_week"))
    week = made.scenario
    kinds = {day.date: day.kind for day in week.calendar}
    assert [kinds[date(2026, 10, n)] for n in range(1, 8)] == [DayKind.HOLIDAY] * 7
    assert kinds[date(2026, 10, 10)] is DayKind.MAKEUP_WORKDAY
    assert (week.profile, week.rules["weekly_hours"]["hours"], week.rule_pack) == ("holiday_guard", 48, "cn-2026-08")
    coercive = [code for code, o in week.operations.items() if o.coercive is CoerciveKind.EXECUTION]
    assert len(coercive) == 3
    offered, allowed = starts(made, "coercion_times", coercive)
    assert allowed == {date(2026, 10, 8), date(2026, 10, 9)}
    assert offered - allowed >= {date(2026, 10, 1), date(2026, 10, 7), date(2026, 10, 10)}
    started = {s.start.date() for s in made.roster.starts if s.operation in coercive}
    assert started and started <= allowed
    assert {s.start.date() for s in made.roster.starts} >= {date(2026, 10, n) for n in (1, 8, 10)}


def starts(made: Planned, entry: str, operations: list[str]) -> tuple[set[date], set[date]]:
    """Days on which operations are offered a start, and those on which an entry bars not all of them."""
    p = made.problem
    barred = np.zeros(p.T, dtype=bool)
    for verb in made.book.verbs:
        if isinstance(verb, Never) and verb.entry == entry and verb.start is not None:
            barred |= verb.start
    offered, allowed = set(), set()
    for code in operations:
        k = p.operations.index(code)
        for t in range(p.first_start[k], p.first_start[k + 1]):
            day = made.scenario.week_start + timedelta(days=int(p.day[t]))
            offered.add(day)
            allowed |= set() if barred[t] else {day}
    return offered, allowed


@pytest.mark.parametrize("groups", [1, 2, 3, 4])
def test_dongcheng_has_so_many_standby_groups(groups: int) -> None:
    posts = scenario("dongcheng" if groups == 1 else f"dongcheng/standby_{groups}").posts.values()
    many = Counter(post.street for post in posts if post.code.startswith("standby-S"))
    assert set(many.values()) == {groups}


def test_dongcheng_resident_and_on_call_officers() -> None:
    for name, attached in (("resident", {"resident"}), ("on_call", {"resident", "on_call"})):
        officers = scenario(f"dongcheng/{name}").officers.values()
        certified = [o for o in officers if o.standing is Standing.CERTIFIED]
        assert {o.attach for o in certified} == attached
        assert {o.attach for o in certified if o.owner == "UM"} == {"resident"}


def test_dongcheng_grows_to_seventeen_streets() -> None:
    made = scenario("dongcheng/streets_17")
    assert len(made.streets) == 17
    assert sum(o.owner == "CM" for o in made.officers.values()) == 159
    assert len(made.operations) > 5 * len(scenario("dongcheng").operations)


def test_shiyan_without_a_reserve_owns_the_same_people_street_by_street() -> None:
    base, made = scenario("shiyan"), scenario("shiyan/no_reserve")
    assert set(base.officers) == set(made.officers)
    scarce = [o for o in made.officers.values() if o.owner in ("FR", "HU", "EE", "TP")]
    assert len(scarce) > 40 and all(o.used_by in made.streets for o in scarce)
    assert set(Counter((o.owner, o.standing, o.used_by) for o in scarce).values()) == {2}


def test_shiyan_has_578_posts_more() -> None:
    base, made = scenario("shiyan").officers, scenario("shiyan/posts_578").officers
    added = [made[code] for code in made.keys() - base.keys()]
    assert len(added) == 41 + 537 == len(made) - len(base)
    assert Counter(o.standing for o in added) == {Standing.CERTIFIED: 179, Standing.CADRE: 399}
    assert max(Counter(o.used_by for o in added).values()) - min(Counter(o.used_by for o in added).values()) <= 3


@pytest.mark.parametrize("items", [10, 30, 55])
def test_xincheng_devolves_so_many_items_to_every_urban_street_and_adds_nobody(items: int) -> None:
    base, made = scenario("xincheng"), scenario(f"xincheng/devolved_{items}")
    assert set(made.officers) == set(base.officers)
    held = Counter(d.street for d in made.devolutions)
    assert held == {"S01": 60} | {street: 5 + items for street in made.streets if street != "S01"}
    staff = Counter(o.owner for o in made.officers.values() if o.owner in made.streets)
    assert staff == {"S01": 21} | {street: 6 for street in made.streets if street != "S01"}


def test_xincheng_training_week_and_none() -> None:
    def trained(name: str) -> int:
        officers = scenario(name).officers.values()
        return sum(a.kind == "training" for o in officers if o.standing is Standing.CERTIFIED for a in o.absences)

    assert (trained("xincheng"), trained("xincheng/no_training")) == (201, 0)


@pytest.mark.slow
def test_xincheng_saves_more_dispatched_seats_the_more_is_devolved(
    record_property: Callable[[str, object], None],
) -> None:
    names = ["xincheng", *(f"xincheng/devolved_{items}" for items in (10, 30, 55))]
    saved = [sum(first_roster(name).own_seats.values()) for name in names]
    record_property("xincheng, certified seats the streets filled themselves, by items devolved",
                    ", ".join(f"{n}: {seats}" for n, seats in zip((0, 10, 30, 55), saved, strict=True)))  # fmt: skip
    assert saved[0] < saved[1] <= saved[2] <= saved[3]
    assert set(first_roster(names[0]).own_seats) == {"S01"}
    assert set(first_roster(names[-1]).own_seats) == set(scenario("xincheng").streets)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_every_variant_has_an_audited_roster(name: str, record_property: Callable[[str, object], None]) -> None:
    """The planner's own; where it misses an obligation, that of a short solve, which seeks obligations first."""
    outcome, base = first_roster(name), first_roster(name.partition("/")[0])
    if outcome.verdict is None or not outcome.verdict.passed:
        made = scenario(name)
        outcome = solve(made, settings=replace(made.solver, seconds=20.0, workers=1))
    assert outcome.verdict is not None and outcome.verdict.passed
    assert outcome.served > 0.6 * len(outcome.scenario.operations)
    told = (f"{_served(one)}  {one.score[Level.COVERAGE].value:,}" for one in (outcome, base))
    record_property("variants: operations served, points of coverage; of the place itself",
                    f"{name:<24} " + "  ".join(f"{text:<16}" for text in told))  # fmt: skip


def _served(outcome: Outcome) -> str:
    return f"{outcome.served}/{len(outcome.scenario.operations)}"
