from __future__ import annotations

from pathlib import Path

from generator.document import save


def test_a_document_is_written_with_its_folders(tmp_path):
    target = tmp_path / "2022" / "单位" / "表.docx"
    assert save(b"data", target) == ()
    assert target.read_bytes() == b"data"
    assert [p.name for p in target.parent.iterdir()] == ["表.docx"]


def test_a_file_open_in_word_gets_a_neighbour(tmp_path, monkeypatch):
    target = tmp_path / "表.docx"
    target.write_bytes(b"old")
    replace = Path.replace

    def locked(self, to):
        if to == target:
            raise PermissionError
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", locked)
    (diagnostic,) = save(b"new", target)
    assert diagnostic.code == "X12"
    assert target.read_bytes() == b"old"
    assert target.with_name("表（新1）.docx").read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_failure_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(self, data):
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert [d.code for d in save(b"data", tmp_path / "表.docx")] == ["X13"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file(tmp_path):
    (tmp_path / "占用").touch()
    assert [d.code for d in save(b"data", tmp_path / "占用" / "表.docx")] == ["X13"]
