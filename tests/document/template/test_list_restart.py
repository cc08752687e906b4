"""Lists that begin anew for each turn of a loop: the 重新编号 tag."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import slim
from slim import Raw
from validators import faults

from generator.document import WordTemplate

TAG = "{{p 重新编号 }}"
LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="{n + 1}"/><w:numFmt w:val="decimal"/></w:lvl>'
    for n in range(2)
)
LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = slim.style("n", "编号", look='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
OUTRIGHT = Raw(
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    f"{slim.runs('{{ 行 }}')}</w:p>"
)
BY_STYLE = Raw(f'<w:p><w:pPr><w:pStyle w:val="n"/></w:pPr>{slim.runs("{{ 行 }}")}</w:p>')
LOOP, END = "{%p for 行 in 表 %}", "{%p endfor %}"


@pytest.fixture
def rendered(write, properties):
    def done(blocks, data, **parts):
        template = WordTemplate.load(write(slim.members(*blocks, **parts))).value
        content, said = template.render(data, properties=properties)
        assert said == ()
        assert faults(content) == []
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert len(archive.namelist()) == len({*archive.namelist()})
            return {name: archive.read(name).decode() for name in archive.namelist()}

    return done


@pytest.mark.parametrize("item", [OUTRIGHT, BY_STYLE], ids=["直接编号", "样式编号"])
def test_every_turn_counts_from_the_beginning(item, rendered):
    """Fault: a list in a loop goes on counting from one turn to the next."""
    parts = rendered([LOOP, TAG, item, item, END], {"表": [1, 2, 3]}, lists=LISTS, styles=STYLES)
    numbers = re.findall(r'<w:numId w:val="(\d+)"/>', parts["word/document.xml"])
    assert numbers[::2] == numbers[1::2]
    assert len({*numbers}) == 3
    lists = parts["word/numbering.xml"]
    for number in {*numbers}:
        found = re.search(rf'<w:num w:numId="{number}">(.*?)</w:num>', lists)
        assert re.findall(r'<w:startOverride w:val="(\d)"/>', found[1]) == ["1", "2"]
    assert "重新编号" not in parts["word/document.xml"]


@pytest.mark.parametrize("data", [[], [1]], ids=["没有一项", "一项"])
def test_a_document_has_its_lists_once_however_many_turns_there_are(data, rendered):
    """Fault: the part of lists is written twice, or not at all."""
    parts = rendered([LOOP, TAG, OUTRIGHT, END, OUTRIGHT], {"表": data, "行": 1}, lists=LISTS)
    assert "<w:num " in parts["word/numbering.xml"]


def test_without_any_list_the_tag_leaves_nothing(rendered):
    parts = rendered([LOOP, TAG, "{{ 行 }}", END], {"表": [1, 2]})
    assert "重新编号" not in parts["word/document.xml"]


@pytest.mark.parametrize("tag", ["{{ 重新编号 }}", "前{{ 重新编号 }}", "{{r 重新编号 }}"])
def test_the_tag_stands_alone_in_its_paragraph(tag, load):
    template, said = load(LOOP, tag, END)
    assert template is None
    assert "X03" in {one.code for one in said}


def test_a_template_kept_on_disk_restarts_its_lists_as_well(properties, tmp_path, monkeypatch):
    monkeypatch.setenv("ZIPING_CACHE", str(tmp_path / "存"))
    blocks = [LOOP, TAG, OUTRIGHT, END]
    contents = []
    for name in ("一", "二"):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(slim.pack(slim.members(*blocks, lists=LISTS)))
        contents.append(
            WordTemplate.load(path).value.render({"表": [1, 2]}, properties=properties)[0]
        )
    assert contents[0] == contents[1]
