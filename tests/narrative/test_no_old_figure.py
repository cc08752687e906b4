"""A figure is stored once: change it, and no sentence, cell, rate or score keeps the old one."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from generator.pipeline import build
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT
from tests.reread import as_text

BUILTIN = Workspace((builtin_root(),))
ZHUZHOU = "株洲市工伤保险服务中心"
MAYANG = "麻阳苗族自治县工伤保险服务中心"
HUITONG = "会同县工伤保险服务中心"


# A fault of the paper that its sample holds as it stood: the unit's sentence names figures itself.
OF_THE_PAPER = re.compile("，追加的38.78万元分别用于[^\n]*")


class Change(NamedTuple):
    """A field of a sample and its new value; ``unit`` stands behind small counts.

    ``resting`` are old figures that are worked out from the old value.
    """

    sample: str
    key: str
    old: str
    new: str
    unit: str = ""
    resting: tuple[str, ...] = ()

    @property
    def label(self):
        return f"{self.sample[:2]}-{self.key}"

    def of(self, text):
        """Put the new value where the old one is the whole value of the key, anchored or not."""
        field = re.compile(rf"\b({self.key}: (?:&\w+ )?){re.escape(self.old)}(?=[,}}\s])")
        found, count = field.subn(lambda match: match.group(1) + self.new, text)
        assert count >= 1
        return found


CHANGES = [
    Change(ZHUZHOU, "年初预算数", "292.83", "287.41", resting=("113.24%",)),
    Change(ZHUZHOU, "追加预算数", "38.78", "36.45"),
    Change(ZHUZHOU, "基本支出", "293.87", "291.53"),
    Change(ZHUZHOU, "项目支出", "37.74", "36.19"),
    Change(ZHUZHOU, "在职人数", "12", "17", unit="人"),
    Change(ZHUZHOU, "实际完成值", "56.88万人", "57.93万人"),
    Change(MAYANG, "年初预算数", "140.8", "139.7"),
    Change(MAYANG, "上年结转资金", "16.80", "15.90"),
    Change(MAYANG, "在职人数", "11", "9", unit="人"),
    Change(HUITONG, "工伤保险参保人数", "12976人", "12985人"),
    Change(HUITONG, "办公费", "2.86", "2.97", resting=("5.66", "0.34", "50.5%")),
]


def figure(text, unit=""):
    return re.compile(rf"(?<![\d.]){re.escape(text)}(?!\d|\.\d){unit}")


@pytest.fixture(scope="module")
def unchanged():
    """What each sample's documents say as it is, built once."""
    return {name: said_in(ROOT / f"inputs/2021/{name}.yaml") for name in (ZHUZHOU, MAYANG, HUITONG)}


def said_in(path):
    built = build(path, BUILTIN)
    assert built.documents, [one.message for one in built.diagnostics]
    return "\n".join(as_text(document.data) for document in built.documents)


@pytest.mark.parametrize("change", CHANGES, ids=[one.label for one in CHANGES])
def test_no_old_figure_remains(change, unchanged, tmp_path):
    text = (ROOT / f"inputs/2021/{change.sample}.yaml").read_text(encoding="utf-8")
    path = tmp_path / "单位.yaml"
    path.write_text(change.of(OF_THE_PAPER.sub("", text)), encoding="utf-8")
    before, after = unchanged[change.sample], said_in(path)
    for old in (change.old, *change.resting):
        assert figure(old, change.unit).search(before), f"{old} 原来就没有印出"
        assert not figure(old, change.unit).search(after), f"旧数 {old} 还在"
    assert figure(change.new, change.unit).search(after)


def test_a_figure_typed_into_free_text_is_caught(tmp_path):
    """The guard is tried on what it guards against."""
    text = (ROOT / f"inputs/2021/{ZHUZHOU}.yaml").read_text(encoding="utf-8")
    typed, count = re.subn(r"(\n    概述: )", r"\1年初预算292.83万元，", text, count=1)
    assert count == 1
    path = tmp_path / "单位.yaml"
    path.write_text(CHANGES[0].of(typed), encoding="utf-8")
    assert figure(CHANGES[0].old).search(said_in(path))
