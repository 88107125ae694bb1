"""What several test files share: the page in a browser, and tables that tests measure (`record_property`).

Tables are printed after the last test, whichever process ran it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from page_reader import Reader


@pytest.fixture(scope="module")
def chromium() -> Iterator[Reader]:
    from page_reader import reader

    with reader() as made:
        yield made


@pytest.fixture
def browser(chromium: Reader) -> Iterator[Reader]:
    """Whatever a test does in it: no word on the console, and nothing is asked for but the file."""
    chromium.said(), chromium.requests()
    yield chromium
    assert chromium.said() == []
    assert [url for url in chromium.requests() if not re.fullmatch(r"file:///.*/roster\.html(#.*)?", url)] == []


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample week, A2 at S2, as a page that begins in English."""
    from enforceplan.report.page import write_page
    from enforceplan.report.view import View
    from page_sample import two_streets

    path = tmp_path_factory.mktemp("page") / "roster.html"
    write_page(View(two_streets(language="en")), path)
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One section a table, its rows in order."""
    tables: dict[str, list[str]] = defaultdict(list)
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for title, row in report.user_properties:
            tables[title].append(str(row))
    for title, rows in sorted(tables.items()):
        terminalreporter.section(title)
        for row in sorted(rows):
            terminalreporter.write_line(row)
