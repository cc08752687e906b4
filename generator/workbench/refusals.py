"""What a page is told where a request cannot be answered: in Chinese, whatever is wrong."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse

from generator.batch import defect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from starlette.requests import Request
    from starlette.responses import Response

USUAL = {
    HTTPStatus.BAD_REQUEST: "工作台看不懂这个请求，没有照办。请刷新页面再试。",
    HTTPStatus.NOT_FOUND: "工作台没有这个页面。",
    HTTPStatus.METHOD_NOT_ALLOWED: "工作台看不懂这个请求，没有照办。请刷新页面再试。",
}
DEFECT = "工作台自己出错了，没有照办。没有保存的文字还在这一页。请把这句话告诉维护的人：{why}"


def refused(_request: Request, error: Exception) -> Response:
    """Answer with what was said of the request, or with what is usually said of its kind."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    said = error.detail if isinstance(error, HTTPException) else ""
    own = said and said != HTTPStatus(status).phrase
    text = said if own else USUAL.get(HTTPStatus(status), USUAL[HTTPStatus.BAD_REQUEST])
    return PlainTextResponse(text, status, getattr(error, "headers", None))


def broken(_request: Request, error: Exception) -> Response:
    """Say that something is wrong with us."""
    facts = defect(Path(), error).facts
    text = DEFECT.format(why=f"{facts['error']}，{facts['place']}")
    return PlainTextResponse(text, HTTPStatus.INTERNAL_SERVER_ERROR)


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    HTTPException: refused,
    Exception: broken,
}
