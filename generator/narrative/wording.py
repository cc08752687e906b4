"""The wording engine: a chapter of a form's wording, filled with data, becomes blocks.

Wording is Markdown with Jinja, ``narratives/<set>/<章名>.md.j2``, found along the form's search
path. Everything wrong with it is a diagnostic at its line.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import meta
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from generator import patterns
from generator.diagnostics import Diagnostic, Position, nowhere
from generator.narrative.blocks import Heading
from generator.narrative.markdown import parse
from generator.narrative.markup import OF_WORDING, WordingMarkup, as_source
from generator.reading import suggestion
from generator.structs import Struct
from generator.templating.jinja_reasons import reason_of
from generator.templating.prose_environment import Prose
from generator.templating.prose_rendering import render, trouble_of
from generator.templating.uses import read_off
from generator.templating.wording_loader import (
    NOWHERE,
    Shelf,
    UnreadableWording,
    WordingLoader,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Environment, Template, nodes

    from generator.diagnostics import Asked
    from generator.narrative.blocks import Blocks
    from generator.narrative.markdown import Flaw
    from generator.narrative.sheet import Sheet
    from generator.scoring.decimals import Decimals
    from generator.templating.trouble_notes import Spot, Trouble
    from generator.templating.uses import Names, Reader
    from generator.workspace import Workspace

Said = tuple[Diagnostic, ...]
COMMENT = patterns.compile(r"\{#.*?#\}", re.DOTALL)
BOLD = "**".translate(OF_WORDING)
EXCERPT = 100  # characters of a paragraph that a diagnostic shows


class WordingEnvironment(Prose):
    """Jinja for the wording of one search path: names lead along the path."""

    def __init__(self, shelf: Shelf) -> None:
        self.files = WordingLoader()
        super().__init__(loader=self.files, extensions=(WordingMarkup,))
        self.shelf = shelf

    def styled(self, value: object, **look: object) -> object:
        """Return a value as text; of all looks wording has bold."""
        text = str(super().styled(value))
        bold = look.get("bold") and text and not text.startswith(BOLD)
        return f"{BOLD}{text}{BOLD}" if bold else text

    def loaded(self, file: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a file of wording."""
        return self.files.get_source(self, file)

    def join_path(self, template: str, parent: str) -> str:
        """Return the file that ``extends``, ``include`` or ``import`` in a file means by a name."""
        found = self.shelf.find(template, after=parent)
        return f"{NOWHERE}{template}" if found is None else str(found)


@lru_cache(maxsize=64)
def _environment(shelf: Shelf) -> WordingEnvironment:
    """Return the environment of a search path; it keeps what it has compiled."""
    return WordingEnvironment(shelf)


@lru_cache(maxsize=256)
def _tree(shelf: Shelf, source: str) -> nodes.Template:
    """Return the syntax tree of a text of wording, read once for all units that it is asked of."""
    return _environment(shelf).parse(source)


class Wording(Struct, frozen=True):
    """The wording of a form: ``path`` are the sets in which it looks, the nearest first.

    ``decimals`` are those of the papers that it is written for.
    """

    workspace: Workspace
    path: tuple[str, ...]
    decimals: Decimals | None = None

    def write(
        self,
        chapter: str,
        data: Mapping[str, object],
        asked_at: Asked = nowhere,
        sheet: Sheet | None = None,
    ) -> tuple[Blocks, Said]:
        """Write a chapter; with any diagnostic there are no blocks.

        ``asked_at`` is where the chapter was asked for, said of if there is no such wording;
        ``sheet`` is where the data were typed, said of where they are lacking.
        """
        self._begin(data, sheet)
        file = self._shelf.find(chapter)
        if file is None:
            return (), (self._absent(chapter, asked_at()),)
        try:
            template, troubles = self._load(str(file))
            text = ""
            if template is not None:
                text, troubles = render(template, data, self._explain, self.decimals)
        except UnreadableWording as unreadable:
            return (), unreadable.said
        if troubles:
            return (), tuple(self._said(trouble, sheet) for trouble in troubles)
        blocks, flaws = parse(as_source(text))
        if len(blocks) == 1 and isinstance(blocks[0], Heading) and self._promises_more(str(file)):
            blocks = ()
        return (() if flaws else blocks), tuple(_flawed(str(file), flaw) for flaw in flaws)

    def _begin(self, data: Mapping[str, object], sheet: Sheet | None) -> None:
        """Take note of what is written of; nobody asks of wording that is not traced."""

    def uses(self, chapter: str) -> Names:
        """Return the names of data that a chapter may use; none where it cannot be read."""
        read = self.read_off(chapter)
        return frozenset() if read is None else read.found

    def read_off(self, chapter: str) -> Reader | None:
        """Read the names of data off a chapter with all that it takes in; None for a broken one."""
        environment = self._jinja

        def load(name: str, parent: str) -> tuple[nodes.Template, str] | None:
            file = environment.join_path(name, parent)
            try:
                return _tree(self._shelf, environment.loaded(file)[0]), file
            except (TemplateSyntaxError, TemplateNotFound, UnreadableWording):
                return None

        loaded = load(chapter, "")
        try:
            return None if loaded is None else read_off(*loaded, load)
        except RecursionError:  # refused when it is written
            return None

    def broken(self, name: str) -> Said:
        """Say what is wrong with the tags of a piece of wording, whether it is printed or not."""
        file = self._shelf.find(name)
        try:
            troubles = () if file is None else self._load(str(file))[1]
        except UnreadableWording as unreadable:
            return unreadable.said
        return tuple(self._said(trouble, None) for trouble in troubles)

    def files(self, chapter: str) -> tuple[Path, ...]:
        """Return the files of a chapter and of all that it takes in, sorted."""
        found = (self._shelf.find(name) for name in (chapter, *self.taken_in(chapter)))
        return tuple(sorted({one for one in found if one is not None}))

    def taken_in(self, chapter: str) -> frozenset[str]:
        """Return the names of wording that a chapter takes in, by whatever way, itself too."""
        seen: set[str] = set()
        waiting = [chapter]
        while waiting:
            name = waiting.pop()
            file = None if name in seen else self._shelf.find(name)
            seen.add(name)
            if file is not None:
                waiting += self._named_in(str(file))
        return frozenset(one.rpartition("/")[2] for one in seen)

    def _named_in(self, file: str) -> tuple[str, ...]:
        """Return the names of wording that a file names outright; none where it cannot be read."""
        try:
            tree = _tree(self._shelf, self._jinja.loaded(file)[0])
            return tuple(name for name in meta.find_referenced_templates(tree) if name)
        except (TemplateSyntaxError, TemplateNotFound, UnreadableWording, RecursionError):
            return ()

    def names(self) -> tuple[str, ...]:
        """Return the names of all wording there is along the path."""
        return self._shelf.names()

    def texts(self) -> Iterator[str]:
        """Yield the name and the text of every file that a chapter may be put together from."""
        for name in self.names():
            file: Path | None = None
            while file := self._shelf.find(name, after=str(file or "")):
                with suppress(UnreadableWording):
                    yield f"{file}\n{self._jinja.loaded(str(file))[0]}"

    @property
    def grammar(self) -> Environment:
        """The filters and tests that wording may use."""
        return self._jinja

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.workspace, self.path)

    @property
    def _jinja(self) -> WordingEnvironment:
        return _environment(self._shelf)

    def _load(self, file: str) -> tuple[Template | None, tuple[Trouble, ...]]:
        try:
            return self._jinja.get_template(file), ()
        except (TemplateSyntaxError, TemplateNotFound) as error:
            return None, (trouble_of(error, self._explain),)

    def _promises_more(self, file: str) -> bool:
        """Tell a heading whose text came to nothing from one that heads what stands in Word."""
        source, _, _ = self._jinja.loaded(file)
        return len([line for line in COMMENT.sub("", source).splitlines() if line.strip()]) > 1

    def _explain(self, error: Exception, spot: Spot) -> str:
        return reason_of(error, line_at(spot), self._jinja.filters)

    def _absent(self, name: str, place: Position | None) -> Diagnostic:
        advice = suggestion(name, self.names())
        facts = {"name": name, "sets": "、".join(self.path), "advice": advice}
        return Diagnostic("N01", facts, place)

    def _said(self, trouble: Trouble, sheet: Sheet | None) -> Diagnostic:
        place = place_of(trouble)
        if trouble.code == "N01":
            return self._absent(trouble.word, place)
        said = Diagnostic(trouble.code, dict(trouble.facts), place)
        return said if sheet is None else sheet.ask(said, trouble.path, "措辞")


def line_at(spot: Spot) -> str:
    """Return the text of a line of wording."""
    if not spot.file or not spot.line:
        return ""
    text = Path(spot.file).read_text(encoding="utf-8", errors="replace")
    return (text.splitlines()[spot.line - 1 : spot.line] or [""])[0]


def place_of(trouble: Trouble) -> Position:
    """Return the place of a trouble: its line, and where on the line its word is."""
    line = line_at(trouble.spot)
    start = line.find(trouble.word) if trouble.word else -1
    column, length = (start + 1, len(trouble.word)) if start >= 0 else (len(line) > 0, 1)
    return Position(trouble.spot.file, trouble.spot.line, int(column), length, line)


def _flawed(file: str, flaw: Flaw) -> Diagnostic:
    """Say what is wrong with the marks of a chapter: only its finished text shows it.

    Where the wording has the same line, that is its place.
    """
    text = flaw.text[:EXCERPT]
    return Diagnostic("N06", {"reason": flaw.reason}, _line_of(file, text))


def _line_of(file: str, text: str) -> Position:
    lines = Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
    number = next((n for n, line in enumerate(lines, 1) if text and line.strip() == text), None)
    if number is None:
        return Position(file, excerpt=text, place=f"“{text[:12]}…”")
    return Position(file, number, 1, len(text), lines[number - 1])
