"""What the page asks for to show documents: their HTML with origins, and their true pages."""

from __future__ import annotations

import asyncio
import base64
import tempfile
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from generator import pipeline
from generator.batch import defect
from generator.diagnostics import Severity, as_json
from generator.document.page_view.document_html import document_html, marks_in
from generator.document.preview import to_pdf, to_png
from generator.document.provenance.origins import Origins, Said
from generator.pipeline import Checked
from generator.structs import Struct, asdict, field
from generator.templating.trace import Trace
from generator.workbench.apart import apart
from generator.workbench.shown_files import shown_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request

    from generator.diagnostics import Diagnostic
    from generator.document import Draft
    from generator.document.provenance.library_origins import Sentence
    from generator.document.provenance.rules import Rule
    from generator.workbench.application import Workbench
    from generator.workspace import Workspace


class Last(NamedTuple):
    """What was shown last: whose documents, made of which text, and where they come from."""

    name: str
    text: str
    drafts: tuple[Draft, ...]
    origins: Origins


class PreviewRequests(Struct):
    """Answers what the preview of one filing asks for."""

    bench: Workbench
    last: Last | None = None
    _converting: asyncio.Lock = field(default_factory=asyncio.Lock)

    def routes(self) -> list[Route]:
        """Return what is asked by which address."""
        return [
            Route("/unit/{name:path}/preview", self.preview, methods=["POST"]),
            Route("/unit/{name:path}/elsewhere", self.elsewhere, methods=["POST"]),
            Route("/unit/{name:path}/pages", self.pages, methods=["POST"]),
        ]

    async def preview(self, request: Request) -> Response:
        """Show a document of a text that is being typed; say what keeps it from being made."""
        name, given = self.bench.name(request), await self.bench.given(request, "text")
        number = given.get("document")
        workspace = self.bench.desk.workspace
        asked = (name, given["text"], number, workspace)
        return JSONResponse(await self.bench.through(self.shown, *asked))

    def shown(
        self,
        name: str,
        text: str,
        number: object,
        workspace: Workspace,
        wording: Path | None = None,
    ) -> dict[str, Any]:
        """Return one of a filing's documents as the page draws it.

        Without a number it is the first, or the first that prints a file of wording.
        """
        path, trace = self.bench.desk.folder / name, Trace()
        made = _made(path, workspace, text, trace)
        if made.case is None or made.findings is None or not made.drafts:
            return {"documents": [], "stopping": [as_json(one) for one in _stopping(made)]}
        shown = number if isinstance(number, int) and 0 <= number < len(made.drafts) else None
        shown = _printing(made.drafts, trace, wording) if shown is None else shown
        origins = Origins(made.case, workspace, made.findings, trace)
        self.last = Last(name, text, made.drafts, origins)
        return {
            "stopping": [],
            "documents": [one.name for one in made.drafts],
            "shown": shown,
            "html": document_html(made.drafts[shown].content),
            "origins": _origins_in(made.drafts[shown], origins, workspace),
        }

    async def elsewhere(self, request: Request) -> Response:
        """Say where the text that was shown last prints each place, in other documents."""
        name, given = self.bench.name(request), await self.bench.given(request, "text")
        last, shown = self.last, given.get("document")
        if last is None or (last.name, last.text) != (name, given["text"]):
            return JSONResponse({"places": {}})
        return JSONResponse({"places": await self.bench.through(_places_printed, last, shown)})

    async def pages(self, request: Request) -> Response:
        """Show the true pages of a document, as LibreOffice lays them out; one at a time."""
        name, given = self.bench.name(request), await self.bench.given(request, "text")
        number = given.get("document")
        data, said = await self.bench.through(self._document, name, given["text"], number)
        pictures: list[str] = []
        if data is not None:
            async with self._converting:
                pictures, said = await apart(partial(_pictures, data))
        return JSONResponse({"pages": pictures, "said": [as_json(one) for one in said]})

    def _document(
        self, name: str, text: str, number: object
    ) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        made = self.bench.checked(name, text)
        if not isinstance(number, int) or not 0 <= number < len(made.drafts):
            return None, _stopping(made)
        return made.drafts[number].finished().data, ()


def _made(path: Path, workspace: Workspace, text: str, trace: Trace) -> Checked:
    try:
        return pipeline.trace_documents(path, workspace, text, trace)
    except Exception as error:  # noqa: BLE001 - the page stays, whatever goes wrong with us
        return Checked(path, None, (defect(path, error),))


def _printing(drafts: Sequence[Draft], trace: Trace, wording: Path | None) -> int:
    """Return the first document that prints a file of wording, else the first."""
    own = {number for number, mark in enumerate(trace.marks) if mark.file == str(wording)}
    found = (place for place, one in enumerate(drafts) if not own.isdisjoint(marks_in(one.content)))
    return next(found, 0)


def _stopping(made: Checked) -> tuple[Diagnostic, ...]:
    """Return what keeps the documents of a filing from being made."""
    errors = tuple(one for one in made.diagnostics if one.severity is Severity.ERROR)
    return made.stopping or errors or made.diagnostics


def _origins_in(draft: Draft, origins: Origins, workspace: Workspace) -> dict[int, object]:
    """Return what the marks of a document mean: files by their place in the workspace."""
    files: dict[str, dict[str, object]] = {}

    def placed(one: Rule | Said | Sentence) -> dict[str, object]:
        if one.file not in files:
            files[one.file] = shown_file(one.file, workspace)
        told = asdict(one)  # only the outermost: what it rests on is told by itself
        if not isinstance(one, Said):
            told["typed"] = [asdict(typed) for typed in one.typed]
        return {**told, **files[one.file]}

    found = ((number, origins.of(number)) for number in sorted(set(marks_in(draft.content))))
    return {
        number: {
            "typed": [asdict(typed) for typed in one.typed],
            "rules": [_rule(rule, placed) for rule in one.rules],
            "said": placed(one.said),
            "words": one.words,
        }
        for number, one in found
        if one is not None
    }


def _rule(rule: Rule, placed: Callable[[Rule | Sentence], dict[str, object]]) -> dict[str, object]:
    return placed(rule) | {"sentences": [placed(one) for one in rule.sentences]}


def _places_printed(last: Last, shown: int) -> dict[str, dict[int, int]]:
    """Return how often each place of the filing is printed in the documents not shown.

    Places are lines with columns (12:5), each with its number in every document.
    """
    places: dict[str, Counter[int]] = defaultdict(Counter)
    others = ((number, one) for number, one in enumerate(last.drafts) if number != shown)
    for number, draft in others:
        for mark, count in Counter(marks_in(draft.content)).items():
            origin = last.origins.of(mark)
            for place in {f"{one.line}:{one.column}" for one in origin.typed} if origin else ():
                places[place][number] += count
    return {place: dict(counted) for place, counted in places.items()}


def _pictures(data: bytes) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """Return the pages of a document as addresses that hold the pictures themselves."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "document.docx"
        file.write_bytes(data)
        pdfs, said = to_pdf([file], Path(scratch) / "pdf")
        pages: tuple[Path, ...] = ()
        if pdfs:
            pages, more = to_png(pdfs[0], Path(scratch) / "png")
            said = (*said, *more)
        coded = [base64.b64encode(one.read_bytes()).decode("ascii") for one in pages]
    return [f"data:image/png;base64,{one}" for one in coded], said
