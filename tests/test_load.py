"""Carriers, encodings and languages give the same scenario; what is written is read back equal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from enforceplan.domain import Scenario
from enforceplan.load import load, read_document, resolve_reading, write_folder
from enforceplan.scenario import ROWS

SCENARIOS = Path(__file__).parent.parent / "scenarios"

OFFICERS = (
    "code,department,standing,rank,driver,qualifications,weekly_hours,count\n"
    "UM,UM,certified,group_leader,yes,crane:2;food,40,2\n"
    "UMA,UM,auxiliary,member,no,,36.5,\n"
    "ST,ST,cadre,commander,no,,40,\n"
)
OPERATIONS = (
    "code,type,elements,minutes,windows,priority,dates,note\n"
    'A,,UM 2c+1a; PS 2c optional keeping,90,"09:00-12:00;14:00-17:00",high,2026-03-03;2026-03-04,"first, second"\n'
    "B,recheck,,,,,,\n"
)
YAML = """\
settings: {title: Week, week_start: 2026-03-02, solver: {seconds: 5}}
officers:
  - {code: UM, department: UM, standing: certified, rank: group_leader, driver: true, qualifications: ["crane:2", food],
     weekly_hours: 40, count: 2}
  - {code: UMA, department: UM, standing: auxiliary, rank: member, driver: no, weekly_hours: 36.5}
  - {code: ST, department: ST, standing: cadre, rank: commander, driver: no, weekly_hours: 40}
operations:
  - code: A
    elements:
      - {department: UM, certified: 2, auxiliaries: 1}
      - {department: PS, certified: 2, optional: true, kind: order_keeping}
    minutes: 90
    windows: ["09:00-12:00", "14:00-17:00"]
    priority: high
    dates: [2026-03-03, 2026-03-04]
    note: first, second
  - {code: B, type: recheck}
"""
CHINESE_OFFICERS = (
    "编码,部门,身份,职级,驾驶,资格,周工时,数量\n"
    "UM,UM,执法人员,组长,是,crane:2、food,40,2\n"
    "UMA,UM,辅助人员,队员,否,,36.5,\n"
    "ST,ST,干部,指挥长,否,,40,\n"
)
CHINESE_OPERATIONS = (
    "编码,行动类型无,参与,时长,时段,优先级,可选日期,备注\n".replace("行动类型无", "类型")
    + 'A,,UM 2执+1辅；PS 2c 可选 秩序,90,09:00至12:00；14:00-17:00,重要,2026年3月3日；2026/3/4,"first, second"\n'
    "B,recheck,,,,,,\n"
)


def inline(path: Path) -> Path:
    (path / "week.yaml").write_text(YAML, encoding="utf-8")
    return path / "week.yaml"


def settings(path: Path, name: str, more: str = "") -> Path:
    head = YAML.splitlines()[0] + "\n" + more
    (path / name).write_text(head, encoding="utf-8")
    return path / name


def beside(path: Path) -> Path:
    (path / "people.csv").write_text(OFFICERS, encoding="utf-8")
    (path / "work.csv").write_text(OPERATIONS, encoding="utf-8")
    return settings(path, "week.yml", "officers: people.csv\noperations: {csv: work.csv}\n")


def folder(path: Path) -> Path:
    (path / "officers.csv").write_text(OFFICERS, encoding="utf-8")
    (path / "operations.csv").write_text(OPERATIONS, encoding="utf-8")
    settings(path, "scenario.yaml")
    return path


def chinese(encoding: str) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        (path / "人员.csv").write_text(CHINESE_OFFICERS, encoding=encoding)
        (path / "行动.csv").write_text(CHINESE_OPERATIONS, encoding=encoding, newline="\r\n")
        (path / "scenario.yaml").write_text(
            "设置: {标题: Week, 起始日期: 2026年3月2日, 求解: {秒数: 5}}\n", encoding=encoding
        )
        return path

    return write


CARRIERS: dict[str, Callable[[Path], Path]] = {
    "yaml inline": inline,
    "yaml and csv": beside,
    "folder": folder,
    "main file of the folder": lambda path: folder(path) / "scenario.yaml",
    "chinese utf-8": chinese("utf-8"),
    "chinese with BOM": chinese("utf-8-sig"),
    "chinese gb18030": chinese("gb18030"),
}


def bare(scenario: Scenario) -> Scenario:
    return replace(scenario, notices=())


@pytest.mark.parametrize("carrier", CARRIERS.values(), ids=CARRIERS)
def test_every_carrier_gives_the_same_scenario(carrier: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one, other = load(inline(tmp_path / "one")), load(carrier(tmp_path / "other"))
    assert bare(other) == bare(one)
    assert list(other.officers) == ["UM-01", "UM-02", "UMA", "ST"]
    assert other.solver.seconds == 5
    assert other.officers["UMA"].weekly_minutes == 2190
    assert other.officers["UM-01"].qualifications == {"crane", "crane:1", "crane:2", "food"}


@pytest.mark.parametrize("carrier", CARRIERS.values(), ids=CARRIERS)
def test_what_is_written_is_read_back_equal(carrier: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    reading = read_document(carrier(tmp_path / "in"))
    assert reading.document is not None
    files = write_folder(reading.document, tmp_path / "out")
    again = read_document(tmp_path / "out")
    assert again.document == reading.document
    assert resolve_reading(again) == resolve_reading(reading)
    first = [file.read_bytes() for file in files]
    assert [file.read_bytes() for file in write_folder(again.document, tmp_path / "out")] == first


FILLED: dict[str, str] = {
    "settings": "title: 'Week: 1 # of 2'\n  week_start: 2026-03-02\n  days: 8\n  slot_minutes: 15\n  language: en\n"
    "  phases: {history_until: 2026-03-01 12:00, freeze_hours: 12}\n  draw_seed: '007'",
    "officers": "[{code: '007', name: 张三, department: UM, standing: certified, used_by: N, managed_by: UM,"
    " attach: sunk, qualifications: [a, 'b:2'], rank: commander, gender: female, driver: yes, regime: rota,"
    " weekly_hours: 37.5, reserved_hours: 1/2, no_night: yes, no_overtime: yes, wishes: [off Fri pm],"
    " phone: '010-1', note: a}, {code: '008', department: UM, standing: certified, used_by: N}]",
    "operations": "[{code: A, street: N, elements: 'UM 2c code=X items=UM-01 female=1 qualification=a; MED 1i',"
    " minutes: 60, windows: 22:00-02:00, equipment: recorder 2 per_group; car, premises: P, must: yes,"
    " earliest: 2026-03-02 am,"
    " latest: 2026-03-05, weekdays: Mon-Wed, preconditions_met_on: 2026-03-01,"
    " excluded: [], pin_start: 2026-03-03 22:15, pin_officers: '007', pin_vehicle: V, pin_reason: r, pin_by: b,"
    " coercive_kind: measure}, {code: B, street: N, elements: UM 1c, minutes: 60, windows: 09:00-12:00, after: A,"
    " after_min_hours: 3}]",
    "departments": "[{code: UM, home_reserve: 20%, draw_cap: 0}, {code: XX, name: Extra, kind: police, may_enforce: no,"
    " home_reserve: 1}]",
    "streets": "[{code: N, zone: Z, kind: agri, households: 3}, {code: S}]",
    "posts": "[{code: P1, street: S, shifts: 08:30-08:30, certified: 1, counted: 50%, presence: on_call, standby: 30}]",
    "absences": "[{officer: '007', from: 2026-03-02 pm}, {officer: '007', from: 2026-03-02 08:30, to: 2026-03-06 12:00,"
    " repeat: Mon;Fri, kind: training}]",
    "certificates": "[{officer: '007', body: UM, items: all, number: '12', valid_to: 2026-03-05}]",
    "travel": "[{from: Z, to: S, minutes: 33}, {from: Z, to: Z, minutes: 0}]",
    "equipment": "[{code: V, kind: car, where: N, quantity: 2, seats: 5, needs_driver: yes}]",
    "offers": "[{department: UM, street: N, date: 2026-03-04, to: '24:00', heads: 3}]",
    "recusals": "[{officer: '007', premises: P}]",
    "pairs": "[{officer: '007', other: '008', kind: mentor}]",
    "exceptions": "[{rule: draw_cap, subject: UM, from: 2026-03-02, to: 2026-03-03, limit: off, reason: r,"
    " approved_by: c}]",
    "items": "[{code: I, body: XX, act_kind: coercion}]",
    "devolution": "[{item: I, street: N, valid_from: 2025-01-01}]",
    "duty_list": "[{item: I, department: UM}]",
    "operation_types": "[{code: T, elements: UM 2c, minutes: 60, windows: 09:00-12:00}]",
    "premises": "[{code: P, street: N, party: me, mandatory: yes, visits: 'MS:1', cap: 2}]",
    "calendar": "[{date: 2026-03-04, kind: holiday}, {date: 2026-03-05, kind: meeting, from: 09:00}]",
    "communities": "[{code: C, street: N}]",
    "ledger": "[{officer: '007', minutes: -30, nights: 1, last_end: 2026-03-01 23:00, last_night: yes},"
    " {street: N, left_out: 900}, {department: UM, minutes: 60}]",
    "published": "[{operation: A, from: 2026-03-03 22:15, officers: '007; 008'}, {post: 'P1@2026-03-03#0'}]",
    "records": "[{kind: late, officer: '007', from: 2026-03-01 09:00, satisfied: no}]",
    "dispatch": "[{code: D, direction: street_to_department, state: signed, issued: 2026-03-01 09:00}]",
    "demand": "[{kind: whistle, class: emergency, rate: 0.3}]",
}


def every_table(path: Path) -> Path:
    lines = [f"{table}:\n  {text}" for table, text in FILLED.items()]
    text = "\n".join(lines).replace("1/2", "0.5").replace("excluded: [], ", "")
    (path / "week.yaml").write_text(text + "\nrules: {min_rest: {hours: 9}}\n", encoding="utf-8")
    return path / "week.yaml"


def test_every_table_is_written_and_read_back(tmp_path: Path) -> None:
    assert set(FILLED) == {"settings", *ROWS}
    reading = read_document(every_table(tmp_path))
    assert reading.document is not None
    files = write_folder(reading.document, tmp_path / "out")
    assert {file.stem for file in files} == {"scenario", *ROWS}
    again = read_document(tmp_path / "out")
    assert again.document == reading.document
    assert resolve_reading(again) == resolve_reading(reading)


def test_every_table_that_is_not_obeyed_is_named(tmp_path: Path) -> None:
    scenario = load(every_table(tmp_path))
    named = {notice.place for notice in scenario.notices if notice.kind == "not_obeyed"}
    assert {
        "communities",
        "dispatch",
        "demand",
        "calendar",
    } <= named


def test_ignored_columns_and_files_are_named(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "officers.csv").write_text("code,department,standing,#age\nUM,UM,certified,50\n", encoding="utf-8")
    (path / "old.csv").write_text("x\n", encoding="utf-8")
    ignored = [notice for notice in load(path).notices if notice.kind == "ignored"]
    assert [notice.place for notice in ignored] == ["officers.#age", "old.csv"]
    assert "#age" in ignored[0].zh and "#age" in ignored[0].en


def test_overlay_replaces_appends_and_removes(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "variant.yaml").write_text(
        "base: scenario.yaml\n"
        "settings: {title: Variant, solver: {workers: 1}}\n"
        "rules: {min_rest: {hours: 9}}\n"
        "officers:\n"
        "  - {code: UMA, weekly_hours: 20}\n"
        "  - {code: ST, remove: true}\n"
        "  - {code: FR, department: FR, standing: certified, rank: commander}\n",
        encoding="utf-8",
    )
    base, variant = load(tmp_path), load(tmp_path / "variant.yaml")
    assert list(variant.officers) == ["UM-01", "UM-02", "UMA", "FR"]
    assert variant.officers["UMA"].weekly_minutes == 1200
    assert variant.officers["UM-01"] == base.officers["UM-01"]
    assert (variant.title, variant.solver.seconds, variant.solver.workers) == ("Variant", 5, 1)
    assert variant.rules["min_rest"]["hours"] == 9
    assert variant.rule_sources["min_rest.hours"] == "scenario"
    assert variant.operations == base.operations


def test_minimal_scenario() -> None:
    path = SCENARIOS / "minimal.yaml"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 40
    scenario = load(path)
    assert set(scenario.streets) == {"S1"}
    assert {o.used_by for o in scenario.officers.values()} == {"S1"}
    kinds = [notice.kind for notice in scenario.notices]
    assert kinds == sorted(kinds, key=lambda kind: {"trust": 0, "default": 1}.get(kind, 2))
    assert kinds.count("trust") == 3
