"""A run on a real cluster of separate processes: the bytes of a local run, whatever dies."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from generator.authoring.rehearsal import find_rehearsal
from generator.batch import Claims, Options, run
from generator.batch.cluster import cluster_run
from generator.batch.cluster.cluster_fault import ClusterFaultError
from generator.batch.cluster.cluster_run import crew
from generator.batch.output_session import session
from generator.cli import main
from generator.structs import replace
from generator.workspace import Workspace, builtin_root
from tests.batch.cluster.conftest import machines
from tests.batch.cluster.deadly_unit import DEADLY, draft_or_die
from tests.conftest import FEW_FAULTS


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    """Units of all forms, a wording of their own, one with last year's filing and a picture."""
    root = tmp_path_factory.mktemp("县")
    wording = root / "narratives"
    shutil.copytree(builtin_root() / "narratives", wording)
    for chapter in wording.rglob("*.md.j2"):
        text = chapter.read_text(encoding="utf-8").replace("。", "。本县另注。", 1)
        chapter.write_text(text, encoding="utf-8")
    for unit in find_rehearsal(Workspace((builtin_root(),))).value.units(16, 1, 0):
        put(root / "inputs" / Path(unit.path), unit.text)
    _compared(root / "inputs")
    return root


def _compared(inputs):
    """Add a unit that has a picture, and a file of last year that cannot be read."""
    text = FEW_FAULTS.read_text(encoding="utf-8")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    put(inputs / "2022" / "对照.yaml", f"{text}\n附图:\n  - {{名称: 现场, 文件: 图/现场.png}}\n")
    (inputs / "2022" / "图").mkdir()
    (inputs / "2022" / "图" / "现场.png").write_bytes(picture.getvalue())
    put(inputs / "2021" / "对照.yml", text.replace("年度: 2022", "年度： 2021"))


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def built(county, output, share_out=None, each=None):
    """Build as the command does; ``each`` is called after every unit."""
    paths = sorted((county / "inputs").rglob("*.yaml"))
    options, claims = Options(output), Claims()
    assert claims.claim_all(paths, options) == []
    results = []
    with session(output) as held:
        for one in run(paths, options, claims=claims, memory=held.memory, share_out=share_out):
            results.append(one)
            if each is not None:
                each(len(results))
    return results


def documents(output):
    return {str(one.relative_to(output)): one.read_bytes() for one in output.rglob("*.docx")}


def told(results, output):
    """What a run says, but for how long it took and where it wrote."""
    shown = [replace(one, seconds=0.0) for one in results]
    return [repr(one).replace(str(output), "") for one in shown]


@pytest.fixture(scope="module")
def local(county, tmp_path_factory):
    """The run that nobody disturbs, on this machine."""
    output = tmp_path_factory.mktemp("本机")
    return told(built(county, output), output), documents(output)


def test_one_worker_killed_the_bytes_are_those_of_a_local_run(
    county, cluster, local, tmp_path, monkeypatch
):
    """And the results too, down to each finding's place; what is up to date is known to both."""
    monkeypatch.chdir(tmp_path)
    with crew(cluster.address) as hands:
        results = built(
            county, tmp_path, hands.share, lambda count: count == 1 and cluster.kill_one()
        )
        again = built(county, tmp_path, hands.share)
    expected, made = local
    assert told(results, tmp_path) == expected
    assert documents(tmp_path) == made
    assert len(made) > 20
    assert {one.skipped for one in again} == {one.skipped for one in built(county, tmp_path)}
    assert all(one.skipped or one.failed for one in again)


def test_what_a_unit_is_compared_with_and_its_pictures_travel_along(local):
    """The local run speaks of last year's file and misses no picture: so must the others."""
    (expected,) = [one for one in local[0] if "2022/对照.yaml" in one]
    assert "code='C13'" in expected
    assert "G11" not in expected
    assert ".docx" in expected


def test_relative_paths_are_told_as_they_were_typed(county, cluster, tmp_path, monkeypatch):
    monkeypatch.chdir(county)
    paths = sorted(Path("inputs").rglob("*.yaml"))[-4:]
    with crew(cluster.address) as hands:
        there = [*run(paths, Options(tmp_path / "甲"), share_out=hands.share)]
    here = [*run(paths, Options(tmp_path / "乙"))]
    places = [[one.position for one in x.diagnostics] for x in there]
    expected = [[one.position for one in x.diagnostics] for x in here]
    shorter = [
        [p and replace(p, file=p.file.removeprefix(f"{county}/")) for p in x] for x in expected
    ]
    assert places == shorter


def test_a_unit_that_kills_every_worker_is_one_failed_row(
    county, cluster, local, tmp_path, monkeypatch
):
    deadly = tmp_path / "县"
    shutil.copytree(county, deadly)
    first = sorted((deadly / "inputs").rglob("*.yaml"))[5]
    first.rename(first.with_name(f"{first.stem}{DEADLY}.yaml"))
    monkeypatch.setattr(cluster_run, "draft_parcels", draft_or_die)
    monkeypatch.setattr(cluster_run, "WAITING", 1)  # the others of its eight survive
    with crew(cluster.address) as hands:
        results = built(deadly, tmp_path / "出", hands.share)
    (lost,) = [one for one in results if one.failed]
    assert (DEADLY in str(lost.path), lost.cause.code) == (True, "O03")
    assert "都中断了" in lost.cause.message
    made = documents(tmp_path / "出")
    assert made.items() <= local[1].items()
    assert len(local[1]) - len(made) < 6


def test_without_its_scheduler_a_run_ends_and_what_was_finished_stays(
    county, local, tmp_path, monkeypatch
):
    monkeypatch.setattr(cluster_run, "TOGETHER", 1)  # most units are not sent when it goes
    with (
        machines(tmp_path / "机", 1) as alone,
        crew(alone.address) as hands,
        pytest.raises(ClusterFaultError) as fault,
    ):
        built(county, tmp_path / "出", hands.share, lambda n: n == 3 and alone.scheduler.kill())
    assert fault.value.said.code == "O20"
    made = documents(tmp_path / "出")
    assert made.items() <= local[1].items()
    assert made
    results = built(county, tmp_path / "出")
    assert documents(tmp_path / "出") == local[1]
    assert sum(one.skipped for one in results) >= 2


def test_inputs_and_outputs_on_a_store_need_nothing_of_the_workers(
    county, cluster, tmp_path, monkeypatch
):
    """The workers cannot see this memory: what they need is sent, what they make comes back."""
    fsspec = pytest.importorskip("fsspec", reason="没有装 fsspec：pip install .[cluster]")
    monkeypatch.setenv("ZIPING_CACHE", str(tmp_path))
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    memory.put(str(county), "/县", recursive=True)
    for output, more in (("甲", ()), ("乙", ("--cluster", cluster.address))):
        asked = ["build", "memory://县/inputs/2022", "-o", f"memory://{output}", *more]
        assert main(asked) == 0
    there, here = (
        {
            one[2:]: memory.cat(one)
            for one in memory.find(f"/{output}/2022")
            if one.endswith(".docx")
        }
        for output in "乙甲"
    )
    assert there == here
    assert len(there) > 3
    memory.store.clear()
