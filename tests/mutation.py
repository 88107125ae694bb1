"""Small lies told to one half of a rule: a limit one off, ``<`` for ``<=``, a term of a sum or a list's end lost.

One off is one unit of the limit: a minute of a time, a day of a date, one head. Hours are off by a minute, too.
"""

from __future__ import annotations

import ast
import copy
import inspect
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from types import ModuleType
from typing import Any

from enforceplan.rules.base import Rule

_SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
_SAID = {"limit", "least", "most", "opens", "until", "base", "constant", "step"}
"""What a verb calls its limits."""
_FURTHER: dict[type[ast.cmpop], int] = {ast.Lt: -1, ast.LtE: 1, ast.Gt: 1, ast.GtE: -1}
"""Which way the right side moves where the swapped comparison does not move it already."""


@dataclass(frozen=True)
class Mutant:
    """One function of a room with one small change."""

    room: str
    half: str
    """``impose``, ``check``, or ``both`` for what the two halves wrongly share."""
    function: str
    change: str
    """``before -> after``, as source; a number follows where the function says the same again."""
    line: int
    tree: ast.FunctionDef

    @property
    def name(self) -> str:
        """What the table and the list of equivalents call it."""
        return f"{self.room}.{self.function}: {self.change}"


@cache
def functions(room: type[Rule]) -> dict[str, tuple[ast.FunctionDef, type[Rule] | ModuleType]]:
    """Methods and module functions of a room by name, and whose they are; what it shares with others included."""
    found: dict[str, tuple[ast.FunctionDef, type[Rule] | ModuleType]] = {}
    for owner in reversed([base for base in room.__mro__ if issubclass(base, Rule) and base is not Rule]):
        home = sys.modules[owner.__module__]
        module = ast.parse(inspect.getsource(home))
        found |= {node.name: (node, home) for node in module.body if isinstance(node, ast.FunctionDef)}
        for node in module.body:
            if isinstance(node, ast.ClassDef) and node.name == owner.__name__:
                found |= {m.name: (m, owner) for m in node.body if isinstance(m, ast.FunctionDef)}
    return found


def home_of(owner: type[Rule] | ModuleType) -> ModuleType:
    """The module in which a function of that owner stands."""
    return sys.modules[owner.__module__] if isinstance(owner, type) else owner


def reached(room: type[Rule], half: str) -> set[str]:
    """Names of the room's own functions that ``impose`` or ``check`` comes to use."""
    known, seen, open_ = functions(room), set[str](), [half]
    while open_:
        name = open_.pop()
        if name in seen or name not in known:
            continue
        seen.add(name)
        for node in ast.walk(known[name][0]):
            if isinstance(node, ast.Name):
                open_.append(node.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
                open_.append(node.attr)
    return seen


def mutants(room: type[Rule]) -> Iterator[Mutant]:
    """Every mutant of both halves of a room."""
    halves = {half: reached(room, half) for half in ("impose", "check")}
    limits = {name: field.default for name, field in room.model_fields.items()}
    for name, (function, _) in functions(room).items():
        of = [half for half, names in halves.items() if name in names]
        if not of:
            continue
        half = of[0] if len(of) == 1 else "both"
        told_before: Counter[str] = Counter()
        for path in range(len(list(_sites(function)))):
            node = list(_sites(function))[path]
            for n in range(len(_changes(node, limits))):
                tree = copy.deepcopy(function)
                target = list(_sites(tree))[path]
                changed = _changes(target, limits)[n]
                tree = _Replace(target, changed).visit(tree)
                ast.fix_missing_locations(tree)
                told = _told(target, changed)
                told_before[told] += 1
                told += f" ({told_before[told]})" if told_before[told] > 1 else ""
                yield Mutant(room.id, half, name, told, getattr(node, "lineno", 0), tree)


def _told(node: ast.AST, changed: ast.AST) -> str:
    """What has been changed, in a line."""
    if isinstance(changed, (ast.For, ast.comprehension)) and isinstance(node, (ast.For, ast.comprehension)):
        end = "first" if ast.unparse(changed.iter).endswith("[1:]") else "last"
        return f"{end} of {ast.unparse(node.iter)} lost"
    return f"{ast.unparse(node)} -> {ast.unparse(changed)}"


@contextmanager
def alive(room: type[Rule], mutant: Mutant) -> Iterator[None]:
    """The room with the mutant in the place of the function it was made from."""
    owner = functions(room)[mutant.function][1]
    module = home_of(owner)
    original = vars(owner)[mutant.function]
    scope: dict[str, object] = {}
    vars(module)[moved.__name__] = moved
    code = compile(ast.Module([mutant.tree], []), f"<{mutant.name}>", "exec")
    # Looked up in the room's own module, so that it calls what the room calls.
    exec(code, vars(module), scope)
    setattr(owner, mutant.function, scope[mutant.function])
    try:
        yield
    finally:
        setattr(owner, mutant.function, original)
        del vars(module)[moved.__name__]


def moved(limit: Any, by: int) -> Any:
    """A limit so many of its own units further on; a set has none and stays."""
    if isinstance(limit, str):
        return f"{datetime.fromisoformat(f'2026-05-11T{limit}') + timedelta(minutes=by):%H:%M}"
    if isinstance(limit, time):
        return time.fromisoformat(moved(f"{limit:%H:%M}", by))
    if isinstance(limit, (datetime, timedelta)):
        return limit + timedelta(minutes=by)
    if isinstance(limit, frozenset):
        return limit
    return limit + (timedelta(days=by) if isinstance(limit, date) else by)


class _Replace(ast.NodeTransformer):
    def __init__(self, target: ast.AST, new: ast.AST) -> None:
        self.target, self.new = target, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.target else super().generic_visit(node)


def _sites(tree: ast.AST) -> Iterator[ast.AST]:
    """Nodes worth a lie: not the words of a finding, not annotations or docstrings."""
    for child in ast.iter_child_nodes(tree):
        annotation = getattr(tree, "returns", None) or getattr(tree, "annotation", None)
        if child is annotation or isinstance(child, ast.arguments) or _is_told(tree, child):
            continue
        yield child
        yield from _sites(child)


def _is_told(parent: ast.AST, child: ast.AST) -> bool:
    """The child makes only words: a named amount of a finding, or what a helper is given to word one."""
    if isinstance(parent, ast.Yield):
        return isinstance(child, ast.Call) and ast.unparse(child.func) != "self.finding"
    return (
        isinstance(child, ast.keyword) and isinstance(parent, ast.Call) and ast.unparse(parent.func) == "self.finding"
    )


def _changes(node: ast.AST, limits: dict[str, object]) -> list[ast.AST]:
    make: Callable[[ast.AST], list[ast.AST]] = _MAKERS.get(type(node), lambda _node: [])
    if isinstance(node, ast.Attribute) and ast.unparse(node) == f"self.{node.attr}":
        return _parameter(node, limits.get(node.attr))
    return make(node)


def _parameter(node: ast.Attribute, value: object) -> list[ast.AST]:
    """Numbers one off, clocks a minute off, office hours at either end."""
    if type(value) is int:
        return [ast.BinOp(copy.deepcopy(node), op, ast.Constant(1)) for op in (ast.Add(), ast.Sub())]
    if isinstance(value, str) and ":" in value:
        return [_moved(node, by) for by in (1, -1)]
    if isinstance(value, tuple) and all(":" in end for end in value):
        opens, closes = (ast.Subscript(copy.deepcopy(node), ast.Constant(n), ast.Load()) for n in (0, 1))
        opened = [ast.Tuple([_moved(opens, by), closes], ast.Load()) for by in (1, -1)]
        return [*opened, *(ast.Tuple([opens, _moved(closes, by)], ast.Load()) for by in (1, -1))]
    return []


def _moved(node: ast.expr, by: int) -> ast.expr:
    return ast.Call(ast.Name(moved.__name__, ast.Load()), [copy.deepcopy(node), ast.Constant(by)], [])


def _compare(node: ast.Compare) -> list[ast.AST]:
    found: list[ast.AST] = []
    for n, op in enumerate(node.ops):
        if type(op) in _SWAPPED:
            ops = [*node.ops[:n], _SWAPPED[type(op)](), *node.ops[n + 1 :]]
            found.append(ast.Compare(copy.deepcopy(node.left), ops, copy.deepcopy(node.comparators)))
            left, right = copy.deepcopy(node.left), copy.deepcopy(node.comparators)
            if n + 1 == len(node.ops):
                right[n] = _moved(right[n], _FURTHER[type(op)])
            elif n == 0:
                left = _moved(left, -_FURTHER[type(op)])
            else:
                continue
            found.append(ast.Compare(left, copy.deepcopy(node.ops), right))
    return found


def _constant(node: ast.Constant) -> list[ast.AST]:
    """Zeros and ones are places and switches, not limits."""
    if type(node.value) is not int or node.value < 2:
        return []
    return [ast.Constant(node.value + 1), ast.Constant(node.value - 1)]


def _sum(node: ast.BinOp) -> list[ast.AST]:
    if isinstance(node.op, ast.Add):
        return [copy.deepcopy(node.left), copy.deepcopy(node.right)]
    if isinstance(node.op, ast.Sub):
        return [copy.deepcopy(node.left), ast.UnaryOp(ast.USub(), copy.deepcopy(node.right))]
    hours = isinstance(node.op, ast.Mult) and any(ast.unparse(side) == "60" for side in (node.left, node.right))
    return [_moved(node, by) for by in (1, -1)] if hours else []


def _call(node: ast.Call) -> list[ast.AST]:
    """A stretch of hours a minute longer or shorter."""
    hours = ast.unparse(node.func) == "timedelta" and any(word.arg == "hours" for word in node.keywords)
    return [_moved(node, by) for by in (1, -1)] if hours else []


def _keyword(node: ast.keyword) -> list[ast.AST]:
    """A limit said to the engine, one off; none where nothing binds."""
    if node.arg not in _SAID or "FREE)" in ast.unparse(node.value):
        return []
    return [ast.keyword(node.arg, _moved(node.value, by)) for by in (1, -1)]


def _step(node: ast.AugAssign) -> list[ast.AST]:
    return [ast.Pass()] if isinstance(node.op, (ast.Add, ast.Sub)) else []


def _ends(over: ast.expr) -> list[ast.expr]:
    every = ast.Call(ast.Name("list", ast.Load()), [copy.deepcopy(over)], [])
    one, last = ast.Constant(1), ast.UnaryOp(ast.USub(), ast.Constant(1))
    return [
        ast.Subscript(every, ast.Slice(lower=one), ast.Load()),
        ast.Subscript(copy.deepcopy(every), ast.Slice(upper=last), ast.Load()),
    ]


def _loop(node: ast.For) -> list[ast.AST]:
    found: list[ast.AST] = []
    for over in _ends(node.iter):
        changed = copy.deepcopy(node)
        changed.iter = over
        found.append(changed)
    return found


def _generator(node: ast.comprehension) -> list[ast.AST]:
    return [
        ast.comprehension(copy.deepcopy(node.target), over, copy.deepcopy(node.ifs), 0) for over in _ends(node.iter)
    ]


_MAKERS: dict[type[ast.AST], Callable[..., list[ast.AST]]] = {
    ast.Compare: _compare,
    ast.Constant: _constant,
    ast.BinOp: _sum,
    ast.Call: _call,
    ast.keyword: _keyword,
    ast.AugAssign: _step,
    ast.For: _loop,
    ast.comprehension: _generator,
}
