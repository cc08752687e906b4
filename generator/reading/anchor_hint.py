"""What to do about a name for a value (&名称, *名称) that YAML cannot take as such."""

from __future__ import annotations

from generator import patterns

NAME = patterns.compile(r"[&*](?P<name>[^\s,，。；:：\[\]{}*&]+)")
LONGEST = 12  # characters; what goes on longer is a sentence and no name
MATES = {"&": "*", "*": "&"}
IN_ENGLISH = (
    "给值起的名称只能用英文字母、数字、“-”和“_”：“&{name}”改成“&a1”这样的，"
    "引用它的“*{name}”跟着改成“*a1”"
)
UNKNOWN = (
    "前面没有标着“&{name}”的值：要引用的，在那个值前面写“&名称”（名称用英文字母、数字），"
    "这里写“*名称”；是文字的，整个值加半角引号"
)


def anchor_facts(line: str, column: int, text: str) -> dict[str, str]:
    """Return the fact ``hint`` where a value was meant to be named, or to be one named before.

    ``column`` is where the mark stands in its line, ``text`` the whole file. A text that only
    begins with the mark gives nothing: the usual hint is to put it in quotes.
    """
    found = NAME.match(line, column)
    if found is None or len(found["name"]) > LONGEST:
        return {}
    name, mark = found["name"], line[column]
    if MATES[mark] + name in text:
        return {} if name.isascii() else {"hint": IN_ENGLISH.format(name=name)}
    alone = not line[found.end() :].partition("#")[0].strip(" \t,]}")
    return {"hint": UNKNOWN.format(name=name)} if mark == "*" and alone else {}
