"""What a package may bring that acts by itself when somebody opens a document: refused by name.

A document goes from unit to unit and to the finance bureau. It holds no programs, no foreign
objects, and fetches nothing: what it shows lies in it.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.package.opened_package import Package, Relation

_MEMBERS = {
    "vbaproject.bin": "宏",
    "vbadata.xml": "宏",
    "vbaprojectsignature.bin": "宏",
    "customui.xml": "自定义的功能区",
    "customui14.xml": "自定义的功能区",
    "customizations.xml": "自定义的按键和命令",
    "attachedtoolbars.bin": "自定义的工具栏",
}
_ACTIVE_X = patterns.compile(r"activex\d*\.(?:xml|bin)")
_KINDS = {  # by the last word of a relationship's type
    "vbaProject": "宏",
    "wordVbaData": "宏",
    "control": "ActiveX 控件",
    "activeXControlBinary": "ActiveX 控件",
    "oleObject": "OLE 对象",
    "aFChunk": "嵌入的外来文件",
    "subDocument": "子文档",
    "extensibility": "自定义的功能区",
    "ui": "自定义的功能区",
    "attachedToolbars": "自定义的工具栏",
    "keyMapCustomizations": "自定义的按键和命令",
    "mailMergeSource": "邮件合并的数据来源",
    "mailMergeHeaderSource": "邮件合并的数据来源",
    "recipientData": "邮件合并的数据来源",
    "frame": "框架页",
}
_TEMPLATE = "attachedTemplate"  # Word notes there where the template lies that a paper began with
_HARMLESS_LINKS = ("http://", "https://", "mailto:", "#")
_REMOTE = patterns.compile(r"(?:https?|ftp)://|\\\\|//|file://(?!/)|file:/{4,}", re.IGNORECASE)


def dangerous_member(name: str) -> str:
    """Say what a member of that name would do; empty for all others."""
    base = PurePosixPath(name).name.casefold()
    what = "ActiveX 控件" if _ACTIVE_X.fullmatch(base) else _MEMBERS.get(base)
    return f"含有{what}“{name}”" if what else ""


def dangerous_relations(package: Package) -> Iterator[str]:
    """Find what parts refer to and documents may not have: programs, objects, what lies outside."""
    sources = ("", *(name for name in package.members if name.endswith(".xml")))
    for source in sources:
        for relation in package.relations(source):
            if what := _danger(relation):
                where = f"（在“{source}”里）" if source else ""
                yield f"含有{what}{where}"


def _danger(relation: Relation) -> str:
    kind = relation.kind.rpartition("/")[2]
    if kind in _KINDS:
        return f"{_KINDS[kind]}“{relation.target}”"
    if not relation.external:
        return ""
    if kind == _TEMPLATE:
        remote = _REMOTE.match(relation.target)
        return f"放在别处的模板“{relation.target}”" if remote else ""
    if kind == "hyperlink":
        safe = relation.target.casefold().startswith(_HARMLESS_LINKS) or ":" not in relation.target
        unsafe = not safe or relation.target.startswith(("\\\\", "//"))
        return f"指向文件或程序的链接“{relation.target}”" if unsafe else ""
    return f"放在文件以外的内容“{relation.target}”"
