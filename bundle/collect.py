"""Collects what a planner's computer needs into one folder: wheels, empty workbooks, a file to drop a workbook on.

``make bundle`` runs it, with the network on. What it leaves is carried to a computer without network.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
PROJECT = HERE.parent
CARRIED = ("start.py", "start.sh", "start.bat", "README.txt")
_LINUX = (*(f"manylinux_2_{n}_x86_64" for n in range(28, 16, -1)), "manylinux2014_x86_64")
SYSTEMS = {
    "linux": ("linux", "Linux", "posix", "x86_64", _LINUX),
    "windows": ("win32", "Windows", "nt", "AMD64", ("win_amd64",)),
}
"""System: ``sys_platform``, ``platform_system``, ``os_name``, ``platform_machine``, tags of its wheels."""


@dataclass(frozen=True)
class Target:
    """A kind of computer that wheels are collected for."""

    system: str
    """One of `SYSTEMS`; 64-bit Intel and AMD processors."""
    python: str
    """Version with two numbers, such as 3.12."""

    @property
    def environment(self) -> dict[str, str]:
        """What conditions of requirements are asked of, as that computer would answer."""
        platform, system, name, machine, _ = SYSTEMS[self.system]
        told = dict.fromkeys(default_environment(), "")
        return told | {
            "sys_platform": platform, "platform_system": system, "os_name": name, "platform_machine": machine,
            "python_version": self.python, "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": "",
        }  # fmt: skip

    @property
    def flags(self) -> list[str]:
        """The words that tell pip which wheels fit."""
        tags = [word for tag in SYSTEMS[self.system][-1] for word in ("--platform", tag)]
        return [*tags, "--python-version", self.python, "--implementation", "cp", "--only-binary", ":all:"]


def pins(text: str) -> dict[str, str]:
    """Name → exact version, from the lines of constraints.txt."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines if line)}


def pythons(project: Mapping[str, object]) -> list[str]:
    """Versions of Python that the project says it supports, by the classifiers of its ``[project]`` table."""
    told = "\n".join(str(line) for line in project["classifiers"])  # type: ignore[attr-defined]
    return re.findall(r"^Programming Language :: Python :: (3\.\d+)$", told, flags=re.MULTILINE)


def wanted(asked: Collection[str], target: Target) -> set[str]:
    """Names of the packages that requirements ask for on that computer; those of extras are left out."""
    parsed = [Requirement(line) for line in asked]
    return {
        canonicalize_name(one.name) for one in parsed if one.marker is None or one.marker.evaluate(target.environment)
    }


def required(wheel: Path) -> list[str]:
    """Requirements that a wheel states of itself."""
    with zipfile.ZipFile(wheel) as opened:
        name = next(name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        told = HeaderParser().parsestr(opened.read(name).decode("utf-8"))
    return told.get_all("Requires-Dist") or []


def collect(first: Collection[str], target: Target, exact: Mapping[str, str], folder: Path) -> int:
    """Put the wheels that `first` needs on `target` into the folder, whatever computer this one is; how many.

    pip answers conditions such as "on Windows only" for the computer it runs on. So each wheel is asked for alone, and
    its own requirements are read for the target.
    """
    have: set[str] = set()
    ask = wanted(first, target)
    while ask:
        if loose := sorted(ask - exact.keys()):
            raise SystemExit(
                f"constraints.txt: no version of {', '.join(loose)} — required: one exact version of each package that "
                f"is installed on {target.system} — add a line NAME==VERSION"
            )
        with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
            words = [f"{name}=={exact[name]}" for name in sorted(ask)]
            pip("download", "--no-deps", "--dest", aside, *target.flags, *words)
            lines = [line for wheel in Path(aside).glob("*.whl") for line in required(wheel)]
            for wheel in Path(aside).glob("*.whl"):
                wheel.replace(folder / wheel.name)
        have |= ask
        ask = wanted(lines, target) - have
    return len(have)


def pip(verb: str, *words: str) -> None:
    """Run pip; its complaint ends the program."""
    quiet = ("--quiet", "--disable-pip-version-check")
    if subprocess.run([sys.executable, "-m", "pip", verb, *quiet, *words], check=False).returncode:
        raise SystemExit(f"make bundle: pip {verb} failed — required: what it names above — see there")


def fill(folder: Path, systems: Collection[str], versions: Collection[str]) -> None:
    """Everything of the bundle, into a folder that is empty."""
    wheels = folder / "wheels"
    wheels.mkdir()
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    constraints = (PROJECT / "constraints.txt").read_text(encoding="utf-8")
    pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(PROJECT))
    for system in systems:
        for python in versions or pythons(project):
            count = collect(project["dependencies"], Target(system, python), pins(constraints), wheels)
            print(f"{system}, Python {python}: {count} packages", file=sys.stderr)
    (folder / "constraints.txt").write_text(constraints, encoding="utf-8")
    for name in CARRIED:
        shutil.copy(HERE / name, folder / name)
    for language in ("zh", "en"):
        command = [sys.executable, "-m", "enforceplan", "init", str(folder / "templates" / language), "--workbook"]
        (folder / "templates").mkdir(exist_ok=True)
        subprocess.run([*command, "--lang", language], check=True, stdout=subprocess.DEVNULL)


def main(words: list[str] | None = None) -> int:
    """Make the bundle aside and move it into place whole; an earlier one goes when the new one is whole."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=PROJECT / "dist" / "bundle")
    asked.add_argument("--system", action="append", choices=SYSTEMS, help="only this one; may come again")
    asked.add_argument("--python", action="append", help="only this version, such as 3.12; may come again")
    told = asked.parse_args(words)
    place: Path = told.folder
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".bundle-") as aside:
        made = Path(aside) / place.name
        made.mkdir()
        fill(made, told.system or list(SYSTEMS), told.python or [])
        if place.exists():
            place.replace(Path(aside) / "former")
        made.replace(place)
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    print(f"{place}: {size / 1e6:,.0f} MB, {len(list((place / 'wheels').iterdir()))} wheels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
