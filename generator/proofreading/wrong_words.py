"""Words written twice, and known wrong words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.proofreading.rule import HAN, Rule, rule
from generator.proofreading.slip import SlipKind

if TYPE_CHECKING:
    import re

# Words that end or begin with the same character may meet: 目的|的 (not 项目|的), 为了|了解.
DOUBLED = {
    "的": ("(?<!项)目", "确士"),
    "了": ("[为除]", "解"),
    "和": ("", "平谐睦气"),
    "与": ("参", "会"),
    "是": ("[但只总若凡正还]", "否非"),
    "将": ("即", "军来近要"),
    "被": ("", "子"),
    "把": ("", "握关手"),
}
_TWICE = "|".join(
    f"(?<={word}){f'(?<!{before}{word})' if before else ''}{word}(?![{after}])"
    for word, (before, after) in DOUBLED.items()
)
REPEATED = f"[{''.join(DOUBLED)}](?:{_TWICE})"
# 一个一个 and 某某某某 are meant.
REPEATED_LONG = rf"(?![一某])([{HAN}]{{2,8}})\1"


def _once(match: re.Match[str]) -> str:
    """Keep one of the two."""
    return match[0][: len(match[0]) // 2]


RULES: tuple[Rule, ...] = (
    rule(SlipKind.WRONG_WORD, r"(?<![自知克律利异])己(?=[经完到达建成将于被全按])", "已", "己"),
    rule(SlipKind.WRONG_WORD, "违归", "违规", ["违归"]),
    rule(SlipKind.WRONG_WORD, "社涵", "社函", ["社涵"]),
    rule(SlipKind.WRONG_WORD, "(工伤职工)伤(?=待遇|保险|认定|津贴)", r"\1工伤", ["工伤职工伤"]),
    rule(SlipKind.WRONG_WORD, "(?<=[疗险伤老业育])遇(?=支出|支付|发放|标准|水平)", "待遇", "遇"),
    rule(SlipKind.REPEATED_WORD, REPEATED, _once, [word * 2 for word in DOUBLED]),
    rule(SlipKind.REPEATED_WORD, REPEATED_LONG, _once),
)
