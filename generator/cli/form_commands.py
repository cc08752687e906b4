"""The commands below ``ziping form``: list, check, schema and new."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli import chinese
from generator.cli.completing import forms_that_fit
from generator.cli.formats import ListFormat
from generator.cli.options import AsList, Folder, Fonts, Form

forms = typer.Typer(
    name="form",
    cls=chinese.Group,
    help="套表：列出、检查、新建，导出 JSON Schema。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@forms.command("list", cls=chinese.Command, help="列出可以用的套表：名称、适用年度、生成哪些文件。")
def list_(
    *,
    format_: AsList = ListFormat.TEXT,
) -> None:
    """List forms."""
    from generator.cli.authoring_commands import print_forms

    raise typer.Exit(print_forms(as_json=format_ is ListFormat.JSON))


@forms.command(
    cls=chinese.Command, help="检查套表：连同评分标准、Word 模板和文字；不写名称就检查全部。"
)
def check(
    form: Annotated[
        str | None,
        typer.Argument(metavar="套表", help="套表的名称", autocompletion=forms_that_fit),
    ] = None,
) -> None:
    """Check forms."""
    from generator.cli.authoring_commands import check_forms

    raise typer.Exit(check_forms(form))


@forms.command(
    "test",
    cls=chinese.Command,
    help="试算套表：照 templates/cases 里写的情形改样例，看得分、问题、句子对不对。",
)
def run_cases(
    form: Annotated[
        str | None,
        typer.Argument(metavar="套表", help="套表的名称", autocompletion=forms_that_fit),
    ] = None,
) -> None:
    """Run the cases of forms."""
    from generator.cli.authoring_commands import test_forms

    raise typer.Exit(test_forms(form))


@forms.command(cls=chinese.Command, help="导出套表的 JSON Schema，编辑器据此提示和核对键名。")
def schema(
    form: Form,
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写成文件；不写就显示在窗口里"),
    ] = None,
) -> None:
    """Write a form's JSON Schema."""
    from generator.cli.authoring_commands import print_schema

    raise typer.Exit(print_schema(form, output))


@forms.command(
    cls=chinese.Command,
    help="预览套表：各项填满、只填必填，各出一套 Word 文件、PDF 和图片（需要 LibreOffice）。",
)
def preview(
    form: Form,
    *,
    output: Folder = Path("preview"),
    fonts: Fonts = None,
) -> None:
    """Show the papers of a form."""
    from generator.cli.form_preview_command import preview_form

    raise typer.Exit(preview_form(form, output, fonts))


@forms.command(cls=chinese.Command, help="新建套表，作为一个新地方的起点。")
def new(
    name: Annotated[str, typer.Argument(metavar="名称", help="新套表的名称，也就是文件名")],
    *,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="套表",
            help="照抄哪一份；不写就用通用的样子",
            autocompletion=forms_that_fit,
        ),
    ] = None,
    paper: Annotated[
        Path | None,
        typer.Option(
            "--from-docx",
            metavar="文件",
            help="由一份空白表新建：认出栏目，格子里写上标签，没有看懂的列出来；不与 --from 同用",
        ),
    ] = None,
) -> None:
    """Write a new form."""
    from generator.cli.authoring_commands import create_form

    raise typer.Exit(create_form(name, source, paper))
