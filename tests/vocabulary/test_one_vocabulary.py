"""Every name prints the same text in Word templates, in wording and in sentences of findings."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest
from cases_of_names import FORM, case

from generator.document import Properties, WordTemplate
from generator.findings.find import find
from generator.findings.library import Library, LibraryFile, merged
from generator.narrative.blocks import plain_text
from generator.narrative.wording import Wording
from generator.pipeline import find_problems
from generator.scoring.decimals import decimals_of
from generator.structs import replace
from generator.vocabulary.name_registry import registry
from generator.workspace import Workspace

ABOUT = Properties(title="表", author="某单位", created=datetime(2023, 3, 1, tzinfo=UTC))
GROUPS = ("一组", "按名称取", "列表")
END = "；"
DECIMALS = decimals_of(case())

# What filters, conditions and arithmetic say of typed values: the same wherever it is written. The
# unit typed its rate as 90%, so rates have no decimals; shares have the one of the form.
EXPRESSIONS = {
    "{{ 年度 }}{{ 年度 + 1 }}{{ 年度 ~ '年' }}{{ 年度|年份 }}": "202220232022年2022年",
    "{{ 资金.执行率 }}{{ 资金.执行率 < 1 }}{{ 资金.执行率|百分比(2) }}": "90%是90.00%",
    "{{ 资金.合计.全年预算数 * 0.9 }}": "22.5",
    "{{ 资金.合计.全年执行数|元 }}": "225000元",
    "{{ (资金.合计.全年执行数 / 3)|小数位(2) }}": "7.50",
    "{{ (资金.合计.全年预算数 / 3)|小数位(2) }}": "8.33",
    "{{ 资金.合计.全年执行数|大写 }}": "贰拾贰万伍仟元整",
    "{{ 业务数据.参保人数 }}{{ 业务数据.参保人数 > 16000 }}": "16008人是",
    "{{ 业务数据.参保人数|千分位 }}{{ 业务数据.参保人数 * 2 }}": "16,00832016",
    "{{ 业务数据.参保人数 / 2 }}{{ 业务数据.参保人数.单位 }}": "8004人",
    "{{ 业务数据.待遇支出|亿元 }}{{ 业务数据.补贴标准|万元 }}": "0.14亿元0.3万元",
    "{{ 业务数据.补贴标准 == 3000 }}{{ 业务数据.发放率|百分比 }}": "是98%",
    "{{ 业务数据.说明 == '按月发放' }}{{ 业务数据.说明 is number }}": "是否",
    "{{ 任务[0].数据.发放资料 - 100 }}": "400",
    "{{ (其他数据.绩效办考核得分 / 7)|小数位(1) }}": "13.6",
    "{% for 行 in 指标 if 行.二级 == '成本指标' %}{{ 行.三级指标 }}{% endfor %}": "单位成本",
    "{{ 指标|selectattr('二级', '==', '成本指标')|list|length }}": "1",
    "{{ 指标|map(attribute='一级')|join('、') }}": "产出指标、产出指标、产出指标",
    "{{ 任务[0].做法|顿号 }}{{ 落款.日期|日期 }}": "发放资料、现场答疑2023年3月1日",
    "{{ 落款.日期 ~ '印' }}{{ (指标[0].核心指标)|string }}": "2023年3月1日印是",
    "{{ 单位 }}{{ 单位.编制数 }}{{ 单位.名称|length }}": "县工伤中心1310",
    "{{ 经费.三公经费.决算数 }}{{ 基础数据表|length }}": "1.282",
    "{{ 预算.人员经费占比 }}{{ 预算.执行率|百分比 }}": "62.5%99%",
    "{{ 预算.执行率 }}{{ (预算.执行率 / 3)|百分比 }}{{ (预算.执行率 / 3)|占比 }}": "99%33%32.9%",
    "{{ 0.5|百分比 }}{{ 0.5|占比 }}{{ 0.5|百分比(2) }}": "50%50.0%50.00%",
}


def writing(path):
    """Return the Jinja that writes a name, for every row and every entry that there is."""
    if path.startswith("指标表"):
        path = f"整体.{path}"  # a project's rubric brings no rows of its own
    before, *rest = path.replace("[]", ".[]").split(".")
    value, opening, closing = before, "", ""
    for number, part in enumerate(rest):
        if part in ("[]", "*", "*占比"):
            item = f"项{number}"
            rows = value if part == "[]" else f"{value}.values()"
            opening += f"{{% for {item} in {rows} if {item} is not none %}}"
            closing = "{% endfor %}" + closing
            value = item
        else:
            value = f"{value}.{part}"
    shown = f"{{% if {value} is not none and {value} != () %}}{{{{ {value} }}}}{{% endif %}}{END}"
    return f"{opening}{shown}{closing}"


def printable():
    """Return the paths of values that print: groups and lists of groups do not."""
    keys_of_mixed = {"预算.*", "预算.*占比", "材料.*"}  # beside groups, or texts in several parts
    return [
        one.path
        for one in registry().values()
        if one.kind not in GROUPS and not one.local and one.path not in keys_of_mixed
    ]


SENTENCES = {path: writing(path) for path in printable()}
SENTENCES |= {"建议": "{{ 建议|join('、') }}", "内设机构": "{{ 单位.内设机构|顿号 }}"}
SENTENCES |= {"材料.*": "{{ 材料.资金管理情况 }}{{ 材料.组织情况 }}"}
SENTENCES |= {"预算.*": "{{ 预算.人员经费 }}{{ 预算.财政拨款 }}{{ 预算.人员经费占比 }}"}


def in_word(sentences, everything, folder):
    path = folder / "甲.docx"
    made = docx.Document()
    for sentence in sentences:
        made.add_paragraph(sentence)
    made.save(path)
    loaded = WordTemplate.load(path)
    template, said = loaded.value, loaded.diagnostics
    assert said == ()
    content, said = template.render(everything, properties=ABOUT, decimals=DECIMALS)
    assert said == ()
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def in_wording(sentences, everything, folder):
    written = []
    for number, sentence in enumerate(sentences):
        file = folder / f"narratives/甲/章{number}.md.j2"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(sentence, encoding="utf-8")
        wording = Wording(Workspace((folder,)), ("甲",), DECIMALS)
        blocks, said = wording.write(f"章{number}", everything)
        assert said == (), sentence
        written.append(plain_text(blocks))
    return written


def library_of(sentences):
    """Make a library whose problems are the sentences, one each, about the project."""
    entry = {"标题": ["甲"], "对象": "自评", "措施": [{"标题": "甲", "内容": "甲"}]}
    entries = {
        f"T{number:03d}": entry
        | {
            "问题": ["{{ 事实 }}"],
            "情形": [{"条件": "项目.项目总投资 > 0", "事实": f"句{sentence}"}],
        }
        for number, sentence in enumerate(sentences)
    }
    return merged((LibraryFile.model_validate({"名称": "甲", "问题": entries}),))


def in_findings(sentences, case):
    found, said = find(case, library_of(sentences), limit=1000)
    assert [one for one in said if one.code != "Q07"] == []
    texts = {finding.id: finding.text.removeprefix("句") for finding in found.problems}
    return [texts[f"T{number:03d}"] for number, _ in enumerate(sentences)]


def bare(texts):
    """Leave out what is no text: in a cell, a line and a sentence lines end in their own ways."""
    return ["".join(text.split()) for text in texts]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("模板")


def test_every_name_prints_the_same_text_everywhere(case, everything, folder):
    sentences = [*SENTENCES.values()]
    word = bare(in_word(sentences, everything, folder))
    assert [path for path, text in zip(SENTENCES, word, strict=True) if not text.strip(END)] == []
    assert bare(in_wording(sentences, everything, folder)) == word
    assert bare(in_findings(sentences, case)) == word


def test_a_document_s_own_names_print_the_same_in_word_and_wording(everything, folder):
    sentences = ["{{ 附件号 }}{{ 附件|顿号 }}{{ 问题[0].措施.责任主体 }}{{ 附件列表[0].序号 }}"]
    assert in_word(sentences, everything, folder) == ["1表财务股1-1"]
    assert in_wording(sentences, everything, folder) == ["1表财务股1-1"]


def test_expressions_and_filters_give_the_same_everywhere(case, everything, folder):
    sentences, expected = [*EXPRESSIONS], [*EXPRESSIONS.values()]
    assert in_word(sentences, everything, folder) == expected
    assert in_wording(sentences, everything, folder) == expected
    assert in_findings(sentences, case) == expected


class TestConditionsOfFindings:
    @pytest.mark.parametrize(
        ("condition", "holds"),
        [
            ("资金.执行率 < 1", True),
            ("资金.执行率 >= 95%", False),
            ("业务数据.参保人数 > 16000 且 业务数据.补贴标准 = 3000", True),
            ("预算.全年执行数 / 预算.全年预算数 > 0.9", True),
            ("楼堂馆所.规模控制率 > 1", False),
            ("经费.三公经费.决算数 > 经费.三公经费.预算数", False),
            ("业务数据.没有 > 0", False),
            ("年度 = 2022 且 清单合计 > 0", True),
        ],
    )
    def test_use_the_names_of_the_vocabulary(self, case, condition, holds):
        assert bool(found_by(case, condition)) is holds

    def test_a_project_is_spoken_of_by_its_own_names(self, case):
        (finding,) = found_by(case, "资金.合计.全年执行数 = 22.5", "{{ 项目.名称 }}{{ 名称 }}")
        assert finding.text == "业务经费业务经费"


def found_by(case, condition, fact="甲"):
    library: Library = merged(
        (
            LibraryFile.model_validate(
                {
                    "名称": "甲",
                    "问题": {
                        "T1": {
                            "标题": ["甲"],
                            "对象": "自评",
                            "情形": [{"条件": condition, "事实": fact}],
                            "问题": ["{{ 事实 }}"],
                            "措施": [{"标题": "甲", "内容": "甲"}],
                        }
                    },
                }
            ),
        )
    )
    about_project = replace(case, form=FORM, subjects=case.projects)
    findings, said = find(about_project, library, limit=10)
    assert {one.code for one in said} <= {"S10", "Q07"}
    return [one for one in findings.problems if one.id]


def test_a_form_without_wording_still_has_the_problems_that_the_unit_states(case):
    found = find_problems(case, Workspace(()))
    assert found.diagnostics == ()
    assert [one.title for one in found.value.problems] == ["支出不均"]
