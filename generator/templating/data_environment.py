"""Jinja over a unit's data: the same names, values, filters and printing in all kinds of template.

Word templates, wording and sentences of the findings library differ in two things only, and each
says them itself: what becomes of a name under which nothing was filled in (its class ``blank``),
and by which code a mistake is told.
"""

from __future__ import annotations

from abc import abstractmethod
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined, pass_environment
from jinja2.environment import TemplateModule
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, LoopContext, markup_join
from jinja2.tests import test_number
from jinja2.utils import missing
from markupsafe import escape, soft_str

from generator import patterns
from generator.templating.blanks import BlankSandbox
from generator.templating.choosing import CHOOSING, one_of
from generator.templating.depth import parsed, too_deep
from generator.templating.filter_input import FilterError, MissingValue
from generator.templating.filters import PAPER_FILTERS
from generator.templating.kept_code import code_of
from generator.templating.late_names import LateNames
from generator.templating.looks import LOOKS, plain
from generator.templating.paying_tree import TOGETHER
from generator.templating.printing import UnprintableError, printed
from generator.templating.printing_code import PrintingCode
from generator.templating.sizes import before_replacing, joined
from generator.templating.steps import sized
from generator.templating.template_tree import prepared
from generator.templating.typed_figure import Figure, number_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import nodes

LONG = 1_000  # characters; a shorter text is paid for by the loop that prints it
FIGURE_PARTS = {"数": "number", "单位": "unit"}
LOOP_PLACES = frozenset(("first", "last", "index", "index0", "length"))
ESCAPED = patterns.compile("[&<>'\"]")


class DataContext(Context):
    """The names of a run: its data, of which only what is asked for is looked up; then globals."""

    def resolve_or_missing(self, key: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """Return the value of a name that a template asks for."""
        if key in self.vars:
            return self.vars[key]
        if key in self.parent:
            return self.parent[key]
        return self.environment.globals.get(key, missing)


class DataEnvironment(BlankSandbox):
    """What all templates that are filled with a unit's data have in common."""

    context_class = DataContext
    code_generator_class = PrintingCode

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own options
        super().__init__(**options)
        self.finalize = self.written
        self.filters |= {name: _noting(self, function) for name, function in PAPER_FILTERS.items()}
        self.filters |= LOOKS
        self.filters |= {"段落": self.paragraphs, "string": self.as_text, "join": _joined}
        self.filters |= {TOGETHER: _together, CHOOSING: one_of}
        for name, function in TEXT_FILTERS.items():
            self.filters[name] = _over_text(self, function)
        self.tests["number"] = is_number

    @abstractmethod
    def lacking(self, name: str) -> None:
        """Say, where this kind of template does, that a value is wanted and not there."""

    @abstractmethod
    def unprintable(self, problem: str) -> None:
        """Say that a value has no text of its own."""

    @abstractmethod
    def unsuitable(self, name: str, reason: str) -> None:
        """Say that a filter cannot write the value that a template calls by a name."""

    def written(self, value: object) -> str:
        """Return what stands in the text for a value."""
        if type(value) is str:
            if len(value) > LONG:
                sized(len(value))
            return value
        if value is None or value == ():
            self.lacking("")
            return ""
        return self.as_text(value)

    def put(self, value: object) -> str:
        """Return what an escaping template prints for a value."""
        text = self.finalize(value)  # type: ignore[misc]  # set above, and never None
        return text if type(text) is str and not ESCAPED.search(text) else escape(text)

    def as_text(self, value: object) -> str:
        """Return a value as it prints; one that is not there, or has no text, is an empty one."""
        if value is None or isinstance(value, Undefined):
            return "" if value is None else str(value)
        if hasattr(value, "__html__"):
            return value  # type: ignore[return-value]  # prepared text of the template's own kind
        try:
            return printed(value)
        except UnprintableError as error:
            self.unprintable(error.problem)
            return ""

    def styled(self, value: object, **_look: object) -> object:
        """Return a value with a look where this kind of template shows any; here none."""
        return plain(self, value)

    def paragraphs(self, value: object) -> list[str]:
        """Return a unit's text as its paragraphs, whether it was typed as one text or several."""
        if value is None or isinstance(value, Undefined):
            return [] if value is None else [*value]
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, tuple | list) or not all(isinstance(text, str) for text in texts):
            self.unsuitable("", "“段落”要用文字")
            return []
        return [line.strip() for text in texts for line in text.splitlines() if line.strip()]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse; see to it that numbers are exact, that ``~`` prints, and what filters are told."""
        tree = parsed(self, source, name, filename)
        try:
            return prepared(tree)
        except RecursionError:
            raise too_deep(tree, name, filename) from None

    def compile(self, source: Any, name: Any = None, filename: Any = None, *rest: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Compile what was not compiled before by this or an earlier process."""
        if rest or not isinstance(source, str):
            return self.compile_anew(source, name, filename, *rest)
        return code_of(
            type(self), source, name, filename, lambda: self.compile_anew(source, name, filename)
        )

    def compile_anew(self, source: Any, name: Any, filename: Any, *rest: Any) -> Any:  # noqa: ANN401 - as above
        """Compile; say what is nested more deeply than Jinja or Python can follow."""
        tree = self.parse(source, name, filename) if isinstance(source, str) else source
        try:
            return super().compile(tree, name, filename, *rest)
        except (RecursionError, MemoryError, SyntaxError):
            raise too_deep(tree, name, filename) from None

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 项目.名称, and the number and unit of a figure."""
        if isinstance(obj, dict):
            if (value := obj.get(attribute)) is not None:
                return value  # nearly always: something that was filled in
            if attribute in obj:
                return self.blank.called(attribute, obj)
        elif (found := _read(obj, attribute)) is not missing:
            return self._found(obj, attribute, found)
        return super().getattr(obj, attribute)


def _read(obj: Any, attribute: str) -> Any:  # noqa: ANN401 - whatever a template asks
    """Read what is asked most often, and the sandbox would let through: it takes far longer."""
    kind = type(obj)
    if kind is LateNames:
        return obj.get(attribute, missing)
    if kind is LoopContext and attribute in LOOP_PLACES:
        return getattr(obj, attribute)
    if kind is TemplateModule and not attribute.startswith("_"):
        return vars(obj).get(attribute, missing)
    if isinstance(obj, Figure) and attribute in FIGURE_PARTS:
        return getattr(obj, FIGURE_PARTS[attribute])
    return missing


def is_number(value: object) -> bool:
    """Return whether a value counts as a number: a figure with its unit does."""
    return test_number(value) or number_in(value) is not None


@pass_environment
def _joined(
    environment: DataEnvironment,
    value: Iterable[object],
    d: str = "",
    attribute: str | int | None = None,
) -> str:
    """Put the items of a list together, each as it prints."""
    if value is None or isinstance(value, Undefined):
        return environment.as_text(value)
    items = map(make_attrgetter(environment, attribute), value) if attribute is not None else value
    d = str(d)
    return d.join(joined([environment.as_text(item) for item in items], d))


@pass_environment
def _together(environment: DataEnvironment, parts: Iterable[object]) -> str:
    """Put together what ``~`` stands between."""
    texts = joined([soft_str(part) for part in parts])
    return markup_join(texts) if environment.autoescape else "".join(texts)


def _replaced(text: str, old: str, new: str, count: int = -1) -> str:
    before_replacing(text, str(old), str(new))
    return text.replace(str(old), str(new), count)


TEXT_FILTERS: dict[str, Callable[..., str]] = {
    "lower": str.lower,
    "replace": _replaced,
    "trim": str.strip,
    "upper": str.upper,
}


def _over_text(environment: DataEnvironment, function: Callable[..., str]) -> Callable[..., str]:
    """Let a filter work on what a value prints."""

    @wraps(function)
    def over_text(value: object, *args: object) -> str:
        return function(environment.as_text(value), *args)

    return over_text


def _noting(environment: DataEnvironment, function: Callable[..., str]) -> Callable[..., str]:
    """Let a filter say what it cannot write, and write nothing."""

    @wraps(function)
    def noting(*args: object, operand: str = "", **kwargs: object) -> str:
        for value in args:
            if isinstance(value, Undefined):
                return str(value)
        try:
            return function(*args, **kwargs)
        except MissingValue:
            environment.lacking(operand)
        except FilterError as error:
            environment.unsuitable(operand, f"{error}")
        return ""

    return noting
