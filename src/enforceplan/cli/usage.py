"""Words that make no sense, told in both languages: the command line's own faults as a `UsageFault`.

When to modify: an option of a new type, whose values are then described here.
"""

from __future__ import annotations

import click
from click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchCommand, NoSuchOption

from enforceplan.errors import UsageFault


def usage_fault(fault: click.ClickException) -> UsageFault:
    """The fault with the command's usage above it, in Chinese and in English."""
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    english = f"Error: {fault.format_message()}"
    if context is None:
        return UsageFault(f"错误: {_option(fault)}", english)
    path = context.command_path
    words = " ".join(context.command.collect_usage_pieces(context)).replace("[OPTIONS]", "[选项]")
    return UsageFault(
        f"用法: {path} {words}\n帮助: {path} --help\n\n错误: {_chinese(fault, context)}",
        f"{context.get_usage()}\nTry '{path} --help' for help.\n\n{english}",
    )


def _chinese(fault: click.ClickException, context: click.Context) -> str:
    """What stands there, what is required, what to do."""
    if isinstance(fault, NoSuchOption):
        options = [name for one in context.command.get_params(context) for name in one.opts if name.startswith("--")]
        return f"{fault.option_name}: 没有这个选项 — 要求: {'、'.join(options)} 之一 — 请改正"
    if isinstance(fault, BadOptionUsage):
        return _option(fault)
    if isinstance(fault, MissingParameter):
        return f"{_name(fault)}: 空 — 要求: 此项必须填写 — 请补上"
    if isinstance(fault, BadParameter):
        kind = fault.param.type if fault.param is not None else click.STRING
        return f"{_name(fault)}: 值不合要求 — 要求: {_values(kind)} — 请改正"
    if isinstance(fault, NoSuchCommand) and isinstance(context.command, click.Group):
        known = "、".join(context.command.list_commands(context))
        return f"{fault.command_name}: 没有这个命令 — 要求: {known} 之一 — 请改正"
    return "参数不合用法 — 要求: 上面的用法 — 请改正"


def _option(fault: click.ClickException) -> str:
    """An option with a value too many or too few."""
    name = fault.option_name if isinstance(fault, BadOptionUsage) else "参数"
    return f"{name}: 值多余或缺失 — 要求: --help 中的写法 — 请改正"


def _name(fault: BadParameter) -> str:
    """The parameter as it is written: an option's long name, or an argument's word."""
    if fault.param is None:
        return "参数"
    return (
        fault.param.opts[-1]
        if isinstance(fault.param, click.Option)
        else fault.param.make_metavar(fault.ctx or click.Context(click.Command(None)))
    )


def _values(kind: click.ParamType[object]) -> str:
    """Which values a type takes."""
    if isinstance(kind, click.Choice):
        return "、".join(map(str, kind.choices)) + " 之一"
    if isinstance(kind, click.IntRange | click.FloatRange):
        number = "整数" if isinstance(kind, click.IntRange) else "数"
        if kind.max is None:
            return f"不小于 {kind.min} 的{number}"
        return f"{kind.min} 至 {kind.max} 的{number}"
    return "见 --help"
