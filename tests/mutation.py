"""Small lies told to one half of a rule: a limit one off, ``<`` for ``<=``, a term of a sum or a list's end lost."""

from __future__ import annotations

import ast
import copy
import inspect
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from enforceplan.rules.base import Rule

_SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}


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


def functions(room: type[Rule]) -> dict[str, tuple[ast.FunctionDef, bool]]:
    """Methods and module functions of a room by name, and whether they are methods."""
    module = ast.parse(inspect.getsource(sys.modules[room.__module__]))
    found = {node.name: (node, False) for node in module.body if isinstance(node, ast.FunctionDef)}
    for node in module.body:
        if isinstance(node, ast.ClassDef) and node.name == room.__name__:
            found |= {m.name: (m, True) for m in node.body if isinstance(m, ast.FunctionDef)}
    return found


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
    limits = {name for name, field in room.model_fields.items() if field.annotation is int}
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
    module = sys.modules[room.__module__]
    method = functions_are_methods(room, mutant.function)
    owner: object = room if method else module
    original = vars(owner)[mutant.function]
    scope: dict[str, object] = {}
    code = compile(ast.Module([mutant.tree], []), f"<{mutant.name}>", "exec")
    # Looked up in the room's own module, so that it calls what the room calls.
    exec(code, vars(module), scope)
    setattr(owner, mutant.function, scope[mutant.function])
    try:
        yield
    finally:
        setattr(owner, mutant.function, original)


def functions_are_methods(room: type[Rule], name: str) -> bool:
    """The function belongs to the class."""
    return functions(room)[name][1]


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


def _changes(node: ast.AST, limits: set[str]) -> list[ast.AST]:
    make: Callable[[ast.AST], list[ast.AST]] = _MAKERS.get(type(node), lambda _node: [])
    if isinstance(node, ast.Attribute) and node.attr in limits and ast.unparse(node) == f"self.{node.attr}":
        return [ast.BinOp(copy.deepcopy(node), op, ast.Constant(1)) for op in (ast.Add(), ast.Sub())]
    return make(node)


def _compare(node: ast.Compare) -> list[ast.AST]:
    found: list[ast.AST] = []
    for n, op in enumerate(node.ops):
        if type(op) in _SWAPPED:
            ops = [*node.ops[:n], _SWAPPED[type(op)](), *node.ops[n + 1 :]]
            found.append(ast.Compare(copy.deepcopy(node.left), ops, copy.deepcopy(node.comparators)))
    return found


def _constant(node: ast.Constant) -> list[ast.AST]:
    """Zeros and ones are places and switches, not limits."""
    if type(node.value) is not int or node.value < 2:
        return []
    return [ast.Constant(node.value + 1), ast.Constant(node.value - 1)]


def _sum(node: ast.BinOp) -> list[ast.AST]:
    if isinstance(node.op, ast.Add):
        return [copy.deepcopy(node.left), copy.deepcopy(node.right)]
    return [copy.deepcopy(node.left)] if isinstance(node.op, ast.Sub) else []


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
    ast.AugAssign: _step,
    ast.For: _loop,
    ast.comprehension: _generator,
}
