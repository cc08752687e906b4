"""Word templates that state another unit of money than the form in which their amounts print.

A template says 单位：{{ 金额单位 }}; one whose text says 万元 is right only beside such a form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position
from generator.document.filling import FOLDER, SUFFIX
from generator.document.tasks import plans_of
from generator.document.template.word_template import WordTemplate
from generator.reading import MONEY_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import Form
    from generator.workspace import Workspace

CODE = "X30"
UNIT = "|".join(MONEY_UNITS)
STATED = re.compile(
    f"（(?:单位[：:])?({UNIT})）|单位[：:] ?({UNIT})(?![\u4e00-\u9fff])|\\}}\\}} ?({UNIT})"
)
MARKUP = re.compile("<[^>]*>")


def stated_units(form: Form, workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the templates of a form whose own text states another unit, each unit once."""
    for name in dict.fromkeys(plan.template for plan in plans_of(form)):
        path = workspace.find(*FOLDER, f"{name}{SUFFIX}")
        template = None if path is None else WordTemplate.load(path).value
        for part in template.compiled.parts if template else ():
            text = MARKUP.sub("", part.source.text)
            stated = {next(filter(None, found)) for found in STATED.findall(text)}
            for unit in sorted(stated - {form.money.name}):
                facts = {"unit": unit, "form": form.money.name}
                yield Diagnostic(CODE, facts, Position(str(path), place="正文"))
