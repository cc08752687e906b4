"""Every command that a page shows runs, in a workspace that has what the pages speak of."""

from __future__ import annotations

import re
import shlex
import shutil
import webbrowser
from pathlib import Path
from threading import Thread

import pytest

from generator.batch import Options, build_one
from generator.cli import main, watch_command
from generator.document.preview.outside_programs import office
from generator.workbench.desk import Desk
from generator.workbench.serving import stop
from tests.docs.test_documents import DOCUMENTS, ROOT, command_lines, refusal, write_county
from tests.paper_forms.blank_papers import blank_paper

SAMPLES = ROOT / "templates/samples"
COUNTY = "示范县项目支出绩效自评"
COUNTY_TO_COME = "新县项目自评"  # what the pages make with form new
# What stands for something else on a page, and for what here; behind an option it may be another.
WORDS = {
    "路径": "inputs",
    "路径…": "inputs",
    "文件…": "自评表.docx",
    "FILE.docx": "自评表.docx",
    "DIR": "preview",
    "套表": "国家项目支出绩效自评",
    "套表名": "国家项目支出绩效自评",
    "名称": COUNTY_TO_COME,
    "编号": "S01",
    "结果": "outputs",
    "个数": "3",
    "20": "3",
    "300": "3",
    "5": "1",
    "词": "执行率",
    "bash|zsh|fish|powershell": "zsh",
}
FILES = {
    "score": "inputs/2022/某某.yaml",
    "preview": "自评表.docx",
    "--from-docx": "空白表.docx",
    "--from": "inputs/2022/甲中心-申报.yaml",
}
# What a command says when it has done what it is for.
SAID = {
    "build": r"共 \d+ 个单位，生成 \d+ 份文件|要生成 \d+ 个单位|没有上一次失败的单位",
    "check": r"检查了 \d+ 份文件|--yes|\"code\":",
    "import": r"写出",
    "score": r"规则得分",
    "new": r"写出",
    "open": r"工作台已关闭",
    "preview": r"\.pdf：\d+ 页",
    "doctor": r"看了 \d+ 项",
    "make-units": r"\d+ 个单位|\d+ 份",
    "summary": r"汇总",
    "rule": r"（(错误|警告|提示)）",
    "completion": r"_ZIPING_COMPLETE",
    "form list": r"国家项目支出绩效自评",
    "form check": r"可以用",
    "form schema": r"\$schema|^$",
    "form new": r"写出",
    "form test": r"个情形，都相符",
    "form preview": r"\.docx",
    "names": r"【评的对象】",
}
FINE = {"check": {0, 1}}  # what is checked may have faults, and strict says so
STRICT = {0, 1}
ELSEWHERE = re.compile("--cluster|s3://")  # what another machine has to be there for


def canonical(line):
    """Return a line of a page as it is typed here."""
    words = shlex.split(line.partition(" >")[0], comments=True)[1:]
    files = FILES | {"-o": "新的.yaml"}
    typed = [WORDS.get(word, word) for word in words]
    for at, word in enumerate(words):
        if word in {"文件", "路径"}:
            typed[at] = files.get(words[at - 1], files.get(words[0], typed[at]))
        elif word == "文件夹":
            typed[at] = "新文件夹"
        elif word == "inputs" and "--form" in words:  # all of one form: not where two share a unit
            typed[at] = "inputs/2023"
    return typed


def name_of(words):
    return " ".join(words[: 2 if words[0] == "form" else 1])


LINES = sorted(
    {
        shlex.join(canonical(line))
        for text in DOCUMENTS.values()
        for line in command_lines(text)
        if not refusal(line.partition(" >")[0])  # others only name a command
    }
)


def filing(source, target, unit, **replacements):
    text = re.sub(
        r"(?m)^  名称: .+$", f"  名称: {unit}", source.read_text(encoding="utf-8"), count=1
    )
    for old, new in replacements.items():
        text = text.replace(old, new)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


@pytest.fixture(scope="session")
def stage(tmp_path_factory):
    """All that the pages speak of: filings, the county of the manual, documents of others."""
    root = tmp_path_factory.mktemp("台") / "工作"
    write_county(root)
    shutil.copytree(SAMPLES, root / "templates/samples")
    national = SAMPLES / "国家项目支出绩效自评.yaml"
    filing(national, root / "inputs/2023/某某中心.yaml", "某某中心")
    filing(national, root / "inputs/2023/某某.yaml", "某某")
    filing(national, root / "inputs/2022/某某.yaml", "某某", **{"2023": "2022"})
    declared = SAMPLES / "国家项目支出绩效目标申报.yaml"
    filing(declared, root / "inputs/2022/甲中心-申报.yaml", "甲中心", **{"2023": "2022"})
    filing(
        ROOT / "inputs/2021/衡阳市工伤保险服务中心.yaml",
        root / "inputs/2021/某某中心-申报.yaml",
        "某某中心",
    )
    filing(
        ROOT / "inputs/2021/株洲市工伤保险服务中心.yaml",
        root / "inputs/2021/某某中心.yaml",
        "某某中心",
    )
    options = Options(output=root / "outputs")
    (report,) = build_one(root / "inputs/2021/某某中心.yaml", options).saved
    (form,) = build_one(root / "inputs/2023/某某中心.yaml", options).saved
    build_one(root / "inputs/2023/示范县就业服务中心.yaml", options)
    (root / "空白表.docx").write_bytes(blank_paper("国家项目支出绩效自评"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["build", "inputs/2023"]) == 0  # what is summed up
    for folder in ("报送文件夹", "字体文件夹"):
        (root / folder).mkdir()
    for folder in (root, root / "报送文件夹"):
        shutil.copy(report, folder / "自评报告.docx")
        shutil.copy(form, folder / "自评表.docx")
    return root


@pytest.fixture
def place(stage, tmp_path, monkeypatch):
    """Go to a copy of the stage, where files that a command is to write are not yet."""

    def gone_to(words):
        root = tmp_path / "工作"
        shutil.copytree(stage, root)
        monkeypatch.chdir(root)
        monkeypatch.setenv("COLUMNS", "200")
        if name_of(words) in {"new", "import"} and "-o" in words:
            target = Path(words[words.index("-o") + 1])
            if target.is_file():
                target.unlink()
        if name_of(words) == "form new":
            (root / f"templates/forms/{words[2]}.yaml").unlink(missing_ok=True)
        if COUNTY_TO_COME in words and name_of(words) != "form new":
            main(["form", "new", COUNTY_TO_COME])
        if "--baseline" in words and "--write-baseline" not in words:
            main(["check", "inputs", "--baseline", "基线.json", "--write-baseline"])

    return gone_to


@pytest.mark.parametrize("line", LINES)
def test_every_command_of_a_page_runs(line, place, capsys, monkeypatch):
    words = shlex.split(line)
    if ("preview" in words[:2] or "--pdf" in words) and not (office() and shutil.which("pdftoppm")):
        pytest.skip("needs LibreOffice and poppler")
    if ELSEWHERE.search(line):
        pytest.skip("needs a cluster or an object store")
    place(words)
    capsys.readouterr()
    if "--watch" in words:
        monkeypatch.setattr(watch_command, "until_changed", interrupted)
    monkeypatch.setattr(webbrowser, "open", lambda _: Thread(target=close_workbench).start())
    code = main(words)
    said = capsys.readouterr()
    assert code in (STRICT if "--strict" in words else FINE.get(name_of(words), {0})), said.err
    assert "-o" not in words or Path(words[words.index("-o") + 1]).exists()
    assert re.search(SAID[name_of(words)], said.out + said.err)


def interrupted(*_):
    raise KeyboardInterrupt


def close_workbench():
    """End what `ziping open` serves, as soon as it answers."""
    desk = Desk(Path("inputs").absolute(), Path("outputs").absolute())
    assert any(stop(desk) for _ in range(20))


def test_lines_are_found():
    """A guard that looked at nothing would find nothing."""
    assert {name_of(shlex.split(line)) for line in LINES} == {*SAID}
    assert len(LINES) > 50
