"""Only our own pages in this machine's browser are let in."""

from __future__ import annotations

import pytest

from generator.workbench.gate import LONGEST_BODY, NO_KEY, STRANGE_HOST, STRANGE_ORIGIN
from tests.workbench.conftest import HOST, KEY, PORT

PAGES = ["/", "/rows", "/progress", "/archive", "/alive", "/assets/workbench.js", "/nothing"]
ORDERS = ["/build", "/stop", "/unit/2022/x.yaml/save", "/unit/2022/x.yaml/look"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("query", ["", "?key=", "?key=wrong", f"?KEY={KEY}"])
def test_without_the_key_nothing_is_shown(stranger, page, query):
    answer = stranger.get(page + query)
    assert (answer.status_code, answer.text) == (403, NO_KEY)


def test_the_key_opens_and_leaves_the_address(stranger):
    answer = stranger.get(f"/unit/a.yaml?key={KEY}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/unit/a.yaml")
    kept = answer.headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=strict" in kept
    assert stranger.get("/alive").status_code == 200


def test_a_key_leads_to_no_other_host(stranger):
    answer = stranger.get(f"http://{HOST}//evil.example/x?key={KEY}")
    assert answer.headers["location"].startswith("/evil.example")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", ""])
def test_a_name_that_leads_here_is_refused(client, host):
    answer = client.get("/", headers={"host": host})
    assert (answer.status_code, answer.text) == (403, STRANGE_HOST)


@pytest.mark.parametrize("page", ORDERS)
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", f"https://{HOST}"])
def test_orders_of_other_pages_are_refused(client, page, origin):
    answer = client.post(page, json={}, headers={"origin": origin})
    assert (answer.status_code, answer.text) == (403, STRANGE_ORIGIN)


def test_an_order_without_origin_is_refused(client):
    del client.headers["origin"]
    assert client.post("/build", json={}).status_code == 403


def test_a_body_has_a_limit(client):
    assert client.post("/build", content=b" " * (LONGEST_BODY + 1)).status_code == 413
    assert client.post("/build", content=iter([b"{}"])).status_code == 413
    both = {"content-length": "2", "transfer-encoding": "chunked"}
    assert client.post("/build", content=b"{}", headers=both).status_code == 413
    for length in ("9" * 5000, "１", "-1", "1e3", ""):
        headers = {"content-length": length.encode()}
        assert client.post("/build", content=b"", headers=headers).status_code == 413


def test_every_answer_is_kept_from_other_pages(client):
    for page in PAGES:
        headers = client.get(page).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_cookies_of_other_programs_on_this_machine_are_in_nobodys_way(stranger):
    """Fault: browsers keep one set for all ports, and what follows an odd one was not read."""
    for odd in ('{"a": 1}=x', "a[b]=1", 'x="', "=", "ключ=1"):
        cookie = f"{odd}; ziping-{PORT}={KEY}; z=1".encode()
        assert stranger.get("/alive", headers={"cookie": cookie}).status_code == 200
        assert stranger.get("/alive", headers={"cookie": odd.encode()}).status_code == 403


def test_the_key_leads_to_a_filing_of_any_name(stranger):
    answer = stranger.get(f"/unit/a%3Fb%23%25%0D%0Ax.yaml?key={KEY}")
    assert answer.headers["location"] == "/unit/a%3Fb%23%25%0D%0Ax.yaml"
