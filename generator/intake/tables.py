"""A table row by row: heads open blocks, blocks take rows, what is left are pairs and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.intake.block_rows import take_row
from generator.intake.blocks import head_at
from generator.intake.figures import is_nothing
from generator.intake.labels import is_known, named, pair_key, vocabulary
from generator.intake.pairs import take_pairs
from generator.structs import replace

if TYPE_CHECKING:
    from generator.document.foreign import Cell, Grid
    from generator.intake.blocks import Block
    from generator.intake.title_lines import Setting

MOST = 20  # cells of a table that are said one by one


def read_table(setting: Setting, grid: Grid) -> list[str]:
    """Take a table into the draft; return the kinds of blocks it had, and say what is left."""
    block: Block | None = None
    kinds: list[str] = []
    left: list[Cell] = []
    for number in range(len(grid.rows)):
        fresh = list(grid.fresh(number))
        if not fresh or (block is not None and all(cell in block.seen for cell in fresh)):
            continue
        head = head_at(grid, number, setting.draft.value("年度"))
        if head is not None:
            block = head
            kinds.append(head.kind)
            left += _rest(fresh, _labels_of_head(head, fresh, grid.rows[number + 1 :]))
        else:
            block, understood = _row(setting, block, grid, number)
            left += _rest(fresh, understood)
    _say(setting, left)
    return kinds


def _labels_of_head(
    block: Block, fresh: list[Cell], below: tuple[tuple[Cell, ...], ...]
) -> list[Cell]:
    """Return what a head's row holds besides its columns: the label beside the whole block."""
    after = below[0] if below else ()
    beside = [cell for cell in fresh if cell in after and cell.column < block.first]
    return [*block.seen, *beside, *(cell for cell in fresh if pair_key(cell.text))]


def _row(
    setting: Setting, block: Block | None, grid: Grid, number: int
) -> tuple[Block | None, list[Cell]]:
    """Take a row that is no head; return the block that goes on, and what was understood."""
    fresh = list(grid.fresh(number))
    if named(fresh[0].text, vocabulary()["known"]["rows"]):
        return None, fresh
    if block is not None and not _begins_anew(fresh[0], block):
        taken = take_row(setting, block, grid, number)
        if taken is not None:
            return (block if taken[1] else None), taken[0]
    understood = take_pairs(setting, grid, number)
    if understood:
        return None, understood
    if len(fresh) == 1:
        return block, fresh if setting.see(fresh[0].text, fresh[0].place) else []
    return block, []


def _begins_anew(cell: Cell, block: Block) -> bool:
    """Tell whether a row opens with the label of a pair: a block never holds one there."""
    source = block.kind == "资金" and any(named(cell.text, a) for a in _sources())
    pair = pair_key(cell.text) is not None
    return cell.column < block.first and pair and not source


def _sources() -> list[list[str]]:
    sources = vocabulary()["sources"]
    return [sources["total"], *sources["alike"]]


def _rest(fresh: list[Cell], understood: list[Cell]) -> list[Cell]:
    return [
        cell
        for cell in fresh
        if cell not in understood and not is_nothing(cell.text) and not is_known(cell.text)
    ]


def _say(setting: Setting, left: list[Cell]) -> None:
    """Say which cells were not understood, the first ones each."""
    for cell in left[:MOST]:
        setting.draft.leave(cell.text, cell.place)
    if len(left) > MOST:
        place = replace(left[MOST].place, excerpt="")
        more = f"这里起还有 {len(left) - MOST} 格"
        setting.draft.said.append(Diagnostic("D02", {"text": more}, place))
