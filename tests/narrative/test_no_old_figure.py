"""A figure is stored once: change it, and no sentence, cell, rate or score keeps the old one."""

from __future__ import annotations

import re

import pytest

from generator.pipeline import build
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT
from tests.reread import as_text

BUILTIN = Workspace((builtin_root(),))
株洲 = "株洲市工伤保险服务中心"
麻阳 = "麻阳苗族自治县工伤保险服务中心"
会同 = "会同县工伤保险服务中心"

ANY = r"[\w（）]+"  # every field that holds the figure: what is left of it stands in free text
# Sample, key, old figure, new figure, unit behind small counts, old figures that rest on it.
CHANGES = [
    (株洲, "年初预算数", "292.83", "287.41", "", ["113.24%"]),
    (株洲, ANY, "331.61", "345.27", "", []),
    (株洲, "基本支出", "293.87", "291.53", "", []),
    (株洲, "项目支出", "37.74", "36.19", "", []),
    (株洲, "在职人数", "12", "17", "人", []),
    (株洲, "实际完成值", "56.88万人", "57.93万人", "", []),
    (麻阳, "年初预算数", "140.8", "139.7", "", []),
    (麻阳, "上年结转资金", "16.80", "15.90", "", []),
    (麻阳, "在职人数", "11", "17", "人", []),
    (会同, "在职人数", "6", "17", "人", []),
    (会同, "办公费", "2.86", "2.97", "", ["5.66", "0.34", "50.5%"]),
]


def changed(text, key, old, new):
    """Put a new figure where the old one is the whole value of the key, anchored or not."""
    field = re.compile(rf"\b({key}: (?:&\w+ )?){re.escape(old)}(?=[,}}\s])")
    found, count = field.subn(lambda match: match.group(1) + new, text)
    assert count >= 1
    return found


def figure(text, unit=""):
    return re.compile(rf"(?<![\d.]){re.escape(text)}(?!\d|\.\d){unit}")


@pytest.fixture(scope="module")
def unchanged():
    """What each sample's documents say as it is, built once."""
    return {name: said_in(ROOT / f"inputs/2021/{name}.yaml") for name in (株洲, 麻阳, 会同)}


def said_in(path):
    built = build(path, BUILTIN)
    assert built.documents, [one.message for one in built.diagnostics]
    return "\n".join(as_text(document.data) for document in built.documents)


@pytest.mark.parametrize(
    ("name", "key", "old", "new", "unit", "resting"),
    CHANGES,
    ids=[f"{name[:2]}-{old}" for name, _, old, *_ in CHANGES],
)
def test_no_old_figure_remains(name, key, old, new, unit, resting, unchanged, tmp_path):
    text = (ROOT / f"inputs/2021/{name}.yaml").read_text(encoding="utf-8")
    path = tmp_path / "单位.yaml"
    path.write_text(changed(text, key, old, new), encoding="utf-8")
    before, after = unchanged[name], said_in(path)
    for one in (old, *resting):
        assert figure(one, unit).search(before), f"{one} 原来就没有印出"
        assert not figure(one, unit).search(after), f"旧数 {one} 还在"
    assert figure(new, unit).search(after)
