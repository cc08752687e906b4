"""What form check says of comments, hidden text, changes and names in a template."""

from __future__ import annotations

from pathlib import Path

import everything
import slim
from slim import Raw

from generator.diagnostics import as_text
from generator.document.package.opened_package import open_package
from generator.document.template.makers_marks import makers_marks


def said(members):
    path = Path("模板.docx")
    return list(makers_marks(path, open_package(path, slim.pack(members)).value))


def test_all_that_documents_will_not_have_is_said_at_its_place():
    found = said(everything.members())
    shown = [(one.code, one.position.place, one.facts.get("what", "")) for one in found]
    assert shown[:3] == [
        ("X25", "正文第2段", "王五的批注“字”"),
        ("X25", "正文第2段", "隐藏的文字“暗”"),
        ("X25", "正文第1段", "张三、李四的修订（插入、删除）"),
    ]
    ((code, place, _),) = shown[3:]
    assert (code, place) == ("X26", "文档属性")
    for name in ("作者“张三”", "单位“某公司”", "批注人名单"):
        assert name in as_text(found[3])


def test_a_template_with_nothing_to_hide_is_left_in_peace():
    """Fault: what every Word file has is made a warning."""
    settings = '<w:zoom/><w:rsids><w:rsid w:val="00A1"/></w:rsids>'
    assert said(slim.members("{{ 名 }}", settings=settings)) == []


def test_hidden_statements_are_no_hidden_text():
    block = Raw("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{%p if 甲 %}</w:t></w:r></w:p>")
    assert said(slim.members(block, "字")) == []


def test_changes_of_tags_are_refused_elsewhere_and_not_said_twice():
    block = Raw('<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>{{ 名 }}</w:t></w:r></w:ins></w:p>')
    assert said(slim.members(block)) == []
