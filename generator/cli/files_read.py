"""What --verbose says: which files were read from where, the workspace's own or built-in ones."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.data_files import find_files
from generator.cli.console import messages
from generator.kept_work import folder as cache
from generator.noticed_files import noticing
from generator.workspace import Workspace, builtin_root, is_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 30  # files of one kind that are listed
# Where the files of a kind lie below a root; the first that fits counts.
KINDS = (
    ("套表", "templates/forms/"),
    ("评分标准", "templates/rubrics/"),
    ("Word 模板", "templates/docx/"),
    ("套表用的其他文件", "templates/"),
    ("措辞和问题库", "narratives/"),
)
BESIDE = "申报、上年的数据文件"
OTHERS = "图片等"
FILINGS = {".yaml", ".yml"}


@contextmanager
def telling_files(paths: Sequence[Path], *, wanted: bool) -> Iterator[None]:
    """Say at the end, where it is wanted, which files were looked for in between."""
    with noticing() as ledger:
        yield
    if wanted:
        say_files(paths, ledger)


def say_files(paths: Sequence[Path], looked_for: Iterable[str]) -> None:
    """Say which files were read from where, and which of a unit's others were not there."""
    named, _ = find_files(paths)
    for line in (*_places(named), *_read(named, sorted({*looked_for}))):
        messages().print(line)


def _places(named: Sequence[Path]) -> Iterator[str]:
    builtin = builtin_root()
    roots = {root for path in named for root in Workspace.around(path).roots} - {builtin}
    yield "读了哪些文件（先找工作文件夹里自己的，没有再用内置的）："
    for root in sorted(roots):
        yield f"  工作文件夹：{root}"
    if not roots:
        yield "  工作文件夹：没有另外的，全部用内置的"
    yield f"  内置的：{builtin}"
    yield f"  编好的模板存在：{cache() or '不存'}"


def _read(named: Sequence[Path], looked_for: Sequence[str]) -> Iterator[str]:
    """List the files kind by kind."""
    filings = {str(path) for path in named}
    others = [path for path in looked_for if path not in filings]
    there = [path for path in others if Path(path).is_file()]
    yield from _listed("数据文件", sorted(filings))
    for kind in (*(name for name, _ in KINDS), BESIDE, OTHERS):
        yield from _listed(kind, [_shown(path) for path in there if _kind(path) == kind])
    gone = [path for path in others if path not in there and _kind(path) == BESIDE]
    if gone and not any(_kind(path) == BESIDE for path in there):
        yield f"  {BESIDE}：没有（找过 {len(gone)} 处，例如 {gone[-1]}）"


def _listed(kind: str, files: Sequence[str]) -> Iterator[str]:
    if files:
        yield f"  {kind}："
        yield from (f"    {one}" for one in files[:MOST])
    if len(files) > MOST:
        yield f"    ……共 {len(files)} 个"


def _kind(path: str) -> str:
    _, inside = _split(path)
    for kind, start in KINDS if inside else ():
        if inside.startswith(start):
            return kind
    return BESIDE if Path(path).suffix in FILINGS else OTHERS


def _shown(path: str) -> str:
    """Return a file with whose it is; one beside the filing as it is."""
    root, inside = _split(path)
    if not inside:
        return path
    builtin = root == str(builtin_root())
    covered = not builtin and (builtin_root() / inside).is_file()
    whose = "内置" if builtin else "自己的，盖过内置的" if covered else "自己的"
    return f"{inside}（{whose}）" if builtin else f"{path}（{whose}）"


def _split(path: str) -> tuple[str, str]:
    """Return the root of a file of data and its path below that; of another file nothing."""
    for part in ("templates", "narratives"):
        root, found, rest = path.partition(f"{os.sep}{part}{os.sep}")
        if found and is_folder(root):
            return root, f"{part}/{rest}".replace(os.sep, "/")
    return "", ""
