"""The user's documents against the program: examples run, commands, codes and keys exist."""

from __future__ import annotations

import re
import shlex
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
import typer
from typer.exceptions import TyperException

from generator.batch import Options, build_one, check_one
from generator.cli import main
from generator.cli.app import app
from generator.diagnostics import CATALOGUE, Severity, worst
from generator.filing import Department, Filing
from generator.findings import find_library
from generator.findings.library import Asked, Entry, LibraryFile, Situation
from generator.findings.library import Scope as FindingScope
from generator.forms import BasicDataRow, DocumentPlan, Form, FundingPlan, Required
from generator.reading import conform, read_tree_text
from generator.scoring.rubric import (
    BoundRule,
    Cap,
    ExecutionRule,
    FigureSpec,
    LateRule,
    NamedIndicator,
    NotApplicable,
    Rubric,
    Scope,
    TotalCap,
)
from generator.templating.filters import FILTERS
from generator.templating.sentence import render_sentence
from generator.workspace import Workspace, builtin_root

ROOT = Path(__file__).parents[2]
FOR_STAFF = (ROOT / "docs/填报说明.md").read_text(encoding="utf-8")
PLACES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
DOCUMENTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in PLACES}
FOR_MAINTAINERS = "\n".join(text for name, text in DOCUMENTS.items() if "模板维护" in name)
EVERY_DOCUMENT = pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)

FENCE = re.compile(r"^( *)```([^\n]*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"`([^`\n]+)`")
CODE = re.compile(r"(?<![0-9A-Za-z+])[A-Z][0-9]{2}(?![0-9A-Za-z])")
FINDING = re.compile(r"^\| (F[0-9]{2}) \|", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^):\s]+)\)")
COPY = re.compile(r"把内置的 `(templates/docx/[^`]+)` 复制成\s*`(templates/docx/[^`]+)`")
PROMISED = re.compile(r"应得总分 ([0-9.]+)，等级 (\S+)，.*?文件是 `([^`]+)`", re.DOTALL)
FILTER_ROW = re.compile(r"^\| [^|]+ \| ([^|]+) \| `(值[^`]+)` \| ([^|]+) \|$", re.MULTILINE)
BLOCK_ROW = re.compile(
    r"^\| (单位概况|预算收支|三公经费|工作开展|存在问题|改进措施) \| (\S+) \|$", re.MULTILINE
)
FILE_INFO = re.compile(r"\S+ ((?:templates|narratives|inputs)/\S+)")


class Block(NamedTuple):
    """A fenced block: what stands behind its fence, and its text."""

    info: str
    text: str


def blocks(text):
    return [
        Block(info.strip(), re.sub(f"^{indent}", "", body, flags=re.MULTILINE))
        for indent, info, body in FENCE.findall(text)
    ]


def command_lines(text):
    """Return every command line of ours that a text shows."""
    shown = CODE_SPAN.findall(FENCE.sub("", text))
    shown += [line for block in blocks(text) for line in block.text.splitlines()]
    parts = [part.strip() for line in shown for part in line.split("&&")]
    return [part for part in parts if part.startswith("ziping ")]


def strangers(line):
    """Return what a command line names that the program does not have."""
    command, words = typer.main.get_command(app), shlex.split(line)[1:]
    while hasattr(command, "commands") and words:
        name = words.pop(0)
        if name not in command.commands:
            return [name]
        command = command.commands[name]
    known = {name for option in command.params for name in (*option.opts, "--help")}
    return [word for word in words if word.startswith("-") and word not in known]


def typed_lines(text):
    """Return the command lines that stand in blocks of their own, as they would be typed."""
    lines = [line for block in blocks(text) if not block.info for line in block.text.splitlines()]
    parts = [part.strip() for line in lines for part in line.split("&&")]
    return [part for part in parts if part.startswith("ziping ")]


def refusal(line):
    """Return why the program would refuse a command line before doing anything, '' if not."""
    line = line.replace(" 个数", " 3")  # where a number is to stand
    line = line.replace("bash|zsh|fish|powershell", "bash")
    command, words = typer.main.get_command(app), shlex.split(line, comments=True)[1:]
    while hasattr(command, "commands") and words:
        command = command.commands[words.pop(0)]
    try:
        command.make_context("ziping", words)
    except TyperException as error:
        return error.format_message() or type(error).__name__
    return ""


class TestCommands:
    @EVERY_DOCUMENT
    def test_exist_with_their_options(self, text):
        found = {line: strangers(line) for line in command_lines(text)}
        assert {line: names for line, names in found.items() if names} == {}

    def test_every_command_is_in_the_readme_and_for_staff_or_maintainers(self):
        shown = {tuple(line.split()[1:3]) for line in command_lines(FOR_STAFF + FOR_MAINTAINERS)}
        top = typer.main.get_command(app).commands
        assert {words[0] for words in shown} >= set(top)
        assert {words[1] for words in shown if words[0] == "form"} >= set(top["form"].commands)

    @pytest.mark.parametrize(
        "line", [line for text in DOCUMENTS.values() for line in typed_lines(text)]
    )
    def test_that_are_shown_as_typed_would_run(self, line):
        assert refusal(line) == ""

    @pytest.mark.parametrize(
        "line", ["ziping build", "ziping build x --jobs 多", "ziping check x --format docx"]
    )
    def test_a_planted_line_that_would_not_run_is_caught(self, line):
        assert refusal(line)

    @pytest.mark.parametrize(
        "line", ["ziping biuld x", "ziping build x --pfd", "ziping form lst", "ziping rule -o x"]
    )
    def test_a_planted_fault_is_caught(self, line):
        assert strangers(line)


class TestCodes:
    @EVERY_DOCUMENT
    def test_are_in_the_catalogue_or_the_library(self, text):
        named = set(CODE.findall(text))
        assert {
            code for code in named - findings_of_the_library() if code not in CATALOGUE
        } == set()

    def test_the_list_of_findings_is_the_library(self):
        assert set(FINDING.findall(FOR_STAFF)) == findings_of_the_library()

    def test_a_planted_fault_is_caught(self):
        assert CODE.findall("报 Z99，改成 GB18030 和 U+200B") == ["Z99"]


def findings_of_the_library():
    return set(find_library(Workspace((builtin_root(),)), ("通用",)).value.entries)


MAINTAINER_RECORDS = (
    *(Form, DocumentPlan, Required, FundingPlan, BasicDataRow, Rubric, ExecutionRule, BoundRule),
    *(Scope, NamedIndicator, NotApplicable, FigureSpec, TotalCap, Cap, LateRule),
    *(LibraryFile, Entry, Situation, FindingScope, Asked),
)


def keys_shown(text):
    """Return the keys that a text names as keys: in the first cells of tables, or in YAML."""
    cells = re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)
    yaml = "\n".join(block.text for block in blocks(text)) + "\n".join(CODE_SPAN.findall(text))
    named = re.findall(r"([^\s{},:\[\]#`-]+): ?", yaml) + CODE_SPAN.findall(text)
    return {*named, *(word for cell in cells for word in re.split(r"[、：:，（）()`\s]+", cell))}


class TestKeys:
    @pytest.mark.parametrize("record", MAINTAINER_RECORDS, ids=lambda record: record.__name__)
    def test_of_forms_rubrics_and_findings_are_explained_to_maintainers(self, record):
        assert {*record.aliases()} - keys_shown(FOR_MAINTAINERS) == set()

    def test_a_key_within_another_word_is_not_explained(self):
        assert "标" not in keys_shown("| 标题 | 目标 |\n\n`标志: 是`")
        assert {"标题", "标志"} <= keys_shown("| 标题 | 目标 |\n\n`标志: 是`")


# What has to stand before a fragment so that it can be read, by the record that it is a part of.
BEGINNINGS = {
    Filing: {"套表": "甲", "年度": "2022", "单位": "{名称: 甲}"},
    Department: {},
    Rubric: {"名称": "甲", "来源": "甲", "适用年度": "{起: 2022}"},
    BoundRule: {"规则": "{方法: 按比例}"},
    LibraryFile: {"名称": "甲"},
}


def fragments(text, records):
    """Return each YAML block with the first record that has all its keys, completed for it."""
    for block in blocks(text):
        keys = re.findall(r"^([^\s#:]+):", block.text, re.MULTILINE)
        fitting = [record for record in records if keys and {*keys} <= {*record.aliases()}]
        if block.info == "yaml" and fitting:
            missing = {k: v for k, v in BEGINNINGS[fitting[0]].items() if k not in keys}
            lines = [f"{key}: {value}\n" for key, value in missing.items()]
            yield fitting[0], "".join(lines) + block.text


FRAGMENTS = [
    *fragments(FOR_STAFF, (Filing, Department)),
    *fragments(FOR_MAINTAINERS, (BoundRule, Rubric, LibraryFile)),
]


class TestSnippets:
    @pytest.mark.parametrize(
        "block",
        [one for text in DOCUMENTS.values() for one in blocks(text) if one.info.startswith("yaml")],
        ids=lambda block: block.text[:20].strip(),
    )
    def test_are_yaml(self, block):
        assert read_tree_text(block.text, name="文档").diagnostics == ()

    @pytest.mark.parametrize(
        ("record", "text"),
        FRAGMENTS,
        ids=[f"{record.__name__}-{text[-40:].strip()}" for record, text in FRAGMENTS],
    )
    def test_have_the_keys_of_what_they_show(self, record, text):
        assert conform(read_tree_text(text, name="文档"), record).diagnostics == ()

    @pytest.mark.parametrize(
        "block",
        [one for text in DOCUMENTS.values() for one in blocks(text) if "数据文件" in one.info],
        ids=lambda block: block.text.splitlines()[0],
    )
    def test_of_whole_filings_read_check_and_build(self, block, inputs, tmp_path):
        path = inputs / "单位.yaml"
        path.write_text(block.text, encoding="utf-8")
        assert worst(check_one(path)) is not Severity.ERROR
        assert build_one(path, Options(output=tmp_path / "outputs")).saved

    def test_there_is_a_whole_filing(self):
        assert [one for one in blocks(FOR_STAFF) if "数据文件" in one.info]


def given(cell):
    """Return the value and the value beside it that a row of the filters' table states."""
    value, _, beside = cell.strip().partition("，上年 ")
    return {"值": typed(value), "上年": typed(beside)}


def typed(text):
    if text.endswith(" 的列表"):
        return tuple(text.removesuffix(" 的列表").split("、"))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return Decimal(text) if re.fullmatch(r"[0-9.]+", text) else text


class TestFilters:
    @pytest.mark.parametrize(("value", "call", "printed"), FILTER_ROW.findall(FOR_MAINTAINERS))
    def test_write_what_the_table_says(self, value, call, printed):
        wording = f"{{{{ {call} }}}}".replace("\\|", "|")
        assert render_sentence(wording, given(value)) == printed.strip()

    def test_are_all_in_the_table(self):
        calls = " ".join(call for _, call, _ in FILTER_ROW.findall(FOR_MAINTAINERS))
        assert {name for name in FILTERS if name not in calls} == set()


@pytest.mark.parametrize(("chapter", "listed"), BLOCK_ROW.findall(FOR_MAINTAINERS))
def test_blocks_of_a_chapter_are_those_of_its_wording(chapter, listed):
    wording = (ROOT / f"narratives/通用/{chapter}.md.j2").read_text(encoding="utf-8")
    assert re.findall(r"{% block (\S+) %}", wording) == listed.split("、")


def dead_links(path, text):
    """Return the links of a document that lead to no file, seen from where it lies."""
    links = [one.partition("#")[0] for one in LINK.findall(FENCE.sub("", text))]
    return [one for one in links if one and not (path.parent / one).is_file()]


@pytest.mark.parametrize("path", PLACES, ids=DOCUMENTS)
def test_links_lead_to_files(path):
    assert dead_links(path, path.read_text(encoding="utf-8")) == []


def test_a_planted_dead_link_is_caught():
    assert dead_links(ROOT / "README.md", "见[批量](批量.md)和[批量](docs/批量.md)") == ["批量.md"]


def write_county(root):
    """Make the county of the maintainers' document from its blocks, as its reader would."""
    for folder in ("templates", "narratives", "inputs"):
        (root / folder).mkdir(parents=True)
    for block in blocks(FOR_MAINTAINERS):
        if file := FILE_INFO.fullmatch(block.info):
            path = root / file[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    edits = (one for one in blocks(FOR_MAINTAINERS) if one.info.startswith("text "))
    for (source, target), edit in zip(COPY.findall(FOR_MAINTAINERS), edits, strict=True):
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        edited(ROOT / source, edit).save(root / target)


def edited(source, edit):
    """Change a Word template the way a step of the document says."""
    document, lines = docx.Document(source), edit.text.splitlines()
    if edit.info == "text 加在文末":
        for line in lines:
            document.add_paragraph(line, style="表注")
        return document
    assert edit.info == "text 换掉章节"
    first, *others = (one for one in document.paragraphs if "章节(" in one.text)
    for line in lines:
        first.insert_paragraph_before(line, style=first.style)
    for paragraph in (first, *others):
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - python-docx cannot delete one
    return document


@pytest.fixture
def county(tmp_path, monkeypatch):
    root = tmp_path / "示范县"
    write_county(root)
    monkeypatch.chdir(root)
    return root


class TestCounty:
    def test_passes_its_own_checks(self, county, capsys):
        (form,) = (path.stem for path in (county / "templates/forms").iterdir())
        assert main(["form", "check", form]) == 0
        assert main(["check", "inputs"]) == 0
        assert "0 个错误，0 个警告" in capsys.readouterr().err

    def test_gives_the_points_grade_and_file_that_the_document_promises(self, county):
        points, grade, file = PROMISED.search(FOR_MAINTAINERS).groups()
        (filing,) = (county / "inputs").rglob("*.yaml")
        result = build_one(filing, Options(output=Path("outputs")))
        assert [(one.points, one.grade) for one in result.scored] == [(points, grade)]
        assert [path.as_posix() for path in result.saved] == [file]

    def test_has_its_own_words_in_the_report_and_the_form_behind_it(self, county):
        (filing,) = (county / "inputs").rglob("*.yaml")
        (saved,) = build_one(filing, Options(output=Path("outputs"))).saved
        report = docx.Document(saved)
        texts = [paragraph.text for paragraph in report.paragraphs]
        assert "一、单位基本情况" in texts
        assert "（五）项目支出占比偏低" in texts
        assert "等级：优" in texts
        assert report.tables
