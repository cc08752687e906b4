"""The page of wording: own files are changed and kept, built-in ones are read, nothing else."""

from __future__ import annotations

import re

import pytest

from generator.workspace import builtin_root

UNIT = "2021/麻阳苗族自治县工伤保险服务中心.yaml"
FILE = "narratives/湖南/机构编制人员情况.md.j2"
OUTSIDE = [
    "narratives/../pyproject.toml",
    "../narratives/湖南/机构编制人员情况.md.j2",
    "/etc/passwd",
    "inputs/2021/x.yaml",
    "narratives/.秘密.md.j2",
    "narratives/湖南/\0.md.j2",
    "narratives\\湖南\\机构编制人员情况.md.j2",
    "templates/docx/通用/项目支出绩效自评表.docx",
    "",
    "narratives",
]


@pytest.fixture
def own(client, desk):
    """Copy the built-in file into the workspace; return its path."""
    assert client.post("/wording/copy", json={"file": FILE}).json() == {"said": []}
    return desk.folder.parent / FILE


def asked(client, text, way="preview"):
    return client.post(f"/wording/{way}", json={"file": FILE, "text": text, "unit": UNIT}).json()


def text_of(client):
    return client.get("/wording/text", params={"file": FILE}).json()


def test_the_page_lists_own_files_before_those_built_in(client, own):
    assert own.is_file()
    page = client.get("/wording").text
    listed = re.findall(r'<option value="([^"]+)"', page)
    assert listed[0] == FILE
    assert "narratives/通用/句式.md.j2" in listed
    assert UNIT in page


def test_a_built_in_file_is_read_and_not_written(client, desk):
    before = (builtin_root() / FILE).read_bytes()
    known = text_of(client)
    assert not known["own"]
    assert known["text"].encode() == before
    answer = client.post("/wording/save", json={"file": FILE, "text": "x", "base": ""})
    assert answer.status_code == 403
    assert (builtin_root() / FILE).read_bytes() == before
    assert not (desk.folder.parent / FILE).exists()


def test_a_copy_is_made_once(client, own):
    own.write_text("自己的\n", "utf-8")
    assert client.post("/wording/copy", json={"file": FILE}).status_code == 404
    assert own.read_text("utf-8") == "自己的\n"


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_else_is_read_or_written(client, desk, name):
    (desk.folder.parent / "narratives").mkdir(exist_ok=True)
    (desk.folder.parent / "narratives" / ".秘密.md.j2").write_text("秘密", "utf-8")
    assert client.get("/wording/text", params={"file": name}).status_code == 404
    assert client.get("/wording/history", params={"file": name}).status_code == 404
    assert client.post("/wording/copy", json={"file": name}).status_code == 404
    saved = client.post("/wording/save", json={"file": name, "text": "x", "base": ""})
    assert saved.status_code == 403
    shown = client.post("/wording/preview", json={"file": name, "text": "x", "unit": UNIT})
    assert shown.status_code == 404


def test_a_link_out_of_the_workspace_is_none_of_its_files(client, desk):
    secret = desk.folder.parent / "secret.md.j2"
    secret.write_text("秘密", "utf-8")
    folder = desk.folder.parent / "narratives" / "套"
    folder.mkdir(parents=True)
    (folder / "章.md.j2").symlink_to(secret)
    name = "narratives/套/章.md.j2"
    assert client.get("/wording/text", params={"file": name}).status_code == 404


def test_what_is_typed_is_shown_and_not_saved(client, own):
    text = own.read_text("utf-8")
    typed = text.replace("本单位", "这是新写的，{{ 单位.简称 }}")
    shown = asked(client, typed)
    assert "这是新写的，" in shown["html"]
    assert own.read_text("utf-8") == text
    assert "这是新写的" not in asked(client, text)["html"]
    files = {one["said"]["file"] for one in shown["origins"].values() if one["said"]["own"]}
    assert files == {FILE}


def test_a_mistake_is_said_at_its_line_and_stops_the_documents(client, own):
    lines = own.read_text("utf-8").replace("本单位", "{{ 单位.没有这个 }}").splitlines()
    line = 1 + next(n for n, one in enumerate(lines) if "没有这个" in one)
    typed = "\n".join(lines)
    stopping = asked(client, typed)["stopping"]
    assert [(one["code"], one["position"]["line"], one["here"]) for one in stopping] == [
        ("N02", line, True)
    ]
    doubts = asked(client, typed, "check")["findings"]
    assert ("N02", line) in {(one["code"], one["position"]["line"]) for one in doubts}


def test_a_built_in_file_is_shown_as_it_is(client):
    shown = asked(client, "不算数的文字")
    assert "不算数" not in shown["html"]
    assert asked(client, "", "check")["findings"] == []


def test_a_save_keeps_what_was_there(client, own):
    before = text_of(client)
    typed = before["text"] + "{# 改过 #}\n"
    saved = client.post("/wording/save", json={"file": FILE, "text": typed, "base": before["mark"]})
    assert not saved.json()["conflict"]
    assert own.read_text("utf-8") == typed
    history = client.get("/wording/history", params={"file": FILE}).text
    moment = re.search('data-earlier="([^"]+)"', history)[1]
    earlier = client.get("/wording/history", params={"file": FILE, "moment": moment}).json()
    assert earlier["text"] == before["text"]
    outside = client.get("/wording/history", params={"file": FILE, "moment": "../x"})
    assert outside.status_code == 404


def test_what_another_program_changed_is_not_lost(client, own):
    before = text_of(client)
    own.write_text(before["text"] + "{# 别处 #}\n", "utf-8")
    mine = {"file": FILE, "text": before["text"] + "{# 这里 #}\n", "base": before["mark"]}
    refused = client.post("/wording/save", json=mine)
    assert refused.status_code == 409
    assert "别处" in refused.json()["text"]
    forced = client.post("/wording/save", json=mine | {"base": refused.json()["mark"]})
    assert forced.status_code == 200


def test_hostile_names_and_texts_stay_text(client, desk):
    folder = desk.folder.parent / "narratives" / "套"
    folder.mkdir(parents=True)
    (folder / "<script>x.md.j2").write_text("</textarea><script>alert(1)</script>", "utf-8")
    page = client.get("/wording", params={"file": "<script>y", "line": '"><b>'}).text
    assert "<script>x" not in page
    assert "<script>y" not in page
    assert '"><b>' not in page
