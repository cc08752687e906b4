"""Filings as units might fill them in, generated from the model: what a key may hold, it gets.

A new key of the model is generated without a word here. The names that built-in forms, rubrics and
findings ask for are among the names: what is generated is scored, checked and written about.
"""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from hypothesis import Phase, settings
from hypothesis import strategies as st
from pydantic import PlainValidator, WithJsonSchema

from generator.filing import Filing, Project, TableRow
from generator.filing.indicator_table import Subgroup, Third
from generator.findings import find_library
from generator.forms.load import find_form, form_names
from generator.reading import Record, scalars
from generator.scoring.standards import standards_of
from generator.workspace import Workspace, builtin_root
from tests.conftest import FUZZ

BUILTIN = Workspace((builtin_root(),))
FORMS = form_names(BUILTIN)
MOST = 2  # records in a list or under names: what happens between two happens among more
DEEPEST = 2  # times that a record may stand within one of its own kind

# A whole filing is large: looking for the smallest one that fails takes minutes, which only those
# spend who ask for more examples than usual. ``DOCUMENTS`` is for what fills documents, too.
_PHASES = [*Phase] if FUZZ else [Phase.explicit, Phase.reuse, Phase.generate]
SCORED = settings(max_examples=15 * max(FUZZ, 1), phases=_PHASES)
DOCUMENTS = settings(SCORED, max_examples=8 * max(FUZZ, 1))

AMOUNTS = st.one_of(
    st.sampled_from(["0", "0.00", "9.40", "10", "100", "0.01", "18.6", "12345.678"]),
    st.decimals("0", "500", places=2).map(str),
)
POINTS = st.sampled_from(["0", "5", "8.5", "10", "10.00", "20", "50", "100", "120"])
WRITTEN = {
    scalars.number: st.one_of(POINTS, AMOUNTS),
    scalars.amount: AMOUNTS,
    scalars.size: AMOUNTS,
    scalars.change: st.one_of(AMOUNTS, st.just("-5.08")),
    scalars.count: st.integers(0, 40).map(str),
    scalars.year: st.integers(2019, 2024).map(str),
    scalars.yes_no: st.sampled_from(["是", "否"]),
    scalars.date: st.dates().map(
        lambda day: f"{max(day.year, 2000)}-{day.month:02}-{min(day.day, 28)}"
    ),
}
TARGETS = [
    "≥10次",
    "10次",
    "5次",
    "≤8万元",
    "95%",
    "≥90%",
    "0起",
    "2021年6月底前",
    "不断改善",
    "约3场",
]
WRONG = ["十八", "-1", "12万元", "", [], {}, {"不认识": "1"}, ["甲"], "9" * 40, "\u202e甲", None]
ODD = [
    "{{ 7*7 }}",
    "{% if 甲 %}",
    "<w:p/> & ]]>",
    "“引”号",
    "甲\n乙",
    "长" * 90,
    "另有“甲”；下一步改进。",
]
TEXTS = st.one_of(
    st.sampled_from(TARGETS), st.sampled_from(["甲", "乙", "培训次数", "优", "好", "是"])
)


def _rubrics():
    for name in FORMS:
        standards = standards_of(BUILTIN, name).value
        yield from filter(None, (standards.project_rubric, standards.department_rubric))


@cache
def _asked():
    """Return the names that the built-in data asks for, by the key under which they stand."""
    rubrics = [*_rubrics()]
    library = find_library(BUILTIN, ("通用",)).value
    return {
        "评分资料": [row.indicator.name for rubric in rubrics for row in rubric.rows],
        "其他数据": [name for rubric in rubrics for name in rubric.figures],
        "清单": ["有", "无", "制度健全"],
        "经费": ["三公经费", "公用经费", "会议费", "公务接待"],
        "来源": [n for name in FORMS for n in find_form(BUILTIN, name).value.funding.sources],
        "业务数据": [*library.figures, *library.texts],
        "材料": [*library.texts],
        "不列问题": [*library.entries],
        "支出": ["基本支出", "项目支出", "公用经费"],
        "绩效指标": ["产出指标", "效益指标", "满意度指标", "数量指标", "成本指标"],
    }


def names(key):
    """Return names for what stands below a key: those that are asked for, and any other."""
    other = st.sampled_from(["甲", "乙", "丙丁戊"])
    asked = _asked().get(key)
    return st.one_of(st.sampled_from(asked), other) if asked else other


@cache
def records(model, above=()):
    """Return a strategy for what may be filled in for a record, as plain data of texts."""
    hints = get_type_hints(model, include_extras=True)
    keys = {True: {}, False: {}}
    for name, field in model.model_fields.items():
        written = values(hints[name], field.alias, (*above, model))
        if written is not None:
            keys[field.is_required()][field.alias] = written
    return st.fixed_dictionaries(keys[True], optional=keys[False])


def values(hint, key, above):
    """Return a strategy for the values of a type; None where it would go on without end."""
    kind = get_origin(hint) or (Record if issubclass(hint, Record) else str)
    return MAKERS[kind](hint, key, above)


def _read(hint, key, above):
    """Return values for a type that says how it is read: numbers, dates, 是 and 否, signs."""
    inner, *more = get_args(hint)
    for one in more:
        if isinstance(one, PlainValidator):
            return WRITTEN[one.func]
        if isinstance(one, WithJsonSchema):
            words = one.json_schema.get("enum")
            return st.sampled_from(words) if words else None  # a cell has no shape of its own
    return values(inner, key, above)


def _either(hint, key, above):
    options = [values(one, key, above) for one in get_args(hint) if one is not type(None)]
    found = [one for one in options if one is not None]
    return st.one_of(found) if found else None


def _one_of(hint, _key, _above):
    return st.sampled_from([*get_args(hint)])


def _under_names(hint, key, above):
    inner = get_args(hint)[1]
    below = None if inner == Third else values(inner, key, above)  # built-in forms have 3 levels
    if below is None:
        return None
    filled = st.dictionaries(names(key), below, max_size=MOST)
    if inner != Subgroup:
        return filled
    points = st.fixed_dictionaries({}, optional={"分值": st.sampled_from(["20", "0.5", ""])})
    return st.tuples(points, filled).map(lambda both: both[0] | both[1])


def _record(hint, _key, above):
    if hint is TableRow:
        return None  # its tables are those of a form
    return None if above.count(hint) >= DEEPEST else records(hint, above)


def _lists(hint, key, above):
    inner = get_args(hint)
    if inner[-1] is not Ellipsis:
        return st.tuples(*(values(one, key, above) for one in inner)).map(list)
    below = values(inner[0], key, above)
    return None if below is None else st.lists(below, max_size=MOST)


def _texts(_hint, key, above):
    """Return texts for a key: those that the model shows as examples, and others."""
    model = above[-1]
    field = next((one for one in model.model_fields.values() if one.alias == key), None)
    shown = [str(one) for one in (field.examples or ())] if field else []
    limits = [getattr(one, "max_length", None) for one in field.metadata] if field else []
    longest = min(filter(None, limits), default=999)
    odd = st.sampled_from([one for one in ODD if len(one) <= longest])
    return st.one_of(*([st.sampled_from(shown)] if shown else []), TEXTS, odd)


MAKERS = {
    Annotated: _read,
    Union: _either,
    UnionType: _either,
    Literal: _one_of,
    dict: _under_names,
    tuple: _lists,
    Record: _record,
    str: _texts,
}


@st.composite
def filings(draw, form=None):
    """Fill in a form: any keys of the model, with values that the model takes."""
    chosen = form or draw(st.sampled_from(FORMS))
    data = draw(records(Filing))
    if draw(st.integers(0, 3)):  # most filings are about something
        data = {"项目": draw(st.lists(records(Project, (Filing,)), max_size=MOST)), **data}
    first = _first_year(chosen)
    return {**data, "套表": chosen, "年度": str(draw(st.sampled_from([first, first, first - 1])))}


def _first_year(form):
    years = find_form(BUILTIN, form).value.years if form in FORMS else None
    return (years and years.first) or 2021


@st.composite
def spoiled(draw):
    """Fill in a form and get one value wrong, anywhere but in the form's name."""
    data = draw(filings())
    holder, keys = data, [key for key in data if key != "套表"]
    while True:
        key = draw(st.sampled_from(keys))
        below = holder[key]
        if not isinstance(below, dict | list) or not below or not draw(st.integers(0, 3)):
            break
        holder, keys = below, [*below] if isinstance(below, dict) else [*range(len(below))]
    holder[key] = draw(st.sampled_from(WRONG))
    return data


def text_of(data):
    """Write plain data as the file that a unit would hand in."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
