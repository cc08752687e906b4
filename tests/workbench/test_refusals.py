"""Whatever is sent, the answer is one in Chinese, and never a failure of ours."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from generator.workbench.application import application
from generator.workbench.gate import Gate
from tests.workbench.conftest import HOST, KEY, PORT

NAME = "2022/淮北市工伤保险管理服务中心.yaml"
UNIT = f"/unit/{quote(NAME)}"
ABOUT_UNIT = ("look", "save", "forget-draft", "form", "edit", "fix", "waive", "preview")
ABOUT_UNIT += ("elsewhere", "pages")
WORDING = ("preview", "check", "save", "copy")
ORDERS = [f"{UNIT}/{one}" for one in ABOUT_UNIT] + [f"/wording/{one}" for one in WORDING]
ORDERS += ["/new"]

TEXTS = [
    "",
    "甲: [",
    "- 1\n",
    "\0",
    "\ufeff甲: 1\r\n",
    "甲:\t1",
    "&a [*a]",
    "!!python/name:os 甲",
    "😀\u202e",
]
SHORT = "套表: 淮北市项目支出绩效自评\n年度: 2022\n单位: {名称: 甲}\n项目: [{名称: 乙}]\n"
ATOMS = (
    st.none()
    | st.booleans()
    | st.sampled_from([0, 1, -1, 10**30, -(10**300), 1.5, 1e308, float("nan"), float("inf")])
    | st.sampled_from(
        [*TEXTS, SHORT, NAME, "..", "x", "项目", "名称", "put", "paste", "narratives/x.md"]
    )
)
PATHS = st.sampled_from(
    [[], ["单位"], ["单位", "名称"], ["项目", 0], ["项目", 9], ["项目"], ["甲", 0, "乙"]]
)
ANY = st.recursive(
    ATOMS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(ATOMS.map(str), below, max_size=3),
)
CELLS = st.lists(st.lists(st.sampled_from(["", "1", "a\nb", "'\""]), max_size=3), max_size=3)


def wrongly(right):
    """Draw what is right mostly, now and then anything."""
    return st.one_of(right, right, right, ANY)


EDITS = st.fixed_dictionaries(
    {},
    optional={
        "do": wrongly(st.sampled_from(["put", "lines", "add", "name", "drop", "move", "paste"])),
        "path": wrongly(PATHS),
        "value": wrongly(st.sampled_from(TEXTS)),
        "columns": wrongly(st.sampled_from([["名称"], ["名称", "甲"], []])),
        "column": wrongly(st.just("名称")),
        "row": wrongly(st.sampled_from([0, 1, 5])),
        "cells": wrongly(CELLS),
        "names": wrongly(st.lists(PATHS, max_size=2)),
        "name": wrongly(st.sampled_from(TEXTS)),
        "by": wrongly(st.sampled_from([1, -1])),
    },
)
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "text": wrongly(st.sampled_from([SHORT, *TEXTS])),
        "base": wrongly(st.just("")),
        "page": wrongly(st.just("a1")),
        "edit": wrongly(EDITS),
        "opened": wrongly(st.lists(PATHS, max_size=2)),
        "finding": wrongly(st.just("S01:1:1:")),
        "reason": wrongly(st.just("有理由")),
        "document": wrongly(st.just(0)),
        "file": wrongly(st.just("narratives/x.md")),
        "unit": wrongly(st.just(NAME)),
        "form": wrongly(st.just("没有这种套表")),
        "year": wrongly(st.just("2022")),
    },
)


def in_chinese(text):
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def is_answered(answer):
    assert answer.status_code < 500, answer.text
    assert answer.status_code < 400 or in_chinese(answer.text)
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("order", ORDERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=wrongly(ASKED))
def test_whatever_a_request_holds_it_is_answered(client, order, asked):
    is_answered(client.post(order, content=json.dumps(asked).encode()))


NESTED = b'{"text": "", "base": "", "page": "", "x": %s}'
BODIES = {
    "nothing": b"",
    "half": b"{",
    "no text at all": b"\xff\xfe\x00",
    "other encoding": '{"text": "甲"}'.encode("utf-16"),
    "long number": NESTED % (b"9" * 5000),
    "lists": NESTED % (b"[" * 900 + b"]" * 900),
    "deep lists": NESTED % (b"[" * 20000 + b"]" * 20000),
    "deep records": NESTED % (b'{"a":' * 20000 + b"0" + b"}" * 20000),
    "twice": b'{"text": "", "text": 1}',
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_whatever_a_body_is_it_is_answered(client, order, body):
    is_answered(client.post(order, content=body))


PLACES = [
    "/nothing",
    "/assets/",
    "/assets/%00",
    "/build",
    "/stop",
    f"{UNIT}/look",
    "/archive?name=%00",
]
PLACES += [f"{UNIT}/history?moment=%00", f"{UNIT}/document?file=%00", "/wording/text?file=%00"]
PLACES += [
    "/wording/text?file=narratives/CON.md",
    "/wording/history?file=..",
    "/unit/%ed%a0%80.yaml",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_there_is_not_is_said_in_chinese(client, place):
    answer = client.get(place)
    assert answer.status_code in {404, 405}
    assert in_chinese(answer.text)


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "DELETE"])
def test_other_methods_are_refused_in_chinese(client, method):
    answer = client.request(method, "/build", content=b"{}")
    assert answer.status_code == 405
    assert in_chinese(answer.text)


def test_a_fault_of_ours_is_said_in_chinese_and_shows_no_code(desk, monkeypatch):
    app = application(desk)
    monkeypatch.setattr(type(desk), "names", lambda _: {}["x"])
    gate = Gate(app, KEY, PORT)
    with TestClient(gate, base_url=f"http://{HOST}", raise_server_exceptions=False) as client:
        client.cookies.set(f"ziping-{PORT}", KEY)
        answer = client.get("/")
    assert answer.status_code == 500
    assert "自己出错了" in answer.text
    assert "KeyError" in answer.text
    assert "Traceback" not in answer.text
