"""The bundle for computers without network: what is collected, and that it installs and solves from its own folder."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
BUNDLE = Path(os.environ.get("ENFORCEPLAN_BUNDLE", ROOT / "dist" / "bundle"))


def room(name: str) -> ModuleType:
    told = importlib.util.spec_from_file_location(f"bundle_{name}", ROOT / "bundle" / f"{name}.py")
    assert told is not None
    assert told.loader is not None
    module = importlib.util.module_from_spec(told)
    sys.modules[told.name] = module
    told.loader.exec_module(module)
    return module


def test_conditions_are_asked_of_the_computer_it_is_for() -> None:
    collect = room("collect")
    asked = [
        "a; sys_platform == 'win32'",
        "b>=2; python_version < '3.12'",
        "c; extra == 'test'",
        "D_d; os_name == 'posix'",
    ]
    assert collect.wanted(asked, collect.Target("windows", "3.11")) == {"a", "b"}
    assert collect.wanted(asked, collect.Target("linux", "3.12")) == {"d-d"}


def test_every_supported_python_is_collected_and_started() -> None:
    collect = room("collect")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert collect.pythons(project) == ["3.11", "3.12", "3.13"]
    for name in ("start.sh", "start.bat", "README.txt"):
        text = (ROOT / "bundle" / name).read_text(encoding="utf-8")
        assert [one for one in collect.pythons(project) if one not in text] == [], name


def test_every_dependency_has_one_exact_version() -> None:
    collect = room("collect")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    exact = collect.pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    for system in collect.SYSTEMS:
        assert collect.wanted(project["dependencies"], collect.Target(system, "3.11")) <= exact.keys()


def test_what_a_wheel_requires_is_read_from_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr(
            "a-1.dist-info/METADATA", "Name: a\nRequires-Dist: b\nRequires-Dist: c; os_name == 'nt'\n\nWords\n"
        )
    assert room("collect").required(tmp_path / "a-1-py3-none-any.whl") == ["b", "c; os_name == 'nt'"]


def test_windows_reads_its_start_file() -> None:
    """The command window wants both bytes at the end of a line, and plain letters before it knows of others."""
    written = (ROOT / "bundle" / "start.bat").read_bytes()
    assert written.isascii()
    assert written.count(b"\r\n") == written.count(b"\n") > 0


@pytest.mark.slow
@pytest.mark.skipif(
    not (BUNDLE / "wheels").is_dir(), reason="no bundle was made; `make bundle` makes one in dist/bundle"
)
def test_installs_and_solves_with_the_network_off(tmp_path: Path) -> None:
    """A copy with the wheels as they are; cut off by the kernel where this is allowed, without an index in any case."""
    if not sys.platform.startswith("linux"):
        pytest.skip("start.sh is for Linux")
    home = tmp_path / "a bundle"
    home.mkdir()
    (home / "wheels").symlink_to((BUNDLE / "wheels").resolve())
    for name in ("start.py", "start.sh", "constraints.txt"):
        shutil.copy(BUNDLE / name, home)
    book = tmp_path / "my week.xlsx"
    shutil.copy(BUNDLE / "templates" / "en" / "scenario.xlsx", book)
    cut = ["unshare", "-rn"]
    cut = cut if shutil.which("unshare") and not subprocess.run([*cut, "true"], check=False).returncode else []
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    told = subprocess.run(
        [*cut, "sh", str(home / "start.sh"), str(book)],
        env={**clean, "ENFORCEPLAN_SECONDS": "3", "ENFORCEPLAN_SHOW": "no", "PIP_NO_INDEX": "1"},
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout + told.stderr
    assert (tmp_path / "my week-roster" / "roster.html").is_file()
    assert (tmp_path / "my week-roster" / "roster.xlsx").is_file()
