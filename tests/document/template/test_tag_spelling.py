"""Tags with the characters that Word, WPS and input methods put into them."""

from __future__ import annotations

import pytest
import slim
from hypothesis import given
from hypothesis import strategies as st
from slim import Raw

from generator.diagnostics import as_text
from generator.document import WordTemplate
from generator.document.template.tag_spelling import WRITTEN, plain, seen

READ = {
    "{{\u3000单位\u00a0}}": "{{ 单位 }}",
    "{{ 单位\u200b }}": "{{ 单位 }}",
    "{{ \ufeff单位\u2060 }}": "{{ 单位 }}",
    "{{ 单\u00ad位 }}": "{{ 单位 }}",
    "{{\t单位\n}}": "{{ 单位 }}",
    "{\u200b{ 单位 }\u200b}": "{{ 单位 }}",
    "{ { 单位 } }": "{{ 单位 }}",
    "｛｛ 单位．名称 ｝｝": "{{ 单位.名称 }}",
    "{{ 单位。名称 }}": "{{ 单位.名称 }}",
    "｛％ if 甲＝＝“乙” ％｝": '{% if 甲=="乙" %}',
    "{{ 值｜default（‘无’，true） }}": "{{ 值|default('无',true) }}",
    "{{ 表［0］ }}": "{{ 表[0] }}",
    "{% if 甲 ≥ 1 %}": "{% if 甲 >= 1 %}",
    "{{ 甲 – 乙 }}": "{{ 甲 - 乙 }}",
    "{% tr for 行 in 表 %}": "{%tr for 行 in 表 %}",
    "{%  tr  for 行 in 表 %}": "{%tr for 行 in 表 %}",
    "{%tr\u3000for 行 in 表 %}": "{%tr for 行 in 表 %}",
    "{%trfor 行 in 表 %}": "{%tr for 行 in 表 %}",
    "{%P If 甲 %}": "{%p if 甲 %}",
    "{% p endif %}": "{%p endif %}",
    "{%tr end for %}": "{%tr endfor %}",
    "{% end if %}": "{% endif %}",
    "{% else if 甲 %}": "{% elif 甲 %}",
    "{%p elseif 甲 %}": "{%p elif 甲 %}",
    "{%r if 甲 %}": "{% if 甲 %}",
    "{{r 单位 }}": "{{ 单位 }}",
    "{{tc 单位 }}": "{{ 单位 }}",
    "{{ p 章节(“问题”) }}": '{{p 章节("问题") }}',
    "{{p章节('问题') }}": "{{p 章节('问题') }}",
}
KEPT = (
    *("{{ 单位.名称 }}", "{{ p }}", "{{ p + 1 }}", "{{ r if 甲 else 乙 }}", "{% set p = 1 %}"),
    *("{% 合并 行.一级 %}", "{%- if 甲 -%}", "{# 注：“甲”，见（一） #}", "{{ 表|join('、') }}"),
    *('{{ 甲|replace("（", "〔") }}', '{{ 表|join("\u3000") }}', "{% colspan 表|length %}"),
)
BRACES = {
    '{{ "{{" }}': "{{",
    '{{ "}}" }}': "}}",
    "{{ '{%' }}": "{%",
    "{{ “{{” }}": "{{",
    '{{ "{{ 项目.名称 }}" }}': "{{ 项目.名称 }}",
    "见{{ '{' }}甲{{ '}' }}": "见{甲}",
    '{{ 无|default("“无”", true) }}': "“无”",
    "{{ 甲 ~ '<&>' }}": "一<&>",
}


@pytest.mark.parametrize(("written", "read"), READ.items())
def test_what_can_mean_one_thing_is_read_so(written, read):
    (match,) = WRITTEN.finditer(written)
    assert plain(match.group()) == read


@pytest.mark.parametrize("written", KEPT)
def test_what_is_right_stays(written):
    (match,) = WRITTEN.finditer(written)
    assert plain(match.group()) == written


@pytest.mark.parametrize("written", ["{{ 甲 {{ 乙 }}", '{{ 甲" }}和{{ "乙 }}'])
def test_a_forgotten_end_swallows_no_other_tag(written):
    assert [match.group() for match in WRITTEN.finditer(written)][-1].endswith("乙 }}")


@pytest.mark.parametrize("text", ['"{', "{{", "{#", "% ", "} ", "{%'"])
def test_no_text_takes_long(text):
    """Fault: half a tag is looked through again for every character that it might end with."""
    assert sum(1 for _ in WRITTEN.finditer(f"{{{{ {text * 20_000}")) <= 1


@given(st.text())
def test_a_plain_tag_is_plain(text):
    """Reading twice changes nothing more, and what is left of a text has no whole tag."""
    for match in WRITTEN.finditer(f"{{{{{text}}}}}"):
        read = plain(match.group())
        assert plain(read) == read or "\\u" in read
        assert seen(read) == read or read.startswith("{#")


@pytest.mark.parametrize("text", ["{", "}", "甲{", "}乙", "{甲}", "100%", "{¦甲", "{{ 甲 }}¦}"])
def test_a_brace_of_the_text_is_printed(fill, text):
    """Fault: docxtpl takes what stands between a brace and a tag for nothing, paragraphs too."""
    tags = "{% if 甲 %}是¦了{% endif %}"
    shown = text.replace("{{ 甲 }}", "一").replace("¦", "")
    document = fill({"甲": "一"}, text, f"{text}¦{tags}", f"{tags}¦{text}", text)
    texts = [p.text for p in document.paragraphs]
    assert texts == [shown, f"{shown}是了", f"是了{shown}", shown]


@pytest.mark.parametrize(("text", "printed"), BRACES.items())
def test_braces_can_be_printed(fill, text, printed):
    document = fill({"甲": "一", "无": None}, text, [[text]])
    assert document.paragraphs[0].text == printed
    assert document.tables[0].cell(0, 0).text == printed


@pytest.mark.parametrize("end", ["\u200b", "\ufeff", "\u00a0", " "])
def test_what_nobody_sees_beside_a_tag_is_no_other_content(fill, end):
    document = fill({"甲": "一"}, f"{{%p if 甲 %}}{end}", "印", f"{end}{{%p endif %}}")
    assert [p.text for p in document.paragraphs] == ["印"]


@pytest.mark.parametrize("inside", ["w:br", "w:tab", "w:softHyphen", "w:noBreakHyphen"])
def test_a_tag_may_hold_what_word_puts_into_lines(write, inside):
    more = "1" if inside == "w:noBreakHyphen" else ""
    run = f"<w:r><w:t>{{{{ 甲</w:t><{inside}/><w:t>{more} }}}}</w:t></w:r>"
    text = f"<w:p>{run}</w:p>"
    found = WordTemplate.load(write(slim.members(Raw(text))))
    assert found.diagnostics == ()
    template = found.value
    filled, diagnostics = template.fill({"甲": 8})
    assert diagnostics == ()
    xml = filled.content(template.body).decode()
    assert inside not in xml
    assert (">7<" if inside == "w:noBreakHyphen" else ">8<") in xml


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 表|join(「、」) }}", "“「”不能用在标签里，引号用半角的"),
        ("{{ 项目•名称 }}", "“•”不能用在标签里，点用半角的"),
        ("{{ 表、甲 }}", "“、”不能用在标签里，逗号用半角的"),
        ("{% raw %}", '要印花括号，写 {{ "{{" }}'),
        ("{{ 甲\ufffd }}", "U+FFFD（乱码替代符）"),
    ],
)
def test_what_is_unclear_is_named(load, text, said):
    _, (diagnostic,) = load("前", text)
    assert (diagnostic.code, diagnostic.position.place) == ("X03", "正文第2段")
    assert said in as_text(diagnostic)


def test_a_percent_sign_or_brace_in_a_tag_for_a_row(fill):
    """Fault: docxtpl does not see a tag for a row that has either, and leaves the row."""
    rows = [
        *(["{%tr for 行 in 表 %}"], ["{%tr if loop.index % 2 == 1 and 行 != '50%' %}"]),
        *(["{{ 行 }}"], ["{%tr endif %}"], ["{%tr endfor %}"]),
    ]
    document = fill(
        {"表": ["甲", "乙", "丙", "丁", "50%"]}, rows, "{%p if '}' != '%' %}", "印", "{%p endif %}"
    )
    assert [row.cells[0].text for row in document.tables[0].rows] == ["甲", "丙"]
    assert "印" in [p.text for p in document.paragraphs]


def test_a_chapter_that_is_called_twice_names_the_first_place(write):
    """One call may look like another letter by letter, but for a space that does not break."""
    blocks = ('{{p 章节("甲") }}', "字", '{{p\u00a0章节("甲") }}')
    (said, *_) = WordTemplate.load(write(slim.members(*blocks))).diagnostics
    assert (said.position.place, "（正文第1段）" in said.message) == ("正文第3段", True)
