"""The steps from a file to a record: bytes → text → nodes → tree → record, mistakes collected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError

from generator.diagnostics import Severity
from generator.reading import limits
from generator.reading.encoding import decode
from generator.reading.files import read_bytes, too_large
from generator.reading.gathering import in_order
from generator.reading.odd_numbers import odd_numbers
from generator.reading.parsing import parse
from generator.reading.record import Record
from generator.reading.setting import reading_as
from generator.structs import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.reading.setting import Setting
    from generator.reading.source import Source
    from generator.reading.tree import Tree

T = TypeVar("T")
R = TypeVar("R", bound=Record)


class Loaded(Struct, Generic[T], frozen=True):
    """What was read, None where errors forbid its use, and all that is to be said of it."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()


def load(path: Path, model: type[R], *, name: str | None = None) -> Loaded[R]:
    """Read a YAML file into a record; ``name`` is how the file is shown, by default its path."""
    return conform(read_tree(path, name=name), model)


def load_text(text: str | bytes, model: type[R], *, name: str) -> Loaded[R]:
    """Read a YAML text into a record; ``name`` stands for the file in positions."""
    return conform(read_tree_text(text, name=name), model)


def conform(tree: Loaded[Tree], model: type[R], setting: Setting | None = None) -> Loaded[R]:
    """Check a tree against a model; mistakes of the text and of its values come out together.

    ``setting`` is what is known of the file before it is read.
    """
    if tree.value is None:
        return Loaded(None, tree.diagnostics)
    record, found = None, tree.diagnostics
    said: list[Diagnostic] = []
    try:
        with reading_as(setting):
            record = model.model_validate(tree.value.data)
    except ValidationError as error:
        from generator.reading.model_errors import explain  # noqa: PLC0415 - most files have none

        said += explain(error, tree.value, model)
    if setting is not None and setting.misfits:
        from generator.reading.model_errors import explain_misfits  # noqa: PLC0415 - as above

        said += explain_misfits(setting.misfits, tree.value)
    if said:
        found = in_order((*found, *said), tree.value.source.name)
    if record is not None:
        found = _with_odd_numbers(record, tree.value.source, found)
    refused = any(one.severity is Severity.ERROR for one in found)
    return Loaded(None if refused else record, found)


def _with_odd_numbers(
    record: Record, source: Source, found: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Add what reading has changed, but on lines that are spoken of: 1,046 is no 046."""
    odd = tuple(odd_numbers(record, source.text))
    if not odd:
        return found
    lines = {one.position.line for one in found if one.position}
    odd = tuple(one for one in odd if one.position and one.position.line not in lines)
    return in_order((*found, *odd), source.name)


def read_tree(path: Path, *, name: str | None = None) -> Loaded[Tree]:
    """Read a YAML file without a model, for looking into it before its model is known.

    The tree is there in spite of mistakes wherever there is anything to look at.
    """
    shown = str(path) if name is None else name
    data, found = read_bytes(path, shown)
    return Loaded(None, found) if data is None else read_tree_text(data, name=shown)


def read_tree_text(text: str | bytes, *, name: str) -> Loaded[Tree]:
    """Read a YAML text without a model, see ``read_tree``."""
    if len(text) > limits.FILE_BYTES:
        return Loaded(None, (too_large(name),))
    decoded, found = (text, ()) if isinstance(text, str) else decode(text, name)
    if decoded is None:
        return Loaded(None, found)
    tree, mistakes = parse(decoded, name)
    return Loaded(tree, in_order((*found, *mistakes), name))
