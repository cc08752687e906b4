"""The command make-units writes its units and takes no other file's place."""

from __future__ import annotations


def test_writes_what_was_asked_for(ziping, tmp_path):
    code, _, err = ziping("make-units", 6, tmp_path / "inputs", "--broken", 2, "--seed", 4)
    assert code == 0
    assert len([*(tmp_path / "inputs").rglob("*.yaml")]) == 6
    assert err.count("有意写坏的：") == 2
    assert "造出 6 个单位（其中写坏 2 个）" in err


def test_takes_no_files_place(ziping, tmp_path):
    ziping("make-units", 3, tmp_path / "inputs")
    code, _, err = ziping("make-units", 3, tmp_path / "inputs")
    assert (code, "A01" in err) == (2, True)


def test_can_be_built(ziping, tmp_path):
    ziping("make-units", 5, tmp_path / "inputs")
    code, out, _ = ziping("build", "inputs")
    assert code == 0
    assert "共 5 个单位" in out


def test_a_pattern_of_ones_own_that_cannot_be_filled_is_said_and_nothing_is_written(
    ziping, tmp_path
):
    own = tmp_path / "templates/rehearsal/淮北市项目支出绩效自评.yaml"
    own.parent.mkdir(parents=True)
    for text in ("⟨没有⟩", "⟨甲⟩"):
        own.write_text(
            f"年度: 2022\n取值:\n  甲: {{各: [甲], 择一: [[⟨甲⟩]]}}\n文本: 单位{text}\n",
            encoding="utf-8",
        )
        code, _, err = ziping("make-units", 3, tmp_path / "inputs")
        assert (code, "A06" in err, "淮北市" in err) == (1, True, True), err
        assert not (tmp_path / "inputs").exists()
