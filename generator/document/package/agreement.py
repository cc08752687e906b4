"""Whether one template's documents can stand behind another's, judged once for each pair."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import Diagnostic, Position
from generator.document.template.styles import Styles
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.template.styles import Style
    from generator.document.template.word_template import WordTemplate

_STYLED = patterns.compile(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"')
_ROOT = patterns.compile(r"<w:document([^>]*)>")
_ATTRIBUTE = patterns.compile(r'([\w:]+)="([^"]*)"')
_IGNORABLE = "mc:Ignorable"
_PARTED = patterns.compile(rb'<w:evenAndOddHeaders(?! w:val="(?:0|false|off)")')
SHOWN = 6  # names of styles in a message


class Agreement(Struct, frozen=True):
    """What putting documents of several templates into one takes.

    ``diagnostics`` say why it cannot be done. ``styles`` are those the first template lacks, as
    XML; ``attributes`` are those of the root element that holds all bodies.
    """

    diagnostics: tuple[Diagnostic, ...]
    styles: tuple[str, ...]
    attributes: dict[str, str]


@lru_cache(maxsize=256)  # templates are few and kept for as long as their files stay the same
def agreement(main: WordTemplate, *attached: WordTemplate) -> Agreement:
    """Compare a template with those whose documents are to stand behind its own, in their order."""
    ours, attributes = main.compiled.styles, root_attributes(main)
    said: list[Diagnostic] = []
    lacking: dict[str, Style] = {}
    for template in attached:
        theirs = template.compiled.styles
        wanted = theirs.needed(_used(template, theirs))
        reasons = [
            *_style_reasons(ours, theirs, wanted),
            *_prefix_reasons(attributes, root_attributes(template)),
        ]
        said += [_refusal(main, template, reason) for reason in reasons]
        lacking |= {key: style for key, style in wanted.items() if key not in ours.by_id}
        ours = Styles(wanted | ours.by_id, ours.defaults)
        attributes = _joined(attributes, root_attributes(template))
    styles = tuple(style.without_list for style in lacking.values())
    return Agreement(tuple(said), styles, attributes)


def _refusal(main: WordTemplate, attached: WordTemplate, reason: str) -> Diagnostic:
    facts = {"name": attached.path.stem, "main": main.path.stem, "reason": reason}
    return Diagnostic("X19", facts, Position(file=str(attached.path)))


@lru_cache(maxsize=64)
def root_attributes(template: WordTemplate) -> dict[str, str]:
    """Return the namespaces and other attributes of the body's root element."""
    found = _ROOT.search(_body(template))
    return dict(_ATTRIBUTE.findall(found[1])) if found else {}


def _joined(ours: dict[str, str], theirs: dict[str, str]) -> dict[str, str]:
    """Return the root's attributes for two bodies in one."""
    joined = theirs | ours
    tokens = f"{ours.get(_IGNORABLE, '')} {theirs.get(_IGNORABLE, '')}".split()
    return joined | ({_IGNORABLE: " ".join(dict.fromkeys(tokens))} if tokens else {})


def _body(template: WordTemplate) -> str:
    return template.compiled.package.members[template.body].content.decode()


def _used(template: WordTemplate, styles: Styles) -> set[str]:
    """Return the ids of the styles that documents of a template may use."""
    if template.chapters:  # wording may name any
        return set(styles.by_id)
    package = template.compiled.package
    texts = (package.members[name].content.decode() for name, _ in package.text_parts())
    return {match[1] for text in texts for match in _STYLED.finditer(text)}


def _style_reasons(ours: Styles, theirs: Styles, wanted: dict[str, Style]) -> Iterator[str]:
    """Find styles of one id that look different; one of them would change its look."""
    different = [
        style.name
        for key, style in wanted.items()
        if key in ours.by_id and ours.by_id[key].look != style.look
    ]
    if theirs.defaults != ours.defaults:
        different.append("文档默认格式")
    if different:
        more = "等" if len(different) > SHOWN else ""
        yield f"样式“{'”“'.join(sorted(different)[:SHOWN])}”{more}的格式不一样"


@lru_cache(maxsize=64)
def mirrored(template: WordTemplate) -> bool:
    """Tell whether odd and even pages have headers and footers of their own."""
    settings = template.compiled.package.members.get(template.target("settings"))
    return settings is not None and _PARTED.search(settings.content) is not None


def _prefix_reasons(ours: dict[str, str], theirs: dict[str, str]) -> Iterator[str]:
    for name in sorted(ours.keys() & theirs.keys() - {_IGNORABLE}):
        if ours[name] != theirs[name]:
            yield f"XML 前缀“{name}”的含义不一样"
