"""Names in the sentences of a findings library, followed to the last step in every branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateError

from generator.diagnostics import Diagnostic
from generator.reading import suggestion
from generator.templating.prose_environment import Prose
from generator.templating.uses import names_used
from generator.vocabulary.lost_names import lost_in
from generator.vocabulary.name_registry import shared_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.diagnostics import Position
    from generator.findings.library import Entry, Library
    from generator.templating.uses import Names

_PROSE = Prose()


def sentence_review(
    library: Library, columns: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """Say which names of a library's sentences lead to nothing below their first step."""
    own = frozenset((*library.figures, *library.texts, *library.derived))
    for name, entry in library.entries.items():
        for sentence, place in _sentences(entry):
            for used in sorted(_names(sentence)):
                lost = lost_in(used, columns) if used[0] in shared_names() - own else None
                if lost is not None:
                    defect = f"措辞用了没有的名称“{lost.written}”"
                    facts = {"where": name, "defect": defect}
                    yield Diagnostic(
                        "Q01", facts | {"hint": suggestion(lost.step, lost.known)}, place
                    )


def _names(sentence: str) -> Names:
    try:
        return names_used(_PROSE.parse(sentence)) if "{" in sentence else frozenset()
    except (TemplateError, RecursionError):  # refused when the library is read
        return frozenset()


def _sentences(entry: Entry) -> Iterator[tuple[str, Position | None]]:
    """Walk the sentences of an entry with their places."""
    for situation in entry.situations:
        yield situation.fact, situation.position("事实")
    for key, wordings in (("标题", entry.titles), ("问题", entry.problems)):
        for number, wording in enumerate(wordings):
            yield wording, entry.position(key, number)
    for measure in entry.measures:
        yield measure.title, measure.position("标题")
        yield measure.action, measure.position("内容")
    for number, deadline in enumerate(entry.deadlines):
        yield deadline, entry.position("完成时限", number)
    if entry.actor:
        yield entry.actor, entry.position("责任主体")
