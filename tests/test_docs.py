"""The generated pages are up to date and whole, and the READMEs say what is true."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from enforceplan.catalogue import rule_pack
from enforceplan.cli import VERBS
from enforceplan.cli import main as enforceplan
from enforceplan.docs import main, pages
from enforceplan.docs.rule_page import PACK, rules_page
from enforceplan.docs.speech import chinese, english
from enforceplan.docs.telling import field_docs, tell
from enforceplan.rules.book import rooms
from enforceplan.scenario import ROWS, Settings
from enforceplan.scenario.words import COLUMNS, TABLES

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")


OWN = {"entry", "level", "points"}
"""Fields that every rule has."""


@pytest.mark.parametrize("name", ["rules.md", "rules.zh.md", "schema.md", "schema.json"])
def test_page_is_up_to_date(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == pages()[name], f"docs/{name} is old: run python -m enforceplan.docs"


@pytest.mark.parametrize(
    ("page", "clock", "basis"), [("rules.md", "**Clock.**", "**Basis"), ("rules.zh.md", "**时间口径。**", "依据。**")]
)
def test_every_rule_is_told_whole(page: str, clock: str, basis: str) -> None:
    sections = re.split(r"^## ", pages()[page], flags=re.MULTILINE)[1:]
    told = {section.partition("\n")[0]: section for section in sections}
    assert set(told) == set(rooms())
    for name, room in rooms().items():
        section = told[name]
        assert room.name.zh in section
        assert clock in section
        assert basis in section
        assert section.count("\n- *") == len(room.accepts) + len(room.rejects)
        own = set(room.model_fields) - OWN
        assert own == set(field_docs(room)) - OWN
        assert all(f"`{parameter}`" in section for parameter in own)


@pytest.mark.parametrize("page", ["rules.md", "rules.zh.md"])
def test_every_entry_of_the_pack_is_told(page: str) -> None:
    text = pages()[page]
    assert [entry for entry in rule_pack(PACK).entries if f"| `{entry}`" not in text] == []


@pytest.mark.parametrize("page", ["rules.md", "rules.zh.md"])
def test_examples_read_without_code(page: str) -> None:
    assert not re.search(r"datetime|frozenset|object at|<\w+\.", pages()[page])


@pytest.mark.parametrize("rule", rooms())
def test_every_rule_is_told_in_chinese(rule: str) -> None:
    """Neither a parameter or an example without its Chinese, nor Chinese for one that is no more."""
    room, told = rooms()[rule], chinese().rooms[rule]
    titles = [example.title for example in (*room.accepts, *room.rejects)]
    assert set(told.examples) == set(titles)
    assert set(told.parameters) == set(room.model_fields) - OWN
    texts = [told.meaning, told.clock, *told.parameters.values(), *told.examples.values()]
    assert [text for text in texts if not re.search(HAN, text)] == []
    assert told.meaning.endswith("。")
    assert told.clock.endswith("。")
    known = {*rooms(), *room.model_fields, *COLUMNS, *TABLES, *re.findall(r"\w+", " ".join(field_docs(room).values()))}
    assert set(re.findall(r"[a-z_]{3,}", told.meaning + told.clock)) <= known | {"coverage"}
    # the same number of a text stands in both languages wherever an example names one
    for title, text in told.examples.items():
        assert set(re.findall(r"\d{1,2}:\d\d", title)) <= set(re.findall(r"\d{1,2}:\d\d", text)), title


HAN = "[\u4e00-\u9fff]"


def test_no_rule_is_told_in_chinese_that_is_none() -> None:
    assert list(chinese().rooms) == list(rooms())


class Asked(dict[str, str]):
    """Remembers what was looked up."""

    def __init__(self, words: Mapping[str, str], asked: set[str]) -> None:
        super().__init__(words)
        self.asked = asked

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


def test_every_chinese_phrase_is_used() -> None:
    asked: set[str] = set()
    speech = chinese()
    rules_page(replace(speech, phrases=Asked(speech.phrases, asked), names=Asked(speech.names, asked)))
    assert {*speech.phrases} - asked <= {"off"}, "unused (that no profile switches a rule off may change)"


def test_examples_have_no_english_words_in_chinese() -> None:
    """What is left in Latin letters are codes and names as a scenario writes them."""
    codes = {*rooms(), *(entry for entry in rule_pack(PACK).entries)}
    for room in rooms().values():
        told = tell(room, rule_pack(PACK), chinese())
        for _, lines in told.examples:
            for title, line in lines:
                plain = re.sub(r"参数 .*?(?=[；）])", "", line)
                words = set(re.findall(r"\b[a-z][a-z_.]{2,}", plain)) | set(re.findall(r"\b[a-z]{4,}", title))
                assert words <= codes | {"earliest", "latest"}, (room.id, title, line)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", ["min_rest", "cover", "overtime"])
def test_the_command_shows_what_the_page_tells(rule: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert enforceplan(["rules", rule, "--lang", lang, "--pack", PACK]) == 0
    shown = capsys.readouterr().out
    told = tell(rooms()[rule], rule_pack(PACK), chinese() if lang == "zh" else english())
    lines = [line for _, lines in told.examples for pair in lines for line in pair]
    texts = [*(p.text for p in told.meaning), *(p.meaning for p in told.parameters), *told.basis.values(), *lines]
    assert [text for text in (*texts, told.granted) if text not in shown] == []


def test_the_command_tells_a_rule_whole_as_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert enforceplan(["rules", "min_rest.wish", "--lang", "zh", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["id"] == "min_rest.wish"
    assert "11" in row["claim"]
    assert row["clock"] == [chinese().rooms["min_rest"].clock]
    assert row["parameter_meanings"] == chinese().rooms["min_rest"].parameters
    room = rooms()["min_rest"]
    assert [len(side) for side in row["examples"].values()] == [len(room.accepts), len(room.rejects)]


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
