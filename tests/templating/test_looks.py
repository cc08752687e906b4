from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.templating.looks import refused, uri


@pytest.mark.parametrize(
    "address",
    [
        "http://www.example.gov.cn",
        "https://例子.cn/路径?甲=1&乙=<2>#三",
        "HTTPS://EXAMPLE.COM:8443/",
        "mailto:office@example.gov.cn",
    ],
)
def test_addresses_of_the_web_and_of_mail_are_followed(address):
    assert refused(address) == ""
    assert uri(address).isascii()
    assert not set(uri(address)) & set(' "<>\\^`{|}')


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "\\\\server\\share",
        "ftp://example.com",
        "ms-word:ofe|u|http://example.com",
        "www.example.gov.cn",
        "http://",
        "http:///path",
        "http://[::1",
        "http://a:b/",
        "https://exa mple.com",
        "https://example.com\u200b/",
        "java\nscript:alert(1)",
        "mailto:",
        "mailto:nobody",
        "https://" + "a" * 3000,
        "",
    ],
)
def test_all_others_are_refused_with_a_reason(address):
    assert refused(address)


@given(st.text())
def test_any_text_is_judged(text):
    if not refused(text):
        assert uri(text).isascii()
        assert text.lower().startswith(("http://", "https://", "mailto:", "http:", "https:"))
