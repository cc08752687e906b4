"""What was left to be filled in: marks, empty brackets, notes to the writer."""

from __future__ import annotations

from generator.proofreading.rule import BLANK, BLANKS, Rule, rule
from generator.proofreading.slip import SlipKind

_NUMERALS = "一二三四五六七八九十〇"
_OPEN, _CLOSE = r"[（(【〔「『\[［<＜]", r"[）)】〕」』\]］>＞]"
_WAITING = "待(?:补充|补填|填写|填报|填入|补|填|核实|核对|核定|核|定|确认|完善|更新)"
_DUE = ("待补", "待填", "待核", "待定", "待确", "待完", "待更")  # 招待费 is no note to a writer
_OF_WHAT = "(?:具体)?(?:数据|数字|数值|金额|内容|名称|日期|时间|人数|原因|情况|材料|单位|措施)"
_NAMED = "(?:单位|部门|项目)名称|姓名|年[份度]"
_FILLED = ("填写", "填报", "填入", "填列", "补充", "补填", "输入", "说明")
_FILL = f"(?:{'|'.join(_FILLED)})"
_COUNTED = "(?:[万亿]元|元|[万亿]?人|次|个|户|家|场|件|份|%|％|年|月|日)"
_NOT_IN_FORMULA = "(?<![0-9A-Za-z+×*/.)）%％-])"

LEFT_BLANK = {
    r"\{[{%#][^{}\n]*[}%#]\}": "{",
    r"(?<![0-9A-Za-z])[XxＸ×]{2,}(?![0-9A-Za-z])": "XxＸ×",
    r"[XＸ]+(?=[年月日])": "XＸ",
    rf"{_NOT_IN_FORMULA}[XＸ×N](?={_COUNTED})": "XＸ×N",
    rf"(?:…+|[?？]+|{_NOT_IN_FORMULA}\*)(?={_COUNTED})": "…?？*",
    rf"\*{{2,}}(?![0-9])|＊{{2,}}|_{{3,}}|＿{{2,}}|□{{2,}}|(?<![{_NUMERALS}])○{{2,}}": "*＊_＿□○",
    rf"{_OPEN}{BLANK}*(?:{_OF_WHAT})?(?:尚|有|需)?{_WAITING}(?:{_OF_WHAT})?{BLANK}*{_CLOSE}": _DUE,
    rf"{_OPEN}{BLANK}*(?:请(?:在此)?|在此){_FILL}[^（）()\n]{{0,20}}{_CLOSE}": (
        "在此",
        *(f"请{one}" for one in _FILLED),
    ),
    rf"{_OPEN}{BLANK}*{_FILL}(?:具体)?(?:{_OF_WHAT})?{BLANK}*{_CLOSE}": _FILLED,
    rf"[【\[［]{BLANK}*{_FILL}[^【】\[\]\n]{{0,20}}[】\]］]": "】]］",
    rf"{_OPEN}{BLANK}*具体(?:{_OF_WHAT}){BLANK}*{_CLOSE}": ("具体",),
    rf"[【〔\[［]{BLANK}*(?:{_OF_WHAT}|{_NAMED}){BLANK}*[】〕\]］]": "【〔[［",
    rf"(?:【{BLANK}*】|〔{BLANK}*〕|（{BLANK}*）|\({BLANK}+\)|［{BLANK}*］)": "】〕）)］",
    rf"(?:(?<=[：:为是达共计约])|^{BLANK}*){_WAITING}(?={BLANK}*(?:[，。；、]|$))": _DUE,
    rf"^{BLANK}*暂缺{BLANK}*$": ("暂缺",),
    "(?<![A-Za-z])(?:TBD|TODO)(?![A-Za-z])": ("TBD", "TODO"),
    rf"(?:[0-9]{{4}}|{BLANK})年{BLANK}+月(?:{BLANK}*日)?": [f"{one}月" for one in BLANKS],
    rf"^{BLANK}*(?:…+|\.{{3,}}|\*)(?={BLANK}*$)": ("…", "...", "*"),
    rf"(?<=[：:])(?:…+|\.{{3,}})(?={BLANK}*$)": ("…", "..."),
    rf"^{BLANK}*指标[0-9]+[：:](?={BLANK}*$)": [f"指标{one}" for one in "0123456789"],
    rf"（此页为封面）|{_OPEN}?(?:请在)?此处(?:盖章|填|插入|粘贴|补充|省略|略)"
    rf"(?:[^，。；：（）()【】〔〕\n]*{_CLOSE})?": ("此页", "此处"),
}
"""What is left to be filled in, and what none of it is without."""

PLACEHOLDERS: tuple[Rule, ...] = tuple(
    rule(SlipKind.PLACEHOLDER, one, None, marks) for one, marks in LEFT_BLANK.items()
)
"""What must not remain in any text, Chinese or not."""
