"""The page for everybody: by keyboard, with a screen reader, on a phone, on paper."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from enforceplan.text import LANGUAGES, words
from page_reader import NEEDED, VIEWS, Reader

pytestmark = NEEDED


def test_cards_open_and_close_by_keyboard(browser: Reader, week: Path) -> None:
    browser.open(week, view="operations")
    first = browser.one("#panel tbody button")
    first.send_keys(Keys.ARROW_DOWN)
    active = browser.driver.switch_to.active_element
    assert active.text == browser.names()[1]
    active.send_keys(Keys.ARROW_UP + Keys.ENTER)
    assert browser.texts("#card h2") == ["A1"]
    assert "U1 UM" in "".join(browser.texts("#card li"))
    browser.one("#card .plain").click()
    # from the operation to its commander
    assert browser.texts("#card h2") == ["C1"]
    browser.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not browser.one("#card").is_displayed()
    assert browser.driver.switch_to.active_element.text == "A1"


def test_everything_is_reached_by_keyboard(browser: Reader, week: Path) -> None:
    browser.open(week)
    body = browser.one("body")
    body.send_keys(Keys.TAB)
    assert browser.driver.switch_to.active_element.text == words("en")("page.skip")
    tab = browser.one("#tab-week")
    tab.send_keys(Keys.ARROW_RIGHT)
    assert browser.driver.switch_to.active_element.get_attribute("id") == "tab-operations"
    browser.driver.switch_to.active_element.send_keys(Keys.END)
    assert browser.texts("#panel h2") == [words("en")("part_of_page.rules")]
    browser.driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert browser.texts("#panel h2") == [words("en")("part_of_page.week")]
    # one stop for all tabs, one for the box, one for its buttons: not one for every officer
    stops = 'return document.querySelectorAll(\'#tabs [tabindex="0"], #panel [tabindex="0"]\').length'
    assert browser.run(stops) == [3]


@pytest.mark.parametrize("view", VIEWS)
def test_everything_has_a_name_for_screen_readers(browser: Reader, week: Path, view: str) -> None:
    browser.open(week, view=view)
    nameless = """
        const all = (selector) => document.querySelectorAll(selector);
        const named = (one) => (one.textContent.trim() || one.ariaLabel || "").length > 0;
        return [
          ...[...all("button, [role=region], [role=img], th, summary")].filter(one => !named(one)),
          ...[...all("select, input")].filter(one => !one.labels.length || !one.labels[0].textContent),
          ...[...all("table")].filter(one => !one.caption),
          ...[...all("#panel td:not([role=cell])")],
        ].map(one => one.outerHTML);
    """
    assert browser.run(nameless) == []
    assert browser.one("#count").get_attribute("role") == "status"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_never_scrolls_sideways(browser: Reader, week: Path, view: str, language: str) -> None:
    with browser.narrow(360):
        browser.open(week, view=view, lang=language)
        assert browser.run("return [document.scrollingElement.scrollWidth, innerWidth]") == [360, 360]
        browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
        assert browser.run("return [document.scrollingElement.scrollWidth, innerWidth]") == [360, 360]


def test_paper_has_everything_and_no_controls(browser: Reader, week: Path) -> None:
    browser.open(week, department="UM")
    with browser.on_paper():
        controls = "return [...document.querySelectorAll('#filters, #tabs, .tools')].map(one => one.offsetHeight)"
        assert browser.run(controls) == [0, 0, 0]
        assert browser.one("#filtered").is_displayed()
        assert browser.texts("#filtered") == ["department: UM"]
        assert browser.run("return [getComputedStyle(document.querySelector('.box')).overflow]") == ["visible"]
        assert browser.run("return [getComputedStyle(document.querySelector('.box')).maxHeight]") == ["none"]
    settings = {"preferCSSPageSize": True, "printBackground": True}
    printed = b64decode(browser.driver.execute_cdp_cmd("Page.printToPDF", settings)["data"])
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_paper_cuts_no_column(browser: Reader, week: Path, view: str, language: str) -> None:
    # A3 landscape less two margins of 9 mm, at 96 pixels an inch
    with browser.narrow(int((420 - 18) / 25.4 * 96)), browser.on_paper():
        for scale in ("day", "week"):
            browser.open(week, view=view, scale=scale, lang=language)
            wide = "return [...document.querySelectorAll('.box')].filter(b => b.scrollWidth > b.clientWidth).length"
            assert browser.run(wide) == [0]


def test_findings_are_printed_with_their_sentences(browser: Reader, week: Path) -> None:
    browser.open(week, view="findings")
    assert browser.texts("#panel li") == []
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    assert len(browser.texts("#panel li")) == 1
