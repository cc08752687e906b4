"""Lines between tables: years and blanks behind labels become tags, other lines stay."""

from __future__ import annotations

import docx
import pytest

from generator.paper_forms.demands import Asked
from generator.paper_forms.lines import tag_line


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("（2023年度）", "（{{ 年度 }}年度）"),
        ("（    年度）", "（{{ 年度 }}年度）"),
        ("（20××年度）", "（{{ 年度 }}年度）"),
        ("2023年度项目支出绩效自评表", "{{ 年度 }}年度项目支出绩效自评表"),
        ("2022年度决算绩效自评表", "{{ 上年 }}年度决算绩效自评表"),
        ("填报单位（盖章）：", "填报单位（盖章）：{{ 单位.名称 }}"),
        (
            "实施单位：____ 主管部门：____",
            "实施单位：{{ 项目.实施单位 }}　　主管部门：{{ 单位.主管部门 }}",
        ),
        ("填报日期：  年  月  日", "填报日期：{{ 填报日期 }}"),
        ("填报人：      联系电话：", "填报人：      联系电话："),
        ("填报单位：某某局 金额单位：元", "填报单位：{{ 单位.名称 }}　　 金额单位：元"),
        ("注：2023年执行数按决算填列。", "注：2023年执行数按决算填列。"),
        ("依据财预〔2020〕10号文件", "依据财预〔2020〕10号文件"),
    ],
)
def test_a_line_of_a_project_paper(line, shown):
    paragraph = docx.Document().add_paragraph(line)
    asked = Asked(file="表.docx", year="2023")
    tag_line(asked, paragraph._p, line, of_project=True)  # noqa: SLF001
    assert paragraph.text == shown
