"""One YAML 1.2 file as a raw document. Scalars stay text, so that YAML and CSV cells read alike.

Anchors are allowed; what they unfold to is counted before anything is built, and refused where it explodes.

When to modify: another form in which a table may stand in YAML.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from enforceplan.errors import Place
from enforceplan.load.headers import columns_of
from enforceplan.load.raw import Collector, RawCell, RawRow, RawTable
from enforceplan.scenario.words import header_names
from enforceplan.text import both

MOST_NODES = 2_000_000
"""Most nodes a file may unfold to."""
UNFOLDING = 20
"""Most times larger a file may become by its anchors (small files are let be)."""
_PARSER_FAULTS = (YAMLError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What the parser raises on malformed text besides marked errors; each becomes a complaint."""
DEEPEST = 40
"""Deepest nesting that is read."""
_DEEP = both("load_yaml_file.nested_too_deeply")
"""What is wrong with a nesting deeper than that."""


def place_of(node: Node) -> Place:
    """The line on which a node begins."""
    return Place("line", node.start_mark.line + 1)


def parse_yaml(text: str, file: str, collector: Collector) -> MappingNode | None:
    """The top-level mapping of a YAML text; None (and a complaint) where it cannot be read."""
    yaml = YAML(typ="safe", pure=True)
    line, problem = 0, ""
    node: Node | None = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            node = yaml.compose(text)
        except RecursionError:
            _complain_of_size(*_DEEP, text, file, collector)
            return None
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            problem = error.problem or "not YAML"
        except _PARSER_FAULTS as error:
            problem = f"{type(error).__name__}: {error}"
    if problem:
        lines = text.splitlines() or [""]
        collector.complain(
            file, Place("line", line) if line else Place(), value=lines[min(max(line, 1), len(lines)) - 1].strip(),
            required=both("load_yaml_file.well_formed", problem=("", f" ({problem})")),
            remedy=both("load_yaml_file.indent_with_blanks_not_with_tabs") if "\\t" in problem else
                   both("load_yaml_file.correct_that_line"),
        )  # fmt: skip
        return None
    if node is not None and (unfolded := _unfolded(node)):
        _complain_of_size(*unfolded, text, file, collector)
        return None
    if not isinstance(node, MappingNode):
        collector.complain(
            file, Place(), value=text[:40], required=both("load_yaml_file.a_mapping_with_keys_such"),
            remedy=both("load_yaml_file.see_scenarios_minimal_yaml"),
        )  # fmt: skip
        return None
    return node


def _complain_of_size(zh: str, en: str, text: str, file: str, collector: Collector) -> None:
    collector.complain(
        file, Place(), value=text,
        required=both("load_yaml_file.yaml_that_stays_small_when", what=(zh, en)),
        remedy=both("load_yaml_file.avoid_anchors_within_anchors"),
    )  # fmt: skip


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [child for pair in node.value for child in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _unfolded(top: Node) -> tuple[str, str] | None:
    """What is wrong with the size to which a node unfolds, in Chinese and English; None where nothing is."""
    sizes: dict[int, int] = {}
    depths: dict[int, int] = {}
    open_nodes: set[int] = set()
    stack: list[tuple[Node, bool]] = [(top, False)]
    while stack:
        node, done = stack.pop()
        key = id(node)
        if done:
            open_nodes.discard(key)
            sizes[key] = 1 + sum(sizes[id(child)] for child in _children(node))
            depths[key] = 1 + max((depths[id(child)] for child in _children(node)), default=0)
        elif key in open_nodes:
            return both("load_yaml_file.an_anchor_that_contains_itself")
        elif key not in sizes:
            open_nodes.add(key)
            stack.append((node, True))
            stack.extend((child, False) for child in _children(node))
    total = sizes[id(top)]
    if total > MOST_NODES or total > 10_000 + UNFOLDING * len(sizes):
        return both("load_yaml_file.anchors_that_explode")
    return _DEEP if depths[id(top)] > DEEPEST else None


def text_of(node: Node) -> Any:
    """The node as text, lists and mappings of text; blanks are empty text and fall out of lists and mappings."""
    if isinstance(node, ScalarNode):
        blank = not node.style and node.value.strip().lower() in ("", "~", "null")
        return "" if blank else node.value.strip()
    if isinstance(node, MappingNode):
        cells = {str(text_of(key)): text_of(value) for key, value in node.value}
        return {key: value for key, value in cells.items() if value not in ("", [], {})}
    return [value for value in map(text_of, _children(node)) if value not in ("", [], {})]


def typed(node: Node) -> Any:
    """The node as Python values, by the YAML 1.2 core schema; for rule parameters."""
    if isinstance(node, MappingNode):
        return {str(text_of(key)): typed(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [typed(child) for child in node.value]
    text: str = node.value
    return text if isinstance(node, ScalarNode) and node.style else plain_value(text)


def plain_value(text: str) -> Any:
    """An unquoted word as the YAML 1.2 core schema reads it."""
    for word, value in (("true", True), ("false", False), ("null", None), ("~", None), ("", None)):
        if text.lower() == word:
            return value
    for number in (int, float):
        try:
            if text.isascii() and "_" not in text and text.lower().lstrip("+-") not in ("nan", "inf", "infinity"):
                return number(text)
        except ValueError:
            continue
    return text


def row_of(node: Node, *, table: str, file: str, collector: Collector) -> RawRow:
    """A mapping node as a row, cells with their own lines."""
    place = place_of(node)
    row = RawRow(file, place)
    if not isinstance(node, MappingNode):
        collector.complain(
            file, place, value=str(text_of(node)), required=both("load_yaml_file.a_mapping_of_column_value"),
            remedy=both("load_yaml_file.write_it_as_code"),
        )  # fmt: skip
        return row
    pairs = [(str(text_of(key)), key, value) for key, value in node.value]
    columns = columns_of(
        [header for header, _, _ in pairs], table=table, file=file, places=[place_of(key) for _, key, _ in pairs],
        collector=collector,
    )  # fmt: skip
    for (header, key, value), column in zip(pairs, columns, strict=True):
        content = text_of(value)
        if column is not None and content not in ("", [], {}):
            row.cells[column] = RawCell(content, header, file, place_of(key))
    return row


def table_of(node: SequenceNode, *, table: str, file: str, collector: Collector, place: Place) -> RawTable:
    """An inline table: a list of mappings."""
    raw = RawTable(table, file, place)
    for child in node.value:
        row = row_of(child, table=table, file=file, collector=collector)
        if row.cells:
            raw.rows.append(row)
    return raw


def rules_of(node: Node, *, file: str, collector: Collector) -> dict[str, RawCell]:
    """Rule overrides: entry -> mapping of typed parameters."""
    cells: dict[str, RawCell] = {}
    for key, value in node.value if isinstance(node, MappingNode) else []:
        name = str(text_of(key))
        for twice in _twice(value):
            collector.complain(
                file, place_of(twice), value=f"{name}: {text_of(twice)}",
                required=both("load_yaml_file.each_parameter_once"),
                remedy=both("load_yaml_file.make_it_one_several_names"),
            )  # fmt: skip
        if isinstance(value, MappingNode) and name not in cells:
            cells[name] = RawCell(typed(value), name, file, place_of(key))
        else:
            collector.complain(
                file, place_of(key), value=name, required=both("load_yaml_file.each_entry_once_as_a_mapping"),
                remedy=both("load_yaml_file.such_as_min_rest_hours_11"),
            )  # fmt: skip
    if not isinstance(node, MappingNode):
        collector.complain(
            file, place_of(node), value=str(text_of(node)), required=both("load_yaml_file.a_mapping_of_rule_entries"),
            remedy=both("load_yaml_file.such_as_rules_min_rest_hours_11"),
        )  # fmt: skip
    return cells


def _twice(node: Node) -> Iterator[Node]:
    """Keys that a mapping, or one inside it, has already."""
    if isinstance(node, MappingNode):
        seen: set[str] = set()
        for key, _ in node.value:
            if str(text_of(key)) in seen:
                yield key
            seen.add(str(text_of(key)))
    for child in _children(node):
        yield from _twice(child)


def profiles_of(node: Node, *, file: str, collector: Collector) -> dict[str, dict[str, RawCell]]:
    """Profiles: name -> entries as in `rules_of`."""
    if not isinstance(node, MappingNode):
        collector.complain(
            file, place_of(node), value=str(text_of(node)), required=both("load_yaml_file.a_mapping_of_profiles"),
            remedy=both("load_yaml_file.such_as_profiles_flood"),
        )  # fmt: skip
        return {}
    made: dict[str, dict[str, RawCell]] = {}
    for key, value in node.value:
        name = str(text_of(key))
        if name in made:
            collector.complain(
                file, place_of(key), value=name, required=both("load_yaml_file.each_profile_once"),
                remedy=both("load_yaml_file.make_one_of_the_two"),
            )  # fmt: skip
        made[name] = rules_of(value, file=file, collector=collector)
    return made


def nested(cell: RawCell, columns: list[str]) -> Any:
    """A nested mapping (solver, phases) with its keys turned into columns."""
    if not isinstance(cell.value, dict):
        return cell.value
    names = header_names(columns)
    return {names.get(key.strip().lower(), key): value for key, value in cell.value.items()}
