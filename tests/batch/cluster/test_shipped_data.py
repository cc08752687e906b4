"""The data of a workspace as one archive, known by what it holds."""

from __future__ import annotations

from generator.batch.cluster.shipped_data import archive_of, digest_of_data, unpack


def test_what_is_unpacked_is_what_was_packed(tmp_path):
    root = tmp_path / "县"
    (root / "templates" / "forms").mkdir(parents=True)
    (root / "narratives").mkdir()
    (root / "inputs").mkdir()
    (root / "templates" / "forms" / "甲.yaml").write_bytes(b"1")
    (root / "inputs" / "乙.yaml").write_bytes(b"2")
    unpack(archive_of(root), tmp_path / "彼")
    found = {str(one.relative_to(tmp_path / "彼")) for one in (tmp_path / "彼").rglob("*")}
    assert found == {"templates", "templates/forms", "templates/forms/甲.yaml", "narratives"}
    assert digest_of_data(root) == digest_of_data(tmp_path / "彼")
    before = digest_of_data(root)
    (root / "templates" / "forms" / "甲.yaml").write_bytes(b"3")
    assert digest_of_data(root) != before
