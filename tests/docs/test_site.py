"""The site: built strictly, the same words as in the folder, nothing fetched from elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from markdown_it import MarkdownIt

from tests.docs.programs import program

pytest.importorskip("material", reason="the site needs the extra docs")

ROOT = Path(__file__).parents[2]
PAGES = [path.relative_to(ROOT / "docs") for path in sorted((ROOT / "docs").rglob("*.md"))]
ELSEWHERE = re.compile(r"^(?:https?:)?//")
# What a browser fetches by itself, by the tag and the attribute that names it.
FETCHED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}
COUNTED = ("h1", "h2", "h3", "table", "tr", "td", "th", "li", "ol", "ul", "pre", "img", "strong")


class Tags(HTMLParser):
    """All tags of a page with their attributes, its ids, and the text of its article."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.words, self.quiet = [], set(), [], 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids.add(given.get("id"))
        self.quiet += tag in ("script", "style", "svg") or "headerlink" in (
            given.get("class") or ""
        )

    def handle_endtag(self, tag):
        self.quiet -= self.quiet > 0 and tag in ("script", "style", "svg", "a")

    def handle_data(self, data):
        if not self.quiet:
            self.words.append(data)

    def count(self):
        names = [tag for tag, _ in self.tags]
        return {name: names.count(name) for name in COUNTED}

    @property
    def text(self):
        return re.sub(r"\s+", "", "".join(self.words).replace("\u200b", ""))


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The whole site, built as CI builds it."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return folder


def html_of(site, page):
    return (site / page.with_suffix(".html")).read_text(encoding="utf-8")


def article(site, page):
    """Return what stands in the middle of a page, without the titles of its blocks of code."""
    middle = html_of(site, page).partition('<article class="md-content__inner md-typeset">')[2]
    return re.sub(r'<span class="filename">.*?</span>', "", middle.partition("</article>")[0])


def as_in_the_folder(page):
    """Return a page as one reads it in the folder, by CommonMark with tables."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return Tags(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


class TestPages:
    @pytest.mark.parametrize("page", PAGES, ids=str)
    def test_show_the_same_on_the_site_as_in_the_folder(self, site, page):
        there, here = Tags(article(site, page)), as_in_the_folder(page)
        assert there.count() == here.count()
        assert there.text == here.text

    def test_are_all_in_the_contents(self):
        named = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")[2]
        assert [str(page) for page in PAGES if f": {page.as_posix()}" not in named] == []

    def test_lead_nowhere_that_is_not(self, site):
        """The builder looks at links it knows; this looks at all that was written."""
        dead, ids = [], {}
        for file in sorted(site.rglob("*.html")):
            for tag, given in Tags(file.read_text(encoding="utf-8")).tags:
                place = given.get("href" if tag == "a" else FETCHED.get(tag, ""))
                if file.name == "404.html" or not place or re.match(r"[a-z]+:|//", place):
                    continue
                target, anchor = urldefrag(unquote(place))
                goal = (file.parent / target).resolve() if target else file
                goal = goal / "index.html" if goal.is_dir() else goal
                if anchor and goal.suffix == ".html" and goal not in ids:
                    ids[goal] = Tags(goal.read_text(encoding="utf-8")).ids
                if not goal.is_file() or (anchor and anchor not in ids.get(goal, {anchor})):
                    dead.append((file.name, place))
        assert dead == []


class TestOutside:
    def test_nothing_is_fetched_from_elsewhere(self, site):
        fetched = [
            (file.name, given[FETCHED[tag]])
            for file in sorted(site.rglob("*.html"))
            for tag, given in Tags(file.read_text(encoding="utf-8")).tags
            if tag in FETCHED and ELSEWHERE.match(given.get(FETCHED[tag]) or "")
        ]
        assert [one for one in fetched if "canonical" not in one] == []

    def test_nor_by_styles(self, site):
        styles = [file.read_text(encoding="utf-8") for file in site.rglob("*.css")]
        assert styles
        assert [
            found for text in styles for found in re.findall(r"url\((https?:[^)]+)\)", text)
        ] == []

    def test_a_planted_font_from_elsewhere_is_seen(self):
        ((tag, given),) = Tags('<link href="https://fonts.example/css">').tags
        assert ELSEWHERE.match(given[FETCHED[tag]])


def test_chinese_is_searched_by_words(site):
    """Words are parted when the site is built, or a search would find whole sentences only."""
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert {*index["config"]["lang"]} >= {"zh"}
    parted = {
        word
        for one in index["docs"]
        for word in re.split(index["config"]["separator"], one["text"])
    }
    assert {"结转", "满意度", "评分"} <= parted


class TestHooks:
    hooks = program("site/hooks")

    def test_a_fence_that_names_its_file_gets_it_as_its_title(self):
        text = self.hooks.on_page_markdown("```yaml 甲/乙.yaml\n甲: 1\n```", page_at("页.md"))
        assert text == '```yaml title="甲/乙.yaml"\n甲: 1\n```'

    def test_a_link_out_of_the_folder_leads_to_the_page_on_the_site(self):
        link = "[测速](../../benchmarks/README.md)"
        assert self.hooks.on_page_markdown(link, page_at("夹/页.md")) == "[测速](../测速.md)"


def page_at(place):
    class Source:
        src_uri = place

    class Page:
        file = Source

    return Page
