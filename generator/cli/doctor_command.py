"""The command doctor: what this machine has of what ziping uses, and what to do about the rest."""

from __future__ import annotations

import locale
import os
import platform
import re
import shutil
import sys
import tempfile
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__, patterns
from generator.cli.console import output
from generator.cli.exits import ExitCode
from generator.document.preview.machine_fonts import lacking_fonts
from generator.document.preview.outside_programs import ADVICE, office, told
from generator.kept_work import VARIABLE, folder
from generator.reading.node_composing import HAS_LIBYAML
from generator.saving import reason_of
from generator.structs import Struct
from generator.workspace import MARKERS, Workspace, is_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLDEST = (3, 11)
ROOM = 200 * 1024 * 1024  # bytes; a unit's documents take about 100 KB
WINDOWS_LONGEST = 259  # characters of a path, unless long ones are switched on
LONGEST_INSIDE = 90  # characters that a document's own folder and name take, at most
REQUIREMENT = patterns.compile(r"(?P<name>[\w.-]+)[^;]*?>=(?P<least>[0-9.]+)")
ENOUGH_STYLES = ("red", "yellow", "")


class State(StrEnum):
    """How one thing stands: missing or wrong, of use but not needed, fine."""

    BAD = "不行"
    ADVICE = "建议"
    FINE = "好"


class Line(Struct, frozen=True):
    """One thing that was looked at: what was found, and where it is not fine, what helps."""

    state: State
    what: str
    found: str
    remedy: str = ""


def examine(target: Path) -> int:
    """Look at this machine and say how things stand; return the exit code."""
    lines = [line for look in LOOKS for line in _looked(look, target)]
    for line in lines:
        style = dict(zip(State, ENOUGH_STYLES, strict=True))[line.state]
        output().print(f"{line.state:\u3000<2} {line.what}：{line.found}", style=style)
        if line.remedy:
            output().print(f"\u3000\u3000 办法：{line.remedy}")
    bad, advice = (sum(line.state is one for line in lines) for one in (State.BAD, State.ADVICE))
    output().print(f"看了 {len(lines)} 项：{bad} 项不行，{advice} 项建议改")
    return ExitCode.ERRORS if bad else ExitCode.FINE


def _looked(look: Callable[[Path], Iterator[Line]], target: Path) -> list[Line]:
    """Look; what the system refuses to tell is said, and stops no other look."""
    try:
        return list(look(target))
    except OSError as error:
        return [Line(State.ADVICE, "系统", f"看不到（{reason_of(error)}）")]


def _program(_target: Path) -> Iterator[Line]:
    python = platform.python_version()
    fit = sys.version_info[:2] >= OLDEST
    yield Line(State.FINE, "程序", f"ziping {__version__}，{platform.platform()}")
    remedy = "" if fit else "安装 Python 3.11 或更新的版本"
    yield Line(State.FINE if fit else State.BAD, "Python", python, remedy)


def _packages(_target: Path) -> Iterator[Line]:
    """Compare the packages that ziping asks for with those that there are."""
    wrong = [one for one in map(_lack, _required()) if one]
    again = "重新安装 ziping（见 README）：里面写明的包会一并装好"
    if wrong:
        yield Line(State.BAD, "依赖的包", "；".join(wrong), again)
    else:
        yield Line(State.FINE, "依赖的包", f"{len(_required())} 个都在，版本够新")
    quick = "有" if HAS_LIBYAML else "没有，读数据文件会慢十倍，结果一样"
    remedy = "" if HAS_LIBYAML else "python -m pip install --force-reinstall pyyaml"
    yield Line(State.FINE if HAS_LIBYAML else State.ADVICE, "libyaml", quick, remedy)


def _required() -> list[tuple[str, str]]:
    try:
        asked = requires("ziping") or ()
    except PackageNotFoundError:  # run from a folder of source text that was never installed
        return []
    found = (REQUIREMENT.match(one) for one in asked if "extra ==" not in one)
    return [(one["name"], one["least"]) for one in found if one]


def _lack(required: tuple[str, str]) -> str:
    """Say what is wrong with a package, '' where nothing is."""
    name, least = required
    try:
        there = version(name)
    except PackageNotFoundError:
        return f"没有 {name}"
    return f"{name} 是 {there}，要 {least} 以上" if _numbers(there) < _numbers(least) else ""


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in re.findall(r"[0-9]+", text.partition("+")[0])[:4])


def _programs(_target: Path) -> Iterator[Line]:
    """Look for what previews, PDF and old Word files need."""
    place = office()
    if place:
        said, wrong = told([place, "--version"], limit=30)
        found = said.strip().partition("\n")[0] or wrong or place
        yield Line(State.FINE if not wrong else State.ADVICE, "LibreOffice", found)
    else:
        use = "没有：--pdf、preview、.doc 文件用不了，其他不受影响"
        yield Line(State.ADVICE, "LibreOffice", use, ADVICE["soffice"])
    poppler = shutil.which("pdftoppm")
    use = poppler or "没有：preview 只写 PDF，不写每一页的图片"
    remedy = "" if poppler else ADVICE["pdftoppm"]
    yield Line(State.FINE if poppler else State.ADVICE, "poppler", use, remedy)


def _fonts(_target: Path) -> Iterator[Line]:
    """Compare the fonts that the Word templates name with those of this machine."""
    workspace = Workspace.around(Path())
    names = workspace.names("templates", "docx", suffix=".docx")
    found = (workspace.find("templates", "docx", f"{name}.docx") for name in names)
    lacking = lacking_fonts([one for one in found if one is not None])
    if lacking is None:
        yield Line(
            State.ADVICE, "字体", "看不出这台电脑装了哪些字体", "用 Word 或 WPS 打开文件核对"
        )
    elif lacking:
        words = "、".join(f"{name}（预览用 {face}）" for name, face in lacking.items())
        remedy = "打印、报送的电脑上装好这些字体；只在这里预览不用管"
        yield Line(State.ADVICE, "字体", f"模板用到、这里没有的：{words}", remedy)
    else:
        yield Line(State.FINE, "字体", "模板用到的都有")


def _encoding(_target: Path) -> Iterator[Line]:
    """Ask whether file names may be Chinese, and how the system reads what is written to files."""
    names, system = sys.getfilesystemencoding(), locale.getpreferredencoding(do_setlocale=False)
    try:
        os.fsencode("绩效自评")
    except UnicodeEncodeError:
        remedy = "把环境变量 LANG 设为 zh_CN.UTF-8 或 C.UTF-8"
        yield Line(State.BAD, "编码", f"系统的文件名（{names}）写不了汉字", remedy)
        return
    told = "" if _numbers(system) == (8,) else f"；系统是 {system}，转存的结果是 UTF-8"
    yield Line(State.FINE, "编码", f"文件名 {names}{told}")


def places(target: Path) -> Iterator[Line]:
    """Try to write where documents and prepared templates go."""
    own = Workspace.around(Path()).roots[0]
    has_own = any(is_folder(own / one) for one in MARKERS)
    found = str(own) if has_own else "这里没有 inputs、templates，只用内置的"
    yield Line(State.FINE, "工作目录", found)
    yield _writable("生成的文件", target.absolute(), State.BAD)
    kept = folder()
    if kept is None:
        yield Line(State.FINE, "模板缓存", f"按 {VARIABLE} 的设置不留，每次重新准备")
    else:
        yield _writable("模板缓存", kept, State.ADVICE)


def _writable(what: str, place: Path, worst: State) -> Line:
    """Try to write a file into a folder, or into the nearest one above it that there is."""
    there = next((one for one in (place, *place.parents) if os.path.lexists(one)), place)
    try:
        with tempfile.NamedTemporaryFile(dir=there):
            pass
    except OSError as error:
        remedy = "换一个能写的文件夹，或者请管理员开放权限"
        return Line(worst, what, f"{place} 写不进去（{reason_of(error)}）", remedy)
    free = shutil.disk_usage(there).free
    if free < ROOM:
        return Line(
            worst, what, f"{place}，磁盘只剩 {free // 2**20} MB", "清出空间，或者换一个磁盘"
        )
    return Line(State.FINE, what, f"{place}，写得进去")


def paths(target: Path) -> Iterator[Line]:
    """Say where names would become too long for Windows; other systems take longer ones."""
    if os.name != "nt":
        return
    length = len(str(target.absolute())) + LONGEST_INSIDE
    if length > WINDOWS_LONGEST and not _takes_long_paths():
        found = f"{target.absolute()} 太深，文件的完整路径可能超过 {WINDOWS_LONGEST} 个字"
        remedy = "把工作目录移到浅一些的地方（例如 D:\\自评），或者请管理员打开 LongPathsEnabled"
        yield Line(State.ADVICE, "路径长度", found, remedy)
    else:
        yield Line(State.FINE, "路径长度", f"最长约 {length} 个字")


def _takes_long_paths() -> bool:
    """Ask Windows whether long paths are switched on."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - Windows alone has it

        place = r"SYSTEM\CurrentControlSet\Control\FileSystem"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    return True


LOOKS: tuple[Callable[[Path], Iterator[Line]], ...] = (
    _program,
    _packages,
    _programs,
    _fonts,
    _encoding,
    places,
    paths,
)
