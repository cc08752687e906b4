"""Arguments and options that several commands take, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli import completing
from generator.cli.formats import ListFormat

Paths = Annotated[
    list[Path], typer.Argument(metavar="路径…", help="数据文件，或者存放数据文件的文件夹")
]
OnePath = Annotated[Path, typer.Argument(metavar="路径", help="数据文件")]
FormName = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="套表",
        help="不用数据文件里写的套表，改用这一份",
        autocompletion=completing.forms_that_fit,
    ),
]

Verbose = Annotated[bool, typer.Option("--verbose", help="另说读了哪些文件、从哪里读的")]
Form = Annotated[
    str, typer.Argument(metavar="套表", help="套表的名称", autocompletion=completing.forms_that_fit)
]
AsList = Annotated[
    ListFormat, typer.Option("--format", metavar="text|json", help="输出格式：文字或 JSON")
]
Folder = Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="写到哪里")]
Fonts = Annotated[
    Path | None,
    typer.Option("--fonts", metavar="文件夹", help="存放字体的文件夹；不写看 ZIPING_FONTS"),
]
