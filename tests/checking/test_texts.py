"""The texts that a proof-reader is given, and what is said of them."""

from __future__ import annotations

from hypothesis import given

from generator.checking.texts import NOT_PROSE, Text, texts_of
from generator.filing import Filing
from generator.reading import Record, load_text
from tests.filings import SCORED, filings, text_of

FILING = """\
套表: 湖南县级部门整体支出绩效自评
年度: 2022
单位:
  名称: 某某(试点)中心
  主要职能: [组织培训, '开展检查,办理待遇']
任务:
  - 名称: 培训
    做法: [印发通知, 集中授课]
项目:
  - 名称: 培训费
    材料: {项目内容: 组织培训}
    绩效指标:
      产出指标:
        数量指标:
          - {三级指标: 培训期数, 年度指标值: '≥1,000期', 偏差原因分析及改进措施: 疫情影响}
"""


def read():
    return load_text(FILING, Filing, name="甲.yaml").value


def test_all_prose_is_read_with_its_place():
    found = {one.text: one.position.line for one in texts_of(read())}
    assert found == {
        "组织培训": 11,  # the later of two that read alike
        "开展检查,办理待遇": 5,
        "印发通知": 8,
        "集中授课": 8,
        "疫情影响": 15,
    }


def every_text(value, record, path):
    if isinstance(value, Record):
        for key, one in value.values_by_key():
            yield from every_text(one, value, (key,))
    elif isinstance(value, str):
        yield from [] if path[-1] in NOT_PROSE else [Text(value, record, path)]
    elif isinstance(value, tuple | dict):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from every_text(one, record, (*path, step))


@SCORED
@given(data=filings())
def test_no_text_is_left_out_for_the_key_it_stands_under(data):
    """Fault: a key below which a text may stand is taken for one that holds figures alone."""
    filing = load_text(text_of(data), Filing, name="甲.yaml").value
    assert texts_of(filing) == list(every_text(filing, filing, ()))


def test_a_text_is_called_by_its_key():
    assert {one.key for one in texts_of(read())} == {
        "主要职能",
        "做法",
        "项目内容",
        "偏差原因分析及改进措施",
    }


def test_official_names_and_values_are_left_alone():
    texts = {one.text for one in texts_of(read())}
    assert not texts & {"某某(试点)中心", "≥1,000期", "培训费", "培训期数", "2022"}
