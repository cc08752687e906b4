"""What a part may not hold is said with the place at which it stands."""

from __future__ import annotations

import pytest
from slim import Raw, cell, members, pack

from generator.document import WordTemplate


def opened(path):
    """Load a template; return it, or None and why."""
    loaded = WordTemplate.load(path)
    return loaded.value, loaded.diagnostics


LOOP, END = "{%p for 行 in 表 %}", "{%p endfor %}"


def field(code: str) -> Raw:
    """Return a paragraph with a field, its code cut in two."""
    half = len(code) // 2
    pieces = "".join(
        f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in (code[:half], code[half:])
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))
    return Raw(f"<w:p>{begin}{pieces}{end}</w:p>")


def mark(name: str) -> Raw:
    return Raw(
        f'<w:p><w:bookmarkStart w:id="7" w:name="{name}"/><w:r><w:t>{{{{ 行 }}}}</w:t></w:r>'
        '<w:bookmarkEnd w:id="7"/></w:p>'
    )


def loaded(tmp_path, *blocks):
    path = tmp_path / "模板.docx"
    path.write_bytes(pack(members(*blocks)))
    return opened(path)


@pytest.mark.parametrize(
    "code",
    [
        'DDEAUTO c:\\cmd.exe "/k"',
        " dde excel a",
        'INCLUDEPICTURE "http://a.example/a.png"',
        'INCLUDETEXT "c:/a.txt"',
        "LINK Excel.Sheet.8 a",
        "MACROBUTTON a b",
    ],
)
def test_fields_that_fetch_or_start(code, tmp_path):
    """Fault: a field that starts a program was copied into every document."""
    template, said = loaded(tmp_path, "字", field(code))
    assert template is None
    assert [one.code for one in said] == ["X02"]
    assert said[0].position.place == "正文第2段"


def test_fields_of_pages_and_dates_are_kept(tmp_path):
    template, said = loaded(tmp_path, field("PAGE"), field(' DATE \\@ "yyyy"'), field("TOC"))
    assert template is not None, said


@pytest.mark.parametrize("home", ["w:tr", "w:trPr", "w:tbl"])
def test_a_paragraph_outside_every_cell(home, tmp_path):
    """Fault: a tag in the properties of a row ended the program."""
    inner = f"<{home}><w:p><w:r><w:t>{{{{ 年度 }}}}</w:t></w:r></w:p></{home}>"
    row = inner if home == "w:tr" else f"<w:tr>{inner}</w:tr>"
    block = Raw(f"<w:tbl>{inner if home == 'w:tbl' else row}</w:tbl><w:p/>")
    if home == "w:tbl":
        block = Raw(f"{inner}<w:p/>")
    template, said = loaded(tmp_path, block)
    assert template is None
    place = [one for one in said if one.code == "X02"]
    assert place
    assert place[0].position.place == "正文表1的单元格以外"


TEXT = "<w:r><w:t>{{ 年度 }}</w:t></w:r>"
CELL = f"<w:tc><w:p>{TEXT}</w:p></w:tc>"


@pytest.mark.parametrize(
    "xml",
    [
        "{{ 年度 }}<w:p/>",
        "<w:p/>{{ 年度 }}",
        "<w:p>{{ 年度 }}</w:p>",
        "<w:p><w:r>{{ 年度 }}</w:r></w:p>",
        "<w:p><w:t>{{ 年度 }}</w:t></w:p>",
        TEXT,
        f"<w:p><w:r>{TEXT}</w:r></w:p>",
        f"<w:p><w:p>{TEXT}</w:p></w:p>",
        f"<w:tr>{CELL}</w:tr>",
        CELL,
        f"<w:tbl>{CELL}</w:tbl>",
        f"<w:tbl><w:tr><w:tc>{CELL}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tbl><w:tr>{CELL}</w:tr></w:tbl></w:tr></w:tbl>",
    ],
)
def test_pieces_where_none_may_stand(xml, tmp_path):
    """Fault: a row outside of every table ended the program; text between elements was printed."""
    template, said = loaded(tmp_path, Raw(xml))
    assert template is None
    assert {one.code for one in said} == {"X02"}
    assert all(one.position.place for one in said)


def test_other_bookmarks_are_no_fault(tmp_path):
    """One before or behind the loop stays, and where the cursor stood is nobody's business."""
    template, said = loaded(
        tmp_path, Raw(mark("甲").replace("{{ 行 }}", "字")), LOOP, "{{ 行 }}", END
    )
    assert template is not None, said
    template, said = loaded(tmp_path, LOOP, mark("_GoBack"), END)
    assert template is not None, said
    filled, troubles = template.fill({"表": [1, 2]})
    assert troubles == ()
    assert b"_GoBack" not in filled.content("word/document.xml")


@pytest.mark.parametrize("said", ["x", "", "2.5", "-3", "9" * 9])
@pytest.mark.parametrize("name", ["gridSpan", "gridBefore", "gridAfter"])
def test_columns_that_are_no_number(name, said, tmp_path):
    """Fault: the program broke off where a cell spanned “x” columns, and never came to an end
    where it spanned a thousand million."""
    made = f'<w:{name} w:val="{said}"/>'
    row = "" if name == "gridSpan" else f"<w:trPr>{made}</w:trPr>"
    own = cell("{{ 行 }}", made if name == "gridSpan" else "")
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr>{row}{own}</w:tr>'
    template, found = loaded(tmp_path, Raw(f"{table}</w:tbl>"))
    assert template is None
    assert [(one.code, one.position.place) for one in found] == [("X02", "正文表1第1行第1格")]
    assert f"“{said}”" in found[0].facts["defect"]
