"""Who is let in: this machine's own browser with the key of this start, and nobody else.

Any page in the same browser can send requests to this machine, and any name can be made to lead
here. So beside the key every request must name the host it was meant for, and every request that
changes something must come from our own pages.
"""

from __future__ import annotations

from secrets import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse

from generator.structs import Struct

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEY = "key"  # in the address that the browser is opened with
READING = frozenset({"GET", "HEAD"})
REFUSED = 403
LONGEST_BODY = 8 * 1024 * 1024  # bytes; a filing is smaller than its limit of reading
TOO_LONG = 413
NO_KEY = "请用 ziping open 显示的完整地址打开：这个地址里没有口令，或者是上一次启动时的口令。"
STRANGE_HOST = "这个地址不是本机工作台的地址。"
STRANGE_ORIGIN = "这个请求不是从工作台自己的页面发出的，没有照办。"
TOO_MUCH = "内容太长，没有收下。"
SAFE = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Gate(Struct, frozen=True):
    """Wraps an application; ``key`` is this start's, ``port`` the one that it listens on."""

    app: ASGIApp
    key: str
    port: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # a websocket that is not accepted is closed by the server
        answer = self._answer(scope)
        await (answer or self.app)(scope, receive, _guarded(send))

    def _answer(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}:
            return PlainTextResponse(STRANGE_HOST, REFUSED)
        if scope["method"] not in READING:
            if headers.get("origin") != f"http://{host}":
                return PlainTextResponse(STRANGE_ORIGIN, REFUSED)
            if "transfer-encoding" in headers or not _short(headers.get("content-length")):
                return PlainTextResponse(TOO_MUCH, TOO_LONG)
        given = QueryParams(scope["query_string"]).get(KEY)
        if given is not None and self._is_key(given) and scope["method"] in READING:
            return self._welcome(scope)
        return None if self._is_key(self._kept(headers)) else PlainTextResponse(NO_KEY, REFUSED)

    def _welcome(self, scope: Scope) -> ASGIApp:
        """Give the key to the browser to keep, and take it out of the address that is seen."""
        path = "/" + quote(scope["path"].lstrip("/\\"))  # two slashes would lead to another host
        answer = RedirectResponse(path, 303)
        answer.set_cookie(self._cookie, self.key, httponly=True, samesite="strict", path="/")
        return answer

    def _is_key(self, given: str) -> bool:
        return compare_digest(given.encode(), self.key.encode())

    def _kept(self, headers: Headers) -> str:
        """Return the key that the browser kept; cookies of other programs may be as they like."""
        return cookie_parser(headers.get("cookie", "")).get(self._cookie, "")

    @property
    def _cookie(self) -> str:
        return cookie_of(self.port)


def cookie_of(port: int) -> str:
    """Name the cookie: browsers keep one set for all ports of a host."""
    return f"ziping-{port}"


def _short(length: str | None) -> bool:
    """Tell whether a body says how long it is, and is not too long."""
    digits = len(str(LONGEST_BODY))
    return (
        length is not None
        and length.isascii()
        and length.isdigit()
        and len(length) <= digits
        and int(length) <= LONGEST_BODY
    )


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SAFE.items():
                headers[name] = value
        await send(message)

    return guarded
