"""Typer in Chinese: its own words in help pages, and its complaints about a wrong command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer.core
from typer import rich_utils

if TYPE_CHECKING:
    from typer.exceptions import TyperException

HELP = "显示说明后退出"


def translate_panels() -> None:
    """Give typer's help panels Chinese titles; it offers no other way than its own constants."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"


class Command(typer.core.TyperCommand):
    """A command whose help page is Chinese throughout."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"options_metavar": "[选项]"})

    def get_usage(self, ctx: Any) -> str:
        """Write the usage line."""
        return super().get_usage(ctx).replace("Usage: ", "用法：", 1)

    def get_help_option(self, ctx: Any) -> Any:
        """Return --help with its description."""
        return _described(super().get_help_option(ctx))


class Group(typer.core.TyperGroup):
    """A group of commands whose help page is Chinese throughout."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        words = {"options_metavar": "[选项]", "subcommand_metavar": "命令 [参数]…"}
        super().__init__(*args, **kwargs | words)

    def get_usage(self, ctx: Any) -> str:
        """Write the usage line."""
        return super().get_usage(ctx).replace("Usage: ", "用法：", 1)

    def get_help_option(self, ctx: Any) -> Any:
        """Return --help with its description."""
        return _described(super().get_help_option(ctx))


def _described(option: Any) -> Any:
    if option is not None:
        option.help = HELP
    return option


def complaint(error: TyperException) -> str:
    """Say in Chinese what is wrong with the command line."""
    kind = type(error).__name__
    name = getattr(error, "option_name", None) or _parameter(error)
    match kind:
        case "NoSuchOption":
            near = "、".join(getattr(error, "possibilities", None) or ())
            return f"没有选项 {name}" + (f"，是不是 {near}？" if near else "")
        case "MissingParameter":
            return f"缺少参数 {name}"
        case "BadOptionUsage":
            return f"选项 {name} 的用法不对，可能缺少它的值"
        case "BadParameter":
            return f"{name} 的值不对：{_reason(error)}"
    if "No such command" in error.message:
        return f"没有这个命令：{error.message.split(chr(39))[1]}"
    if "Missing command" in error.message:
        return "缺少命令"
    if "unexpected extra argument" in error.message:
        return f"多出的参数：{error.message.partition('(')[2].rstrip(')')}"
    return error.format_message()


def _parameter(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.metavar or parameter.name)


def _reason(error: TyperException) -> str:
    """Translate what typer says of a value, as far as its few reasons go."""
    choices = getattr(getattr(getattr(error, "param", None), "type", None), "choices", None)
    if choices:
        return f"只能是 {'、'.join(str(getattr(one, 'value', one)) for one in choices)}"
    if "does not exist" in error.message:
        return "路径不存在"
    if "integer" in error.message:
        return "要填整数"
    if "range" in error.message:
        return "超出范围"
    return error.message
