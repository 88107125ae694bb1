"""The places that ship with the package, and the examples a template begins with.

An installed package carries them in ``places``; a source tree has them in its folder ``scenarios``.

When to modify: another place is shipped; nothing here names them.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from enforceplan.errors import UsageFault
from enforceplan.load.carriers import MAIN
from enforceplan.scenario.words import nearest
from enforceplan.text import words


def home() -> Path:
    """The folder that holds the places."""
    package = Path(str(files("enforceplan")))
    installed = package / "places"
    return installed if installed.is_dir() else package.parent.parent / "scenarios"


def places() -> dict[str, Path]:
    """Name of each shipped place -> its scenario, in order of names."""
    folder = home()
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return {path.stem: path for path in found if (path / MAIN).is_file() or path.suffix == ".yaml"}


def place(name: str) -> Path:
    """The scenario of a shipped place.

    Raises
    ------
    UsageFault
        There is no such place; the nearest one is named.
    """
    known = places()
    if name in known:
        return known[name]
    near = nearest(name, known)
    texts = {}
    for language, comma in (("zh", "、"), ("en", ", ")):
        told = words(language)
        hint = told("template.near", near=near) if near else ""
        texts[language] = told("template.place", place=name, known=comma.join(known), near=hint)
    raise UsageFault(texts["zh"], texts["en"])


def example(language: str) -> Path:
    """The example of ``zh`` or ``en``: three tables that are enough."""
    return Path(str(files("enforceplan.intake") / "data" / f"template.{language}.yaml"))
