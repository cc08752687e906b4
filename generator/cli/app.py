"""The commands of ziping and their options; each imports what it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.cli import chinese, completing
from generator.cli.form_commands import forms
from generator.cli.formats import CheckFormat, ListFormat
from generator.cli.options import AsList, Folder, Fonts, Form, FormName, OnePath, Paths, Verbose

app = typer.Typer(
    name="ziping",
    cls=chinese.Group,
    help="预算绩效自评文档生成器：读一份填好的 YAML，评分、检查，生成全套 Word 文件。",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # help pages are ours, and rich takes longer than typer
)

REPORT = typer.Option(
    "--format", metavar="text|json|sarif|xlsx", help="输出格式：文字、JSON、SARIF 或 Excel 表"
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - the signature typer asks of a callback
    if wanted:
        typer.echo(f"ziping {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    _version_wanted: Annotated[
        bool, typer.Option("--version", help="显示版本号后退出", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Hold the options that stand before a command."""


@app.command(cls=chinese.Command, help="生成文件：评分、检查，然后写出套表规定的全部 Word 文件。")
def build(  # noqa: PLR0913 - one parameter an option of the command
    paths: Paths,
    *,
    output: Folder = Path("outputs"),
    form: FormName = None,
    strict: Annotated[bool, typer.Option("--strict", help="检查出错误的单位不生成文件")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="另存一份 PDF（需要 LibreOffice）")] = False,
    jobs: Annotated[int, typer.Option("--jobs", metavar="个数", min=1, help="同时用几个进程")] = 1,
    unit_limit: Annotated[
        float | None,
        typer.Option(
            "--unit-limit",
            metavar="秒数",
            min=1,
            max=86400,
            help="一个单位最多做几秒，超过就停下，算失败；不写时几个进程的是 60 秒，一个进程的不限",
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="地址",
            help="交给 Dask 集群做，如 tcp://10.0.0.5:8786（--jobs 就不起作用）",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="没有变化的也重新生成，改过的文件也覆盖")
    ] = False,
    failed: Annotated[bool, typer.Option("--failed", help="只生成上一次失败的单位")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只列出要生成哪些单位、为什么，不写任何文件")
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="做完不退出，数据文件、套表、措辞、Word 模板等改了就重做，按 Ctrl+C 结束",
        ),
    ] = False,
    verbose: Verbose = False,
) -> None:
    """Build documents."""
    from generator.batch import Options
    from generator.cli.build_command import Wanted, build_all

    options = Options(output, form, strict, force, unit_limit)
    wanted = Wanted(jobs=jobs, cluster=cluster, pdf=pdf, failed=failed, dry=dry_run)
    if watch:
        from generator.cli.watch_command import build_watching

        raise typer.Exit(build_watching(paths, options, wanted, verbose=verbose))
    code = build_all(paths, options, wanted)
    if verbose:
        from generator.batch.watching import grounds_of
        from generator.cli.files_read import say_files

        say_files(paths, grounds_of(paths, output).stamps())
    raise typer.Exit(code)


@app.command(
    cls=chinese.Command,
    help="检查数据文件，或者（--docx）别人写的 Word、Excel 文件：读取、评分、复核，不生成文件。",
)
def check(  # noqa: PLR0913 - one parameter an option of the command
    paths: Paths,
    *,
    docx: Annotated[
        bool,
        typer.Option("--docx", help="路径是别人写好的 Word、Excel 文件，或者存放它们的文件夹"),
    ] = False,
    form: FormName = None,
    format_: Annotated[CheckFormat, REPORT] = CheckFormat.TEXT,
    select: Annotated[
        str, typer.Option("--select", metavar="编号", help="只看这些编号，如 B,W01")
    ] = "",
    ignore: Annotated[str, typer.Option("--ignore", metavar="编号", help="不看这些编号")] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help="写到哪个文件；不写就显示，xlsx 写到 检查意见.xlsx",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="文件", help="不再列出这份基线里已经有的意见"),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline",
            help="把现有的意见记进基线（--baseline 的文件，不写就是 检查基线.json）",
        ),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="改正有把握的（标点、漏填的合计、执行率），先列出改动，不写文件"
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="与 --fix 一起：把改动写进文件")] = False,
    letters: Annotated[
        Path | None,
        typer.Option(
            "--letters",
            metavar="文件夹",
            help="另写意见单：有意见的单位一个单位一份 Word 文件，说明错在哪里、怎样改",
        ),
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Check filings."""
    from generator.cli.check_command import CheckOrder, check_all
    from generator.cli.files_read import telling_files
    from generator.diagnostics.selection import Selection

    order = CheckOrder(
        form=form,
        selection=Selection.parse(select, ignore),
        wanted=format_,
        target=output,
        documents=docx,
        baseline=baseline,
        renew=write_baseline,
        letters=letters,
    )
    if fix or yes:
        from generator.cli.fix_command import fix_all

        raise typer.Exit(fix_all(paths, order, asked=fix, write=yes))
    with telling_files(paths, wanted=verbose):
        code = check_all(paths, order)
    raise typer.Exit(code)


@app.command(
    "import",
    cls=chinese.Command,
    help="读别人写的 Word、Excel 文件，写成数据文件：一个单位一份，没有读懂的写在注释里。",
)
def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="文件…", help="Word、Excel 文件，或者存放它们的文件夹"),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="路径", help="写到哪个文件；有几个单位的，写到哪个文件夹"
        ),
    ] = None,
    form: FormName = None,
) -> None:
    """Take documents in as filings."""
    from generator.cli.import_command import import_all

    raise typer.Exit(import_all(paths, form=form, output=output))


@app.command(cls=chinese.Command, help="评分：列出每项指标的自评得分和按评分标准计算的得分。")
def score(  # noqa: PLR0913 - one parameter an option of the command
    path: OnePath,
    *,
    form: FormName = None,
    explain: Annotated[bool, typer.Option("--explain", help="逐项说明得分怎样算出来")] = False,
    docx: Annotated[
        Path | None,
        typer.Option("--docx", metavar="文件夹", help="另写 Word 附件《评分依据》到这个文件夹"),
    ] = None,
    format_: AsList = ListFormat.TEXT,
    verbose: Verbose = False,
) -> None:
    """Score one filing."""
    from generator.cli.files_read import telling_files
    from generator.cli.score_command import score_one

    as_json = format_ is ListFormat.JSON
    with telling_files([path], wanted=verbose):
        code = score_one(path, form=form, explain=explain, as_json=as_json, docx=docx)
    raise typer.Exit(code)


@app.command(cls=chinese.Command, help="新建数据文件：空白的，或由申报、上年的数据文件生成。")
def new(
    form: Annotated[
        str,
        typer.Argument(
            metavar="套表", help="用哪一份套表", autocompletion=completing.forms_that_fit
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写到哪里；不写就用套表的名称"),
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="名称", help="填报单位的名称")
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="年度", min=2000, help="四位数字的年度")
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="文件",
            help="由它生成：本年度的绩效目标申报；或者上年的数据文件，另加 --year 写明新的年度",
        ),
    ] = None,
) -> None:
    """Write a new filing."""
    from generator.authoring import Order
    from generator.cli.authoring_commands import create_filing

    order = Order(form, unit=unit, year=year, source=source)
    raise typer.Exit(create_filing(order, output or Path(f"{form}.yaml")))


@app.command(
    cls=chinese.Command, help="预览：把 Word 文件转成 PDF 和每一页的图片（需要 LibreOffice）。"
)
def preview(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="文件…", help="Word 文件，或者存放 Word 文件的文件夹"),
    ],
    *,
    output: Folder = Path("preview"),
    fonts: Fonts = None,
) -> None:
    """Show the pages of Word files."""
    from generator.cli.preview_command import preview_all

    raise typer.Exit(preview_all(paths, output, fonts))


@app.command(cls=chinese.Command, help="看这台电脑：版本、LibreOffice、字体、编码、能不能写文件。")
def doctor(
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="打算把文件生成到哪里")
    ] = Path("outputs"),
) -> None:
    """Look at this machine."""
    from generator.cli.doctor_command import examine

    raise typer.Exit(examine(output))


@app.command(
    name="make-units",
    cls=chinese.Command,
    help="造单位：写出任意多份编出来的数据文件，前后一致，用来演练和测速。",
)
def make_units(
    count: Annotated[int, typer.Argument(metavar="个数", min=1, help="造多少个单位")],
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="写到哪里")],
    *,
    seed: Annotated[
        int, typer.Option("--seed", metavar="种子", min=0, help="同一个数造出同样的单位")
    ] = 0,
    broken: Annotated[
        int, typer.Option("--broken", metavar="个数", min=0, help="其中有意写坏多少个")
    ] = 0,
) -> None:
    """Make up units."""
    from generator.cli.rehearsal_command import make_units as make

    raise typer.Exit(make(count, folder, seed=seed, broken=broken))


@app.command(
    cls=chinese.Command,
    help="汇总：由一次生成的结果做全部单位的汇总表（Excel）和汇总报告（Word），不重新生成。",
)
def summary(
    place: Annotated[
        Path,
        typer.Argument(metavar="结果", help="生成时写到的文件夹，或者一份 结果.json、结果.jsonl"),
    ] = Path("outputs"),
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件夹", help="写到哪里；不写就是结果所在的文件夹"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="没有变化的也重写，改过的也覆盖")] = False,
) -> None:
    """Summarize all units."""
    from generator.cli.summary_command import summarize_results

    raise typer.Exit(summarize_results(place, output, force=force))


app.add_typer(forms)


@app.command("open", cls=chinese.Command, help="工作台：在浏览器里填写、检查、生成，不用学 YAML。")
def open_(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="路径", help="数据文件或存放它们的文件夹；不写就是 inputs"),
    ] = None,
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="生成的文件写到哪里")
    ] = Path("outputs"),
    port: Annotated[
        int,
        typer.Option("--port", metavar="端口", min=0, max=65535, help="端口；不写就自动选"),
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="打开浏览器，或者只显示地址")
    ] = True,
    stop: Annotated[bool, typer.Option("--stop", help="关闭这个文件夹的工作台")] = False,
) -> None:
    """Open the workbench."""
    from generator.cli.open_command import open_workbench, stop_workbench

    if stop:
        raise typer.Exit(stop_workbench(path, output))
    raise typer.Exit(open_workbench(path, output, port=port, browser=browser))


@app.command(cls=chinese.Command, help="说明一个编号：检查什么，为什么，依据哪里的规定。")
def rule(
    code: Annotated[
        str,
        typer.Argument(
            metavar="编号",
            help="提示里的编号，例如 S01",
            autocompletion=completing.codes_that_fit,
        ),
    ],
) -> None:
    """Explain a code."""
    from generator.cli.rule_command import print_rule

    raise typer.Exit(print_rule(code))


@app.command(
    cls=chinese.Command, help="打印命令窗口的补全脚本：按 Tab 键补全命令、选项、套表名称和编号。"
)
def completion(
    shell: Annotated[
        completing.Shell,
        typer.Argument(metavar="bash|zsh|fish|powershell", help="用的是哪一种命令窗口"),
    ],
) -> None:
    """Print a completion script."""
    raise typer.Exit(completing.print_script(shell))


@app.command(
    cls=chinese.Command,
    help="列出模板和措辞能用的名称：种类、例子、数据文件的键、印在哪里。",
)
def names(
    form: Form,
    *,
    find: Annotated[
        str, typer.Option("--find", metavar="词", help="只看名称或内容里有这个词的")
    ] = "",
    format_: AsList = ListFormat.TEXT,
) -> None:
    """List the names of a form."""
    from generator.cli.names_command import print_names

    raise typer.Exit(print_names(form, find, as_json=format_ is ListFormat.JSON))
