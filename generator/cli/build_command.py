"""The command build: progress while it runs, and what came of every unit at its end."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from generator.batch import Claims, run
from generator.batch.cluster.cluster_fault import ClusterFaultError
from generator.batch.output_session import Session, remembered_at, session
from generator.batch.planning import plan
from generator.batch.run_lock import TakenError
from generator.batch.store.store_fault import StoreFaultError
from generator.batch.store.store_url import url_of
from generator.cli.arguments import files_named
from generator.cli.build_progress import progress
from generator.cli.build_report import counts_line, failed_head, units_table
from generator.cli.console import calling, messages, naming, output, show
from generator.cli.exits import ExitCode, refused
from generator.cli.opinions import tell
from generator.cli.run_tally import MOST_ROWS, RunTally
from generator.diagnostics import Diagnostic, Severity, worst
from generator.structs import Struct, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.batch import Options, Result
    from generator.batch.run_memory import RunMemory
    from generator.batch.running import Share

    Stored = Callable[[Generator[Result, None, None]], Generator[Result, None, None]]
    Saved = tuple[str, tuple[Path, ...]]  # a unit and its documents

STANDS = "上一次已经生成，这一次没有看"
FEWEST = 2  # units that are worth a summary


class Wanted(Struct, frozen=True):
    """What is wanted of a run besides documents: how many processes, which units, whether at all.

    ``cluster`` is the address of other machines' processes. ``failed`` takes only the units that
    failed when they were last built, ``only`` those that it is true of; ``dry`` builds none.
    """

    jobs: int = 1
    cluster: str | None = None
    pdf: bool = False
    failed: bool = False
    dry: bool = False
    only: Callable[[Path], bool] | None = None


def build_all(paths: Sequence[Path], options: Options, wanted: Wanted) -> int:
    """Build the files' documents and print what came of it; return the exit code."""
    try:
        if any(map(url_of, (*paths, options.output))):
            return _build_stored(paths, options, wanted)
        return _build_here(paths, options, wanted)
    except (ClusterFaultError, StoreFaultError) as fault:
        show([fault.said], messages())
        return refused([fault.said])
    except TakenError as taken:
        process = f"（进程 {taken.args[0]}）" if taken.args[0] else ""
        facts = {"path": str(url_of(options.output) or options.output), "process": process}
        show([Diagnostic("O05", facts)], messages())
        return ExitCode.WRONG_USE


def _build_stored(paths: Sequence[Path], options: Options, wanted: Wanted) -> int:
    """Build what lies on a store, or goes there, on folders here that follow it."""
    from generator.batch.store.stored_run import at_home

    with at_home(paths, options.output, dry=wanted.dry) as home, calling(home.names):
        here = replace(options, output=home.output)
        return _build_here(home.paths, here, wanted, home.stored)


def _build_here(
    paths: Sequence[Path], options: Options, wanted: Wanted, stored: Stored | None = None
) -> int:
    files = files_named(paths, options.form)
    claims = Claims()
    clashes = claims.claim_all(files, options)
    show(clashes, messages())
    if clashes or not files:
        return ExitCode.WRONG_USE
    if wanted.dry:
        return _print_plan(files, options, wanted)
    with _workers(wanted) as share_out, session(options.output) as held:
        return _build(Run(files, options, claims, share_out, stored), wanted, held)


class Run(Struct, frozen=True):
    """The files of a run, whose folder is whose, who does the work if not we.

    ``stored`` takes what is made further, where it is not to stay here.
    """

    files: Sequence[Path]
    options: Options
    claims: Claims
    share_out: Share | None
    stored: Stored | None


@contextmanager
def _workers(wanted: Wanted) -> Iterator[Share | None]:
    """Connect to the cluster that is asked for; None where this machine does the work."""
    if wanted.cluster is None:
        yield None
        return
    from generator.batch.cluster.cluster_run import crew

    with crew(wanted.cluster) as connected:
        yield connected.share


def _build(asked: Run, wanted: Wanted, held: Session) -> int:
    files, options = _chosen(asked.files, held.memory, wanted), asked.options
    if not files:
        return ExitCode.FINE
    with closing(RunTally()) as tally:
        _carry_over(asked.files, files, held)
        made: list[Saved] = []
        with progress(len(files)) as step, closing(_begun(asked, files, wanted, held)) as finished:
            whole = _taken_in(_noting(finished, made, wanted), tally, held, step)
        _report(tally, options, held)
        several = whole and len(asked.files) >= FEWEST
        summed_up = _sum_up(options, held) if several else ExitCode.FINE
        complete = _make_pdf(made) and whole
        return _exit_code(tally) or summed_up or (ExitCode.FINE if complete else ExitCode.ERRORS)


def _begun(
    asked: Run, files: Sequence[Path], wanted: Wanted, held: Session
) -> Generator[Result, None, None]:
    """Begin a run; its results come as they are taken."""
    finished = run(
        files,
        asked.options,
        jobs=wanted.jobs,
        claims=asked.claims,
        memory=held.memory,
        share_out=asked.share_out,
    )
    return finished if asked.stored is None else asked.stored(finished)


def _carry_over(named: Sequence[Path], files: Sequence[Path], held: Session) -> None:
    """Let the results tell of the units that are not built again as they stand."""
    if held.memory is None or held.results is None:
        return
    chosen = set(files)
    for file in named:
        known = held.memory.recall(file) if file not in chosen else None
        if known is not None:
            held.results.add(replace(known.result, skipped=True, reason=STANDS))


def _sum_up(options: Options, held: Session) -> int:
    """Write the summary of several units; without results there is none."""
    if held.results is None or held.results.troubles:
        return ExitCode.FINE
    from generator.cli.summary_command import tell_summary
    from generator.summary import summarize

    return tell_summary(summarize(options.output, force=options.force, called=naming()))


def _taken_in(
    finished: Iterable[Result], tally: RunTally, held: Session, step: Callable[[RunTally], None]
) -> bool:
    """Take in the results as they come; tell whether they came to their end."""
    try:
        for result in finished:
            tally.add(result)
            if held.results is not None:
                held.results.add(result)
            step(tally)
    except ClusterFaultError as fault:
        show([fault.said], messages())
        return False
    return True


def _noting(finished: Iterable[Result], made: list[Saved], wanted: Wanted) -> Iterator[Result]:
    """Note the documents that are to become PDF."""
    for result in finished:
        if wanted.pdf and result.saved:
            made.append((result.unit, result.saved))
        yield result


def _chosen(files: Sequence[Path], memory: RunMemory | None, wanted: Wanted) -> Sequence[Path]:
    """Return the files to build: all, some, or those that failed when they were last built."""
    if wanted.only is not None:
        return [file for file in files if wanted.only(file)]
    if not wanted.failed:
        return files
    chosen = [file for file in files if memory is not None and memory.failed(file)]
    if not chosen:
        messages().print("没有上一次失败的单位。")
    return chosen


def _report(tally: RunTally, options: Options, held: Session) -> None:
    """Print what came of the run, and say where the rest lies."""
    where = ""
    if held.results is not None:
        held.results.close(tally.counts)
        show(held.results.troubles, messages())
        if not held.results.troubles:
            where = f"；每个单位的结果在 {options.output / '结果.json'}"
    told = tell(tally, options.output)
    if tally.total <= MOST_ROWS:
        output().print(units_table(tally.results))
    _print_lines((*failed_head(tally), *tally.failures))
    output().print(f"{counts_line(tally)}。文件写在 {options.output}{where}")
    _print_lines(told)


def _print_plan(files: Sequence[Path], options: Options, wanted: Wanted) -> int:
    """Say of every unit whether it would be built, and why."""
    skipped = 0
    with remembered_at(options.output) as memory:
        chosen = _chosen(files, memory, wanted)
        for file in chosen:
            planned = plan(file, memory.recall(file) if memory else None, options)
            skipped += planned.standing is not None
            word = "跳过" if planned.standing else "生成"
            output().print(f"{word}  {file}：{planned.reason}")
    counts = f"要生成 {len(chosen) - skipped} 个单位，跳过 {skipped} 个，共 {len(chosen)} 个"
    output().print(f"{counts}；这一次只列出计划，没有写任何文件")
    return ExitCode.FINE


def _print_lines(lines: Sequence[str]) -> None:
    for line in lines:
        output().print(line)


def _make_pdf(made: Sequence[Saved]) -> bool:
    """Convert what was saved to PDF; tell whether every document has become one."""
    complete = True
    for unit, documents in made:
        from generator.document.preview import to_pdf

        pages, said = to_pdf(documents, documents[0].parent)
        show(said, messages())
        output().print(f"{unit}：{len(pages)} 份 PDF")
        complete &= worst(said) is not Severity.ERROR
    return complete


def _exit_code(tally: RunTally) -> int:
    if tally.defect:
        return ExitCode.DEFECT
    return ExitCode.ERRORS if tally.failed else ExitCode.FINE
