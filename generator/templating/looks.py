"""What a value is to look like, or lead to, where it is printed: bold, coloured, a link.

Only Word documents show it all; elsewhere the same filters give the text alone, so that one wording
serves everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from jinja2 import pass_environment

from generator import patterns
from generator.reading import suggestion
from generator.structs import Struct, replace
from generator.templating.filter_input import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.templating.data_environment import DataEnvironment

COLOURS = {
    "红": "C00000",
    "橙": "C55A11",
    "黄": "BF9000",
    "绿": "00803C",
    "蓝": "0563C1",
    "紫": "7030A0",
    "灰": "7F7F7F",
    "黑": "000000",
    "白": "FFFFFF",
}
SCHEMES = ("http", "https", "mailto")
LONGEST = 2000  # characters of an address; Word itself takes 2083
_HEX = patterns.compile(r"#?([0-9A-Fa-f]{6})")
_UNRESERVED = "%/:=&?~#+!$,;'@()*"  # what an address may hold as it stands


class Styled(Struct, frozen=True):
    """A text with its look; ``address`` is where a click on it leads."""

    text: str
    bold: bool = False
    colour: str = ""
    address: str = ""


@pass_environment
def bold(environment: DataEnvironment, value: object) -> object:
    """Print a value in bold type."""
    return environment.styled(value, bold=True)


@pass_environment
def coloured(environment: DataEnvironment, value: object, colour: object = "") -> object:
    """Print a value in a colour of the list, or in one of six hexadecimal digits."""
    name = str(colour).removesuffix("色")
    found = _HEX.fullmatch(name)
    number = found[1].upper() if found else COLOURS.get(name, "")
    if not number:
        advice = suggestion(name, tuple(COLOURS))
        environment.unsuitable("", f"“颜色”没有{shown(colour)}这一种，{advice}")
    return environment.styled(value, colour=number)


@pass_environment
def linked(environment: DataEnvironment, value: object, text: object = None) -> object:
    """Print a text that leads to the address given; without a text, the address itself."""
    address = plain(environment, value).strip()
    if address and (reason := refused(address)):
        environment.unsuitable("", f"“链接”不能用地址“{address[:100]}”：{reason}")
        return ""
    inner = environment.styled(address if text is None else text)
    if not address:  # a blank cell leads nowhere, and says nothing
        return environment.styled("")
    return replace(inner, address=uri(address)) if isinstance(inner, Styled) else inner


def plain(environment: DataEnvironment, value: object) -> str:
    """Return the text of a value, without its look."""
    return value.text if isinstance(value, Styled) else environment.as_text(value)


def refused(address: str) -> str:
    """Say why an address is none to follow, empty where it is one."""
    if len(address) > LONGEST:
        return f"超过 {LONGEST} 个字符"
    if not address.isprintable() or any(char.isspace() for char in address):
        return "里面有空格或者换行"
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return "写法不对"
    if parts.scheme.lower() not in SCHEMES:
        return "要以 http://、https:// 或者 mailto: 开头"
    if parts.scheme.lower() == "mailto":
        return "" if re.fullmatch(r"[^@]+@[^@]+", parts.path) else "mailto: 后面要写邮箱地址"
    return "" if parts.hostname else "没有写网站的域名"


def uri(address: str) -> str:
    """Write an address in the characters that addresses have."""
    return quote(address, safe=_UNRESERVED)


LOOKS: dict[str, Callable[..., object]] = {"加粗": bold, "颜色": coloured, "链接": linked}
"""The filters of looks, by their names."""
