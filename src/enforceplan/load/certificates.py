"""Enforcement certificates: those listed, those taken on trust, those that soon end.

When to modify: a new column about a certificate that a rule reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from enforceplan.domain import Certificate, Officer, Standing
from enforceplan.load.context import Context
from enforceplan.load.rules import Entries, values
from enforceplan.scenario.words import ALL_WORDS
from enforceplan.text import both

NAMED = 10
"""Most officers that one notice names."""


def certificates(context: Context, people: dict[str, Officer], items: set[str]) -> dict[str, tuple[Certificate, ...]]:
    """Certificates by officer; certified officers without one are taken on trust for their own body."""
    held: dict[str, list[Certificate]] = {}
    for index, row in enumerate(context.document.certificates):
        first, last = row.valid_from or date.min, row.valid_to or date.max
        if last < first:
            context.complain(
                "certificates", index, "valid_to",
                required=both("load_certificates.a_date_not_before_valid_from", first=first),
                remedy=both("load_certificates.correct_one_of_the_two_dates"),
            )  # fmt: skip
        if row.body not in context.streets and not context.department("certificates", index, "body", row.body):
            continue
        chosen = frozenset(item for item in row.items if item.lower() not in ALL_WORDS)
        for item in chosen:
            context.is_known("certificates", index, "items", item, items, "items", both("load_certificates.item"))
        for code in context.officers("certificates", index, "officer", row.officer):
            held.setdefault(code, []).append(Certificate(row.body, chosen, row.number, first, last))
    trusted = [o for o in people.values() if o.standing is Standing.CERTIFIED and o.code not in held]
    for officer in trusted:
        held[officer.code] = [Certificate(officer.owner, frozenset(), "", date.min, date.max)]
    if trusted:
        context.notice(
            "trust", "certificates", *both("load_certificates.certified_officers_have_no", trusted=len(trusted))
        )  # fmt: skip
    return {code: tuple(certificates) for code, certificates in held.items()}


def warn(context: Context, held: Mapping[str, tuple[Certificate, ...]], rules: Entries) -> None:
    """One notice of the certificates that end within ``warn_days`` after the first day, those renewed left out."""
    days = values(rules, "certificate_valid")["warn_days"]
    first = context.dates[0]
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    ending: dict[str, date] = {}
    for code, certificates in held.items():
        until: dict[tuple[str, frozenset[str]], date] = {}
        for each in certificates:
            until[each.body, each.items] = max(each.valid_to, until.get((each.body, each.items), date.min))
        soon = [day for day in until.values() if first <= day <= last]
        if soon:
            ending[code] = min(soon)
    if ending:
        listed = sorted(ending.items(), key=lambda pair: (pair[1], pair[0]))
        named = ", ".join(f"{code} {day}" for code, day in listed[:NAMED])
        more = len(listed) - NAMED
        zh, en = both("load_certificates.and_more", more=more) if more > 0 else ("", "")
        context.notice(
            "warning",
            "certificates.valid_to",
            *both("load_certificates.certificates_that_end_within_days", days=days, named=named, what=(zh, en)),
        )
