"""Papers as Word writes them: | parts cells, >3 spans columns, _ begins and ^ goes on a merge."""

from __future__ import annotations

import io
import re

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

COLUMNS = (
    "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
    "偏差原因分析及改进措施",
)  # fmt: skip
SPAN = re.compile(r"^(.*?)(?:>([0-9]+))?$", re.DOTALL)


def paper(*parts):
    """Return a document: a text is a paragraph, a list of rows a table."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            document.element.body.insert(-1, table(part))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def table(rows):
    """Return a table of rows such as “项目名称 | 培训经费>3”."""
    made = [f"<w:tr>{''.join(map(cell, row.split('|')))}</w:tr>" for row in rows]
    columns = "<w:gridCol/>" * max(sum(map(width, row.split("|"))) for row in rows)
    grid = f"<w:tblPr/><w:tblGrid>{columns}</w:tblGrid>"
    return parse_xml(f"<w:tbl {nsdecls('w')}>{grid}{''.join(made)}</w:tbl>")


def width(text):
    """Return how many columns a cell covers."""
    return min(int(SPAN.match(text.strip())[2] or 1), 60)


def cell(text):
    """Return one cell; its lines are paragraphs."""
    shown, span = SPAN.match(text.strip()).groups()
    span = f'<w:gridSpan w:val="{span}"/>' if span else ""
    if shown == "^":
        return f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>"
    start = '<w:vMerge w:val="restart"/>' if shown.startswith("_") else ""
    lines = shown.removeprefix("_").split("\n")
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return f"<w:tc><w:tcPr>{span}{start}</w:tcPr>{inside}</w:tc>"


def project_form(name="培训经费", **changed):
    """Return the rows of a project form that holds together, some of its cells changed."""
    said = {
        "full": "20.00", "executed": "20.00", "rate": "100%", "execution": "10",
        "rows": [
            "^ | _产出指标 | 数量指标 | 培训场次 | ≥4次 | 4次 | 20 | 20 | ",
            "^ | ^ | 质量指标 | 培训合格率 | ≥90% | 95% | 20 | 20 | ",
            "^ | ^ | 时效指标 | 按时完成率 | 100% | 100% | 10 | 10 | ",
            "^ | 效益指标 | 社会效益指标 | 政策知晓率 | ≥80% | 85% | 30 | 30 | ",
            "^ | 满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥90% | 93% | 10 | 10 | ",
        ],
        "total": "100",
    } | changed  # fmt: skip
    execution = f"{said['rate']} | {said['execution']}"
    return [
        f"项目名称>2 | {name}>7",
        "主管部门>2 | 示例市公共服务局>3 | 实施单位>2 | 示例市公共服务中心>2",
        "_项目资金（万元）>2 | >2 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
        f"^>2 | 年度资金总额>2 | 20 | {said['full']} | {said['executed']} | 10 | {execution}",
        f"^>2 | 其中：当年财政拨款>2 | 20 | {said['full']} | {said['executed']} | — | | —",
        "^>2 | 上年结转资金>2 | | | | — | | —",
        "_年度总体目标 | 预期目标>4 | 实际完成情况>4",
        "^ | 全年举办培训4场>4 | 全年举办培训4场，培训210人次>4",
        f"_绩效指标 | {' | '.join(COLUMNS)}",
        *said["rows"],
        f"总分>6 | 100 | {said['total']} | ",
    ]
