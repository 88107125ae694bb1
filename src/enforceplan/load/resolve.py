"""From a `Document` to the `Scenario`: every table resolved in turn, everything wrong said at once.

When to modify: a new table that a rule reads, or one that is obeyed from now on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from enforceplan import catalogue
from enforceplan.domain import (
    DISTRICT,
    Carried,
    CoerciveKind,
    Devolution,
    Item,
    Officer,
    Operation,
    Rank,
    Recusal,
    Scenario,
    SolverSettings,
    Standing,
)
from enforceplan.errors import ScenarioFaulty
from enforceplan.load import (
    announced,
    capped,
    certificates,
    checks,
    crossed,
    defaults,
    draws,
    exceptions,
    guests,
    named,
    operations,
    people,
    pinned,
    places,
    posts,
    powers,
    regime,
    rules,
    ties,
)
from enforceplan.load.called import by_code
from enforceplan.load.context import Context
from enforceplan.load.raw import Collector
from enforceplan.load.read import Reading
from enforceplan.rules.base import Rule
from enforceplan.scenario import Document
from enforceplan.text import both

_IDLE_TABLES = ("communities", "dispatch", "demand")
_IDLE_COLUMNS = {
    "operations": ("plan_item",),
    "streets": ("households", "grids"),
}


def resolve(document: Document, *, outside: Iterable[type[Rule]] = ()) -> Scenario:
    """Make the scenario of a document that was built in Python or read before.

    Parameters
    ----------
    document
        The scenario as written.
    outside
        Rule rooms that are not part of the package.

    Raises
    ------
    ScenarioFaulty
        With every complaint there is; rows are counted within their tables.
    """
    return resolve_reading(Reading(document, {}, Collector()), outside=outside)


def resolve_reading(reading: Reading, *, outside: Iterable[type[Rule]] = ()) -> Scenario:
    """Make the scenario of what was read; complaints of reading and resolving are raised together."""
    if reading.document is None:
        raise ScenarioFaulty(reading.collector.ordered())
    context = Context(reading, by_code(reading.document), outside)
    scenario = guests.settled(context, draws.joined(context, _scenario(context)))
    pinned.check_pinned(context, scenario)
    crossed.check_crossed(context, scenario)
    capped.check_caps(context, scenario)
    if context.collector.complaints:
        raise ScenarioFaulty(context.collector.ordered())
    return replace(scenario, notices=context.collector.ordered_notices())


def _scenario(context: Context) -> Scenario:
    settings = context.document.settings
    pack = regime.pack(context)
    entries, sources = rules.effective(context, pack, regime.profile(context))
    streets = places.streets(context)
    street_zones = {code: street.zone for code, street in streets.items()}
    items = _items(context)
    officers = people.officers(context)
    held_certificates = certificates.certificates(context, officers, set(items))
    certificates.warn(context, held_certificates, entries)
    away = people.absences(context)
    carried, street_carried, department_carried = people.carried(context)
    devolutions = _devolutions(context, items)
    premises = places.premises(context, street_zones)
    equipment = places.equipment(context)
    calendar = places.calendar(context)
    known = operations.Known(items, premises, equipment, street_zones)
    made = operations.operations(context, known)
    checks.check_operations(context, made, calendar, entries)
    checks.check_pins(context, made, equipment)
    powers.check_powers(context, made)
    ties.chained(context, made)
    draw_seed = draws.seed(context, made)
    caps = capped.caps(entries, "premises_draw", devolutions, context.dates[0])
    made = draws.premises(context, made, premises, caps, draw_seed)
    held = posts.posts(context, street_zones)
    offers = checks.offers(context)
    named.named(context, entries, officers, held)
    recusals = _recusals(context, set(premises))
    wishes = ties.wishes(context)
    officers = {
        code: replace(
            officer, certificates=held_certificates.get(code, ()), absences=away.get(code, ()),
            carried=carried.get(code, Carried()), wishes=wishes.get(code, ()),
        )
        for code, officer in officers.items()
    }  # fmt: skip
    officers = _with_commander(context, officers, made)
    _trusted(context, made, items)
    _idle(context)
    defaults.name_defaults(context)
    departments = people.departments(context, officers)
    used_zones = [*street_zones.values(), *(o.zone for o in made.values()), *(p.zone for p in held.values())]
    used_zones += [person.last_zone for person in carried.values() if person.last_zone]
    zones = tuple(dict.fromkeys([*used_zones, *(place.zone for place in premises.values())]))
    return Scenario(
        title=settings.title,
        district=settings.district,
        week_start=settings.week_start,
        days=settings.days,
        slot_minutes=settings.slot_minutes,
        language=settings.language,
        rule_pack="" if pack is None else pack.id,
        profile=settings.profile,
        history_until=settings.phases.history_until,
        published_until=settings.phases.published_until,
        freeze_hours=settings.phases.freeze_hours,
        draw_seed=draw_seed,
        solver=SolverSettings(**{name: getattr(settings.solver, name) for name in SolverSettings.__slots__}),
        calendar=calendar,
        departments=departments,
        streets=streets,
        zones=zones,
        ways=places.ways(context, zones),
        officers=officers,
        items=items,
        devolutions=devolutions,
        operations=made,
        posts=held,
        equipment=equipment,
        premises=premises,
        recusals=recusals,
        offers=offers,
        exceptions=exceptions.exceptions(context, entries, departments),
        rules=entries,
        rule_sources=sources,
        rule_basis={} if pack is None else pack.basis,
        street_carried=street_carried,
        department_carried=department_carried,
        pairs=ties.pairs(context),
        communities=places.communities(context, street_zones),
        duty_list=ties.duty_list(context),
        guests={code: pair[0 if settings.language == "zh" else 1] for code, pair in catalogue.invited_names().items()},
        published=announced.published(context, officers, made, held),
    )


def _items(context: Context) -> dict[str, Item]:
    """The catalogue's items and those of the table, which wins."""
    half = 0 if context.document.settings.language == "zh" else 1
    names = {code: pair[half] for code, pair in catalogue.item_names().items()}
    made = {code: replace(item, name=names[code]) for code, item in catalogue.items().items()}
    seen: dict[str, int] = {}
    for index, row in enumerate(context.document.items):
        known = context.department("items", index, "body", row.body)
        if context.once("items", index, row.code, seen) and known:
            name = row.name or names.get(row.code, "")
            made[row.code] = Item(row.code, row.body, row.act_kind.value, row.basis, name)
    return made


def _devolutions(context: Context, items: dict[str, Item]) -> tuple[Devolution, ...]:
    made = []
    for index, row in enumerate(context.document.devolution):
        known = context.is_known("devolution", index, "item", row.item, items, "items", both("load_resolve.item"))
        street = context.street("devolution", index, "street", row.street)
        if known and street:
            made.append(Devolution(row.item, street, row.valid_from or context.dates[0]))
    return tuple(made)


def _recusals(context: Context, premises: set[str]) -> tuple[Recusal, ...]:
    made: list[Recusal] = []
    for index, row in enumerate(context.document.recusals):
        if row.premises is not None:
            what = both("load_resolve.premises_for_to_step_back_from", officer=row.officer)
            context.is_known("recusals", index, "premises", row.premises, premises, "premises", what)
        codes = context.officers("recusals", index, "officer", row.officer)
        made.extend(Recusal(code, row.premises or "", row.party) for code in codes)
    return tuple(made)


def _with_commander(context: Context, officers: dict[str, Officer], made: dict[str, Operation]) -> dict[str, Officer]:
    """Officers among whom somebody can command: ranks raised, with a notice, where nobody could."""
    able = [officer for officer in officers.values() if officer.rank >= Rank.COMMANDER]
    if any(officer.standing is Standing.CADRE for officer in able):
        return officers
    if any(officer.standing is Standing.CERTIFIED for officer in able):
        context.notice(
            "default", "officers.rank", *both("load_resolve.no_cadre_ranks_as_commander")
        )  # fmt: skip
        return officers
    chosen: dict[str, Officer] = {}
    for street in context.streets:
        leads = Counter(o.lead for o in made.values() if o.street == street)
        lead = leads.most_common(1)[0][0] if leads else ""
        for wanted in (
            [o for o in officers.values() if o.used_by == street and o.owner == lead],
            [o for o in officers.values() if o.used_by == street],
            [o for o in officers.values() if o.used_by == DISTRICT and o.owner == lead],
            [o for o in officers.values() if o.used_by == DISTRICT],
        ):
            first = next((o for o in wanted if o.standing is Standing.CERTIFIED and leads), None)
            if first is not None:
                chosen[first.code] = replace(first, rank=Rank.COMMANDER)
                break
    if chosen:
        listed = ", ".join(chosen)
        context.notice(
            "default", "officers.rank", *both("load_resolve.nobody_ranks_as_commander_taken", listed=listed)
        )  # fmt: skip
    return {code: chosen.get(code, officer) for code, officer in officers.items()}


def _trusted(context: Context, made: dict[str, Operation], items: dict[str, Item]) -> None:
    """Name what must rules take on trust."""
    kinds = {pool.kind for pool in context.document.equipment}
    unlisted = sorted({need.kind for operation in made.values() for need in operation.equipment} - kinds)
    if unlisted:
        spelt = ", ".join(unlisted)
        context.notice(
            "trust", "equipment", *both("load_resolve.equipment_that_is_not_listed", spelt=spelt)
        )  # fmt: skip
    if any(element.items for operation in made.values() for element in operation.elements):
        listed = {row.code for row in context.document.items}
        used = {item for o in made.values() for element in o.elements for item in element.items} - listed
        if used:
            context.notice(
                "trust", "items", *both("load_resolve.items_are_not_listed_taken", used=len(used))
            )  # fmt: skip
    unmet = [
        operation.code for operation in made.values()
        if operation.coercive is CoerciveKind.EXECUTION and operation.preconditions_met_on is None
    ]  # fmt: skip
    if unmet:
        listed_codes = ", ".join(unmet)
        context.notice(
            "trust",
            "operations.preconditions_met_on",
            *both("load_resolve.preconditions_of_coercive", listed_codes=listed_codes),
        )


def _idle(context: Context) -> None:
    """Name the tables and columns that are filled and not obeyed yet."""
    for table in _IDLE_TABLES:
        if context.document.table(table):
            context.notice("not_obeyed", table, *both("load_resolve.the_table_is_not_obeyed_yet", table=table))
    for table, columns in _IDLE_COLUMNS.items():
        for column in columns:
            if any(column in row.model_fields_set for row in context.document.table(table)):
                context.notice(
                    "not_obeyed", f"{table}.{column}",
                    *both("load_resolve.the_column_is_not_obeyed_yet", table=table, column=column)
                )  # fmt: skip
