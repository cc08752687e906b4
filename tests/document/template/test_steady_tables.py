"""Tables that are whole whatever is printed need no look at every document."""

from __future__ import annotations

import pytest
import slim
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slim import Raw

from generator.document import WordTemplate
from generator.document.package.integrity import table_faults
from generator.templating.allowance import allowing

HEAD, GOES_ON, ALONE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", ""
DATA = {"真": True, "假": False, "空": [], "一": [1], "三": [1, 2, 3]}
OPENING = [f"tr for 行 in {name}" for name in ("空", "一", "三")]
OPENING += [f"tr if {name}" for name in ("真", "假")]


def table(rows):
    """Return a table of rows: a merge of its first cell, or the words of a tag."""
    body = ""
    for row in rows:
        if row.startswith("tr "):
            cells = slim.cell(f"{{%{row} %}}", '<w:gridSpan w:val="2"/>')
        else:
            cells = slim.cell("", row) + slim.cell("字")
        body += f"<w:tr>{cells}</w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>'
    return Raw(f"<w:tbl><w:tblPr/>{grid}{body}</w:tbl>")


def judged(rows, write):
    """Return whether the template's tables are looked at, and what is wrong with a filled one."""
    template = WordTemplate.load(write(slim.members(table(rows), "{{ 真 }}"))).value
    if template is None:  # without tags the table was looked at once and for all
        return True, []
    (part,) = template.compiled.parts
    with allowing():
        xml = "".join(part.template.root_render_func(part.template.new_context(DATA)))
    return part.varying_tables, list(table_faults(xml))


ROWS = st.recursive(
    st.lists(st.sampled_from([HEAD, GOES_ON, ALONE]), min_size=1, max_size=3),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: [*pair[0], *pair[1]]),
        st.tuples(st.sampled_from(OPENING), inner).map(
            lambda both: [both[0], *both[1], f"tr end{both[0].split()[1]}"]
        ),
        st.tuples(st.sampled_from(OPENING[3:]), inner, inner).map(
            lambda all_: [all_[0], *all_[1], "tr else", *all_[2], "tr endif"]
        ),
    ),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS)
def test_what_is_not_looked_at_is_whole(rows, write):
    """Fault: a merged cell without a beginning was printed, and nobody looked."""
    looked_at, faults = judged([HEAD, *rows], write)
    assert looked_at or faults == []


@pytest.mark.parametrize(
    ("rows", "looked_at"),
    [
        ([HEAD, "tr for 行 in 三", GOES_ON, "tr endfor", GOES_ON], False),
        ([HEAD, "tr for 行 in 三", GOES_ON, ALONE, "tr endfor"], True),
        ([HEAD, "tr if 假", ALONE, "tr else", GOES_ON, "tr endif", GOES_ON], True),
        (["tr for 行 in 三", HEAD, "tr if 真", GOES_ON, "tr endif", GOES_ON, "tr endfor"], False),
        ([ALONE, "tr if 假", HEAD, "tr endif", "tr if 真", GOES_ON, "tr endif"], True),
    ],
)
def test_known_tables(rows, looked_at, write):
    assert judged(rows, write)[0] is looked_at
