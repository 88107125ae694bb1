"""The page in a real browser: every filter, search, languages, what the views show, and texts that are markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from enforceplan.load import load
from enforceplan.outcome import Outcome, Status
from enforceplan.report.page import write_page
from enforceplan.report.view import View
from enforceplan.text import LANGUAGES, words
from page_reader import NEEDED, VIEWS, Reader
from page_sample import NASTY, hostile, two_streets

pytestmark = NEEDED
TINY = Path(__file__).parent.parent / "scenarios" / "tiny"
UM = ["U1", "U2", "U3", "U4", "X1", "X2", "X3"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_something_in_either_language(browser: Reader, week: Path, view: str, language: str) -> None:
    browser.open(week, view=view, lang=language)
    assert browser.texts("#panel h2") == [words(language)(f"part_of_page.{view}")]
    assert browser.run("return document.documentElement.lang") == [language]
    assert browser.texts("#panel table, #panel .timeline, #panel details")
    assert browser.one(f"#tab-{view}").get_attribute("aria-selected") == "true"


def test_filter_by_department(browser: Reader, week: Path) -> None:
    browser.open(week)
    assert len(browser.names()) == 16
    browser.choose("department", "UM")
    assert browser.names() == UM
    assert browser.texts("#count") == ["7 of 16 shown"]
    # the list is still the one that is worked with
    assert browser.driver.switch_to.active_element.get_attribute("data-key") == "department"
    browser.show("operations")
    # MS has nobody at A2 nor at the posts
    browser.choose("department", "MS")
    assert browser.names() == ["A1"]
    browser.show("gaps")
    browser.choose("department", "FR")
    assert browser.names() == []


def test_filter_by_street(browser: Reader, week: Path) -> None:
    browser.open(week, view="operations")
    browser.choose("street", "S2")
    assert browser.names() == ["A2"]
    browser.show("week")
    # he serves there
    assert browser.names() == ["U2"]
    browser.show("gaps")
    assert browser.names() == ["B1"]
    assert words("en")("advice.no_people") in browser.texts("#panel td")
    browser.choose("street", "S1")
    assert browser.names() == ["P1-5"]
    browser.show("coverage")
    assert browser.names() == ["P1-5", "HOME-6"]


def test_filter_by_officer(browser: Reader, week: Path) -> None:
    browser.open(week, view="operations")
    browser.person("U2")
    assert browser.names() == ["A1", "A2"]
    browser.show("week")
    assert browser.names() == ["U2"]
    browser.show("findings")
    # the rest of U2 between A1 and A2, five hours
    assert browser.texts("#panel summary b") == [View(two_streets()).rule_of["min_rest.wish"].name.en]
    browser.person("U1")
    assert browser.texts("#panel summary") == []


def test_an_unknown_officer_is_named_and_nothing_changes(browser: Reader, week: Path) -> None:
    browser.open(week)
    browser.person("U99")
    assert "U99" in str(browser.run("return document.querySelector('[data-key=officer]').validationMessage")[0])
    assert len(browser.names()) == 16


@pytest.mark.parametrize(
    ("kind", "officers"),
    [
        ("operation", ["U1", "U2", "X1", "M1", "M2", "P1", "P2", "C1"]),
        ("post", ["U3", "X2"]),
        ("on_call", ["U4"]),
        ("absence", ["F1"]),
        ("type:food", ["U2"]),
    ],
)
def test_filter_by_kind(browser: Reader, week: Path, kind: str, officers: list[str]) -> None:
    browser.open(week)
    browser.choose("kind", kind)
    assert browser.names() == officers
    lines = browser.run("return [...document.querySelectorAll('#panel td .line')].map(one => one.className)")
    expected = "operation" if kind == "type:food" else kind
    assert {str(line).split()[1] for line in lines} == {expected}


def test_search_looks_at_codes_names_and_work(browser: Reader, week: Path) -> None:
    browser.open(week)
    browser.seek("HOME")
    assert browser.names() == ["U4"]
    browser.seek("noodle um")
    assert browser.names() == ["U2"]
    browser.seek("no such thing")
    assert browser.names() == []
    assert words("en")("page.none") in browser.texts("#panel p")
    browser.one("#reset").click()
    assert len(browser.names()) == 16
    browser.show("rules")
    browser.seek("min_rest.wish")
    assert browser.names() == ["min_rest.wish"]


def test_switching_the_language_keeps_what_was_chosen(browser: Reader, week: Path) -> None:
    browser.open(week, view="gaps", street="S2")
    assert "nobody is {free}" in browser.texts("#panel td")
    browser.one("#switch").click()
    assert "缺{人}" in browser.texts("#panel td")
    assert browser.names() == ["B1"]
    assert browser.texts("#title") == [View(two_streets(language="zh")).title]
    assert browser.texts("#tabs button") == [words("zh")(f"part_of_page.{view}") for view in VIEWS]
    browser.one("#switch").click()
    assert "nobody is {free}" in browser.texts("#panel td")


def test_names_of_the_catalogue_are_told_in_either_language(browser: Reader, tmp_path: Path) -> None:
    """Of a scenario that is read in Chinese and named none of its operations itself."""
    given = Outcome(load(TINY), (), Status.OUT_OF_TIME, None, {}, (), None)
    path = tmp_path / "roster.html"
    write_page(View(given), path)
    browser.open(path, view="gaps")
    assert "校园周边整治" in browser.texts("#panel td")
    browser.one("#switch").click()
    assert "Around schools" in browser.texts("#panel td")
    assert "校园周边整治" not in browser.texts("#panel td")
    browser.seek("校园周边")  # by the other name, too
    assert browser.names() == ["school-S1.1", "school-S1.2"]


def test_the_address_remembers(browser: Reader, week: Path) -> None:
    browser.open(week)
    browser.choose("department", "UM")
    browser.show("timeline")
    browser.choose("day", "5")
    browser.one("#switch").click()
    browser.driver.refresh()
    assert browser.run("return document.documentElement.lang") == ["zh"]
    assert [one.get_attribute("value") for one in browser.all("select")][:1] == ["UM"]
    assert browser.texts("#panel .bar") == ["P1-5"]
    browser.open(week, view="nowhere", department="XYZ", day="99", kind="<b>")
    assert len(browser.names()) == 16


def test_nights_cross_midnight(browser: Reader, week: Path) -> None:
    browser.open(week, view="timeline", day=0)
    script = """
        const bar = document.querySelector("#panel .bar").getBoundingClientRect();
        const lanes = document.querySelector("#panel .lanes").getBoundingClientRect();
        return [bar.left, bar.right].map(edge => 30 * (edge - lanes.left) / lanes.width);
    """
    # Monday's view ends on Tuesday at 06:00: thirty hours; A1 is from 20:00 to 01:00
    assert [round(float(str(hour)), 1) for hour in browser.run(script)] == [20.0, 25.0]
    browser.choose("day", "1")
    first, second = browser.texts("#panel .bar")
    assert (first, second) == ("A1", "A2")
    assert "from-before" in str(browser.one("#panel .bar").get_attribute("class"))
    # the first hour of Tuesday's thirty
    assert [round(float(str(hour)), 1) for hour in browser.run(script)] == [0.0, 1.0]
    browser.choose("scale", "week")
    assert sorted(browser.texts("#panel .bar")) == ["A1", "A2", "HOME-6", "P1-5"]
    browser.choose("rows", "officers")
    # U2 twice; F1 on leave
    assert len(browser.texts("#panel .bar")) == 13


def test_posts_by_hour(browser: Reader, week: Path) -> None:
    browser.open(week, view="coverage", day=5)
    cells = browser.run("return [...document.querySelectorAll('.cover')].map(c => [c.textContent, c.title, c.colSpan])")
    # 07:00 to 14:30: the last of the eight hours is half served
    assert cells == [["2/4", "07:00–15:00", 8]]
    assert browser.texts("#panel figure > .soft") == ["heads lack in 8 of 24 hours"]
    browser.choose("day", "6")
    cells = browser.run("return [...document.querySelectorAll('.cover')].map(c => [c.textContent, c.title, c.colSpan])")
    assert cells == [["1/1", "22:00–24:00", 2]]
    assert len(browser.all("#panel svg .ct-line")) == 2


def test_burden_of_departments_and_of_comparable_officers(browser: Reader, week: Path) -> None:
    browser.open(week, view="burden")
    assert len(browser.all("#panel .chart:not(:last-child) svg")) == 2
    script = "return [...document.querySelectorAll('#panel tbody tr')].map(r => [...r.cells].map(c => c.textContent))"
    rows = [row for row in browser.run(script) if isinstance(row, list)]
    # U1 5, U2 5 + 2, U3 7.5, X1 5, X2 7.5 hours; seven officers with 40 hours each
    assert rows[0][:6] == ["UM", "7", "6", "32", "280", "11.4"]
    group = next(row for row in rows if row[1:4] == ["UM", "S1", "certified"])
    # U1 to U4: 5, 7, 7.5 and 0 hours
    assert group[4:7] == ["4", "4.9", "0–7.5"]


def test_findings_say_on_what_they_rest(browser: Reader, week: Path) -> None:
    browser.open(week, view="findings")
    browser.one("#panel summary").click()
    rule = View(two_streets()).rule_of["min_rest.wish"]
    assert rule.basis.en in browser.texts("#panel dd")
    (finding,) = View(two_streets()).findings
    assert browser.texts("#panel details li") == [View(two_streets()).told(finding).en]


def test_texts_that_are_markup_stay_texts(browser: Reader, tmp_path: Path) -> None:
    path = tmp_path / "roster.html"
    write_page(View(hostile()), path)
    for view in VIEWS:
        browser.open(path, view=view, seek='<img src=x onerror="window.hit=1">' if view == "timeline" else "")
        for summary in browser.all("#panel summary"):
            summary.click()
        for kind in ("job", "officer"):
            for place in range(min(2, len(browser.all(f"#panel [data-{kind}]")))):
                browser.run(f"document.querySelectorAll('#panel [data-{kind}]')[{place}].click()")
                assert NASTY in "".join(browser.texts("#card"))
                browser.run("card.close()")
        assert browser.all("img, #panel script") == []
        assert browser.run("return typeof window.hit") == ["undefined"]
        assert NASTY in "".join(browser.texts("#title, #panel"))


def test_the_page_without_a_roster_opens(browser: Reader, tmp_path: Path) -> None:
    path = tmp_path / "roster.html"
    write_page(View(replace(two_streets(language="en"), roster=None, verdict=None, score={})), path)
    for view in VIEWS:
        browser.open(path, view=view)
        assert browser.texts("#panel h2") == [words("en")(f"part_of_page.{view}")]
    browser.show("gaps")
    assert browser.names()[:3] == ["A1", "A2", "B1"]


def test_a_month_is_shown_week_by_week(browser: Reader, tmp_path: Path) -> None:
    given = two_streets(language="en")
    last = given.scenario.calendar[-1]
    days = (*given.scenario.calendar, *(replace(last, date=last.date + timedelta(days=n)) for n in range(1, 8)))
    path = tmp_path / "roster.html"
    write_page(View(replace(given, scenario=replace(given.scenario, days=10, calendar=days))), path)
    browser.open(path)
    assert browser.texts("#panel th.day")[0] == "Mon 05-11"
    assert len(browser.texts("#panel th.day")) == 7
    assert "U1" in browser.names()
    browser.choose("day", "7")
    assert browser.texts("#panel th.day") == ["Mon 05-18", "Tue 05-19", "Wed 05-20"]
    assert browser.texts("#panel td .line") == []
    browser.show("timeline")
    browser.choose("scale", "week")
    # what began on Sunday at 22:00 ends on Monday
    assert browser.texts("#panel .bar") == ["HOME-6"]


def test_every_shift_of_a_post_is_reached_from_its_card(browser: Reader, week: Path) -> None:
    browser.open(week, view="coverage", day=5)
    browser.one("#panel tbody button").click()
    assert browser.texts("#card h2") == ["P1-5"]
    assert "".join(browser.texts("#card dd")).endswith("2/4 · missing: certified 2")
    assert browser.texts("#card li") == ["U3 UM", "X2 UM (auxiliary)", "Sat 05-16 07:00–14:30 2/4"]


def test_what_a_file_asks_for_would_be_seen(browser: Reader, tmp_path: Path) -> None:
    """The check behind every test here."""
    (tmp_path / "other.js").write_text("", encoding="utf-8")
    path = tmp_path / "roster.html"
    path.write_text('<script src="other.js"></script>', encoding="utf-8")
    browser.open(path)
    assert [url.partition("#")[0].rpartition("/")[2] for url in browser.requests()] == ["roster.html", "other.js"]
