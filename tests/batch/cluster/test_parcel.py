"""What travels with a unit."""

from __future__ import annotations

import os

from generator.batch import Options
from generator.batch.cluster.parcel import carried, own_root, parcel_of
from generator.batch.one_unit import Task
from generator.workspace import Workspace, builtin_root


def test_a_filing_brings_its_declaration_and_last_years_file(copy, inputs):
    year = inputs / "2022"
    year.mkdir()
    (inputs / "2021").mkdir()
    path = copy().rename(year / "某中心.yaml")
    for other in ("2022/某中心-申报.yaml", "2021/某中心.yml", "2022/别家.yaml", "2020/某中心.yaml"):
        (inputs / other).parent.mkdir(exist_ok=True)
        (inputs / other).write_text("x", encoding="utf-8")
    workspace = Workspace.around(path)
    parcel = parcel_of(Task(path, Options(inputs)), workspace, "t", "p")
    names = [os.path.relpath(one.path, inputs) for one in parcel.files]
    assert names == ["2022/某中心.yaml", "2022/某中心-申报.yaml", "2021/某中心.yml"]
    assert parcel.files[0].changed == path.stat().st_mtime_ns
    assert parcel.root == str(inputs.parent)


def test_what_cannot_be_read_or_is_too_large_is_not_carried(tmp_path):
    large = tmp_path / "大"
    large.write_bytes(b"xx")
    assert carried(tmp_path) is None
    assert carried(tmp_path / "无") is None
    assert carried(large, 1) is None
    assert (
        parcel_of(Task(tmp_path / "无.yaml", Options(tmp_path)), Workspace.around(tmp_path), "", "")
        is None
    )


def test_the_built_in_data_is_nobodys_own():
    assert own_root(Workspace((builtin_root(),))) == ""
