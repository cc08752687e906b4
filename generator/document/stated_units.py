"""Word templates that state another unit of money than the form in which their amounts print.

A template says 单位：{{ 金额单位 }}; one whose text says 万元 is right only beside such a form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.document.filling import FOLDER, SUFFIX
from generator.document.package.opened_package import read_package
from generator.document.package.wordml import PARAGRAPH, parse
from generator.document.tasks import plans_of
from generator.document.template.places import Place, PlaceFinder, text_of
from generator.document.template.reporter import Reporter
from generator.document.template.word_template import WordTemplate
from generator.reading import MONEY_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.document.template.part import Part
    from generator.forms import Form
    from generator.workspace import Workspace

CODE = "X30"
UNIT = "|".join(MONEY_UNITS)
STATED = patterns.compile(
    f"（(?:单位[：:])?({UNIT})）|单位[：:] ?({UNIT})(?![\u4e00-\u9fff])|\\}}\\}} ?({UNIT})"
)
MARKUP = patterns.compile("<[^>]*>")


def stated_units(form: Form, workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the templates of a form whose own text states another unit, each unit once."""
    for name in dict.fromkeys(plan.template for plan in plans_of(form)):
        path = workspace.find(*FOLDER, f"{name}{SUFFIX}")
        template = None if path is None else WordTemplate.load(path).value
        if path is None or template is None:
            continue
        for part in template.compiled.parts:
            text = MARKUP.sub("", part.source.text)
            stated = {next(filter(None, found)) for found in STATED.findall(text)}
            for unit in sorted(stated - {form.money.name}):
                facts = {"unit": unit, "form": form.money.name}
                yield Reporter(str(path)).placed(CODE, _place(path, part, unit), **facts)


def _place(path: Path, part: Part, unit: str) -> Place:
    """Return the paragraph or cell of a part that states a unit; the part where none does alone."""
    package = read_package(path).value
    if package is None:
        return Place(part.label, "")
    root = parse(package.members[part.member].content)
    found = ((one, STATED.search(text_of(one))) for one in root.iter(PARAGRAPH))
    stating = (one for one, match in found if match and unit in match.groups())
    first = next(stating, None)
    return Place(part.label, "") if first is None else PlaceFinder(root, part.label).place(first)
