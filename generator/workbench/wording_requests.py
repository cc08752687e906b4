"""What the page of wording asks for: its files, their texts, what comes of them for a unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from generator.authoring.form_files import check_form
from generator.batch import defect
from generator.batch.glimpse import glimpse
from generator.diagnostics import as_json
from generator.reading.encoding import decode
from generator.reading.files import read_bytes
from generator.workbench.wording_files import WordingFiles

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from generator.diagnostics import Diagnostic
    from generator.workbench.application import Workbench
    from generator.workspace import Workspace

NOT_FOUND, CONFLICT, REFUSED = 404, 409, 403
BUILT_IN = "这份措辞是内置的，不能在这里改。先复制到自己的工作区。"
ABSENT = "没有这份措辞。"


@dataclass(slots=True)
class WordingRequests:
    """Answers what is asked of the wording of a desk."""

    bench: Workbench
    files: WordingFiles = field(init=False)

    def __post_init__(self) -> None:
        self.files = WordingFiles(self.bench.desk)

    def routes(self) -> list[Route]:
        """Return what is asked by which address."""
        return [
            Route("/wording", self.page),
            Route("/wording/text", self.text),
            Route("/wording/history", self.history),
            Route("/wording/preview", self.preview, methods=["POST"]),
            Route("/wording/check", self.check, methods=["POST"]),
            Route("/wording/save", self.save, methods=["POST"]),
            Route("/wording/copy", self.copy, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:
        """Show a file of wording beside what comes of it for a unit."""
        given = {
            "files": await self.bench.through(self.files.listed),
            "units": self.bench.desk.names(),
            "file": request.query_params.get("file", ""),
            "unit": request.query_params.get("unit", ""),
            "line": request.query_params.get("line", ""),
        }
        return self.bench.pages.TemplateResponse(request, "wording.html", given)

    async def text(self, request: Request) -> Response:
        """Return the text of a file, and whether it may be changed."""
        name = request.query_params.get("file", "")
        path = self.files.find(name)
        if path is None:
            raise HTTPException(NOT_FOUND, ABSENT)
        keeper = self.files.keeper
        if keeper is not None and self.files.own(name) is not None:
            kept, said = keeper.read(name)
            known = {"text": kept and kept.text, "mark": kept and kept.mark, "own": True}
            return JSONResponse({**known, "said": [as_json(one) for one in said]})
        data, refused = read_bytes(path, str(path))
        text, said = (None, refused) if data is None else decode(data, str(path))
        return JSONResponse({"text": text, "own": False, "said": [as_json(one) for one in said]})

    async def preview(self, request: Request) -> Response:
        """Show what a text that is being typed makes of a unit."""
        given = await self._about_unit(request)
        return JSONResponse(await self.bench.through(self._shown, given))

    async def check(self, request: Request) -> Response:
        """Say what is doubtful in a text that is being typed, for the form of a unit."""
        given = await self._about_unit(request)
        return JSONResponse({"findings": await self.bench.through(self._doubts, given)})

    async def _about_unit(self, request: Request) -> dict[str, Any]:
        given = await self.bench.given(request, "file", "text", "unit")
        if self.bench.desk.file(given["unit"]) is None or self.files.find(given["file"]) is None:
            raise HTTPException(NOT_FOUND, ABSENT)
        return given

    def _typed(self, given: dict[str, Any]) -> tuple[Workspace, Path | None]:
        """Return the workspace with the text in it; a built-in one stays what it is."""
        typed = self.files.typed(given["file"], given["text"])
        return typed or (self.bench.desk.workspace, self.files.find(given["file"]))

    def _shown(self, given: dict[str, Any]) -> dict[str, Any]:
        workspace, place = self._typed(given)
        kept, _ = self.bench.keeper.read(given["unit"])
        text = "" if kept is None else kept.text
        shown = self.bench.previews.shown(
            given["unit"], text, given.get("document"), workspace, place
        )
        for one in shown["stopping"]:
            one["here"] = (one.get("position") or {}).get("file") == str(place)
        return shown

    def _doubts(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        """Return what ``form check`` says of the file."""
        workspace, place = self._typed(given)
        form = glimpse(self.bench.desk.folder / given["unit"]).form or ""
        said: tuple[Diagnostic, ...]
        try:
            said = check_form(workspace, form)
        except Exception as error:  # noqa: BLE001 - the page stays, whatever goes wrong with us
            said = (defect(workspace.roots[0], error),)
        return [as_json(one) for one in said if one.position and one.position.file == str(place)]

    async def save(self, request: Request) -> Response:
        """Save the text of one of the workspace's own files; the earlier one is kept."""
        given = await self.bench.given(request, "file", "text", "base")
        keeper = self.files.keeper
        if keeper is None or self.files.own(given["file"]) is None:
            raise HTTPException(REFUSED, BUILT_IN)
        saved = keeper.save(given["file"], given["text"], given["base"])
        if saved is None:
            raise HTTPException(NOT_FOUND, ABSENT)
        return JSONResponse(saved.told(), CONFLICT if saved.conflict else 200)

    async def copy(self, request: Request) -> Response:
        """Copy a built-in file into the workspace, so that it can be changed there."""
        given = await self.bench.given(request, "file")
        said = self.files.copied(given["file"])
        if said is None:
            raise HTTPException(NOT_FOUND, ABSENT)
        return JSONResponse({"said": [as_json(one) for one in said]})

    async def history(self, request: Request) -> Response:
        """Show the earlier texts of one of the workspace's own files, or hand out one."""
        name, moment = (request.query_params.get(one, "") for one in ("file", "moment"))
        keeper = self.files.keeper
        if keeper is None or self.files.own(name) is None:
            raise HTTPException(NOT_FOUND, ABSENT)
        if not moment:
            given = {"earlier": keeper.earlier(name)}
            return self.bench.pages.TemplateResponse(request, "history.html", given)
        text = keeper.earlier_text(name, moment)
        if text is None:
            raise HTTPException(NOT_FOUND, "没有那时的文字。")
        return JSONResponse({"text": text})
