"""The command build --watch: builds again whatever rests on a file that changes, until Ctrl+C."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.store.store_url import url_of
from generator.batch.watching import Grounds, differing, grounds_of, settled, until_changed
from generator.cli.build_command import build_all
from generator.cli.console import messages, show
from generator.cli.exits import ExitCode
from generator.cli.files_read import say_files
from generator.diagnostics import Diagnostic
from generator.structs import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.batch import Options
    from generator.batch.watching import Stamps
    from generator.cli.build_command import Wanted

SHOWN = 3  # changed files that a line names
BEGUN = (
    "正在等待改动：数据文件和用到的套表、评分标准、措辞、问题库、Word 模板，"
    "改一处就重做用到它的单位。按 Ctrl+C 结束。"
)
ENDED = "不再等待改动；已经写出的文件都是完整的。"


def build_watching(
    paths: Sequence[Path], options: Options, wanted: Wanted, *, verbose: bool = False
) -> int:
    """Build, and build again what changes; a command line that is wrong ends it at once."""
    if clash := _clash((*paths, options.output), wanted):
        show([Diagnostic("O30", {"option": clash})], messages())
        return ExitCode.WRONG_USE
    try:
        nothing_yet = Grounds(tuple(paths), {})
        before = nothing_yet.stamps()
        if build_all(paths, options, wanted) == ExitCode.WRONG_USE:
            return ExitCode.WRONG_USE
        if verbose:
            say_files(paths, grounds_of(paths, options.output).stamps())
        _go_on(nothing_yet, before, options, wanted)
    except KeyboardInterrupt:
        messages().print(ENDED)
    return ExitCode.FINE


def _clash(places: Sequence[Path], wanted: Wanted) -> str:
    """Return what cannot be asked for together with watching, '' where nothing is."""
    asked = {
        "--dry-run": wanted.dry,
        "--failed": wanted.failed,
        "--cluster": wanted.cluster is not None,
        "对象存储的地址": any(map(url_of, places)),
    }
    return next((name for name, given in asked.items() if given), "")


def _go_on(grounds: Grounds, before: Stamps, options: Options, wanted: Wanted) -> None:
    """Wait for changes and build what rests on them, for ever.

    What changed while units were made counts too: their files were looked at before that, and
    the first time, when it was not known what they rest on, their evidence tells.
    """
    grounds = grounds_of(grounds.named, options.output)
    late = grounds.stale()
    messages().print(BEGUN)
    while True:
        stamps = {path: before.get(path, stamp) for path, stamp in grounds.stamps().items()}
        late += [path for path in map(str, grounds.units) if path not in before]
        before = settled(grounds) if late else until_changed(grounds, stamps)
        changed = late or differing(stamps, before)
        messages().print(f"改过：{_named(changed)}；重新生成")
        _build_again(grounds, changed, options, wanted)
        grounds, late = grounds_of(grounds.named, options.output), []


def _build_again(
    grounds: Grounds, changed: Collection[str], options: Options, wanted: Wanted
) -> None:
    """Build the units that rest on what changed, and those that were not there before."""
    touched, known = grounds.resting_on(changed), grounds.units.keys()
    chosen = replace(wanted, only=lambda file: file in touched or file not in known)
    build_all(grounds.named, options, chosen)


def _named(changed: Collection[str]) -> str:
    names = [Path(path).name for path in changed]
    return "、".join(names[:SHOWN]) + (f"等 {len(names)} 个文件" if len(names) > SHOWN else "")
