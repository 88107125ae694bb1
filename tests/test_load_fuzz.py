"""Whatever stands in the files: the loader returns a scenario or raises one of its own errors."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enforceplan.errors import EnforceplanError
from enforceplan.load import load
from enforceplan.scenario import ROWS, Settings
from enforceplan.scenario.words import COLUMNS

QUIET = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
SOUND = {
    "scenario.yaml": b"settings: {week_start: 2026-03-02}\n",
    "officers.csv": b"code,department,standing\nUM,UM,certified\nMS,MS,certified\n",
    "operations.csv": b"code,type\nA,recheck\n",
}
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from([
        "UM", "S1", "A", "recheck", "yes", "否", "-1", "0", "1e9", "nan", "20%", "2026-03-02", "9999-12-31",
        "0001-01-01", "2026-03-02 24:00", "9999-12-31 pm", "00:00-00:00", "23:59-24:00", "UM 2c+3a; PS 1c",
        "recorder 2", "Mon-Sun", "off", "certified", "commander", "must", "execution", "holiday", "١", "²", "all",
        "district", "=1", "a;b、c",
    ]),
)  # fmt: skip


def outcome(files: dict[str, bytes]) -> str:
    """How loading these files ends: loaded, or the messages in both languages."""
    with tempfile.TemporaryDirectory() as name:
        for file, data in {**SOUND, **files}.items():
            (Path(name) / file).write_bytes(data)
        try:
            load(name)
        except EnforceplanError as error:
            ending = error
        else:
            return "loaded"
    assert ending.exit_code == 3
    assert ending.text("zh")
    assert ending.text("en")
    return "refused"


@QUIET
@given(st.one_of(st.text(max_size=200), st.text(alphabet="&*[]{}:,-#!|>'\"\n ab1~%@?\\\t", max_size=80)))
def test_any_text_as_yaml(text: str) -> None:
    outcome({"scenario.yaml": text.encode(errors="surrogatepass")})


@QUIET
@given(st.binary(max_size=200), st.sampled_from(["scenario.yaml", *(f"{table}.csv" for table in ROWS)]))
def test_any_bytes_in_any_file(data: bytes, file: str) -> None:
    outcome({file: data})


REQUIRED: dict[str, dict[str, str]] = {
    "officers": {"code": "X", "department": "UM", "standing": "cadre"}, "operations": {"code": "X", "type": "recheck"},
    "departments": {"code": "UM"}, "streets": {"code": "S1"}, "posts": {"code": "P", "type": "patrol_pair"},
    "absences": {"officer": "UM", "from": "2026-03-02"}, "certificates": {"officer": "UM", "body": "UM"},
    "travel": {"from": "S1", "to": "S1", "minutes": "5"}, "equipment": {"code": "E", "kind": "car"},
    "offers": {"department": "UM", "date": "2026-03-02", "heads": "1"}, "recusals": {"officer": "UM", "party": "x"},
    "pairs": {"officer": "UM", "other": "MS", "kind": "apart"}, "items": {"code": "I", "body": "UM"},
    "exceptions": {"rule": "draw_cap", "subject": "UM", "from": "2026-03-02", "to": "2026-03-02", "limit": "1",
                   "reason": "r", "approved_by": "b"},
    "devolution": {"item": "UM-01", "street": "S1"}, "duty_list": {"item": "I", "department": "UM"},
    "operation_types": {"code": "T"}, "premises": {"code": "P"}, "calendar": {"date": "2026-03-02", "kind": "holiday"},
    "communities": {"code": "C"}, "ledger": {"officer": "UM"}, "records": {"kind": "came"},
    "published": {"operation": "A", "from": "2026-03-03"},
    "dispatch": {"code": "D", "direction": "street_to_department"}, "demand": {"kind": "whistle", "rate": "1"},
}  # fmt: skip
"""The least sound row of every table; cells drawn at random are laid over it."""


@pytest.mark.parametrize("table", ROWS)
def test_any_cells_over_a_sound_row(table: str) -> None:
    ends: Counter[str] = Counter()
    columns = st.sampled_from(list(ROWS[table].columns()))

    @settings(max_examples=20, deadline=None, derandomize=True)
    @given(st.dictionaries(columns, CELLS, max_size=3))
    def any_cells(cells: dict[str, str]) -> None:
        rows = [list(row) for row in zip(*{**REQUIRED[table], **cells}.items(), strict=True)]
        quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
        ends[outcome({f"{table}.csv": "\n".join(quoted).encode(errors="replace")})] += 1

    any_cells()
    assert ends["loaded"] > 1 and ends["refused"] > 1, ends


@QUIET
@given(
    st.dictionaries(st.sampled_from(list(Settings.columns())), CELLS), st.sampled_from(["rules", "solver", *COLUMNS])
)
def test_any_settings(cells: dict[str, str], entry: str) -> None:
    import json

    top = {"settings": {"week_start": "2026-03-02", **cells}, "rules": {entry: {"hours": 3}, "min_rest": cells}}
    outcome({"scenario.yaml": json.dumps(top, ensure_ascii=False).encode(errors="replace")})


def test_the_sound_files_load() -> None:
    assert outcome({}) == "loaded"
