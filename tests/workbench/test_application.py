"""Pages and answers of the workbench, asked for as its own page asks."""

from __future__ import annotations

import errno
import io
import os
import re
import time
import zipfile
from urllib.parse import quote

import pytest

from generator.workbench import application, building

NAME = "2022/淮北市工伤保险管理服务中心.yaml"
UNIT = f"/unit/{quote(NAME)}"
OUTSIDE = [
    "/unit/../pyproject.toml",
    "/unit/..%2f..%2fx.yaml/text",
    "/unit/%2e%2e/secret.yaml",
    "/unit//etc/passwd",
    "/unit/.ziping/x.yaml/text",
    "/unit/2022/none.yaml",
    "/unit/%00.yaml",
    "/assets/..%2fapplication.py",
    "/unit/2022//淮北市工伤保险管理服务中心.yaml/text",
    "/unit/%2e/2022/淮北市工伤保险管理服务中心.yaml/text",
    "/unit/2022/淮北市工伤保险管理服务中心.yaml%00/text",
    "/unit/%5c%5chost%5cshare%5cx.yaml/text",
    "/unit/%2f%2fhost/share/x.yaml/text",
    "/unit/C:%5cx.yaml/text",
    "/unit/C:/x.yaml/text",
    "/unit/CON.yaml/text",
    "/unit/%ff.yaml/text",
    f"/unit/{'甲/' * 2000}.yaml",
    f"/unit/{'甲' * 2000}.yaml",
]


def until_looked_at(client):
    for _ in range(200):
        page = client.get("/rows").text
        if 'data-waiting="1"' not in page:
            return page
        time.sleep(0.05)
    raise AssertionError(page)


def test_the_list_says_what_state_every_filing_is_in(client):
    page = until_looked_at(client)
    assert page.count("<tr") == 5
    assert page.count("没有生成") == 5


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_desk_is_handed_out(client, desk, path):
    (desk.folder.parent / "secret.yaml").write_text("套表: 秘密\n", "utf-8")
    (desk.room).mkdir(exist_ok=True)
    (desk.room / "x.yaml").write_text("套表: 秘密\n", "utf-8")
    answer = client.get(path)
    assert answer.status_code in {404, 400}
    assert "秘密" not in answer.text


def test_a_filing_has_one_name(client, desk):
    """Fault: by its absolute path its draft was the file itself, and forgetting that removed it."""
    absolute = f"/unit/{quote(str(desk.folder / NAME))}"
    assert client.get(f"{absolute}/text").status_code == 404
    assert client.post(f"{absolute}/forget-draft", json={"page": "a"}).status_code == 404
    assert (desk.folder / NAME).is_file()


def test_a_file_that_is_gone_is_said_and_the_text_stays_in_the_page(client, desk):
    (desk.folder / NAME).rename(desk.folder / "改名.yaml")
    for asked in ("look", "save", "form", "edit", "preview"):
        answer = client.post(f"{UNIT}/{asked}", json={"text": "", "base": "", "page": ""})
        assert answer.status_code == 404
        assert "还在这一页" in answer.text


def test_a_link_out_of_the_desk_is_no_filing(client, desk):
    secret = desk.folder.parent / "secret.yaml"
    secret.write_text("套表: 秘密\n", "utf-8")
    (desk.folder / "link.yaml").symlink_to(secret)
    assert client.get("/unit/link.yaml/text").status_code == 404


def test_markup_in_a_filing_stays_text(client, desk):
    head = "套表: <script>alert(1)</script>\n年度: 2022\n"
    text = head + "单位: {名称: '<b>甲</b>{{ 7*7 }}'}\n# </textarea>\n"
    (desk.folder / "<i>.yaml").write_text(text, "utf-8")
    page = until_looked_at(client) + client.get(f"/unit/{quote('<i>.yaml')}").text
    assert "<script>alert" not in page
    assert "<b>甲" not in page
    assert "<i>." not in page
    assert "</textarea>" not in page
    assert "49" not in page
    assert client.get(f"/unit/{quote('<i>.yaml')}/text").json()["text"] == text


def test_findings_of_what_is_being_typed_come_with_their_lines(client):
    known = client.get(f"{UNIT}/text").json()
    said = client.post(
        f"{UNIT}/look", json={"text": "套表: 没有\n", "base": known["mark"], "page": ""}
    ).json()
    assert {one["position"]["line"] for one in said["findings"] if one["position"]} == {1}


def test_a_whole_run_from_the_page_to_the_archive(client):
    client.post("/build", json={"names": [NAME, "../x.yaml"]})
    for _ in range(600):
        run = client.get("/progress").json()
        if run["ended"]:
            break
        time.sleep(0.05)
    assert (run["total"], run["counts"]) == (1, {"生成": 1})
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"/archive?name={quote(NAME)}").content))
    names = [one.rpartition("/")[2] for one in packed.namelist()]
    assert names
    one = client.get(f"{UNIT}/document", params={"file": names[0]})
    assert one.content == packed.read(packed.namelist()[0])
    assert client.get(f"{UNIT}/document", params={"file": "../../x"}).status_code == 404


def test_what_is_no_request_of_ours_is_refused(client):
    for body in (b"", b"[]", b"{", b'"x"', b"[" * 5000, b'{"names": 3}'):
        assert client.post("/build", content=body).status_code == 400
    assert client.post(f"{UNIT}/save", json={"text": 1, "base": "", "page": ""}).status_code == 400
    half = b'"\\ud800"'  # of a pair: cannot be written anywhere
    half = b'{"text": %b, "base": %b, "page": %b}' % (half, half, half)
    for asked in ("save", "look", "form", "preview"):
        assert client.post(f"{UNIT}/{asked}", content=half).status_code == 400


def test_a_run_that_breaks_off_says_why(client, monkeypatch):
    def broken(*_given, **_named):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(building, "run", broken)
    client.post("/build", json={"names": [NAME]})
    for _ in range(100):
        run = client.get("/progress").json()
        if run["ended"]:
            break
        time.sleep(0.05)
    assert "磁盘已满" in run["refused"]


def test_the_editor_is_told_what_the_form_takes(client):
    schema = client.get(f"{UNIT}/schema").json()
    assert schema["title"] == "淮北市项目支出绩效自评"
    assert client.get("/unit/2022/none.yaml/schema").status_code == 404


def test_a_conflict_shows_both_and_earlier_texts_can_be_had_again(client, desk):
    known = client.get(f"{UNIT}/text").json()
    (desk.folder / NAME).write_text(known["text"] + "# 别处\n", "utf-8")
    mine = {"text": known["text"] + "# 这里\n", "base": known["mark"], "page": "a"}
    refused = client.post(f"{UNIT}/save", json=mine)
    assert refused.status_code == 409
    assert {"-# 别处", "+# 这里"} <= set(refused.json()["difference"])
    forced = client.post(f"{UNIT}/save", json=mine | {"base": refused.json()["mark"]})
    assert not forced.json()["conflict"]
    moment = re.search('data-earlier="([^"]+)"', client.get(f"{UNIT}/history").text)[1]
    earlier = client.get(f"{UNIT}/history", params={"moment": moment}).json()["text"]
    assert earlier == known["text"] + "# 别处\n"
    assert client.get(f"{UNIT}/history", params={"moment": "../x"}).status_code == 404


def test_what_was_typed_is_offered_again(client):
    known = client.get(f"{UNIT}/text").json()
    typed = {"text": known["text"] + "# 没存", "base": known["mark"], "page": "a1"}
    client.post(f"{UNIT}/look", json=typed)
    assert client.get(f"{UNIT}/text").json()["draft"] == typed
    client.post(f"{UNIT}/forget-draft", json={"page": "a1"})
    assert client.get(f"{UNIT}/text").json()["draft"] is None


def test_a_page_that_opens_takes_no_other_pages_text(client):
    """Fault: a page looks at the file as it opens, and what had not been saved was forgotten."""
    known = client.get(f"{UNIT}/text").json()
    typed = {"text": known["text"] + "# 没存", "base": known["mark"], "page": "a1"}
    client.post(f"{UNIT}/look", json=typed)
    for page in ("", "b2"):
        client.post(f"{UNIT}/look", json={**typed, "text": known["text"], "page": page})
        assert client.get(f"{UNIT}/text").json()["draft"] == typed
    client.post(f"{UNIT}/save", json={**typed, "text": known["text"] + "# 别的", "page": "b2"})
    assert client.get(f"{UNIT}/text").json()["draft"] == typed
    client.post(f"{UNIT}/look", json={**typed, "text": known["text"] + "# 别的"})
    assert client.get(f"{UNIT}/text").json()["draft"] is None  # it stands in the file


def test_what_is_typed_and_cannot_be_kept_is_said(client, desk):
    known = client.get(f"{UNIT}/text").json()
    (desk.room / "草稿").mkdir(parents=True)
    (desk.room / "草稿" / "2022").write_text("")
    typed = {"text": known["text"] + "# 没存", "base": known["mark"], "page": "a1"}
    said = client.post(f"{UNIT}/look", json=typed).json()
    assert [one["code"] for one in said["unkept"]] == ["X13"]
    assert said["findings"]


def test_documents_of_any_time_are_packed(desk):
    """Fault: an archive holds no time before 1980, and the page got an error instead of it."""
    old = desk.output / "老的.docx"
    old.parent.mkdir()
    old.write_bytes(b"x")
    os.utime(old, (0, 0))
    with zipfile.ZipFile(io.BytesIO(application.packed([old], desk.output))) as archive:
        assert archive.namelist() == ["老的.docx"]
