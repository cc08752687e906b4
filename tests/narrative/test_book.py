"""The book: chapters of a form's documents, written from the samples and proof-read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.document.filling import FOLDER, SUFFIX
from generator.document.template.word_template import WordTemplate
from generator.findings import Finding, Findings, Remedy
from generator.narrative.blocks import Heading, plain_text
from generator.narrative.book import write
from generator.pipeline import check
from generator.proofreading import proofread, proofread_heading
from generator.structs import replace
from generator.vocabulary import Names
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT

BUILTIN = Workspace((builtin_root(),))
SAMPLES = sorted(ROOT.glob("inputs/*/*.yaml"))
FOUND = Findings(
    (Finding("F02", "支出偏慢", "支出偏慢的事实。", Remedy("加快支出", "按月核对。")),)
)


def chapters_of(checked):
    """Yield the chapters that the documents of a sample ask for, with what was said of them."""
    book, _ = write(checked.case, checked.findings, BUILTIN)
    for plan in checked.case.form.documents:
        template = WordTemplate.load(BUILTIN.find(*FOLDER, f"{plan.template}{SUFFIX}")).value
        subjects = checked.case.projects if plan.per == "项目" else (None,)
        for subject in subjects:
            yield book.chapters(template.chapters, plan, subject)


@pytest.fixture(scope="module", params=SAMPLES, ids=[path.stem[:6] for path in SAMPLES])
def checked(request):
    return check(request.param, BUILTIN)


def test_every_chapter_of_a_sample_is_written(checked):
    for chapters, said in chapters_of(checked):
        assert said == ()
        nothing_to_state = "S10" in {one.code for one in checked.diagnostics}
        assert all(chapters.values()) or nothing_to_state


def test_every_chapter_of_a_sample_is_well_written(checked):
    """What the papers themselves got wrong is told at its line, and left as it was typed."""
    told = "".join(one.facts.get("slips", "") for one in checked.diagnostics)
    for chapters, _ in chapters_of(checked):
        for block in (block for blocks in chapters.values() for block in blocks):
            text = plain_text([block])
            slips = proofread_heading(text) if isinstance(block, Heading) else proofread(text)
            assert [one for one in slips if f"“{one.excerpt}”" not in told] == [], text


class TestChapters:
    """A county's own wording over the figures of a sample."""

    @pytest.fixture
    def county(self, tmp_path):
        def put(name, text):
            path = tmp_path / f"narratives/某县/{name}.md.j2"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

        put("概况", "# 概况\n\n{{ 单位.名称 }}，{{ 项目列表|length }}个项目。\n")
        put(
            "问题",
            "# 问题\n\n{% for 项 in 问题 %}\n## {{ 项.标题 }}\n\n{{ 项.内容 }}\n{% endfor %}\n",
        )
        put("写错", "{{ 单位.编制 }}{{ 单位.编制 }}")
        put("项目", "{{ 项目.名称 }}{{ 资金.执行率|百分比(2) }}")
        return Workspace((tmp_path,))

    @pytest.fixture
    def case(self, sample):
        case = check(sample, BUILTIN).case
        return replace(case, form=case.form.model_copy(update={"wording": ("某县",)}))

    @pytest.fixture
    def book(self, case, county):
        book, said = write(case, FOUND, county)
        assert said == ()
        return book

    def test_headings_are_numbered_in_the_order_asked_for(self, book):
        chapters, said = book.chapters(("概况", "问题"), book.case.form.documents[0])
        assert said == ()
        assert plain_text(chapters["概况"]).startswith("一、概况\n")
        assert plain_text(chapters["问题"]) == "二、问题\n（一）支出偏慢\n支出偏慢的事实。"

    @pytest.mark.parametrize(
        ("style", "title"), [("数字", "1. 概况"), ("不编", "概况"), ("公文", "一、概况")]
    )
    def test_headings_are_numbered_as_the_form_says(self, case, county, style, title):
        form = case.form.model_copy(update={"heading_numbers": style})
        book, _ = write(replace(case, form=form), FOUND, county)
        chapters, _ = book.chapters(("概况",), form.documents[0])
        assert plain_text(chapters["概况"]).splitlines()[0] == title

    def test_a_chapter_without_content_leaves_no_heading_and_takes_no_number(self, case, county):
        folder = county.roots[0] / "narratives/某县"
        empty = "# 基金\n\n{% if 基金 %}\n{{ 基金.名称 }}。\n{% endif %}\n"
        (folder / "基金.md.j2").write_text(empty, encoding="utf-8")
        (folder / "表.md.j2").write_text("{# 表在 Word 里 #}\n# {{ 年度 }}年指标表\n", "utf-8")
        book, _ = write(case, FOUND, county)
        chapters, said = book.chapters(("基金", "表", "概况"), case.form.documents[0])
        assert said == ()
        assert chapters["基金"] == ()
        assert plain_text(chapters["表"]) == "一、2022年指标表"
        assert plain_text(chapters["概况"]).startswith("二、概况")

    def test_a_chapter_about_a_project_has_its_names(self, book, case):
        plan = next(plan for plan in case.form.documents if plan.per == "项目")
        written = [
            plain_text(book.chapters(("项目",), plan, subject)[0]["项目"])
            for subject in case.projects
        ]
        assert written == ["日常运转经费84.30%", "工伤稽核专项经费92.85%"]

    def test_what_is_wrong_is_said_once_and_the_rest_is_written(self, book):
        chapters, said = book.chapters(("写错", "概况", "没有"), book.case.form.documents[0])
        assert [one.code for one in said] == ["N02", "N01"]
        assert list(chapters) == ["概况"]

    def test_what_two_chapters_share_is_said_once(self, book, county):
        """Fault: a mistake in a piece that chapters share is told for each of them again."""
        folder = county.roots[0] / "narratives/某县"
        (folder / "公用.md.j2").write_text("{{ 单位.没有的 }}", encoding="utf-8")
        for name in ("甲章", "乙章"):
            (folder / f"{name}.md.j2").write_text("{% include '公用' %}", encoding="utf-8")
        chapters, said = book.chapters(("甲章", "乙章"), book.case.form.documents[0])
        assert (chapters, [one.code for one in said]) == ({}, ["N02"])

    def test_nothing_is_worked_out_where_nothing_is_asked_for(self, book):
        assert book.chapters((), book.case.form.documents[0]) == ({}, ())

    def test_a_set_that_is_nowhere_is_said_in_the_form(self, case, county):
        form = case.form.model_copy(update={"wording": ("某现", "某县")})
        _, (said,) = write(replace(case, form=form), FOUND, county)
        assert said.code == "N08"
        assert "某县" in said.hint


class TestNames:
    """What a report may name beside what was typed: sums, shares, rates."""

    @pytest.fixture
    def names(self):
        checked = check(ROOT / "inputs/2021/株洲市工伤保险服务中心.yaml", BUILTIN)
        plan = checked.case.form.documents[0]
        return Names(checked.case).for_document(plan, problems=FOUND.problems)

    def test_sums_and_shares_of_the_budget(self, names):
        budget = names["预算"]
        assert budget["支出合计"] == Decimal("331.61")
        assert budget["基本支出"] == Decimal("293.87")
        assert round(budget["基本支出占比"], 4) == Decimal("0.8862")
        assert budget["调整额"] == Decimal("38.78")
        assert budget["执行率"] == 1

    def test_the_unit_s_own_assessment_and_its_projects(self, names):
        assert names["总分"]["得分"] == names["整体"]["总分"]["得分"] == 100
        assert names["等级"] == "优"
        (project,) = names["项目列表"]
        assert project["资金"]["执行率"] == 1

    def test_problems_attachments_and_signature(self, names):
        (problem,) = names["问题"]
        assert problem["措施"] | {"标题": "", "内容": ""} == {
            "标题": "",
            "内容": "",
            "责任主体": None,
            "完成时限": None,
        }
        assert [one["序号"] for one in names["附件列表"]] == ["1-1", "1-2"]
        assert names["落款"]["单位"] == "株洲市工伤保险服务中心"
