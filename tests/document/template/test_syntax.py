"""Statements that no Word template may use are refused, wherever in the document they stand."""

import pytest
import slim
from slim import Raw

from generator.document import WordTemplate

# Each reads another file, changes what names mean, or switches escaping off.
FORBIDDEN = {
    "include": "{% include '甲' %}",
    "include 可缺": "{% include '甲' ignore missing %}",
    "import": "{% import '甲' as 乙 %}",
    "from import": "{% from '甲' import 乙 %}",
    "extends": "{% extends '甲' %}",
    "macro": "{% macro 甲() %}乙{% endmacro %}",
    "block": "{% block 甲 %}乙{% endblock %}",
    "call": "{% call 甲() %}乙{% endcall %}",
    "filter": "{% filter upper %}乙{% endfilter %}",
    "autoescape": "{% autoescape false %}乙{% endautoescape %}",
}
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PLACES = {
    "图的替代文字": '<w:p><w:r><w:drawing><wp:inline xmlns:wp="{wp}">'
    '<wp:docPr id="1" name="图" descr="{tag}"/></wp:inline></w:drawing></w:r></w:p>',
    "域代码": '<w:p><w:r><w:instrText xml:space="preserve">{tag}</w:instrText></w:r></w:p>',
    "书签名": '<w:p><w:bookmarkStart w:id="1" w:name="{tag}"/><w:bookmarkEnd w:id="1"/></w:p>',
}


@pytest.fixture(params=FORBIDDEN.values(), ids=FORBIDDEN)
def tag(request):
    return request.param


@pytest.mark.parametrize("text", ["{}", "前{}后", "{{{{ 甲 }}}}{}", "{{% if 甲 %}}{}{{% endif %}}"])
def test_in_a_paragraph(tag, text, load):
    """Fault: a statement that is no loop and no condition is let through."""
    template, diagnostics = load(text.format(tag))
    assert template is None
    assert "X03" in {one.code for one in diagnostics}
    assert {one.position.place for one in diagnostics} == {"正文第1段"}


def test_in_a_cell_and_a_footer(tag, load):
    """Fault: only the paragraphs of the main text are looked at."""
    template, diagnostics = load([["甲", tag]], footer=tag)
    assert template is None
    places = {one.position.place for one in diagnostics if one.code == "X03"}
    assert places == {"正文表1第1行第2格", "页脚第1段"}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_where_nobody_sees_it(tag, place, write):
    """Fault: a statement in an attribute or a field runs, for it stands in no run of text."""
    hidden = Raw(place.format(tag=tag, wp=WP))
    found = WordTemplate.load(write(slim.members("{{ 甲 }}", hidden)))
    template, diagnostics = found.value, found.diagnostics
    assert template is None
    assert {one.code for one in diagnostics} <= {"X03", "X04", "X07"}
    assert diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "{% for 行 in 表 %}{{ 行 }}{% else %}无{% endfor %}",
        "{% if 甲 %}一{% elif 乙 %}二{% else %}三{% endif %}",
        "{% set 丙 = 甲 %}{{ 丙 }}",
        "{% with 丙 = 甲 %}{{ 丙 }}{% endwith %}",
    ],
)
def test_what_a_template_needs_is_let_through(text, load):
    assert load(text)[1] == ()
