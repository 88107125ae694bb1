"""How long roster.html takes to write and to open in a browser, and how big it is."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._planned import planned
from benchmarks.registry import Benchmark, Cells, Missing, Options
from enforceplan.outcome import Outcome
from enforceplan.report.page import write_page
from enforceplan.report.view import View

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

_DRAWN = "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 0))"
"""Ends once the first frame has been laid out and painted."""


@dataclass(frozen=True)
class Subject:
    """An outcome, and browsers that have not seen its page: fonts and caches are cold each time."""

    outcome: Outcome
    fresh: list[Chrome]
    home: tempfile.TemporaryDirectory[str] = field(default_factory=tempfile.TemporaryDirectory)

    @property
    def page(self) -> Path:
        """Where the page stands."""
        return Path(self.home.name) / "roster.html"


def build(size: str, _options: Options) -> Subject:
    browsers = [_browser() for _ in range(BENCHMARK.repeats)]
    return Subject(planned(size).outcome(), browsers)


def _browser() -> Chrome:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        raise Missing("Chromium and chromium-driver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for option in ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"):
        options.add_argument(option)
    return webdriver.Chrome(options=options, service=Service(driver))


def write(subject: Subject) -> None:
    """The page from the outcome, nothing worked out before."""
    write_page(View(subject.outcome), subject.page)


def reach(subject: Subject) -> None:
    """The page from its file to its first whole frame, in a browser of its own."""
    browser = subject.fresh.pop()
    browser.get(subject.page.as_uri())
    browser.execute_async_script(_DRAWN)
    browser.quit()


def figures(subject: Subject) -> Cells:
    size = subject.page.stat().st_size
    subject.home.cleanup()
    return {"officers": str(len(subject.outcome.scenario.officers)), "MB": f"{size / 2**20:.2f}"}


BENCHMARK = Benchmark(
    name="page",
    about="roster.html of the planner's roster: written, and opened in headless Chromium at its widest view.",
    sizes=("tiny", "dongcheng", "shiyan"),
    build=build,
    phases={"write": write, "open": reach},
    figures=figures,
    reach="shiyan at most 8 MB, opened in 2 s",
)
