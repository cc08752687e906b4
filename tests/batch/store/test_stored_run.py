"""Inputs and outputs on a store: the bytes of a run on folders, and every promise kept there."""

from __future__ import annotations

import io
import json
import os
import shutil

import openpyxl
import pytest

from generator.cli import main
from generator.diagnostics import Diagnostic

fsspec = pytest.importorskip("fsspec", reason="没有装 fsspec：pip install .[cluster]")
lease = pytest.importorskip("generator.batch.store.lease")
door = pytest.importorskip("generator.batch.store.fsspec_door")
StoreFaultError = pytest.importorskip("generator.batch.store.store_fault").StoreFaultError
Store = door.Store


@pytest.fixture
def memory():
    """A store that is empty."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs.clear()
    yield system
    system.store.clear()
    system.pseudo_dirs.clear()


@pytest.fixture
def ziping(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZIPING_CACHE", str(tmp_path / "缓存"))

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return run


@pytest.fixture
def units(ziping, memory, tmp_path):
    """Five units, here and on the store."""
    ziping("make-units", 5, tmp_path / "县" / "inputs")
    memory.put(str(tmp_path / "县" / "inputs"), "/县/inputs", recursive=True)
    for path in (tmp_path / "县" / "inputs").rglob("*.yaml"):
        when = memory.modified(f"/县/inputs/{path.parent.name}/{path.name}").timestamp()
        os.utime(path, (when, when))
    return "memory://县/inputs"


def documents(memory):
    """Return the documents of units; a summary says where they lie, elsewhere something else."""
    names = [one for one in memory.find("/出") if one.endswith(".docx") and "汇总" not in one]
    return {name: memory.cat(name) for name in names}


def counts(memory):
    return json.loads(memory.cat("/出/结果.json"))["counts"]


def test_the_bytes_are_those_of_a_run_on_folders(ziping, units, memory, tmp_path):
    ziping("build", tmp_path / "县" / "inputs", "-o", "出")
    code, out, err = ziping("build", units, "-o", "memory://出")
    here = {
        f"/{one.relative_to(tmp_path)}": one.read_bytes()
        for one in tmp_path.glob("出/2*/**/*.docx")
    }
    assert (code, documents(memory)) == (0, here)
    assert str(tmp_path) not in out + err
    rows = json.loads(memory.cat("/出/结果.json"))["units"]
    assert all(one["file"].startswith("memory://县/inputs/") for one in rows)
    assert all(memory.exists(name) for one in rows for name in one["documents"])
    assert not memory.exists("/出/.ziping/lease")
    assert not memory.exists("/出/.ziping/lock")


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_second_run_skips_what_is_up_to_date(ziping, units, memory, tmp_path, elsewhere):
    """On another machine, which has nothing here, too."""
    ziping("build", units, "-o", "memory://出")
    made = documents(memory)
    if elsewhere:
        shutil.rmtree(tmp_path / "缓存" / "stores")
    ziping("build", units, "-o", "memory://出")
    assert counts(memory)["skipped"] == 5
    assert documents(memory) == made


def test_what_changed_on_the_store_is_seen(ziping, units, memory):
    """A filing replaced, a document changed by hand, one removed; a wording that appears."""
    ziping("build", units, "-o", "memory://出")
    made = documents(memory)
    first, second, *_ = sorted(made)
    memory.pipe(first, made[first][:-1])
    memory.rm(second)
    _, _, err = ziping("build", units, "-o", "memory://出")
    assert f"memory:/{first}"[:20] in err
    assert "O06" in err
    again = documents(memory)
    assert again[first] == made[first][:-1]
    assert again[second] == made[second]
    (inputs, *_) = sorted(memory.find("/县/inputs"))
    memory.pipe(inputs, memory.cat(inputs) + "\n# 改过\n".encode())
    ziping("build", units, "-o", "memory://出", "--force")
    assert counts(memory)["skipped"] == 0
    memory.pipe("/县/narratives/通用/没有人用.md.j2", b"x")
    ziping("build", units, "-o", "memory://出")
    assert counts(memory)["skipped"] == 5


def test_a_second_run_at_the_same_time_says_so(ziping, units, memory):
    with lease.leased(Store("memory://出"), "出"):
        code, _, err = ziping("build", units, "-o", "memory://出")
    assert (code, "O05" in err, "memory://出" in err) == (2, True, True)
    assert documents(memory) == {}


def test_the_lease_of_a_killed_run_holds_nobody(ziping, units, memory, monkeypatch):
    memory.pipe("/出/.ziping/lease", b"other 1 x")
    assert ziping("build", units, "-o", "memory://出")[0] == 2
    monkeypatch.setattr(lease, "STALE", -1.0)
    assert ziping("build", units, "-o", "memory://出")[0] == 0
    assert (counts(memory)["total"], counts(memory)["failed"]) == (5, 0)


def test_what_cannot_be_put_there_is_a_failed_row(ziping, units, memory, monkeypatch):
    write = Store.write

    def refuse(self, path, data, **how):
        if path.endswith(".docx") and "01-" in path:
            raise store_fault(path)
        return write(self, path, data, **how)

    monkeypatch.setattr(Store, "write", refuse)
    code, out, _ = ziping("build", units, "-o", "memory://出")
    assert (code, "O22" in out, counts(memory)["failed"]) == (1, True, 5)
    monkeypatch.setattr(Store, "write", write)
    assert ziping("build", units, "-o", "memory://出")[0] == 0
    assert counts(memory)["failed"] == 0


def store_fault(path):
    return StoreFaultError(Diagnostic("O21", {"url": path, "reason": "没有权限"}))


def test_a_plan_leaves_the_store_as_it_is(ziping, units, memory):
    _, out, _ = ziping("build", units, "-o", "memory://出", "--dry-run")
    assert "要生成 5 个单位" in out
    assert memory.find("/出") == []


@pytest.mark.parametrize("url", ["nosuch://a/b", "s3://bucket/inputs"])
def test_a_store_that_cannot_be_used_is_a_diagnostic(ziping, url):
    pytest.importorskip("fsspec")
    code, _, err = ziping("build", url, "-o", "出")
    assert (code, "O17" in err or "O21" in err) == (2, True)


def test_the_summary_goes_there_and_calls_files_by_their_addresses(ziping, units, memory):
    ziping("build", units, "-o", "memory://出")
    assert memory.exists("/出/汇总报告.docx")
    book = openpyxl.load_workbook(io.BytesIO(memory.cat("/出/汇总.xlsx")))
    *_, files = book["单位排名"].iter_cols(min_row=2, values_only=True)
    assert all(one.startswith("memory://县/inputs/") for one in files)
    _, out, _ = ziping("build", units, "-o", "memory://出")
    assert "汇总没有变化：memory://出/汇总.xlsx" in out
