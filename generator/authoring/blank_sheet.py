"""A YAML sheet to be filled in: keys with the model's own words on what belongs there."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_origin

from ruamel.yaml.comments import CommentedMap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.reading import Record


def ask(sheet: CommentedMap, model: type[Record], keys: Iterable[str]) -> None:
    """Add empty keys of a model, each with its description and an example."""
    for key in keys:
        if key not in sheet:
            sheet[key] = None
            remark(sheet, key, note_of(model, key))


def remark(sheet: CommentedMap, key: str, note: str) -> None:
    """Put a comment behind a key."""
    if note:
        sheet.yaml_add_eol_comment(note, key, column=0)


def section(sheet: CommentedMap, key: str, heading: str) -> None:
    """Set a key of the outermost level off by a blank line and a heading."""
    sheet.yaml_set_comment_before_after_key(key, before=f"\n{heading}")


def note_of(model: type[Record], key: str, example: str | None = None) -> str:
    """Return what belongs under a key, in the model's words, with an example: its own if none."""
    field = next(one for name, one in model.model_fields.items() if (one.alias or name) == key)
    examples = [example] if example is not None else list(field.examples or ())[:1]
    if get_origin(field.annotation) is tuple:
        examples = [f"[{one}]" for one in examples]
    return "。".join([field.description or "", *(f"例：{one}" for one in examples)]).strip("。")


def below(sheet: CommentedMap, *path: str) -> CommentedMap:
    """Return the mapping at the end of a path of keys, made where there is none."""
    for key in path:
        if sheet.get(key) is None:
            sheet.fa.set_block_style()  # what holds more than figures is no row any longer
            sheet[key] = CommentedMap()
        sheet = sheet[key]
    return sheet


def row(keys: Iterable[str]) -> CommentedMap:
    """Return an empty row written in brackets: ``{预算数: , 决算数: }``."""
    made = CommentedMap((key, None) for key in keys)
    made.fa.set_flow_style()
    return made
