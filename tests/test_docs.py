"""The generated pages are up to date and whole, and the READMEs say what is true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from enforceplan.catalogue import rule_pack
from enforceplan.cli import VERBS
from enforceplan.docs import PACK, field_docs, main, pages
from enforceplan.rules.book import rooms
from enforceplan.scenario import ROWS, Settings

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")


@pytest.mark.parametrize("name", ["rules.md", "schema.md", "schema.json"])
def test_page_is_up_to_date(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == pages()[name], f"docs/{name} is old: run python -m enforceplan.docs"


def test_every_rule_is_told_whole() -> None:
    sections = re.split(r"^## ", pages()["rules.md"], flags=re.MULTILINE)[1:]
    told = {section.partition("\n")[0]: section for section in sections}
    assert set(told) == set(rooms())
    for name, room in rooms().items():
        section = told[name]
        assert room.name.zh in section
        assert "**Clock.**" in section
        assert "**Basis" in section
        assert section.count("\n- *") == len(room.accepts) + len(room.rejects)
        own = set(room.model_fields) - {"entry", "level", "points"}
        assert own == set(field_docs(room)) - {"entry", "level", "points"}
        assert all(f"`{parameter}`" in section for parameter in own)


def test_every_entry_of_the_pack_is_told() -> None:
    page = pages()["rules.md"]
    assert [entry for entry in rule_pack(PACK).entries if f"| `{entry}`" not in page] == []


def test_examples_read_without_code() -> None:
    assert not re.search(r"datetime|frozenset|object at|<\w+\.", pages()["rules.md"])


def test_every_table_and_column_is_told() -> None:
    sections = re.split(r"^## ", pages()["schema.md"], flags=re.MULTILINE)[1:]
    told = {section.split()[0]: section for section in sections}
    properties = json.loads(pages()["schema.json"])["properties"]
    for table, row in {"settings": Settings, **ROWS}.items():
        assert table in properties
        for column in row.columns():
            assert re.search(rf"^\| (\*\*)?{column}(\*\*)? \|", told[table], flags=re.MULTILINE), (table, column)


def test_pages_are_written_where_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(str(tmp_path)) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == pages()
    assert main(str(tmp_path / "none")) == 2
    assert "required" in capsys.readouterr().err


@pytest.mark.parametrize("name", READMES)
def test_minimal_scenario_stands_whole_in_the_readme(name: str) -> None:
    readme = (ROOT / name).read_text(encoding="utf-8")
    minimal = (ROOT / "scenarios" / "minimal.yaml").read_text(encoding="utf-8")
    assert f"```yaml\n{minimal}```" in readme


@pytest.mark.parametrize("name", READMES)
def test_readme_names_verbs_places_and_exit_codes(name: str) -> None:
    readme = (ROOT / name).read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"`{verb}" in readme
    for code in range(7):
        assert re.search(rf"^\| {code} \|", readme, flags=re.MULTILINE), code
    places = {path.name for path in (ROOT / "scenarios").iterdir() if (path / "scenario.yaml").is_file()}
    assert places
    for place in places:
        assert re.search(rf"^\| `{place}` \|", readme, flags=re.MULTILINE), place


@pytest.mark.parametrize("name", READMES)
def test_readme_links_lead_somewhere(name: str) -> None:
    readme = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", readme) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
