"""Documents per second: plain docxtpl against the compiled template, the same form, the same data.

    python benchmarks/rendering.py

Two documents: a long report of paragraphs and tables made here, and the project self-assessment
form. Both engines run in one process, turn about, so that whatever slows the machine slows both.
docxtpl is used as its documentation shows: a new ``DocxTemplate`` for every document, escaping on.
It cannot merge cells from the data, so its copy of the form prints them plainly; ours does more.
"""

from __future__ import annotations

import io
import re
import statistics
import sys
import tempfile
import time
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docxtpl import DocxTemplate

from generator.diagnostics import as_text
from generator.document import Properties, WordTemplate, spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as DocumentObject

ROUNDS = 20
TURN = 5  # documents an engine makes before it is the other's turn
FORM = Path(__file__).parent.parent / "templates/docx/通用/项目支出绩效自评表.docx"
PROPERTIES = Properties(title="基准", author="某单位", created=datetime(2023, 3, 1, tzinfo=UTC))
SENTENCE = "本年度按照批复的绩效目标组织实施，资金拨付及时，制度执行到位。"


def main() -> None:
    """Measure both documents and print."""
    with tempfile.TemporaryDirectory() as folder:
        report, plain = Path(folder, "报告.docx"), Path(folder, "自评表.docx")
        make_report(report)
        compare("报告", report, report, report_data())
        without_merges(FORM, plain)
        compare("项目支出绩效自评表", plain, FORM, form_data())


def compare(title: str, plain: Path, path: Path, data: dict[str, object]) -> None:
    """Time both engines turn about; stop where their texts differ."""
    found = WordTemplate.load(path)
    template = found.value
    if template is None:
        sys.exit("\n".join(map(as_text, found.diagnostics)))
    engines: tuple[Callable[[], bytes], ...] = (
        lambda: by_docxtpl(plain, data),
        lambda: by_ours(template, data),
    )
    first, second = (text_of(engine()) for engine in engines)
    if first != second:
        sys.exit("两种方法得出的文字不一致")
    pairs = [tuple(seconds(engine) for engine in engines) for _ in range(ROUNDS)]
    theirs, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(slow / fast for slow, fast in pairs)
    print(f"{title}：docxtpl {1 / theirs:.1f} 份/秒，ziping {1 / ours:.1f} 份/秒，", end="")
    print(f"{ratio:.1f} 倍（{ROUNDS} 对的中位数）")


def by_docxtpl(path: Path, data: dict[str, object]) -> bytes:
    """Fill the form as docxtpl's documentation does."""
    template = DocxTemplate(path)
    template.render(data, autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def by_ours(template: WordTemplate, data: dict[str, object]) -> bytes:
    """Fill the form from the compiled template."""
    content, diagnostics = template.render(data, properties=PROPERTIES)
    if content is None:
        sys.exit("\n".join(map(as_text, diagnostics)))
    return content


def seconds(engine: Callable[[], bytes]) -> float:
    """Return how long one document takes, over a turn."""
    start = time.perf_counter()
    for _ in range(TURN):
        engine()
    return (time.perf_counter() - start) / TURN


def text_of(content: bytes) -> set[str]:
    """Return the texts of all paragraphs and cells: where a head repeats, ours cuts the table."""
    document = Document(io.BytesIO(content))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    footer = [p.text for p in document.sections[0].footer.paragraphs]
    return {text for text in ([p.text for p in document.paragraphs] + cells + footer) if text}


def make_report(path: Path) -> None:
    """Write the template of a realistic report: paragraphs, two tables, loops, a footer."""
    document = Document()
    for chapter in range(6):
        document.add_heading(f"{chapter + 1}. 章", level=1)
        for number in range(4):
            name = f"文{chapter * 4 + number}"
            document.add_paragraph(f"{{{{ 单位.名称 }}}}{SENTENCE}{{{{ {name} }}}}{SENTENCE}")
    for text in ("{%p for 项 in 问题 %}", "{{ loop.index }}. {{ 项 }}", "{%p endfor %}"):
        document.add_paragraph(text)
    budget = document.add_table(rows=10, cols=7)
    for row, cells in enumerate(budget.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = f"{{{{ 预算[{row}][{column}] }}}}"
    add_loop_table(document)
    document.sections[0].footer.paragraphs[0].text = "{{ 单位.名称 }}"
    document.save(str(path))


def add_loop_table(document: DocumentObject) -> None:
    """Add the indicator table: a head and a loop row of eight columns."""
    names = ("一级", "二级", "三级", "指标值", "完成值", "分值", "得分", "原因")
    table = document.add_table(rows=4, cols=len(names))
    for column, name in enumerate(names):
        table.cell(0, column).text = name
        table.cell(2, column).text = f"{{{{ 行.{name} }}}}"
    table.cell(1, 0).text = "{%tr for 行 in 指标 %}"
    table.cell(3, 0).text = "{%tr endfor %}"


def without_merges(path: Path, target: Path) -> None:
    """Copy a template, printing plainly what the 合并 tag would merge."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            text = source.read(name).decode()
            copy.writestr(name, re.sub(r"{%\s*合并\s+(.*?)\s*%}", r"{{ \1 }}", text))


def report_data() -> dict[str, object]:
    """Return the data of one report."""
    row = {"一级": "产出指标", "二级": "数量指标", "三级": "稽核单位数量", "指标值": "≥90%"}
    row |= {"完成值": "95%", "分值": "10", "得分": "9.40", "原因": SENTENCE}
    texts = {f"文{number}": f"<{number}> & {SENTENCE}" for number in range(24)}
    return texts | {
        "单位": {"名称": "某市工伤保险服务中心"},
        "问题": [SENTENCE] * 5,
        "预算": [[str(Decimal(r * c) / 10) for c in range(7)] for r in range(10)],
        "指标": [row] * 12,
    }


def form_data() -> dict[str, object]:
    """Return the data of one project self-assessment form with twelve indicators."""
    amounts = dict.fromkeys(("年初预算数", "全年预算数", "全年执行数"), Decimal("57.80"))
    levels = [(f"第{n // 6}组指标", f"第{n // 3}类指标") for n in range(12)]
    row = {"三级指标": "稽核单位数量", "年度指标值": "≥90%", "实际完成值": "95%"}
    row |= {"分值": "10", "得分": "9.40", "偏差原因分析及改进措施": SENTENCE}
    return {
        "年度": "2022",
        "金额单位": "万元",
        "项目": {"名称": "工伤稽核", "主管部门": "某市人社局", "实施单位": "某中心"},
        "资金": {
            "合计": amounts,
            "分值": "10",
            "执行率": "84.3%",
            "得分": "8.5",
            "来源": [{"名称": name} | amounts for name in ("当年财政拨款", "其他资金")],
        },
        "目标": {"预期目标": SENTENCE * 2, "实际完成情况": SENTENCE * 2},
        "指标": [{"一级": one, "二级": two} | row for one, two in spans(levels)],
        "总分": {"分值": "100", "得分": "92.5"},
    }


if __name__ == "__main__":
    main()
