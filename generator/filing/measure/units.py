"""Measure units: which words are units, and the one form in which two of them are compared."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from generator import patterns

SCALES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
}
SCALE = "(?:[十百千]?万|亿|百(?!分[比点数率])|千(?![克米瓦分]))"

_LONG = (
    "个百分点|百分点|百分比|百分数|千分比|标箱|标准箱|个工作日|工作日|个月|个小时|小时|个季度|分钟|平方公里|平方米|立方米|公顷|公里|"
    "千米|公斤|千克|千瓦时|人次|人份|台件|台套|册次|家次|户次|批次|场次|班次|车次|例次|件次|篇次|课时|学时|美元|港元|欧元|"
    "km|kg|kWh|m2|m²"
)
_SHORT = (
    "人名位次场份件家个项条起块套天日周年元亩吨米户篇期册本张台辆头只株棵间所处座笔类种班例宗批"
    "部门支幅岁分倍轮组村㎡"
    "节封艘匹枚栋幢盏扇根段层款集箱袋瓶盒桶床架杆桌粒羽尾斤剂把口眼丸穴副双卷捆担升顶筐颗朵"
)
_PER = f"(?:{_LONG}|半年|季度|季|月|星期|周|年|天|日|[{_SHORT}])"
_PERS = f"(?: ?/ ?{_PER}(?: ?[/*·×.] ?{_PER}){{0,2}}+)?"
UNIT = f"(?:[%‰]|(?:{_LONG}|[{_SHORT}]){_PERS})"

# Behind 万 or 亿 any short word that ends what is said is a unit: 3万尾, 2.5亿粒, 1.2万TEU.
_NO_UNIT = (
    "以上|以下|以内|之内|以前|左右|上下|余|多|之间|不等|内|及|或|和|与|至|到|的|用|为|元|资金|经费|预算|投入|支出"
    "|支付|到位|完成|补助|补贴|拨款|执行|其中|收入|成本"
)
FREE_UNIT = (
    f"(?<=[万亿])(?!{_NO_UNIT})(?:[\u4e00-\u9fff]{{1,3}}?|[A-Za-z]{{1,4}})"
    "(?= {0,4}(?:$|[,;。、)(\n]|及?以[上下内]|之内|左右|/))"
)

# A character that is a unit after a number, but not as the beginning of these words.
_WORDS = {
    "人": "均大社力民员",
    "名": "称录单额",
    "位": "于置",
    "次": "性数序要",
    "场": "所地景",
    "份": "额",
    "件": "数",
    "家": "庭长乡",
    "项": "目",
    "条": "例件",
    "起": "草步来到",
    "套": "表",
    "天": "然",
    "日": "常均期",
    "周": "期边转",
    "年": "度底末初级龄轻",
    "元": "旦素",
    "米": "粮",
    "户": "籍口",
    "期": "间限望",
    "本": "级年市县区省单项次月",
    "台": "账风",
    "头": "部",
    "只": "有是要能",
    "间": "接隔",
    "所": "有属在",
    "处": "理置于",
    "类": "似别型",
    "种": "植类",
    "班": "子",
    "例": "如行会外",
    "宗": "旨教",
    "批": "准复评示",
    "部": "门分署委级",
    "门": "诊类户",
    "支": "出付持部撑队",
    "分": "之类别析管配布为钟",
    "轮": "流换岗",
    "组": "织成建",
    "村": "级民",
    "节": "约能假省余日目点气水电",
    "封": "闭山控存",
    "根": "据本",
    "段": "落",
    "层": "次面级",
    "款": "项式",
    "集": "中体合团资成镇聚",
    "床": "位",
    "架": "构设",
    "桌": "面",
    "把": "手握关控",
    "口": "之径头粮罩岸",
    "眼": "科镜疾",
    "双": "方向重拥语创",
    "卷": "宗烟",
    "担": "保当任",
    "升": "级学高",
    "顶": "层端格",
    "副": "职",
    "粒": "度",
    "颗": "粒",
    "剂": "量型",
}
# With a Chinese numeral before them these make words that count nothing: 一类, 三年行动, 十分.
_NOT_COUNTED_IN_CHINESE = frozenset("年日周期类分部门本支位村节封根段层款集架把口眼双担升顶副")
# Of these, more than a few that end what is said are counted after all: 十二期, but not 二期.
_COUNTED_AT_END = frozenset("期部本支位村节封根段层集架")
_FEW = frozenset("一二三")
# Slogans go on with one of these after 两个, 三个, 四个 (两个确保, 四个意识).
_SLOGANS = frozenset("维确统全意自坚必务一")

_SAME = {
    **dict.fromkeys(("百分比", "百分数", "百分率", "%百分比", "百分比%"), "%"),
    **dict.fromkeys(("千分比", "千分数", "千分率", "‰千分比", "千分比‰"), "‰"),
    "个百分点": "百分点",
    "名": "人",
    "位": "人",
    **{f"{word}次": word for word in "场批班件例篇册"},  # not 人次, 户次: one may come twice
    "台件": "台",
    "台套": "台",
    "日": "天",
    "个工作日": "工作日",
    "个月": "月",
    "个小时": "小时",
    "个季度": "季度",
    "季": "季度",
    "星期": "周",
    "平方米": "㎡",
    "m2": "㎡",
    "m²": "㎡",
    "千米": "公里",
    "km": "公里",
    "千克": "公斤",
    "kg": "公斤",
    "kWh": "千瓦时",
}
_DURATIONS = frozenset({"工作日", "天", "月", "年", "小时", "分钟", "周", "季度"})
_PARTS = patterns.compile(r"[/*·×.]")
_SCALE = patterns.compile(SCALE)
_REMARK = patterns.compile(r"\([^()]*\)")  # %(百分比), 万元(人民币)


class Unit(NamedTuple):
    """A unit in its one form, and the number it is multiplied with (万人: 人, 10000)."""

    name: str
    scale: Decimal


def is_word(unit: str, following: str) -> bool:
    """Tell whether the character after a unit makes another word of it (次数, 部门)."""
    return bool(following) and following in _WORDS.get(unit, "")


def counts_in_chinese(numeral: str, unit: str, following: str) -> bool:
    """Tell a Chinese numeral that counts (一次) from a set phrase (一类, 一起, 一人一策)."""
    if unit in _NOT_COUNTED_IN_CHINESE:
        ended = not following or following in " ,;。、\n"
        return unit in _COUNTED_AT_END and ended and numeral not in _FEW
    if unit == "个" and following in _SLOGANS:
        return False
    return numeral != "一" or (unit != "起" and following != "一")


def is_duration(unit: str) -> bool:
    """Tell whether a unit in its one form measures a length of time."""
    return unit in _DURATIONS


@lru_cache(maxsize=1024)
def canonical(unit: str) -> str:
    """Return the one form of a unit; a rate per year is the yearly figure itself."""
    name, *pers = _PARTS.split(unit.replace(" ", "")) if "/" in unit else [unit.replace(" ", "")]
    name, pers = _SAME.get(name, name), [_SAME.get(per, per) for per in pers]
    per = "*".join(per for per in pers if per != "年")
    return f"{name}/{per}" if per else name


@lru_cache(maxsize=1024)
def column_unit(folded: str) -> Unit:
    """Read the text of a 度量单位 column, such as 万人, 万元 or 个百分点."""
    text = _REMARK.sub("", folded).strip() or folded.strip(" ()")
    match = _SCALE.match(text)
    if match is None:
        return Unit(canonical(text), Decimal(1))
    return Unit(canonical(text[match.end() :]), SCALES[match.group()])
