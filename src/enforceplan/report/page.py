"""Writes roster.html: the run on one self-contained page that needs no network, speaks both languages and prints.

When to modify: a new script or style of the page. What it knows stands in `page_data`, how it looks and acts in `web`.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from enforceplan.report.page_data import as_json, page_data
from enforceplan.report.view import View
from enforceplan.text import words

if TYPE_CHECKING:
    from jinja2 import Template

_LIBRARY = "chartist-1.5.0"
"""The plotting library, whole, with its licence beside it."""
_SCRIPTS = (
    "ground", "state", "table", "chart", "matrix", "timeline", "coverage", "burden", "account", "card", "filters",
    "page",
)  # fmt: skip
"""Scripts of the page, in the order in which they need one another."""
_STYLES = ("screen", "phone_print")


def write_page(view: View, path: Path) -> None:
    """The whole page, UTF-8."""
    path.write_text(page(view), encoding="utf-8", newline="\n")


def page(view: View) -> str:
    """The page as text: its data once as JSON, its scripts as they stand in the package.

    Nothing else may run in it: the page names the hashes of its scripts, so that a text that passed for markup would
    stay a text.
    """
    scripts = _scripts()
    return _template().render(
        view=view,
        w=view.words,
        zh=words("zh"),
        en=words("en"),
        style="\n".join(_part(f"{name}.css") for name in _STYLES),
        data=as_json(page_data(view)),
        scripts=scripts,
        script_hashes=[f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in scripts],
    )


@cache
def _scripts() -> tuple[str, str]:
    """The plotting library with its licence, and the page's own script."""
    library = _part(f"{_LIBRARY}/chartist.umd.js").rpartition("\n//# sourceMappingURL=")[0]
    licence = _part(f"{_LIBRARY}/LICENSE-MIT")
    own = "\n".join(_part(f"{name}.js") for name in _SCRIPTS)
    return f"/* {_LIBRARY}\n{licence}*/\n{library}\n", f'"use strict";\n{{\n{own}}}\n'


def _part(name: str) -> str:
    return files("enforceplan.report").joinpath("web", name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("enforceplan.report", "web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")
