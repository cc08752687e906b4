"""Puts together a folder for Windows that needs no Python installed.

From the embeddable Python (a zip that is downloaded by hand) and the wheels of ziping and of all
that it needs. Nothing of the folder is run here, so that it can be made on any system.
"""

from __future__ import annotations

import argparse
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
PATH_FILE = re.compile(r"python3(\d+)\._pth")
LIBRARY = "lib"
AMD64 = 0x8664
COMPILED = {".so", ".dylib", ".pyd", ".dll"}
SOURCES_ONLY = ("docopt",)  # given out without a wheel: made here, good anywhere if pure Python
# What pip takes from this machine, and what holds on Windows instead.
WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "extra": "",
}
# Such a Python heeds no variables: what it is to do stands on its command line.
ZIPING = """@echo off
"%~dp0python\\python.exe" -X utf8 -m generator %*
"""
WINDOW = """@echo off
chcp 65001 >nul
set "PATH=%~dp0;%PATH%"
if not exist "%~dp0work\\inputs" mkdir "%~dp0work\\inputs"
cd /d "%~dp0work"
cmd /k ziping --help
"""
WORKBENCH = """@echo off
chcp 65001 >nul
if not exist "%~dp0work\\inputs" mkdir "%~dp0work\\inputs"
cd /d "%~dp0work"
"%~dp0python\\python.exe" -X utf8 -m generator open
pause
"""
NOTE = """自评：不用安装 Python，整个文件夹拷到哪里都能用（路径不要太长）。

工作台.cmd    双击，在浏览器里新建、填写、看意见、生成；关掉用页面上的“关闭工作台”
自评窗口.cmd  双击，打开命令窗口，在里面用 ziping 的命令
              数据文件放在 work\\inputs，生成的文件在 work\\outputs
ziping.cmd    命令本身；把这个文件夹加到环境变量 Path，在任何窗口都能用

在“自评窗口”里运行 ziping doctor，看这台电脑还缺什么。
"""


class AssemblyError(Exception):
    """What kept the folder from being made, for whoever makes it."""


def assemble(embedded: Path, target: Path, wheel: Path | None = None) -> None:
    """Make the folder; what is not as Windows needs it is an error."""
    if target.exists() and any(target.iterdir()):
        raise AssemblyError(f"{target} 里已经有东西，换一个空的文件夹")
    minor = unpack_python(embedded, target / "python")
    library = target / LIBRARY
    with tempfile.TemporaryDirectory() as scratch:
        wheels = Path(scratch)
        ours = wheel or built_wheel(str(ROOT), wheels)
        for name in SOURCES_ONLY:
            if not built_wheel(name, wheels).name.endswith("-none-any.whl"):
                raise AssemblyError(f"{name} 不是纯 Python 的，要另找 Windows 的 wheel")
        install([str(ours)], library, minor, wheels)
        while missing := unmet(library, minor):
            install(missing, library, minor, wheels)
    shutil.rmtree(library / "bin", ignore_errors=True)  # programs for this machine
    write_launchers(target)
    if wrong := [*foreign(library)]:
        raise AssemblyError(f"不是 64 位 Windows 的：{'、'.join(wrong)}")


def unpack_python(embedded: Path, folder: Path) -> int:
    """Unpack the embeddable Python, let it look for packages beside it; return its 3.minor."""
    with zipfile.ZipFile(embedded) as archive:
        named = [found for name in archive.namelist() if (found := PATH_FILE.fullmatch(name))]
        if not named:
            raise AssemblyError(f"{embedded} 不是 embeddable 的 Python：里面没有 python3…._pth")
        archive.extractall(folder)
    path = folder / named[0][0]
    path.write_text(path.read_text(encoding="utf-8") + f"..\\{LIBRARY}\n", encoding="utf-8")
    return int(named[0][1])


def built_wheel(source: str, folder: Path) -> Path:
    """Build the wheel of one package alone; return it."""
    before = {*folder.glob("*.whl")}
    _pip("wheel", "--no-deps", "--wheel-dir", str(folder), source)
    (made,) = {*folder.glob("*.whl")} - before
    return made


def install(wanted: Sequence[str], library: Path, minor: int, wheels: Path) -> None:
    """Unpack wheels for Windows, and those that they need as far as pip knows."""
    _pip(
        *("install", "--target", str(library), "--upgrade", "--no-compile"),
        *("--platform", "win_amd64", "--implementation", "cp", "--python-version", f"3.{minor}"),
        *("--only-binary=:all:", "--find-links", str(wheels), *wanted),
    )


def unmet(library: Path, minor: int) -> list[str]:
    """Return what is needed on Windows and is not there: pip asks what this machine needs."""
    there = {_plain(one.name) for one in distributions(path=[str(library)])}
    needed = {
        str(Requirement(f"{one.name}{one.specifier}"))
        for distribution in distributions(path=[str(library)])
        for one in needs(distribution, minor)
        if _plain(one.name) not in there
    }
    return sorted(needed)


def needs(distribution: Distribution, minor: int) -> Iterator[Requirement]:
    """Yield what a package needs on Windows."""
    versions = {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.0"}
    for line in distribution.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(WINDOWS | versions):
            yield requirement


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def write_launchers(target: Path) -> None:
    """Write what is clicked on, with the line ends that Windows wants."""
    launchers = {"ziping.cmd": ZIPING, "自评窗口.cmd": WINDOW, "工作台.cmd": WORKBENCH}
    for name, text in launchers.items():
        (target / name).write_text(text, encoding="ascii", newline="\r\n")
    (target / "说明.txt").write_text(NOTE, encoding="utf-8-sig", newline="\r\n")


def foreign(library: Path) -> Iterator[str]:
    """Yield the compiled files that Windows on such a machine cannot load."""
    for path in sorted(library.rglob("*")):
        ours = path.suffix in {".pyd", ".dll"} and machine_of(path) == AMD64
        if path.suffix in COMPILED and not ours:
            yield path.name


def machine_of(path: Path) -> int:
    """Return what machine a library of Windows is for, as its head says."""
    head = path.read_bytes()
    (place,) = struct.unpack_from("<I", head, 0x3C)
    (machine,) = struct.unpack_from("<H", head, place + 4)
    return int(machine)


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own interpreter
        raise AssemblyError("pip 没有做成，原因见上面")


def main() -> int:
    """Make the folder as the command line says."""
    parser = argparse.ArgumentParser(description="做一个不用安装 Python 的 Windows 文件夹。")
    parser.add_argument("--python", type=Path, required=True, help="python-3.x-embed-amd64.zip")
    parser.add_argument("--wheel", type=Path, help="ziping 的 wheel；不写就现做")
    parser.add_argument("-o", "--output", type=Path, default=Path("自评"), help="写到哪里")
    asked = parser.parse_args()
    try:
        assemble(asked.python, asked.output, asked.wheel)
    except AssemblyError as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in asked.output.rglob("*") if path.is_file())
    print(f"做好了：{asked.output}，{size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
