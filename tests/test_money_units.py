"""Papers say the same whatever unit their filing states money in; figures say it in their own."""

from __future__ import annotations

import re

import pytest

from generator import pipeline
from generator.cli.score_command import explanation_lines
from generator.reading import MONEY_UNITS
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT
from tests.in_unit import typed_in
from tests.reread import as_text

BUILTIN = Workspace((builtin_root(),))
SAMPLES = sorted(ROOT.glob("inputs/*/*.yaml"))
ENDING = re.compile(r"(?<=[0-9])\.0+(?![0-9])|(\.[0-9]*?[1-9])0+(?![0-9])")


def papers(path, text):
    """Return what the documents of a filing say, without zeros at the end of figures."""
    path.write_text(text, encoding="utf-8")
    built = pipeline.build(path, BUILTIN)
    said = sorted(one.code for one in built.diagnostics)
    texts = [(one.name, as_text(one.data)) for one in built.documents]
    return said, [(name, ENDING.sub(r"\1", text)) for name, text in texts]


@pytest.mark.parametrize("unit", ["元", "千元", "亿元"])
@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem[:6] for path in SAMPLES])
def test_papers_say_the_same_whatever_the_filing_is_typed_in(sample, unit, tmp_path):
    text = sample.read_text(encoding="utf-8")
    path = tmp_path / "inputs" / sample.parent.name / sample.name
    path.parent.mkdir(parents=True)
    found, expected = papers(path, f"金额单位: 万元\n{text}")
    again, converted = papers(path, typed_in(sample, unit))
    assert converted == expected
    if unit != "亿元":  # sums typed in it may be off by more
        assert [code for code in again if code != "U06"] == [
            code for code in found if code not in {"U01", "U06"}
        ]


COUNTY = "淮北市项目支出绩效自评"


@pytest.fixture
def in_yuan(tmp_path):
    """Return what a county whose papers are in another unit prints, of a filing in a unit."""
    form = (builtin_root() / f"templates/forms/{COUNTY}.yaml").read_text(encoding="utf-8")
    sample = next(path for path in SAMPLES if "淮北" in path.stem)

    def printed(keys, unit):
        path = tmp_path / "templates/forms" / f"{COUNTY}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(form + keys, encoding="utf-8")
        filing = tmp_path / "甲.yaml"
        filing.write_text(typed_in(sample, unit), encoding="utf-8")
        built = pipeline.build(filing, Workspace((tmp_path, builtin_root())))
        (paper,) = [one for one in built.documents if "日常运转" in one.name]
        return as_text(paper.data)

    return printed


@pytest.mark.parametrize(
    ("keys", "unit", "figures"),
    [
        ("金额单位: 元\n", "元", "120000 | 111500 | 94000"),
        ("金额单位: 元\n", "万元", "120000 | 111500 | 94000"),
        ("金额单位: 元\n金额小数位数: 2\n金额千分位: 是\n", "万元", "120,000.00 | 111,500.00"),
        ("金额小数位数: 2\n", "元", "12.00 | 11.15 | 9.40"),
        ("", "元", "12 | 11.15 | 9.4 "),
        ("", "万元", "12 | 11.15 | 9.40"),
        ("金额单位: 千元\n", "元", "120 | 111.5 | 94 "),
    ],
)
def test_tables_state_money_as_their_form_says(in_yuan, keys, unit, figures):
    text = re.sub("⟨2⟩|〔[^〕]*〕", "", in_yuan(keys, unit))
    assert figures in text


def test_messages_state_money_as_the_filing_does(tmp_path):
    sample = next(path for path in SAMPLES if "会同" in path.stem)
    path = tmp_path / "甲.yaml"
    path.write_text(typed_in(sample, "元"), encoding="utf-8")
    (told,) = [one for one in pipeline.check(path, BUILTIN).diagnostics if one.code == "C02"]
    assert "合计写的是 16721500 元，算出来是 16721600 元" in told.message


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem[:6] for path in SAMPLES])
def test_shipped_chapters_state_money_as_the_form_does(sample, tmp_path):
    """Fault: tables in 元, and chapters beside them in 万元."""
    text = sample.read_text(encoding="utf-8")
    name = re.search(r"^套表: (.*)$", text, re.MULTILINE)[1]
    form = (builtin_root() / f"templates/forms/{name}.yaml").read_text(encoding="utf-8")
    own = tmp_path / f"templates/forms/{name}.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(f"{form}\n金额单位: 元\n金额小数位数: 2\n金额千分位: 是\n", encoding="utf-8")
    filing = tmp_path / "甲.yaml"
    filing.write_text(f"金额单位: 万元\n{text}", encoding="utf-8")
    built = pipeline.build(filing, Workspace((tmp_path, builtin_root())))
    said = "".join(as_text(one.data) for one in built.documents if "报告" in one.name)
    typed = set(re.findall(r"[0-9.,]+万元", text))  # prose of the unit stays as it wrote it
    typed |= set(re.findall(r"\| ([0-9.,]+万元)", said))  # and so do its indicators
    typed |= set(re.findall(r"(?:少|多|高|低)([0-9.,]+万元)", said))  # and what they fall short by
    assert built.documents
    assert set(re.findall(r"[0-9.,]+万元", said)) <= typed
    assert not said or re.search(r"[0-9],[0-9]{3}\.[0-9]{2}元", said)


def test_explanations_state_money_as_the_filing_does(tmp_path):
    """Fault: whoever types 94000 元 is told of 9.4 万元, which stands nowhere in the file."""
    sample = next(path for path in SAMPLES if "淮北" in path.stem)
    path = tmp_path / "甲.yaml"
    path.write_text(typed_in(sample, "元"), encoding="utf-8")
    case = pipeline.check(path, BUILTIN).case
    told = "\n".join(explanation_lines(case.subjects[0].scorecard, MONEY_UNITS["元"]))
    assert "全年执行数：94000元" in told
    assert "9.4000 ÷ 11.1500 = 0.843049（规则里的金额以万元计）" in told
    assert "全年执行数：9.4万元" not in told
    usual = "\n".join(explanation_lines(case.subjects[0].scorecard))
    assert "全年执行数：9.4万元" in usual
    assert "金额以万元计" not in usual
