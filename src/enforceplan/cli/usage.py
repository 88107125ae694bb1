"""Words that make no sense, told in both languages: the command line's own faults as a `UsageFault`.

English is what the command line's library says, Chinese stands in ``text/zh/help.ftl``.

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
        return UsageFault(_say("error", told=_option(fault)), english)
    path = context.command_path
    pieces = " ".join(context.command.collect_usage_pieces(context)).replace("[OPTIONS]", _say("pieces"))
    return UsageFault(
        _say("page", path=path, pieces=pieces, told=_chinese(fault, context)),
        f"{context.get_usage()}\nTry '{path} --help' for help.\n\n{english}",
    )


def _say(what: str, /, **values: object) -> str:
    from enforceplan.ftl import fill
    from enforceplan.text import own

    return fill("zh", own("zh", "help")[f"fault.{what}"], values)


def _chinese(fault: click.ClickException, context: click.Context) -> str:
    """What stands there, what is required, what to do."""
    if isinstance(fault, NoSuchOption):
        options = [name for one in context.command.get_params(context) for name in one.opts if name.startswith("--")]
        return _say("no_option", name=fault.option_name, known="、".join(options))
    if isinstance(fault, BadOptionUsage):
        return _option(fault)
    if isinstance(fault, MissingParameter):
        return _say("missing", name=_name(fault))
    if isinstance(fault, BadParameter):
        kind = fault.param.type if fault.param is not None else click.STRING
        return _say("wrong", name=_name(fault), values=_values(kind))
    if isinstance(fault, NoSuchCommand) and isinstance(context.command, click.Group):
        known = "、".join(context.command.list_commands(context))
        return _say("no_command", name=fault.command_name, known=known)
    return _say("other")


def _option(fault: click.ClickException) -> str:
    """An option with a value too many or too few."""
    return _say("count", name=fault.option_name if isinstance(fault, BadOptionUsage) else _say("parameter"))


def _name(fault: BadParameter) -> str:
    """The parameter as it is written: an option's long name, or an argument's word."""
    if fault.param is None:
        return _say("parameter")
    return (
        fault.param.opts[-1]
        if isinstance(fault.param, click.Option)
        else fault.param.make_metavar(fault.ctx or click.Context(click.Command(None)))
    )


def _values(kind: click.ParamType[object]) -> str:
    """Which values a type takes."""
    if isinstance(kind, click.Choice):
        return _say("one_of", values="、".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange | click.FloatRange):
        number = _say("whole" if isinstance(kind, click.IntRange) else "number")
        if kind.max is None:
            return _say("at_least", least=kind.min, kind=number)
        return _say("between", least=kind.min, most=kind.max, kind=number)
    return _say("see_help")
