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
                required=(f"不早于生效日期 {first}", f"a date not before valid_from {first}"),
                remedy=("改正两个日期之一", "correct one of the two dates"),
            )  # fmt: skip
        if row.body not in context.streets and not context.department("certificates", index, "body", row.body):
            continue
        chosen = frozenset(item for item in row.items if item.lower() not in ALL_WORDS)
        for item in chosen:
            context.is_known("certificates", index, "items", item, items, "items", ("事项", "item"))
        for code in context.officers("certificates", index, "officer", row.officer):
            held.setdefault(code, []).append(Certificate(row.body, chosen, row.number, first, last))
    trusted = [o for o in people.values() if o.standing is Standing.CERTIFIED and o.code not in held]
    for officer in trusted:
        held[officer.code] = [Certificate(officer.owner, frozenset(), "", date.min, date.max)]
    if trusted:
        context.notice(
            "trust", "certificates", f"{len(trusted)} 名执法人员未列执法证：视为持有本部门有效执法证",
            f"{len(trusted)} certified officers have no certificate listed: each taken to hold a valid one of its body",
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
        zh, en = (f" 等，另有 {more} 人", f" and {more} more") if more > 0 else ("", "")
        context.notice(
            "warning", "certificates.valid_to", f"{days} 天内到期的执法证: {named}{zh}",
            f"certificates that end within {days} days: {named}{en}",
        )  # fmt: skip
