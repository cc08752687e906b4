"""An empty official paper made into a form: its file, its rubrics, its Word templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.authoring.new_form import RUBRIC_KEYS, NewForm, saved_form, unusable_name
from generator.diagnostics import Diagnostic, Position
from generator.document import safe_name
from generator.document.filling import FOLDER, SUFFIX
from generator.document.foreign import Grid, open_word
from generator.document.foreign.packing import pieces_of
from generator.document.foreign.tagging import shown_text, write_span
from generator.forms.load import FORMS
from generator.intake.labels import vocabulary
from generator.paper_forms.demands import Asked
from generator.paper_forms.form_text import common_layout, form_text
from generator.paper_forms.lines import TYPED_YEAR, tag_line, year_tag
from generator.paper_forms.pieces import heading_of, parted
from generator.paper_forms.rubric_text import rubric_text
from generator.paper_forms.table import Table
from generator.paper_forms.tables import take_table
from generator.scoring.rubric_file import RUBRICS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.document.foreign import WordFile
    from generator.paper_forms.demands import Scores
    from generator.paper_forms.pieces import Piece

Files = dict["Path", bytes]
OF = {"整体自评": "整体评分标准", "项目": "项目评分标准"}
MOST_LABEL = 24  # characters of a cell in which a year belongs to a label
MOST_FILLED = 3  # cells that a message shows
PICTURES = ("drawing", "pict", "object")


def form_of_paper(root: Path, name: str, paper: Path) -> NewForm:
    """Make a form of a paper and write all of it into the workspace at ``root``, or nothing."""
    target = root.joinpath(*FORMS.folder, f"{name}{FORMS.suffix}")
    if said := unusable_name(name):
        return NewForm(target, (), said)
    opened = open_word(paper)
    if opened.value is None:
        return NewForm(target, (), opened.diagnostics)
    asked = Asked(file=paper.name)
    pieces = parted(opened.value.body, safe_name(paper.stem))
    if not pieces:
        return NewForm(target, (), (_nothing(opened.value, paper),))
    _take(asked, pieces, opened.value)
    if not asked.tags:
        return NewForm(target, (), (_unknown(paper),))
    return saved_form(target, _files(root, name, asked, pieces, opened.value), _said(asked, paper))


def _nothing(file: WordFile, paper: Path) -> Diagnostic:
    names = {str(one.tag).rpartition("}")[2] for one in file.body.root.iter()}
    pictured = "；里面有图片，表格可能是图片" if names & set(PICTURES) else ""
    return Diagnostic("A30", {"reason": f"没有表格{pictured}"}, Position(file=str(paper)))


def _unknown(paper: Path) -> Diagnostic:
    reason = "表格里没有认得的栏名（项目名称、全年预算数、三级指标……）"
    return Diagnostic("A30", {"reason": reason}, Position(file=str(paper)))


def _take(asked: Asked, pieces: list[Piece], file: WordFile) -> None:
    """Read all pieces and write tags into their cells and lines."""
    asked.year = _year(pieces)
    asked.declares = any(vocabulary()["titles"]["declaration"] in one.title for one in pieces)
    for piece in pieces:
        kept, title = {one.label for one in piece.grids}, piece.title
        for part, element in piece.parts:
            if not isinstance(part, Grid):
                title = heading_of(part.text) or title
                tag_line(asked, element, part.text, of_project=piece.per == "项目")
            elif part.label in kept:
                take_table(Table(asked, part, file.body, piece.per, title))
                _tag_years(asked, part, file)
            else:
                asked.leave("单元格里面的表，没有认", part.place)
    if len(pieces) > 1:
        told = "、".join(one.title for one in pieces)
        asked.ask(
            f"原件里有 {len(pieces)} 份表（{told}），各成一个 Word 模板；要合成一份的写“附件”"
        )


def _year(pieces: list[Piece]) -> str:
    """Return the year that the titles bear."""
    for piece in pieces:
        for part, _ in piece.parts:
            text = "" if isinstance(part, Grid) else "".join(part.text.split())
            if len(text) <= MOST_LABEL * 2 and (found := TYPED_YEAR.search(text)):
                return found[0]
    return ""


def _tag_years(asked: Asked, grid: Grid, file: WordFile) -> None:
    """Let labels such as 2021年决算数 move with the year."""
    years = {asked.year, str(int(asked.year) - 1)} if asked.year else set()
    for (label, *_), element in file.body.cells.items():
        if label != grid.label or len("".join(element.itertext())) > MOST_LABEL:
            continue
        for paragraph in element:
            found = TYPED_YEAR.search(shown_text(paragraph))
            if found and found[0] in years:
                write_span(paragraph, *found.span(), year_tag(asked, found[0]))


def _files(root: Path, name: str, asked: Asked, pieces: list[Piece], file: WordFile) -> Files:
    """Return all files, the form's first, then in the order in which to edit them."""
    if asked.layouts and not common_layout(asked):
        asked.ask("几张指标表印的一级、二级指标不同，没有写“指标版式”，空行不印")
    rubrics, written = _rubrics(root, name, asked)
    titles = list(_titles(pieces))
    starts = [one.start for one in pieces if one.start is not None]
    documents = [
        (title, f"{name}/{title}", one.per) for title, one in zip(titles, pieces, strict=True)
    ]
    templates = {
        root.joinpath(*FOLDER, name, f"{title}{SUFFIX}"): data
        for title, data in zip(titles, pieces_of(file, starts), strict=True)
    }
    text = form_text(asked, name, rubrics, documents)
    form = root.joinpath(*FORMS.folder, f"{name}{FORMS.suffix}")
    return {form: text.encode(), **written, **templates}


def _rubrics(root: Path, name: str, asked: Asked) -> tuple[dict[str, str], Files]:
    """Return the names of the rubrics by their keys in the form, and their files."""
    scored = [per for per in OF if per in asked.scores and _is_scored(asked, asked.scores[per])]
    names = {per: name if len(scored) == 1 else f"{name}{RUBRIC_KEYS[OF[per]]}" for per in scored}
    files = {
        root.joinpath(*RUBRICS.folder, f"{one}{RUBRICS.suffix}"): rubric_text(
            asked, asked.scores[per], one
        ).encode()
        for per, one in names.items()
    }
    return {OF[per]: one for per, one in names.items()}, files


def _is_scored(asked: Asked, scores: Scores) -> bool:
    return not asked.declares and (scores.scored or bool(scores.rows))


def _titles(pieces: list[Piece]) -> Iterator[str]:
    """Yield the name of each document: its title, told apart where two are the same."""
    seen: dict[str, int] = {}
    for piece in pieces:
        title = safe_name(re.sub(r"[{}%【】]", "", piece.title))
        seen[title] = seen.get(title, 0) + 1
        yield title if seen[title] == 1 else f"{title}{seen[title]}"


def _said(asked: Asked, paper: Path) -> tuple[Diagnostic, ...]:
    """Return what was not understood, what was left out, what is to be decided."""
    at = Position(file=str(paper))
    said = list(asked.left)
    if asked.filled:
        shown = "、".join(asked.filled[:MOST_FILLED])
        said.append(Diagnostic("A32", {"count": str(len(asked.filled)), "cells": shown}, at))
    said += [Diagnostic("A33", {"what": one}, at) for one in asked.open_questions]
    return tuple(said)
