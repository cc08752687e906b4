"""What the preview answers: a document with its origins, or what keeps it from being made."""

from __future__ import annotations

import re
import shutil
from urllib.parse import quote

import pytest

from generator.workbench import preview_requests

NAME = "2022/淮北市工伤保险管理服务中心.yaml"
UNIT = f"/unit/{quote(NAME)}"


@pytest.fixture
def text(client):
    return client.get(f"{UNIT}/text").json()["text"]


def asked(client, text, document=None):
    answer = client.post(f"{UNIT}/preview", json={"text": text, "document": document})
    assert answer.status_code == 200
    return answer.json()


def test_a_document_comes_with_the_origin_of_every_mark(client, text):
    shown = asked(client, text, 1)
    assert shown["documents"][shown["shown"]].startswith("02-")
    marks = set(re.findall(r'data-from="(\d+)"', shown["html"]))
    assert marks
    assert marks <= shown["origins"].keys()
    first = next(one for one in shown["origins"].values() if one["typed"])
    assert {"way", "line", "column"} <= first["typed"][0].keys()
    files = {one["said"]["file"] for one in shown["origins"].values()}
    assert all(file.startswith(("templates/", "narratives/")) for file in files)


def test_a_line_is_found_wherever_it_is_printed(client, text):
    """单位.名称 stands in several documents: those that are not shown count too."""
    line = 1 + [one.strip() for one in text.splitlines()].index("名称: 淮北市工伤保险管理服务中心")
    shown = asked(client, text)
    marks = {
        number
        for number, one in shown["origins"].items()
        if any(typed["line"] == line for typed in one["typed"])
    }
    assert any(f'data-from="{number}"' in shown["html"] for number in marks)
    given = {"text": text, "document": shown["shown"]}
    others = client.post(f"{UNIT}/elsewhere", json=given).json()["places"]
    assert others[f"{line}:7"] == {"1": 1, "2": 1}
    other = client.post(f"{UNIT}/elsewhere", json=given | {"text": "别的"}).json()
    assert other == {"places": {}}


def test_what_is_typed_is_shown_though_it_is_not_saved(client, text):
    assert "丁丁办事处" in asked(client, text.replace("日常运转经费", "丁丁办事处"))["html"]
    assert "丁丁" not in asked(client, text)["html"]


def test_hostile_text_stays_text(client, text):
    html = asked(client, text.replace("日常运转经费", "<script>x</script>{{ 7*7 }}"))["html"]
    assert "<script" not in html
    assert "&lt;script&gt;x&lt;/script&gt;{{ 7*7 }}" in html


@pytest.mark.parametrize("broken", ["套表: 没有\n", "a: [", "", "\0"])
def test_what_stops_the_documents_is_said(client, broken):
    shown = asked(client, broken)
    assert shown["documents"] == []
    assert shown["stopping"]
    assert all(one["message"] for one in shown["stopping"])


def test_a_defect_of_ours_is_said_and_the_page_stays(client, text, monkeypatch):
    def fall(*_given):
        raise ZeroDivisionError

    monkeypatch.setattr(preview_requests.pipeline, "trace_documents", fall)
    assert asked(client, text)["stopping"]


def test_a_document_that_is_not_there_is_the_first(client, text):
    for number in (99, -1, "x", None):
        assert asked(client, text, number)["shown"] == 0


def test_other_filings_and_other_bodies_are_refused(client):
    assert client.post("/unit/../x.yaml/preview", json={"text": ""}).status_code == 404
    assert client.post(f"{UNIT}/preview", json={"text": 3}).status_code == 400
    assert client.post(f"{UNIT}/pages", json={}).status_code == 400


def test_pages_say_what_is_missing(client, text, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("generator.document.preview.outside_programs.OFFICES", ())
    answer = client.post(f"{UNIT}/pages", json={"text": text, "document": 0}).json()
    assert answer["pages"] == []
    assert answer["said"][0]["code"] == "X14"


@pytest.mark.skipif(not shutil.which("soffice"), reason="没有安装 LibreOffice")
@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="没有安装 poppler")
def test_pages_are_pictures(client, text):
    answer = client.post(f"{UNIT}/pages", json={"text": text, "document": 0}).json()
    assert answer["pages"]
    assert all(one.startswith("data:image/png;base64,iVBOR") for one in answer["pages"])


def test_pages_of_what_is_stopped_are_none(client):
    answer = client.post(f"{UNIT}/pages", json={"text": "套表: 没有\n", "document": 0}).json()
    assert answer["pages"] == []
    assert answer["said"]
