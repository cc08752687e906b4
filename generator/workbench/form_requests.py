"""What the form view asks for: the form of a text, edits of it, findings mended or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

from generator.authoring import Order, create
from generator.authoring.changed_data import at
from generator.authoring.fixing import Fixer, State
from generator.authoring.text_places import read_exactly
from generator.authoring.waiving import waived
from generator.diagnostics import as_json
from generator.document import safe_name
from generator.forms.load import form_names
from generator.structs import Struct
from generator.workbench.blank_forms import asking_of
from generator.workbench.filing_forms import FORM, filing_form
from generator.workbench.form_edits import (
    MOST_CELLS,
    RequestError,
    TooManyCellsError,
    edited,
    leaves_out,
    paths_of,
)
from generator.workbench.form_findings import is_answerable, is_certain, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from generator.diagnostics import Diagnostic
    from generator.pipeline import Checked
    from generator.reading.path import Path
    from generator.workbench.application import Workbench

WRONG, REFUSED = 400, 409
YEAR = 4  # digits
IN_TEXT = "这里在表单里改不了（写法特殊），请在“文字”里改。"
TOO_MANY = f"一次最多粘贴 {MOST_CELLS} 格，请分几次粘贴。"
LEFT_OUT = "粘贴的比表格多：多出来的列或者行没有地方放，没有放进去。"
NOT_CERTAIN = "这一条改不成：文字已经变了，或者改了会有别的意见。"
NOT_ANSWERED = "这条理由写不进去：请至少写两个字、不要以编号开头，或者到“文字”里在那一行末尾写。"


class FormRequests(Struct):
    """Answers what the form view of a workbench asks."""

    bench: Workbench

    async def form(self, request: Request) -> Response:
        """Show a text as a form."""
        name, given = await self._asked(request, "text")
        try:
            opened = paths_of(given.get("opened", []))
        except RequestError:
            raise HTTPException(WRONG) from None
        form = await self.bench.through(self._form, name, given["text"], opened)
        return self.bench.pages.TemplateResponse(request, "form.html", {"form": form})

    def _form(self, name: str, text: str, opened: tuple[Path, ...]) -> object:
        return filing_form(text, self.bench.checked(name, text), self.bench.desk.workspace, opened)

    async def edit(self, request: Request) -> Response:
        """Make an edit of a text."""
        _, given = await self._asked(request, "text")
        try:
            made = await self.bench.through(self._edited, given["text"], given.get("edit"))
        except TooManyCellsError:
            return _answer(None, TOO_MANY)
        except (RequestError, ValueError, IndexError):
            raise HTTPException(WRONG) from None
        if made is not None and leaves_out(given.get("edit")):
            return JSONResponse({"text": made, "said": LEFT_OUT})
        return _answer(made, IN_TEXT)

    def _edited(self, text: str, edit: object) -> str | None:
        return edited(text, edit, self._order(text))

    def _order(self, text: str) -> Callable[[Path], Sequence[str]]:
        """Return what tells the order of keys at a place of a text."""
        tree = read_exactly(text)
        form = at(tree.data, (FORM,)) if tree is not None else None
        named = form.strip() if isinstance(form, str) else ""
        asking = asking_of(self.bench.desk.workspace, named)
        if asking is None or tree is None:
            return lambda _: ()
        return lambda path: asking.order(path, tree.data)

    async def fix(self, request: Request) -> Response:
        """Mend a finding whose right value is certain."""
        name, given = await self._asked(request, "text", "finding")
        made = await self.bench.through(self._fixed, name, given["text"], given["finding"])
        return _answer(made, NOT_CERTAIN)

    def _fixed(self, name: str, text: str, finding: str) -> str | None:
        fixer = self._fixer(name)
        state = fixer.look(text)
        one = _named(state, finding)
        after = None if one is None else fixer.after(state, one)
        return None if after is None else after.text

    async def waive(self, request: Request) -> Response:
        """Answer a finding with a reason, which the file keeps."""
        name, given = await self._asked(request, "text", "finding", "reason")
        made = await self.bench.through(
            self._waived, name, given["text"], given["finding"], given["reason"]
        )
        return _answer(made, NOT_ANSWERED)

    def _waived(self, name: str, text: str, finding: str, reason: str) -> str | None:
        fixer = self._fixer(name)
        state = fixer.look(text)
        one = _named(state, finding)
        return None if one is None else waived(fixer, state, one, reason)

    def _fixer(self, name: str) -> Fixer:
        return Fixer(self.bench.desk.folder / name, self.bench.desk.workspace, None)

    async def new(self, request: Request) -> Response:
        """Make a new filing of a form, for a unit and a year."""
        given = await self.bench.given(request, "form", "unit", "year")
        unit, year = given["unit"].strip(), given["year"].strip()
        if (
            not unit
            or "\n" in unit
            or not (year.isascii() and year.isdigit() and len(year) == YEAR)
        ):
            return JSONResponse({"said": "写明单位和四位数字的年度。"}, REFUSED)
        order = Order(given["form"], unit, int(year))
        name = f"{year}/{safe_name(unit)}.yaml"
        said = await self.bench.through(self._made, order, name)
        if said:
            return JSONResponse({"said": "；".join(one.message for one in said)}, REFUSED)
        return JSONResponse({"name": name})

    def _made(self, order: Order, name: str) -> tuple[Diagnostic, ...]:
        made = create(order, self.bench.desk.folder / name, self.bench.desk.workspace)
        return made.diagnostics if made.value is None else ()

    def form_names(self) -> tuple[str, ...]:
        """Return the forms that a new filing may be of."""
        return form_names(self.bench.desk.workspace)

    async def _asked(self, request: Request, *texts: str) -> tuple[str, dict[str, Any]]:
        return self.bench.name(request), await self.bench.given(request, *texts)

    def routes(self) -> list[Route]:
        """Return what is asked by which address."""
        return [
            Route("/unit/{name:path}/form", self.form, methods=["POST"]),
            Route("/unit/{name:path}/edit", self.edit, methods=["POST"]),
            Route("/unit/{name:path}/fix", self.fix, methods=["POST"]),
            Route("/unit/{name:path}/waive", self.waive, methods=["POST"]),
            Route("/new", self.new, methods=["POST"]),
        ]


def _named(state: State, finding: str) -> Diagnostic | None:
    """Return the finding of that key, None where the text has it no longer."""
    return next((one for _, one in state.named if key_of(one) == finding), None)


def shown(checked: Checked, text: str) -> list[dict[str, object]]:
    """Return findings for a list: with what can be done about each."""
    tree = read_exactly(text, str(checked.path)) if checked.case is not None else None
    return [
        {
            **as_json(one),
            "key": key_of(one),
            "fix": is_certain(one, tree),
            "waive": is_answerable(one, tree),
        }
        for one in checked.diagnostics
    ]


def _answer(text: str | None, refusal: str) -> Response:
    """Answer with a text, or say why there is none."""
    return JSONResponse({"text": text} if text is not None else {"said": refusal})
