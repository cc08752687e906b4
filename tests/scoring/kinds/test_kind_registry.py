"""A rule kind owns itself: a whole one needs its module and no more, half a one stops the start."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import generator
from generator.filing import Answers
from generator.scoring import kinds
from generator.scoring.kinds.kind_registry import STATED, HalfAKindError, kinds_in
from tests.scoring.kind_cases import read_cases

HERE = Path(__file__).parents[1]
WHOLE = (HERE / "planted_kind.py").read_text(encoding="utf-8")
SOURCE = Path(generator.__file__).parent
ROOM = "scoring/kinds"

RUBRIC = """\
名称: 试用标准
来源: 试用
适用年度: {起: 2021}
指标:
  一:
    二:
      - {三级指标: 连续无事故, 分值: 60, 规则: {方法: 连续达标, 每月: 6}}
      - 三级指标: 二选一
        分值: 40
        规则: {方法: 择一, 规则: [{方法: 连续达标, 每月: 4}, {方法: 计次, 每次: 5}]}
"""
FORM = """\
名称: 试用
来源: 试用
适用年度: {起: 2021}
整体评分标准: 试用
文件: [{名称: 表, 模板: 不用, 对象: 整体自评}]
"""
FILING = """\
套表: 试用
年度: 2021
单位: {名称: 甲单位}
整体自评: {评分资料: {连续无事故: {次数: 9}, 二选一: {次数: 3}}}
"""


def package(folder: Path, text: str, name: str = "planted") -> ModuleType:
    """Return a package that holds one module."""
    (folder / "fresh.py").write_text(text, encoding="utf-8")
    made = ModuleType(name)
    made.__path__ = [str(folder)]
    return made


@pytest.fixture
def planted(tmp_path, monkeypatch):
    """Plant a module in a package of its own; return the kinds that are found in it."""

    def found(text: str) -> tuple[type[kinds.Kind], ...]:
        made = package(tmp_path, text)
        monkeypatch.setitem(sys.modules, made.__name__, made)
        monkeypatch.delitem(sys.modules, f"{made.__name__}.fresh", raising=False)
        return kinds_in(made)

    return found


def test_a_whole_kind_is_found(planted):
    (kind,) = planted(WHOLE)
    assert kind.__name__ == "Streak"


@pytest.mark.parametrize("member", STATED)
def test_half_a_kind_is_told_what_it_lacks(planted, member):
    with pytest.raises(HalfAKindError, match=rf"fresh\.Streak is half a kind.* {member} \("):
        planted(WHOLE.replace(f"def {member}(", "def other("))


def test_a_kind_needs_a_name_in_rubrics(planted):
    with pytest.raises(HalfAKindError, match="方法"):
        planted(WHOLE.replace('    method: Literal["连续达标"] = Field(alias="方法")\n', ""))


def test_a_rule_that_is_no_kind_is_half_a_one(planted):
    with pytest.raises(HalfAKindError, match="no Kind"):
        planted(WHOLE.replace("class Streak(Kind):", "class Streak:"))


def test_two_kinds_have_two_names(planted):
    twin = WHOLE[WHOLE.index("class Streak(Kind)") :].replace("Streak", "Twin")
    with pytest.raises(HalfAKindError, match="both called 连续达标"):
        planted(f"{WHOLE}\n\n{twin}")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Return a copy of the program in which the module of one more kind was laid."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(SOURCE, root / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "generator" / ROOM / "streak.py").write_text(WHOLE, encoding="utf-8")
    for name, text in (("rubrics", RUBRIC), ("forms", FORM)):
        path = root / "templates" / name / "试用.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "甲单位.yaml").write_text(FILING, encoding="utf-8")
    return root


def ran(house: Path, *command: str) -> str:
    """Run the program of the house with a command, return all that it says."""
    program = "from generator.cli import main; import sys; sys.exit(main())"
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-X", "utf8", "-c", program, *command],
        cwd=house,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_one_module_is_all_that_a_kind_needs(house):
    told = ran(house, "score", "--explain", "甲单位.yaml")
    assert "9 个月，每月 6 分" in told
    assert "规则得分 54" in told
    assert "采用“计次”" in told


def test_a_kind_is_asked_for_in_blank_filings(house):
    ran(house, "new", "试用", "-o", "空白.yaml")
    blank = (house / "空白.yaml").read_text(encoding="utf-8")
    assert "连续达标了几个月" in blank


def test_half_a_kind_stops_the_program_with_what_it_lacks(house):
    path = house / "generator" / ROOM / "streak.py"
    path.write_text(WHOLE.replace("def needs(", "def other("), encoding="utf-8")
    told = ran(house, "score", "甲单位.yaml")
    path.write_text(WHOLE, encoding="utf-8")
    assert "Streak is half a kind, it lacks: needs (what an indicator has to bring)" in told


def test_every_kind_has_its_cases():
    used = {rule.method for case in read_cases() for rule in (case.rule, *case.rule.members)}
    assert {kind.model_fields["method"].annotation.__args__[0] for kind in kinds.KINDS} == used


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_rules_ask_for_what_a_unit_can_answer(case):
    questions = case.rule.asks(case.weight)
    assert {one.key for one in questions} <= set(Answers.aliases())
    assert all(one.note for one in questions)
    assert len({one.key for one in questions}) == len(questions)


def test_nobody_else_tells_kinds_apart():
    named = re.compile(rf"\b({'|'.join(kind.__name__ for kind in kinds.KINDS)})\b")
    outside = (path for path in SOURCE.rglob("*.py") if ROOM not in path.as_posix())
    assert [path for path in outside if named.search(path.read_text("utf-8"))] == []
