"""Days as plain text for a group chat."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from enforceplan.report.chat import day_text, write_days
from enforceplan.report.view import View
from enforceplan.rules.examples import MONDAY
from report_sample import outcome, with_operation


def test_a_day_names_start_place_and_who() -> None:
    given = with_operation(outcome(language="zh"), "A1", muster_place="北门", name="夜市\n检查")
    assert day_text(View(given), MONDAY, "S1").splitlines() == [
        "【S1】周一 05-11",
        "",
        "20:00–01:00+1 A1 夜市 检查",
        "集结：20:00 北门",
        "指挥：C1",
        "1组：M1, M2, U1 (驾驶, 组长), U2, X1 (辅助人员, 驾驶, 记录)",
        "2组：P1 (组长), P2 (记录)",
    ]


def test_open_posts_are_told() -> None:
    text = day_text(View(outcome()), MONDAY + timedelta(days=5), "S1")
    # four heads asked, three of them certified; U3 and X2 are there
    assert "07:00–14:30 P1-5 P1-5\nwho: U3, X2 (auxiliary)\nmissing: certified 2\n" in text


def test_all_streets_stand_under_their_names_and_an_empty_day_says_so() -> None:
    view = View(outcome())
    monday = day_text(view, MONDAY)
    assert "== S1 ==" in monday
    assert "== S2 ==" not in monday
    assert monday.startswith("[examples] Mon 05-11\n")
    assert "nothing planned" in day_text(view, MONDAY + timedelta(days=3))
    assert "nothing planned" in day_text(view, MONDAY, "S2")


def test_every_day_is_a_file(tmp_path: Path) -> None:
    write_days(View(outcome()), tmp_path / "days")
    names = sorted(path.name for path in (tmp_path / "days").iterdir())
    assert names == [f"2026-05-{day}.txt" for day in range(11, 18)]
