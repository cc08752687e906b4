"""The folder for Windows: what is put together without Windows, pip and the network."""

from __future__ import annotations

import struct
import zipfile

import pytest

from tests.docs.programs import program

windows = program("windows/assemble")
EMBEDDED = {"python311._pth": "python311.zip\n.\n", "python.exe": "", "python311.zip": ""}


@pytest.fixture
def embedded(tmp_path):
    path = tmp_path / "python-embed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in EMBEDDED.items():
            archive.writestr(name, text)
    return path


def package(library, name, *needed):
    folder = library / f"{name}-1.0.dist-info"
    folder.mkdir(parents=True)
    lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0"]
    lines += [f"Requires-Dist: {one}" for one in needed]
    (folder / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")


def compiled(path, machine):
    path.write_bytes(bytes(0x3C) + struct.pack("<I", 0x40) + b"PE\0\0" + struct.pack("<H", machine))


def test_the_python_looks_for_packages_beside_it(embedded, tmp_path):
    assert windows.unpack_python(embedded, tmp_path / "python") == 11
    text = (tmp_path / "python/python311._pth").read_text(encoding="utf-8")
    assert text.splitlines() == ["python311.zip", ".", "..\\lib"]


def test_another_zip_is_refused(tmp_path):
    path = tmp_path / "别的.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("甲", "")
    with pytest.raises(windows.AssemblyError, match="embeddable"):
        windows.unpack_python(path, tmp_path / "python")


def test_a_folder_with_something_in_it_is_left_alone(embedded, tmp_path):
    with pytest.raises(windows.AssemblyError, match="已经有东西"):
        windows.assemble(embedded, tmp_path)


def test_what_windows_alone_needs_is_missed(tmp_path):
    """Fault: pip judges by the machine it runs on, and leaves out what others need."""
    package(
        tmp_path, "ours", "colorama>=0.4; sys_platform == 'win32'", "uvloop; os_name == 'posix'"
    )
    package(tmp_path, "other", "old; python_version < '3.11'", "Its_Own", "more; extra == 'more'")
    package(tmp_path, "its.own")
    assert windows.unmet(tmp_path, 11) == ["colorama>=0.4"]
    package(tmp_path, "colorama")
    assert windows.unmet(tmp_path, 11) == []


def test_what_windows_cannot_load_is_named(tmp_path):
    (tmp_path / "甲.so").write_bytes(b"")
    compiled(tmp_path / "乙.pyd", 0x14C)  # of 32 bits
    compiled(tmp_path / "丙.pyd", windows.AMD64)
    assert [*windows.foreign(tmp_path)] == ["乙.pyd", "甲.so"]


def test_launchers_are_as_windows_wants_them(tmp_path):
    windows.write_launchers(tmp_path)
    text = (tmp_path / "ziping.cmd").read_bytes()
    assert text.isascii()
    assert text.count(b"\n") == text.count(b"\r\n") > 0
    assert b"-X utf8 -m generator %*" in text
    assert (tmp_path / "说明.txt").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_whole_way(embedded, tmp_path, monkeypatch):
    """What pip would do is done here by hand: it is asked for what is missing until nothing is."""
    target, asked = tmp_path / "自评", []

    def pip(*arguments):
        asked.append(arguments)
        if arguments[0] == "wheel":
            name = "docopt" if arguments[-1] == "docopt" else "ziping"
            (windows.Path(arguments[3]) / f"{name}-1-py3-none-any.whl").write_bytes(b"")
        else:
            library, wanted = windows.Path(arguments[2]), arguments[-1]
            name = "ziping" if wanted.endswith(".whl") else "colorama"
            package(library, name, *(["colorama; os_name == 'nt'"] if name == "ziping" else []))

    monkeypatch.setattr(windows, "_pip", pip)
    windows.assemble(embedded, target)
    installs = [one for one in asked if one[0] == "install"]
    assert [one[-1].rpartition("/")[2] for one in installs] == [
        "ziping-1-py3-none-any.whl",
        "colorama",
    ]
    assert all("win_amd64" in one and "3.11" in one for one in installs)
    assert (target / "ziping.cmd").is_file()
