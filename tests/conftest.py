"""Tables that tests measure (`record_property`) are printed after the last test, whichever process ran it."""

from __future__ import annotations

from collections import defaultdict

import pytest


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
