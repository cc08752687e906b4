"""The pages of the workbench and what they ask for, each request answered by a few lines."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from generator import pipeline
from generator.authoring.form_schema import schema_text
from generator.batch import defect
from generator.batch.glimpse import glimpse
from generator.diagnostics import as_json
from generator.file_stamp import kept
from generator.pipeline import Checked
from generator.scoring.standards import standards_of
from generator.workbench.building import Builder
from generator.workbench.drafts import Draft, Drafts
from generator.workbench.form_requests import FormRequests, shown
from generator.workbench.kept_text import Keeper
from generator.workbench.preview_requests import PreviewRequests
from generator.workbench.refusals import HANDLERS
from generator.workbench.units import Units
from generator.workbench.wording_requests import WordingRequests

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

    from generator.diagnostics import Diagnostic
    from generator.workbench.desk import Desk
    from generator.workspace import Workspace

T = TypeVar("T")
HERE = Path(__file__).parent
NOT_FOUND, CONFLICT, WRONG = 404, 409, 400
NO_FILE = "没有这份数据文件：也许已经删除、改名或移走。"
GONE = f"{NO_FILE}没有保存的文字还在这一页，可以从“文字”里全部复制出来。"
MOST_LINES = 200  # of a difference that is shown
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(slots=True)
class Workbench:
    """Answers requests about one desk.

    Whatever goes through the pipeline goes through one thread, one at a time: what a process
    remembers of files and templates is not made for several.
    """

    desk: Desk
    units: Units
    keeper: Keeper
    builder: Builder
    drafts: Drafts
    filling: FormRequests = field(init=False)
    previews: PreviewRequests = field(init=False)
    wording: WordingRequests = field(init=False)
    pages: Jinja2Templates = field(default_factory=lambda: Jinja2Templates(HERE / "pages"))
    worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    looking: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self.filling = FormRequests(self)
        self.previews = PreviewRequests(self)
        self.wording = WordingRequests(self)

    @classmethod
    def at(cls, desk: Desk) -> Workbench:
        """Set up everything for a desk."""
        return cls(desk, Units(desk), Keeper(desk), Builder(desk.output), Drafts(desk.room))

    async def through(self, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401
        """Do work that goes through the pipeline."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, partial(work, *given))

    def name(self, request: Request) -> str:
        """Return the filing that a request is about; refuse whatever is none of the desk's."""
        name: str = request.path_params["name"]
        if self.desk.file(name) is None:
            raise HTTPException(NOT_FOUND, NO_FILE if request.method == "GET" else GONE)
        return name

    @staticmethod
    async def given(request: Request, *texts: str) -> dict[str, Any]:
        """Read what a page sends; refuse what lacks one of these texts."""
        try:
            given = await request.json()
        except (ValueError, RecursionError):
            raise HTTPException(WRONG) from None
        if not isinstance(given, dict) or not all(isinstance(given.get(one), str) for one in texts):
            raise HTTPException(WRONG)
        if not _is_text(given):
            raise HTTPException(WRONG)
        return given

    async def list_page(self, request: Request) -> Response:
        """Show all filings."""
        return self.pages.TemplateResponse(request, "units.html", await self._listed(request))

    async def list_rows(self, request: Request) -> Response:
        """Show the rows of the list alone, for a page that is open."""
        return self.pages.TemplateResponse(request, "unit_rows.html", await self._listed(request))

    async def _listed(self, _request: Request) -> dict[str, Any]:
        rows = await self.through(self.units.rows)
        waiting = sum(one.look is None for one in rows)
        if waiting and (self.looking is None or self.looking.done()):
            self.looking = asyncio.create_task(self._look_around())
        return {
            "rows": rows,
            "waiting": waiting,
            "build": self.builder.current,
            "desk": self.desk,
            "forms": self.filling.form_names(),
        }

    async def _look_around(self) -> None:
        """Look at every filing that has to be, one by one: whoever asks meanwhile goes first."""
        for name in await self.through(self.units.not_seen):
            if self.desk.file(name) is not None:
                await self.through(self.units.look, name)

    async def unit_page(self, request: Request) -> Response:
        """Show one filing."""
        name = self.name(request)
        text, said = self.keeper.read(name)
        row = await self.through(self.units.row, name)
        given = {"name": name, "readable": text is not None, "said": said, "row": row}
        return self.pages.TemplateResponse(request, "unit.html", given)

    async def text(self, request: Request) -> Response:
        """Return the text of a filing as it stands in its file."""
        name = self.name(request)
        text, said = self.keeper.read(name)
        draft = self.drafts.latest(name, None if text is None else text.text)
        known = {"text": text and text.text, "mark": text and text.mark}
        typed = draft and draft._asdict()
        return JSONResponse({**known, "draft": typed, "said": [as_json(one) for one in said]})

    async def schema(self, request: Request) -> Response:
        """Return the JSON Schema of a filing's form, by which an editor completes."""
        form = glimpse(self.desk.folder / self.name(request)).form or ""
        standards = (await self.through(standards_of, self.desk.workspace, form)).value
        if standards is None:
            raise HTTPException(NOT_FOUND, "没有这份套表。")
        return Response(schema_text(standards, form), media_type="application/json")

    async def history(self, request: Request) -> Response:
        """Show the earlier texts of a filing, or hand out one."""
        name, moment = self.name(request), request.query_params.get("moment")
        if moment is None:
            given = {"earlier": self.keeper.earlier(name)}
            return self.pages.TemplateResponse(request, "history.html", given)
        text = self.keeper.earlier_text(name, moment)
        if text is None:
            raise HTTPException(NOT_FOUND, "没有那时的文字。")
        return JSONResponse({"text": text})

    async def look(self, request: Request) -> Response:
        """Say what there is to say of a text that is being typed, and keep it as a draft.

        A page in which nothing has been typed names itself none, and keeps nothing.
        """
        name, given = self.name(request), await self.given(request, "text", "base", "page")
        unkept = self._kept_draft(name, Draft(given["page"], given["base"], given["text"]))
        findings = await self.through(self._findings, name, given["text"])
        return JSONResponse({"findings": findings, "unkept": [as_json(one) for one in unkept]})

    def _kept_draft(self, name: str, draft: Draft) -> tuple[Diagnostic, ...]:
        """Keep what is typed, unless it stands in the file; say what is in the way."""
        saved, _ = self.keeper.read(name)
        if saved is None or saved.text != draft.text:
            return self.drafts.keep(name, draft)
        self.drafts.drop(name, draft.page)
        return ()

    def _findings(self, name: str, text: str) -> list[dict[str, object]]:
        return shown(self.checked(name, text), text)

    def checked(self, name: str, text: str) -> Checked:
        """Check a text that is being typed; several views ask for the same one."""
        return _checked(self.desk.folder / name, self.desk.workspace, text)

    async def save(self, request: Request) -> Response:
        """Save a text; where another program has changed the same lines nothing is written."""
        name, given = self.name(request), await self.given(request, "text", "base", "page")
        saved = self.keeper.save(name, given["text"], given["base"])
        if saved is None:
            raise HTTPException(NOT_FOUND, "文件里没有可以读的文字。")
        if saved.done:
            self.drafts.drop(name, given["page"])
        difference = _difference(saved.text.text, given["text"]) if saved.conflict else []
        answer = saved.told() | {"difference": difference}
        return JSONResponse(answer, CONFLICT if saved.conflict else 200)

    async def forget_draft(self, request: Request) -> Response:
        """Drop what was typed in a page and not saved."""
        name, given = self.name(request), await self.given(request, "page")
        self.drafts.drop(name, given["page"])
        return Response(status_code=204)

    async def build(self, request: Request) -> Response:
        """Build the filings named, or all; a run that is going on is not disturbed."""
        given = (await self.given(request)).get("names")
        if given is not None and not isinstance(given, list):
            raise HTTPException(WRONG)
        files = [
            self.desk.file(str(one)) for one in (self.desk.names() if given is None else given)
        ]
        self.builder.begin([one for one in files if one is not None])
        return await self.progress(request)

    async def progress(self, _request: Request) -> Response:
        """Say how far the run is."""
        run = self.builder.current
        if run is None:
            return JSONResponse({"ended": True, "total": 0, "done": 0})
        failures = [{"unit": one.unit, "why": _why(one.cause)} for one in run.failures]
        state = {"total": run.total, "done": run.done, "counts": dict(run.counts)}
        return JSONResponse(
            {**state, "ended": run.ended, "refused": run.refused, "failures": failures}
        )

    async def document(self, request: Request) -> Response:
        """Hand out one document of a filing."""
        row = await self.through(self.units.row, self.name(request))
        wanted = request.query_params.get("file", "")
        found = next((one for one in row.documents if one.name == wanted), None)
        if found is None:
            raise HTTPException(NOT_FOUND, "没有这份文件，也许要重新生成。")
        return FileResponse(found, filename=found.name, media_type=WORD)

    async def archive(self, request: Request) -> Response:
        """Hand out the documents of a filing, or of all, in one archive."""
        name = request.query_params.get("name")
        if name is not None and self.desk.file(name) is None:
            raise HTTPException(NOT_FOUND, NO_FILE)
        rows = await self.through(self.units.rows)
        chosen = [one for row in rows if name in {None, row.name} for one in row.documents]
        data = await asyncio.to_thread(packed, chosen, self.desk.output)
        headers = {"Content-Disposition": "attachment; filename=ziping.zip"}
        return Response(data, media_type="application/zip", headers=headers)

    async def alive(self, _request: Request) -> Response:
        """Say that this is a workbench."""
        return JSONResponse({"alive": True})

    async def stop(self, request: Request) -> Response:
        """End the server once this is answered."""
        request.app.state.stop()
        return JSONResponse({"stopped": True})

    def routes(self) -> list[Route | Mount]:
        """Return what is asked by which address."""
        return [
            *self.filling.routes(),
            *self.previews.routes(),
            *self.wording.routes(),
            Route("/", self.list_page),
            Route("/rows", self.list_rows),
            Route("/unit/{name:path}/text", self.text),
            Route("/unit/{name:path}/schema", self.schema),
            Route("/unit/{name:path}/history", self.history),
            Route("/unit/{name:path}/look", self.look, methods=["POST"]),
            Route("/unit/{name:path}/save", self.save, methods=["POST"]),
            Route("/unit/{name:path}/forget-draft", self.forget_draft, methods=["POST"]),
            Route("/unit/{name:path}/document", self.document),
            Route("/unit/{name:path}", self.unit_page),
            Route("/build", self.build, methods=["POST"]),
            Route("/progress", self.progress),
            Route("/archive", self.archive),
            Route("/alive", self.alive),
            Route("/stop", self.stop, methods=["POST"]),
            Mount("/assets", StaticFiles(directory=HERE / "assets")),
        ]


def application(desk: Desk) -> Starlette:
    """Make the application that serves a desk."""
    bench = Workbench.at(desk)

    @asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        yield
        if bench.looking is not None:
            bench.looking.cancel()
        bench.worker.shutdown(wait=False, cancel_futures=True)
        bench.wording.files.close()

    return Starlette(routes=bench.routes(), lifespan=living, exception_handlers=HANDLERS)


def _look_at(path: Path, workspace: Workspace, text: str) -> Checked:
    try:
        return pipeline.check(path, workspace, text=text)
    except Exception as error:  # noqa: BLE001 - the page stays, whatever goes wrong with us
        return Checked(path, None, (defect(path, error),))


_checked = kept(_look_at, most=4)


def _is_text(given: object) -> bool:
    """Tell whether all texts can be written: half of a pair of surrogates cannot."""
    try:
        json.dumps(given, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _difference(theirs: str, mine: str) -> list[str]:
    """Return the lines in which two texts differ, with what stands around them."""
    texts = (theirs.splitlines(), mine.splitlines())
    return list(unified_diff(*texts, "文件里现在的", "你的", lineterm=""))[:MOST_LINES]


def _why(cause: Diagnostic | None) -> str:
    return "" if cause is None else cause.message


def packed(files: list[Path], output: Path) -> bytes:
    """Pack documents under the folders that they lie in."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        for file in files:
            inside = file.is_relative_to(output)
            archive.write(file, file.relative_to(output) if inside else file.name)
    return packed.getvalue()
