"""S13 指标层级名称有误: a 一级 or 二级 name is a slip of a known one, or none that is known."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import patterns
from generator.checking.same import Same
from generator.diagnostics import Diagnostic
from generator.filing.bare_text import bare_text
from generator.filing.level_labels import bare_name
from generator.forms.layout import layout_rows
from generator.reading import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.forms import Form
    from generator.scoring import Rubric
    from generator.scoring.case import Case

    Levels = tuple[str, ...]

CODE = "S13"
GROUP, SUBGROUP = KINDS = ("一级", "二级")
MANY = 3  # standard subgroups of a table that show that its place uses the standard names
SUFFIX = "指标"
ORNAMENTS = patterns.compile(r"^[一二三四五六七八九十0-9]+[、.．]|[（(][^（）()]*[)）]")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the names of all levels; a table without levels, or of other names, is left alone."""
    for subject in case.subjects:
        rubric = subject.scorecard.rubric if subject.scorecard else None
        levels = [one for one in subject.assessment.levels if len(one.path) <= len(KINDS)]
        paths = tuple(level.path for level in levels)
        for at, facts in _told(paths, Same(rubric), Same(case.form)):
            place = subject.assessment.level_position(levels[at])
            yield Diagnostic(CODE, {"where": subject.name, **facts}, place)


@lru_cache(maxsize=256)  # most tables of a form have the same levels
def _told(
    paths: tuple[Levels, ...], rubric: Same[Rubric | None], form: Same[Form]
) -> tuple[tuple[int, dict[str, str]], ...]:
    """Return what is wrong with the names of a table, each by its number."""
    own = _own(rubric, form)
    closed = {GROUP: _closed(rubric.one), SUBGROUP: _standard(paths)}
    looked = (
        (at, facts)
        for at, path in enumerate(paths)
        for facts in (
            _unknown(path, own[_kind(path)], closed=closed[_kind(path)]),
            _misplaced(path, own[SUBGROUP]),
        )
    )
    return tuple((at, facts) for at, facts in looked if facts is not None)


def _kind(path: Levels) -> str:
    return KINDS[len(path) - 1]


@lru_cache(maxsize=64)  # a batch has few forms
def _own(rubric: Same[Rubric | None], form: Same[Form]) -> Mapping[str, tuple[str, ...]]:
    return {kind: _names_of(rubric.one, form.one, kind) for kind in KINDS}


def _names_of(rubric: Rubric | None, form: Form, kind: str) -> tuple[str, ...]:
    """Return the names that form and rubric use: rules and weights go by them to the letter."""
    printed = _printed(form, kind)
    return printed if rubric is None else tuple(dict.fromkeys((*_scored(rubric, kind), *printed)))


def _printed(form: Form, kind: str) -> tuple[str, ...]:
    """Return the names that the form prints whether or not a unit has a row there."""
    names = ((group, subgroup) for group, subgroup, _, _ in layout_rows(form.layout))
    return tuple(dict.fromkeys(filter(None, (one[KINDS.index(kind)] for one in names))))


def _scored(rubric: Rubric, kind: str) -> tuple[str, ...]:
    scopes = [bound.scope for bound in rubric.own_rules]
    if kind == GROUP:
        used = [name for scope in scopes for name in scope.groups]
        return tuple(dict.fromkeys((*rubric.group_weights, *rubric.indicators, *used)))
    used = [name for scope in scopes for name in scope.subgroups]
    own = [name for below in rubric.indicators.values() for name in below]
    return tuple(dict.fromkeys((*own, *used)))


def _closed(rubric: Rubric | None) -> bool:
    """Tell whether the rubric's groups are all that there are."""
    return rubric is not None and bool(rubric.group_weights)


def _standard(paths: tuple[Levels, ...]) -> bool:
    """Tell whether a table keeps to the standard subgroups, but for one at most."""
    names = [_bare(path[-1]) for path in paths if _kind(path) == SUBGROUP]
    known = sum(name in _common()[SUBGROUP] for name in names)
    return known >= MANY and known >= len(names) - 1


def _unknown(path: Levels, own: tuple[str, ...], *, closed: bool) -> dict[str, str] | None:
    """Return the facts where a name is not the rubric's and not a common one."""
    name, kind = path[-1], _kind(path)
    if name in own or bare_name(name) in own:
        return None
    common = _in_full(kind)
    meant = _meant(path, own, common)
    if meant is None and (_is_known(path) or not closed):
        return None
    listed = "、".join(own or common[:4])
    return {
        "kind": kind,
        "name": name,
        "told": "不是评分标准或者通行的名称",
        "advice": f"是不是“{meant}”？" if meant else f"核对名称；通用的有：{listed}",
    }


def _misplaced(path: Levels, own: tuple[str, ...]) -> dict[str, str] | None:
    """Return the facts where a 二级 name stands below the wrong 一级, unless the rubric has it."""
    homes, name, group = _homes(), path[-1], _bare(path[0])
    if _kind(path) == GROUP or group not in homes or name in own:
        return None
    home = next((one for one, below in homes.items() if _bare(name) in below), group)
    if home == group:
        return None
    return {
        "kind": SUBGROUP,
        "name": name,
        "told": "归错了一级指标",
        "advice": f"现写在“{path[0]}”下，一般归在“{home}{SUFFIX}”下",
    }


def _meant(path: Levels, own: tuple[str, ...], common: tuple[str, ...]) -> str | None:
    """Return the name that was meant: the rubric's in other words, else one that is near."""
    name = path[-1]
    twin = next((one for one in own if _bare(one) == _bare(name)), None)
    if twin is not None or _is_known(path):
        return twin
    return _slip(name, own) or _slip(name, common)


def _slip(name: str, known: tuple[str, ...]) -> str | None:
    """Return the known name that differs in one character, with or without the word 指标."""
    plain = ORNAMENTS.sub("", name)
    near = nearest(plain, known) or nearest(f"{plain}{SUFFIX}", known)
    whole = near is not None and abs(len(near) - len(plain)) in {0, 1, len(SUFFIX)}
    return near if whole and near and _one_off(plain, near) else None


def _one_off(name: str, near: str) -> bool:
    """Tell one wrong or missing character: 安全效益 is no slip of 社会效益."""
    ends = (near, near.removesuffix(SUFFIX))
    return any(
        len(name) != len(end) or sum(a != b for a, b in zip(name, end, strict=True)) == 1
        for end in ends
        if abs(len(name) - len(end)) <= 1
    )


@cache
def _in_full(kind: str) -> tuple[str, ...]:
    return tuple(f"{name}{SUFFIX}" for name in _common()[kind])


def _is_known(path: Levels) -> bool:
    return bare_text(_bare(path[-1])) in _known(_kind(path))


@cache
def _known(kind: str) -> frozenset[str]:
    """Return the common names of a level, reduced to what counts when names are compared."""
    return frozenset(bare_text(_bare(f"{name}{SUFFIX}")) for name in _common()[kind])


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    return ORNAMENTS.sub("", name).replace(" ", "").removesuffix(SUFFIX)


@cache
def _common() -> Mapping[str, tuple[str, ...]]:
    """Return the names that forms commonly use, by level."""
    return {kind: tuple(_listed()[kind]) for kind in (GROUP, SUBGROUP)}


@cache
def _homes() -> Mapping[str, tuple[str, ...]]:
    """Return the 二级 names that belong below one 一级 name and no other, by that name."""
    return {group: tuple(names) for group, names in _listed()["归属"].items()}


@cache
def _listed() -> dict[str, Any]:
    text = (Path(__file__).parent.parent / "level_names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
