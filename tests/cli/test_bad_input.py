"""What people hand in by mistake: a clear finding or plain text, never a half-written folder."""

from __future__ import annotations

import pytest

from generator.cli import main

HEAD = "套表: 淮北市项目支出绩效自评\n年度: 2022\n单位: {名称: 某某中心, 主管部门: 某某局}\n"
PROJECT = (
    f"{HEAD}项目:\n"
    "  - 名称: 业务经费\n"
    "    资金: {年度资金总额: {年初预算数: 20, 全年预算数: 20, 全年执行数: 18}}\n"
    "    总体目标: {预期目标: 办好培训, 实际完成情况: 办了十次}\n"
)
ROW = "{三级指标: 培训次数, 年度指标值: ≥10次, 实际完成值: 10次, 分值: 90}"
SOUND = f"{PROJECT}    绩效指标: {{产出指标: {{数量指标: [{ROW}]}}}}\n"
BOMB = "\n".join(
    ["a0: &a0 [某, 某]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
)

REFUSED = {
    "空文件": ("", "Y0"),
    "只有注释": ("# 待填\n", "Y0"),
    "列表": ("- 甲\n- 乙\n", "M02"),
    "一段文字": ("某某中心", "Y33"),
    "二进制": (bytes(range(256)) * 8, "Y05"),
    "压缩包": (b"PK\x03\x04" + bytes(100), "Y05"),
    "十兆": ("# 注释\n" * 1_100_000, "Y04"),
    "别名炸弹": (BOMB, "Y27"),
    "嵌套过深": ("[" * 5000, "Y"),
    "重复的键": (f"{SOUND}年度: 2023\n", "Y22"),
    "程序标签": (f"{HEAD}项目: !!python/object/apply:os.system [ls]\n", "Y23"),
    "没有这份套表": (SOUND.replace("淮北市", "淮南市"), "G01"),
    "套表指到别处": (SOUND.replace("淮北市项目支出绩效自评", "../../../../etc/passwd"), "G01"),
    "套表是绝对路径": (SOUND.replace("淮北市项目支出绩效自评", "/etc/passwd"), "G01"),
    "套表名太长": (SOUND.replace("淮北市", "长" * 300), "G01"),
    "不认识的键": (f"{SOUND}备住: 无\n", "M01"),
    "数的地方写了字": (SOUND.replace("全年执行数: 18", "全年执行数: 十八"), "M05"),
    "金额为负": (SOUND.replace("全年执行数: 18", "全年执行数: -18"), "M07"),
    "控制字符": (SOUND.replace("业务经费", "业务\x08经费"), "Y10"),
    "全角冒号": (SOUND.replace("年度: 2022", "年度：2022"), "Y11"),
    "年度不是数": (SOUND.replace("2022", "去年"), "M09"),
    "没有单位": (SOUND.replace("单位: {名称: 某某中心, 主管部门: 某某局}\n", ""), "S01"),
}

FOUND = {  # a document can be made of these, and the findings are listed
    "没有指标的项目": (PROJECT, "S01", 5),
    "指标表是空的": (f"{PROJECT}    绩效指标: {{产出指标: {{}}}}\n", "S01", 8),
    "没有项目": (HEAD, "S01", 1),
    "数值极端": (
        SOUND.replace("全年预算数: 20", f"全年预算数: 0.{'0' * 28}1").replace("18", "9" * 29),
        "U01",
        6,
    ),
    "预算为零": (SOUND.replace("全年预算数: 20", "全年预算数: 0"), "B02", 6),
}


@pytest.fixture
def run(inputs, tmp_path, capsys):
    """Write a file, run a command on it; return exit code and all that was said."""
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    (outputs / "去年的.docx").write_bytes(b"kept")

    def ran(command, content):
        path = inputs / "单位.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        extra = ("-o", str(outputs)) if command == "build" else ()
        code = main([command, str(path), *extra])
        said = capsys.readouterr()
        text = said.out + said.err
        assert "Traceback" not in text
        assert "程序缺陷" not in text
        return code, text, [file.name for file in outputs.rglob("*.docx")]

    return ran


@pytest.mark.parametrize("command", ["build", "check", "score"])
@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_is_refused_and_nothing_is_written(command, content, code, run):
    exit_code, text, written = run(command, content)
    assert exit_code == 1
    assert f" {code}" in text
    assert "单位.yaml" in text
    assert written == ["去年的.docx"]


@pytest.mark.parametrize(("content", "code", "line"), FOUND.values(), ids=FOUND)
def test_is_found_and_does_not_stop_the_documents(content, code, line, run):
    exit_code, text, _ = run("check", content)
    found_at = [one for one in text.splitlines() if f" {code} " in one]
    assert any(f".yaml:{line}:" in one for one in found_at), text
    assert exit_code in (0, 1)
    assert run("build", content)[0] == 0


def test_all_mistakes_of_a_file_come_out_in_one_run(run):
    text = SOUND.replace("年度: 2022", "年度：去年").replace("18", "十八").replace("分值", "份值")
    _, said, _ = run("check", text)
    assert {code for code in ("Y11", "M09", "M05", "M01") if f" {code} " in said} == {
        "Y11",
        "M09",
        "M05",
        "M01",
    }


def test_the_sound_one_is_sound(run):
    code, text, written = run("build", SOUND)
    assert code == 0, text
    assert len([name for name in written if name.endswith(".docx")]) == 3
