"""Empty official forms as bureaus publish them, made of the shipped Word templates."""

from __future__ import annotations

import io
import re
from copy import deepcopy

import docx
from docx.oxml.ns import qn

from generator.scoring.standards import standards_of
from generator.workspace import Workspace, builtin_root

BUILTIN = Workspace((builtin_root(),))
LEVELS = {
    "产出指标": {"数量指标": 2, "质量指标": 2, "时效指标": 1},
    "效益指标": {"社会效益指标": 2, "可持续影响指标": 1},
    "满意度指标": {"服务对象满意度指标": 1},
}
OPENING = re.compile(r"\{%tr for 行 in (\S+) %\}")
TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
BLANK_ROWS = 3


def blank_paper(form_name, plan_number=0, year="", levels=None):
    """Return the bytes of an empty paper: what a shipped template prints besides its data."""
    standards = standards_of(BUILTIN, form_name).value
    plan = standards.form.documents[plan_number]
    path = BUILTIN.find("templates", "docx", f"{plan.template}.docx")
    document = docx.Document(path)
    filler = Filler(standards, year, LEVELS if levels is None else levels)
    for paragraph in list(document.element.body.iterchildren(qn("w:p"))):
        filler.line(paragraph)
    for table in document.element.body.iter(qn("w:tbl")):
        filler.table(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def text_of(element):
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def set_text(cell, text):
    """Leave one paragraph with one text in a cell, in its own looks."""
    paragraphs = list(cell.iterchildren(qn("w:p")))
    for other in paragraphs[1:]:
        cell.remove(other)
    set_line(paragraphs[0], text)


def set_line(paragraph, text):
    texts = list(paragraph.iter(qn("w:t")))
    for one in texts:
        one.text = ""
    if texts and text:
        texts[0].text = text
        texts[0].set(qn("xml:space"), "preserve")


class Filler:
    """Empties a template: known printed values go in, all other tags become blanks."""

    def __init__(self, standards, year, levels):
        self.form, self.standards, self.levels = standards.form, standards, levels
        self.said = {
            "金额单位": self.form.typed_money,
            "年度": year or "　　",
            "上年": str(int(year) - 1) if year else "　　",
        }

    def blank(self, text):
        for name, value in self.said.items():
            text = text.replace(f"{{{{ {name} }}}}", value)
        return TAG.sub("", text)

    def line(self, paragraph):
        text = text_of(paragraph)
        if "附件号" in text or text.strip() == "{%p endif %}":
            paragraph.getparent().remove(paragraph)
        elif "{" in text:
            set_line(paragraph, self.blank(text))

    def table(self, table):
        rows = list(table.iterchildren(qn("w:tr")))
        number = 0
        while number < len(rows):
            found = OPENING.search(text_of(rows[number]))
            if found:
                self.loop(found[1], rows[number : number + 3])
                number += 3
                continue
            for cell in rows[number].iterchildren(qn("w:tc")):
                if "申请.收入" in text_of(cell):
                    set_text(cell, "其中：公共财政拨款：")
                elif "申请.支出" in text_of(cell):
                    set_text(cell, "其中：基本支出：")
                elif "{" in text_of(cell):
                    set_text(cell, self.blank(text_of(cell)))
            number += 1

    def loop(self, over, rows):
        _, row, closing = rows
        made = [deepcopy(row) for _ in range(self.count(over))]
        for number, one in enumerate(made):
            closing.addprevious(one)
            for cell in one.iterchildren(qn("w:tc")):
                self.cell(over, number, cell)
        for old in rows:
            old.getparent().remove(old)

    def count(self, over):
        if over == "资金.来源":
            return len(self.form.funding.sources)
        if over in ("指标", "指标行", "指标组") and self.levels:
            return sum(sum(below.values()) for below in self.levels.values())
        if over == "指标表":
            return len(self.sheet())
        return len(self.form.basic_data) if over == "基础数据表" else BLANK_ROWS

    def sheet(self):
        rubric = self.standards.department_rubric or self.standards.project_rubric
        return [(row.group, row.subgroup, row.indicator) for row in rubric.rows]

    def cell(self, over, number, cell):
        text = text_of(cell)
        if "{" not in text:
            return
        if over == "资金.来源" and "行.名称" in text:
            before = "其中：" if not number else "　　　"
            end = "：" if "：{{ 行.年初预算数" in text else ""
            set_text(cell, f"{before}{self.form.funding.sources[number]}{end}")
        elif over == "基础数据表" and "行.名称" in text:
            row = self.form.basic_data[number]
            set_text(cell, f"{'　' * row.indent}{row.label}")
        elif over in ("指标", "指标行", "指标组") and "合并 行.一级" in text:
            self.level(
                cell,
                [g for g, below in self.levels.items() for _ in range(sum(below.values()))],
                number,
            )
        elif over in ("指标", "指标行", "指标组") and "合并 行.二级" in text:
            rows = [(g, s) for g, b in self.levels.items() for s, n in b.items() for _ in range(n)]
            self.level(cell, rows, number)
        elif over == "指标表":
            self.sheet_cell(cell, text, number)
        else:
            set_text(cell, "")

    def level(self, cell, names, number):
        if not names:
            set_text(cell, "")
            return
        begins = number == 0 or names[number - 1] != names[number]
        properties = cell.get_or_add_tcPr()
        for old in properties.findall(qn("w:vMerge")):
            properties.remove(old)
        merge = properties.makeelement(qn("w:vMerge"), {qn("w:val"): "restart"} if begins else {})
        spans = properties.find(qn("w:gridSpan"))
        (spans if spans is not None else properties.find(qn("w:tcW"))).addnext(merge)
        name = names[number]
        set_text(cell, (name if isinstance(name, str) else name[1]) if begins else "")

    def sheet_cell(self, cell, text, number):
        rows = self.sheet()
        row = rows[number][2]
        if "行.一级分值" in text or "行.二级分值" in text:
            set_text(cell, "")
        elif "行.一级" in text:
            self.level(cell, [g for g, _, _ in rows], number)
        elif "行.二级" in text:
            self.level(cell, [(g, s) for g, s, _ in rows], number)
        elif "行.三级" in text:
            set_text(cell, row.printed_name or row.name)
        elif "行.分值" in text:
            set_text(cell, f"{row.weight:f}")
        elif "行.评价标准" in text:
            set_text(cell, row.standard or "")
        else:
            set_text(cell, "")
