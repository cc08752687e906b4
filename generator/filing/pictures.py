"""The picture files that a filing names: found beside it or above, never outside its workspace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.filing.picture_reading import Picture, UnusablePictureError, read_picture
from generator.reading import Loaded, suggestion
from generator.workspace import is_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Position
    from generator.filing.filing import Filing
    from generator.filing.narrative import Illustration
    from generator.workspace import Workspace

Gallery: TypeAlias = Mapping[str, Picture]
Named: TypeAlias = "tuple[str, Position | None]"

NO_PICTURES: Gallery = {}
MAX_ALL = 100 * 1024 * 1024  # bytes of all pictures of a filing together
ABSENT, OUTSIDE, UNUSABLE = "G11", "G12", "G13"
MOST_CENTIMETRES = 100
MOST_LISTED = 200  # files of the folder among which a like name is looked for
_ADDRESS = patterns.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def find_pictures(filing: Filing, path: Path, workspace: Workspace) -> Loaded[Gallery]:
    """Read every picture that a filing names, each once; say of each what is wrong with it.

    One that cannot be used is an empty picture: it is named, and nothing more is to be said of it.
    """
    gallery: dict[str, Picture] = {}
    unusable: dict[str, Picture] = {}
    said: list[Diagnostic] = []
    folders: tuple[Path, ...] = ()
    for name, position in _named(filing):
        folders = folders or _folders(path, workspace)
        found = gallery.get(name) or _found(name, folders)
        if isinstance(found, Picture) and _is_too_much(gallery, found):
            found = UNUSABLE, {"reason": f"图片一共超过 {MAX_ALL // 1024 // 1024} MB"}
        if isinstance(found, Picture):
            gallery[name] = found
        else:
            code, facts = found
            said.append(Diagnostic(code, {"name": name, **facts}, position))
            unusable.setdefault(name, Picture.none(name))
    return Loaded(unusable | gallery, (*said, *_too_wide(filing)))


def _too_wide(filing: Filing) -> Iterator[Diagnostic]:
    """Find widths at which nothing can be printed."""
    for one in _illustrations(filing):
        if one.width is not None and not 0 < one.width <= MOST_CENTIMETRES:
            reason = f"“宽”填了 {one.width:f}，要在 0 到 {MOST_CENTIMETRES} 厘米之间"
            facts = {"name": one.file, "reason": reason}
            yield Diagnostic(UNUSABLE, facts, one.position("宽"))


def _is_too_much(gallery: Gallery, found: Picture) -> bool:
    known = sum(len(one.content) for one in gallery.values())
    return found.name not in gallery and known + len(found.content) > MAX_ALL


def _named(filing: Filing) -> Iterator[Named]:
    """Yield the files that a filing names, each with where."""
    if filing.unit.seal:
        yield filing.unit.seal, filing.unit.position("印章")
    yield from ((one.file, one.position("文件")) for one in _illustrations(filing))


def _illustrations(filing: Filing) -> Iterator[Illustration]:
    yield from filing.pictures
    for project in filing.projects:
        yield from project.pictures


def _folders(path: Path, workspace: Workspace) -> tuple[Path, ...]:
    """Return where pictures may lie: the filing's folder, and those above within the workspace."""
    here = path.absolute().parent
    root = next((one for one in workspace.roots if here.is_relative_to(one)), here)
    return tuple(one for one in (here, *here.parents) if one.is_relative_to(root))


def _found(name: str, folders: tuple[Path, ...]) -> Picture | tuple[str, dict[str, str]]:
    """Return the picture of a name, or the code and facts of what is wrong with it."""
    relative = name.replace("\\", "/")
    if reason := _forbidden(relative):
        return OUTSIDE, {"reason": reason}
    path = next((one for one in (folder / relative for folder in folders) if is_file(one)), None)
    if path is None:
        return ABSENT, {"folder": str(folders[0]), "advice": _advice(relative, folders[0])}
    if not path.resolve().is_relative_to(folders[-1].resolve()):
        return OUTSIDE, {"reason": "它是个链接，指到工作文件夹外面去了"}
    try:
        return read_picture(path, name)
    except UnusablePictureError as error:
        return UNUSABLE, {"reason": str(error)}


def _forbidden(name: str) -> str:
    """Say why a name is none of a file in the workspace, empty where it may be one."""
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
        return "要写相对的路径，不能从盘符或者根目录写起"
    if _ADDRESS.match(name):
        return "不能写网址，先把图片存到数据文件旁边"
    return "不能用 .. 指到上一层文件夹" if ".." in PurePosixPath(name).parts else ""


def _advice(name: str, folder: Path) -> str:
    """Name the file that was likely meant, among those that lie where this one should."""
    above, _, last = name.rpartition("/")
    try:
        there = sorted(one.name for one in (folder / above).iterdir())[:MOST_LISTED]
    except (OSError, ValueError):
        return ""
    return suggestion(last, there) if any(last[:1] == one[:1] for one in there) else ""
