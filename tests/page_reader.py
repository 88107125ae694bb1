"""Drives a real browser over a page, for the tests of the page: opens it, chooses, types, reads what is shown."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
NEEDED = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs Chromium and chromium-driver")
"""Of every test that reads a page in a browser."""
VIEWS = ("week", "operations", "timeline", "coverage", "burden", "gaps", "findings", "rules")
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-sync", "--disable-background-networking", "--disable-component-update", "--window-size=1400,900",
)  # fmt: skip


class Reader:
    """Somebody who reads a page in a browser."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, path: Path, **state: object) -> None:
        """Open the page afresh, as an address with that state does."""
        self.driver.get("about:blank")
        self.driver.get(f"{path.as_uri()}#{urlencode(state)}")

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """Texts of all that match, also of what is scrolled away."""
        script = "return [...document.querySelectorAll(arguments[0])].map(one => one.textContent)"
        return [str(text) for text in self.run(script, selector)]

    def run(self, script: str, *values: object) -> list[object]:
        found = self.driver.execute_script(script, *values)
        return found if isinstance(found, list) else [found]

    def choose(self, key: str, value: str) -> None:
        """Choose from one of the lists."""
        Select(self.one(f'select[data-key="{key}"]')).select_by_value(value)

    def person(self, code: str) -> None:
        """Type an officer's code in place of what stands there, and confirm it."""
        self.one('input[data-key="officer"]').send_keys(Keys.CONTROL + "a" + Keys.NULL + code + Keys.ENTER)

    def seek(self, text: str) -> None:
        """Type into the search field; the page waits a moment before it looks."""
        field = self.one('input[data-key="seek"]')
        field.clear()
        field.send_keys(text)
        done = "const d = arguments[0]; setTimeout(d, 400)"
        self.driver.execute_async_script(done)

    def show(self, view: str) -> None:
        self.one(f"#tab-{view}").click()

    def names(self) -> list[str]:
        """What the rows of the view are about."""
        return self.texts("#panel tbody th button, #panel tbody th.name:not(:has(button))")

    def said(self) -> list[str]:
        """Everything the console was told since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Addresses that files have asked for since it was last asked; the browser's own first page is none."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = [e["params"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in asked if one["documentURL"].startswith("file:")]

    @contextmanager
    def narrow(self, width: int) -> Iterator[None]:
        """A phone of that width."""
        metrics = {"width": width, "height": 740, "deviceScaleFactor": 2, "mobile": True}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """As it is printed."""
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@contextmanager
def reader() -> Iterator[Reader]:
    """A browser of its own, with an empty profile."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for option in (*_QUIET, f"--user-data-dir={profile}"):
            options.add_argument(option)
        driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        try:
            yield Reader(driver)
        finally:
            driver.quit()
