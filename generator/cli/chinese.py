"""Typer in Chinese: its own words in help pages, and its complaints about a wrong command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer.core

from generator.cli.help_page import help_page

if TYPE_CHECKING:
    from typer.exceptions import TyperException

HELP = "显示说明后退出"
QUOTE = "'"
REASONS = {  # typer's words on a value, and ours; what follows its words goes into the braces
    "is not one of": "只能是 {}",
    "greater than or equal to": "不能小于 {}",
    "less than or equal to": "不能大于 {}",
    "does not exist": "路径不存在",
    "integer": "要填整数",
    "valid number": "要填数",
}
BRACKETS = str.maketrans("", "", "{}")


class Command(typer.core.TyperCommand):
    """A command whose help page is Chinese throughout."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"options_metavar": "[选项]"})

    def get_usage(self, ctx: Any) -> str:
        """Write the usage line."""
        return _usage_line(super().get_usage(ctx))

    def get_help(self, ctx: Any) -> str:
        """Write the help page."""
        return help_page(self.get_usage(ctx), self, ctx)

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 - typer's own
        """Return what a shell shows beside the command: all of it, Chinese is short."""
        return self.help or ""

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
        return _usage_line(super().get_usage(ctx))

    def get_help(self, ctx: Any) -> str:
        """Write the help page."""
        return help_page(self.get_usage(ctx), self, ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """Return --help with its description."""
        return _described(super().get_help_option(ctx))


def _usage_line(line: str) -> str:
    """Translate the usage line, and take typer's own brackets and dots off our 路径…."""
    return line.replace("Usage: ", "用法：", 1).translate(BRACKETS).replace("…...", "…")


def _described(option: Any) -> Any:
    if option is not None:
        option.help = HELP
    return option


def page_instead(error: TyperException) -> str:
    """Return the help page that answers a command line of nothing; '' for a wrong one."""
    return error.message if type(error).__name__ == "NoArgsIsHelpError" else ""


def complaint(error: TyperException) -> str:
    """Say in Chinese what is wrong with the command line."""
    name = getattr(error, "option_name", None) or _parameter(error)
    sentences = {
        "NoSuchOption": f"没有选项 {name}{_nearest(error)}",
        "MissingParameter": f"缺少参数 {name}",
        "BadOptionUsage": f"选项 {name} 的用法不对，可能缺少它的值",
        "BadParameter": f"{name} 的值不对：{_reason(error)}",
    }
    return sentences.get(type(error).__name__) or _usage(error.message)


def _nearest(error: TyperException) -> str:
    near = "、".join(getattr(error, "possibilities", None) or ())
    return f"，是不是 {near}？" if near else ""


def _usage(message: str) -> str:
    """Translate the complaints that typer tells apart by their words alone."""
    if "No such command" in message:
        return f"没有这个命令：{message.split(QUOTE)[1]}"
    if "Missing command" in message:
        return "缺少命令"
    if "unexpected extra argument" in message:
        return f"多出的参数：{message.partition(' (')[2].removesuffix(')')}"
    return message


def _parameter(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.metavar or parameter.name)


def _reason(error: TyperException) -> str:
    """Translate what typer says of a value, as far as its few reasons go."""
    message = error.message
    for english, chinese in REASONS.items():
        if english in message:
            return chinese.format(message.partition(english)[2].strip(" ."))
    return message
