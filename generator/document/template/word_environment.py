"""The Jinja environment of Word templates: escaping, and what the 合并 tag is made of."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from generator import patterns
from generator.document.package.chart_data import ChartData
from generator.document.template.chart_filters import CHARTS, placed
from generator.document.template.picture_filters import PICTURES, Shown
from generator.document.template.run_laying import laid
from generator.document.template.run_setting import LAID, PLACED
from generator.document.template.word_text import as_wordml, legal
from generator.structs import replace
from generator.templating.data_environment import LONG, DataEnvironment
from generator.templating.looks import Styled
from generator.templating.printing import UNROUNDED
from generator.templating.span import Span
from generator.templating.steps import sized
from generator.templating.trouble_notes import note
from generator.templating.typed_figure import number_in
from generator.templating.unknown import Blank, Unknown

MERGE_RUN = "合并记号"
MERGE_TEXT = "合并文字"
LAYABLE = (Styled, Shown)
TEXTLESS = (*LAYABLE, ChartData)
MISPLACED = (
    "“加粗”“颜色”“链接”“图片”要直接写在印出它的标签里，不能先起名，也不能再接别的；"
    "“图表”写在图表的可选文字里"
)
MERGE_LOOP = "合并循环"
RESTART = "重新编号"  # a name that prints a mark: lists count anew from here
RESTART_MARK = Markup("<w:重新编号/>")
ONE_LINE = "印成一行"  # in attributes, drawings and formulas
IN_FIELD = "印进域代码"
COLUMNS = "列数"
COLOUR = "底色"
_RGB = patterns.compile(r"#?([0-9A-Fa-f]{6})")


class UnknownInWord(Unknown):
    """A name in a Word template that nobody gave."""

    __slots__ = ()
    code = "X05"
    blank_code = "X20"


class BlankInWord(Blank):
    """A value that was not filled in: printed as nothing, and noted where anything else is done."""

    __slots__ = ()
    blank_code = "X20"

    def __str__(self) -> str:
        return ""

    def __html__(self) -> str:
        return ""


class WordEnvironment(DataEnvironment):
    """Jinja for Word templates: forms have blank cells, so what was not filled in prints as one."""

    blank = BlankInWord

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=UnknownInWord)
        # docxtpl's documentation writes |e everywhere; escaping is done for every value here.
        self.filters |= {"e": _same, "escape": _same}
        self.filters |= {**PICTURES, **CHARTS, LAID: self.laid, PLACED: placed}
        self.filters |= {
            COLUMNS: columns,
            COLOUR: colour,
            MERGE_RUN: merge_run,
            MERGE_TEXT: merged_text,
            MERGE_LOOP: of_loop,
        }
        self.globals[RESTART] = RESTART_MARK
        self.filters |= {ONE_LINE: self.one_line, IN_FIELD: self.in_field}

    def lacking(self, name: str) -> None:
        """Say nothing of a value that is not there."""

    def unprintable(self, problem: str) -> None:
        """Say that a value has no text, or that nobody said how many digits of it to print."""
        if problem == UNROUNDED:
            note("X08", reason=f"值{problem}")
        else:
            note("X09", problem=problem)

    def unsuitable(self, name: str, reason: str) -> None:  # noqa: ARG002 - the tag shows it
        """Say what a filter cannot write."""
        note("X08", reason=f"过滤器{reason}")

    def styled(self, value: object, **look: Any) -> object:  # noqa: ANN401 - as a dataclass has it
        """Return a value with a look, beside the one it has."""
        known = value if isinstance(value, Styled) else Styled(self.as_text(value))
        return replace(known, **look)

    def as_text(self, value: object) -> str:
        """Return a value as it prints; what brings runs has no text of its own."""
        if isinstance(value, TEXTLESS):
            note("X08", reason=MISPLACED)
            return ""
        return super().as_text(value)

    def laid(self, value: object, number: int) -> str:
        """Return the runs of a value that stands between runs."""
        runs = laid(value if isinstance(value, LAYABLE) else self.styled(value), number)
        if len(runs) > LONG:
            sized(len(runs))
        return runs

    def written(self, value: object) -> str:
        """Return what stands in the document for a value; Jinja escapes all but ``Markup``.

        A class with ``__html__`` brings WordprocessingML of its own and is taken at its word. The
        paragraphs of a list of texts stand on lines of their own: a cell or line holds no others.
        """
        if type(value) is str and value.isprintable():
            if len(value) > LONG:
                sized(len(value))
            return value  # nearly every value ends here: printable text holds no control character
        if hasattr(value, "__html__"):
            return Markup(value.__html__())  # noqa: S704 - prepared WordprocessingML, not user text
        if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
            value = "\n".join(value)
        return as_wordml(self.as_text(value))

    def one_line(self, value: object) -> Markup:
        """Return what stands for a value where there are no breaks."""
        return escape(self._in_one_line(value))

    def in_field(self, value: object) -> Markup:
        """Return what stands for a value in the code of a field, within quotation marks or not."""
        text = self._in_one_line(value)
        return escape(text.replace("\\", "\\\\").replace('"', '\\"'))

    def _in_one_line(self, value: object) -> str:
        if isinstance(value, Undefined):
            return str(value)
        if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
            value = "\n".join(value)
        text = self.as_text(value)
        if hasattr(text, "__html__"):
            note("X09", problem="不是文字，不能印在这里")
            return ""
        return legal(" ".join(text.splitlines()))


def merge_run(value: object) -> str:
    """Return the run of a cell that may be merged; nothing for one that is not to be."""
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, Span):
        return value.run
    note("X09", problem="不是可以合并的值，用在“合并”标签里")
    return ""


def columns(value: object) -> str:
    """Return how many columns a cell takes."""
    number = number_in(value)
    if number is not None and number >= 1 and number == int(number):
        return f"{int(number)}"
    note("X08", reason="列数要是 1 以上的整数")
    return "1"


def colour(value: object) -> str:
    """Return the colour of a cell; without one it has none."""
    if value is None or value == "" or isinstance(value, Undefined):
        return "auto" if value is None or isinstance(value, Blank) else str(value) or "auto"
    if found := _RGB.fullmatch(str(value)):
        return found[1].upper()
    note("X08", reason="颜色要写成六位十六进制，例如 D9D9D9")
    return "auto"


def of_loop(loop: object) -> object:
    """Return one and the same empty text for all rows of a loop: {% vm %} merges them."""
    if isinstance(loop, Undefined):
        return loop
    span = getattr(loop, MERGE_LOOP, None)
    if span is None:
        span = Span("", cell="")
        setattr(loop, MERGE_LOOP, span)
    return span


def merged_text(value: object) -> object:
    """Return what the merged cell prints."""
    return value.cell if isinstance(value, Span) else value


def _same(value: object) -> object:
    """Return the value: it is escaped when it is written."""
    return value


@cache
def environment() -> WordEnvironment:
    """Return the one environment of the process."""
    return WordEnvironment()
