"""What every part of resolving shares: the document, the catalogue, names that are known, complaints and notices.

When to modify: another thing that several tables refer to.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime, timedelta

from enforceplan import catalogue
from enforceplan.catalogue import DepartmentType
from enforceplan.domain import DISTRICT
from enforceplan.errors import Place
from enforceplan.load.raw import Collector, RawRow
from enforceplan.load.read import Reading
from enforceplan.rules.base import Rule
from enforceplan.rules.book import rooms
from enforceplan.scenario import ROWS, Document
from enforceplan.scenario.words import DISTRICT_WORDS, heading
from enforceplan.text import both

ONLY_STREET = "S1"
"""Code of the street where a scenario names none."""

Texts = tuple[str, str]
"""A text in Chinese and English."""


class Context:
    """One scenario on its way from rows to nouns."""

    def __init__(self, reading: Reading, document: Document, outside: Iterable[type[Rule]] = ()) -> None:
        self.document = document
        self.rooms: dict[str, type[Rule]] = {**rooms(), **{room.id: room for room in outside}}
        self.collector: Collector = reading.collector
        self._places = reading.places
        self._lost = reading.lost
        self._broken = reading.broken
        self._said = {(c.file, c.place, c.column) for c in self.collector.complaints}
        settings = document.settings
        self.start = datetime(settings.week_start.year, settings.week_start.month, settings.week_start.day)
        self.end = self.start + timedelta(days=settings.days)
        self.dates = tuple(settings.week_start + timedelta(days=offset) for offset in range(settings.days))
        self.department_types: dict[str, DepartmentType] = catalogue.departments()
        self.department_rows = {row.code: row for row in document.departments}
        self.departments_used: dict[str, None] = dict.fromkeys(self.department_rows)
        self.streets = [row.code for row in document.streets] or [ONLY_STREET]
        self.expanded: dict[str, tuple[str, ...]] = {}
        """Officer code as written -> codes of the officers it stands for."""

    def row(self, table: str, index: int) -> RawRow:
        """Where a row stands; its number in the table where it was not read from a file."""
        rows = self._places.get(table, [])
        return rows[index] if index < len(rows) else RawRow(table, Place("row", index + 1))

    def there(self, table: str, index: int) -> dict[str, object]:
        """File and place of a row, as complaints about another row name it."""
        row = self.row(table, index)
        return {"there_file": row.file, "place": (row.place.text("zh"), row.place.text("en"))}

    def _where(self, table: str, index: int, column: str) -> tuple[str, Place, str]:
        """File, place and header of a cell, or of its row where the cell is blank."""
        row = self.row(table, index)
        cell = row.cells.get(column)
        return (cell.file, cell.place, cell.header) if cell else (row.file, row.place, column)

    def complain(
        self, table: str, index: int, column: str, *, required: Texts, remedy: Texts, value: str | None = None
    ) -> None:
        """Something is wrong with a cell; its text is looked up where ``value`` is not given."""
        file, place, header = self._where(table, index, column)
        if (file, place, header) in self._said:
            return
        if value is None:
            value = self.row(table, index).value(column) or self._dumped(table, index, column)
        self.collector.complain(file, place, column=header, value=value, required=required, remedy=remedy)

    def _dumped(self, table: str, index: int, column: str) -> str:
        """A cell of a document that was built in Python, as it would be written."""
        if table not in ROWS or self._places.get(table):
            return ""
        return str(self.document.table(table)[index].model_dump(by_alias=True, exclude_unset=True).get(column) or "")

    def unknown(self, table: str, index: int, column: str, value: str, known: Iterable[str], what: Texts) -> None:
        """A cell names something that does not exist."""
        file, place, header = self._where(table, index, column)
        self.collector.unknown(
            file, place, column=header, value=value, known=known, what=what,
            remedy=both("load_context.correct_it_or_add_it_to_its_table"),
        )  # fmt: skip

    def is_known(
        self, table: str, index: int, column: str, value: str, known: Iterable[str] | Container[str], where: str,
        what: Texts,
    ) -> bool:  # fmt: skip
        """Whether a name is known; complains where not, unless its own row was complained of already."""
        if value in known:
            return True
        if not self.excused(where, value):
            self.unknown(table, index, column, value, known, what)  # type: ignore[arg-type]
        return False

    def excused(self, where: str, value: str) -> bool:
        """Whether a name may stand in a row of that table which was complained of already."""
        return where in self._broken or value in self._lost.get(where, ())

    def street(self, table: str, index: int, column: str, value: str | None) -> str:
        """The street a cell names, or the only one; empty (and a complaint) where there is none."""
        if value is None:
            if len(self.streets) == 1:
                return self.streets[0]
            self.complain(
                table,
                index,
                column,
                required=both("load_context.a_street", streets=("、".join(self.streets), ", ".join(self.streets))),
                remedy=both("load_context.name_it_where_there_are_several"),
            )
            return ""
        return (
            value
            if self.is_known(table, index, column, value, self.streets, "streets", both("load_context.street"))
            else ""
        )

    def street_or_district(self, table: str, index: int, column: str, value: str) -> str:
        """A street, or `DISTRICT`; empty (and a complaint) for anything else."""
        if value.lower() in DISTRICT_WORDS:
            return DISTRICT
        known = [*self.streets, DISTRICT]
        return (
            value if self.is_known(table, index, column, value, known, "streets", both("load_context.street")) else ""
        )

    def department(self, table: str, index: int, column: str, value: str) -> bool:
        """Whether a cell names a department of the table or the catalogue; it then belongs to the scenario."""
        known = {**self.department_rows, **self.department_types}
        if self.is_known(table, index, column, value, known, "departments", both("load_context.department")):
            self.departments_used[value] = None
            return True
        return False

    def officers(self, table: str, index: int, column: str, value: str) -> tuple[str, ...]:
        """The officers a code stands for: one, or each of a row with count; none (and a complaint) where unknown."""
        found = self.expanded.get(value, ())
        if not found:
            self.is_known(table, index, column, value, self.expanded, "officers", both("load_context.officer"))
        return found

    def inside(self, table: str, index: int, column: str, day: date) -> bool:
        """Whether a date lies in the horizon; complains where not."""
        first, last = self.dates[0], self.dates[-1]
        if first <= day <= last:
            return True
        self.complain(
            table, index, column,
            required=both("load_context.a_date_from", first=first, last=last),
            remedy=both("load_context.correct_it_or_week_start_and_days"),
        )  # fmt: skip
        return False

    def once(self, table: str, index: int, code: str, seen: dict[str, int], column: str = "code") -> bool:
        """Whether a code appears for the first time; complains where not."""
        if code not in seen:
            seen[code] = index
            return True
        first = self.row(table, seen[code])
        self.complain(
            table,
            index,
            column,
            value=code,
            required=both(
                "load_context.a_code_of_its_own_already",
                first_file=first.file,
                place=(first.place.text("zh"), first.place.text("en")),
            ),
            remedy=both("load_context.choose_another_code_or_make"),
        )
        return False

    def notice(self, kind: str, place: str, zh: str, en: str) -> None:
        """Note something that must not be silent."""
        self.collector.notice(kind, place, zh, en)

    def defaulted(self, table: str, counts: Mapping[str, int], values: Mapping[str, Texts]) -> None:
        """One notice for each column in which rows were left blank: how many, and what was taken."""
        for column, (zh, en) in values.items():
            if number := counts.get(column, 0):
                named = f"{table} 表“{heading(table, column)}”：", ""
                told = both("load_context.left_blank", named=named, number=number, taken=(zh, en))
                self.notice("default", f"{table}.{column}", *told)


def blanks(rows: Iterable[object], columns: Iterable[str], fields: Mapping[str, str]) -> dict[str, int]:
    """How many rows leave each column blank; ``fields`` is column -> field."""
    counts = dict.fromkeys(columns, 0)
    for row in rows:
        given = row.model_fields_set  # type: ignore[attr-defined]
        for column in counts:
            counts[column] += fields[column] not in given
    return counts
