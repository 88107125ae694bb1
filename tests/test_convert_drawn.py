"""Documents drawn at random, into any carrier and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from enforceplan.intake.convert import write_scenario
from enforceplan.load import read_document
from enforceplan.load.headers import names_of
from enforceplan.scenario import ROWS, Document, Settings
from enforceplan.scenario.columns import Form, columns
from enforceplan.scenario.words import heading
from test_convert import CARRIERS, LANGUAGES, document
from test_load_fuzz import REQUIRED


def test_every_heading_is_read_as_its_own_column() -> None:
    for table, row in {"settings": Settings, **ROWS}.items():
        for name in row.columns():
            assert names_of(table)[heading(table, name).lower()] == name, (table, name)


SIGNS = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"#;、{}[]:,\n\t 　\u00a0_x5F"), st.characters(exclude_categories=["Cs", "Cc", "Cf"])
    ),
    max_size=12,
)
VALUES: dict[Form, st.SearchStrategy[str]] = {
    Form.TEXT: st.one_of(SIGNS, st.sampled_from([
        "UM", "S1", "A-1", "UM 2c+3a optional; PS 1c keeping", "recorder 2 per_group; car",
        "Mon;Fri", "08:00-14:00; 20:00-02:00",
        "2026-03-04;2026/3/5",
        "off 2026-03-04 pm; on Fri; off 2026-03-05 N x3", "=1+1", "007", "1e5", "true", "null", "~", "3-1",
        "20%", "1", "0.2", "2026-03-04", "off", "_x000D_", "MS:1; FR:2",
    ])),
    Form.NUMBER: st.one_of(
        st.integers(-10, 10**12).map(str), st.floats(0, 10_000).map(lambda value: f"{value:.9f}"),
        st.sampled_from(["0", "1", "100%", "0%", "33.3%", "0.2", "1/3"]),
    ),
    Form.DATE: st.dates().map(str),
    Form.MOMENT: st.one_of(st.datetimes().map(lambda value: value.isoformat(" ")[:16]), st.dates().map(str),
                           st.sampled_from(["2026-03-04 am", "2026-03-04 下午", "2026-03-04 24:00"])),
    Form.CLOCK: st.integers(0, 1440).map(lambda value: f"{value // 60:02d}:{value % 60:02d}"),
}  # fmt: skip


def drawn(data: st.DataObject, table: str) -> dict[str, str]:
    """A sound row of a table with a few cells drawn over it."""
    cells = dict(REQUIRED.get(table, {"week_start": "2026-03-02"}))
    model = ROWS.get(table, Settings)
    for column in data.draw(st.lists(st.sampled_from(columns(model)), max_size=6, unique=True)):
        if column.cell is None:
            continue
        words = st.sampled_from(sorted(column.cell.words)) if column.form is Form.WORD else VALUES[column.form]
        text = data.draw(words)
        if not text.strip(" ;；、\n\t\u3000\u00a0"):  # blank: the same as left out
            continue
        tried = {**cells, column.name: text}
        try:
            model.model_validate(tried)
        except ValidationError:
            continue
        cells = tried
    return cells


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**18), 10**18), st.floats(-1e6, 1e6), SIGNS.map(str.strip),
              st.sampled_from(["true", "null", "11", '"q"', "[x", "off"])),
    lambda inner: st.lists(inner, max_size=3), max_leaves=4,
)  # fmt: skip


ENTRIES = st.dictionaries(st.sampled_from(["min_rest", "spread.x"]), st.dictionaries(st.sampled_from("abc"), JSON))
PROFILES = st.dictionaries(st.sampled_from(["p", "q"]), ENTRIES)


def whole(data: st.DataObject, table: str) -> Document:
    """A document with drawn settings and two drawn rows of a table."""
    tables = {"officers": [REQUIRED["officers"]], "operations": [REQUIRED["operations"]]}
    tables[table] = [drawn(data, table) for _ in range(2)]
    return Document.model_validate({"settings": drawn(data, "settings"), **tables})


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ROWS)
def test_rows_drawn_at_random_come_back_from_a_workbook(table: str, language: str, tmp_path: Path) -> None:
    @settings(max_examples=12, deadline=None, derandomize=True)
    @given(st.data())
    def there_and_back(data: st.DataObject) -> None:
        made = whole(data, table)
        write_scenario(made, tmp_path / "week.xlsx", language=language, replace=True)
        assert read_document(tmp_path / "week.xlsx").document == made

    there_and_back()


@pytest.mark.parametrize("carrier", CARRIERS)
def test_rules_and_profiles_drawn_at_random_come_back(carrier: str, tmp_path: Path) -> None:
    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(ENTRIES, PROFILES)
    def there_and_back(rules: dict[str, dict[str, object]], profiles: dict[str, dict[str, dict[str, object]]]) -> None:
        made = document("minimal.yaml").model_copy(update={"rules": rules, "profiles": profiles})
        write_scenario(made, tmp_path / carrier, language="zh", replace=True)
        assert read_document(tmp_path / carrier).document == made

    there_and_back()


@pytest.mark.slow
@pytest.mark.parametrize("carrier", ["week.yaml", "week"])
@pytest.mark.parametrize("table", ROWS)
def test_rows_drawn_at_random_come_back_from_text(table: str, carrier: str, tmp_path: Path) -> None:
    @settings(max_examples=10, deadline=None, derandomize=True)
    @given(st.data(), st.sampled_from(LANGUAGES))
    def there_and_back(data: st.DataObject, language: str) -> None:
        made = whole(data, table)
        write_scenario(made, tmp_path / carrier, language=language, replace=True)
        assert read_document(tmp_path / carrier).document == made

    there_and_back()
