"""The filters of pictures: 图片 in the line, 印章 floating over the text, 盖章 over a signature."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from jinja2 import Undefined, pass_environment

from generator.document.template.supplies import supplies_here
from generator.filing.picture_reading import Picture
from generator.structs import Struct
from generator.templating.filter_input import shown
from generator.templating.typed_values import PictureName

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.templating.data_environment import DataEnvironment

CENTIMETRE = 360_000  # EMU
SEAL = 4  # centimetres: about the size of a unit's seal
MOST = 100  # centimetres
SIZES = ("宽", "高")
SHIFTS = ("左移", "上移")
ABOVE = "浮于文字上方"


class Shown(Struct, frozen=True):
    """A picture to be laid: its size as asked for, in EMU; floating, moved left and up from there.

    ``signature`` is the text over the middle of which it floats.
    """

    picture: Picture
    text: str
    width: int = 0
    height: int = 0
    floating: bool = False
    above: bool = False
    left: int = 0
    up: int = 0
    signature: str = ""


@pass_environment
def in_line(environment: DataEnvironment, value: object, **options: object) -> object:
    """Print a picture in the line; a row of 附图 brings its width and words of its own."""
    row = value if isinstance(value, Mapping) else {}
    file = row.get("文件") if isinstance(value, Mapping) else value
    words = row.get("说明") or row.get("名称") or ""
    found = _found(environment, "图片", file)
    sizes = _numbers(environment, "图片", {"宽": row.get("宽"), **options}, (*SIZES, "说明"))
    if not isinstance(found, Picture) or sizes is None:
        return found if isinstance(found, Undefined) else ""
    said = options.get("说明")
    text = environment.as_text(said or words) or found.name.rpartition("/")[2]
    return Shown(found, text, sizes["宽"], sizes["高"])


@pass_environment
def seal(environment: DataEnvironment, value: object, **options: object) -> object:
    """Print a seal floating, its middle at this place."""
    return _floating(environment, "印章", value, "", options)


@pass_environment
def sealed(
    environment: DataEnvironment, value: object, file: object = None, **options: object
) -> object:
    """Print a signature with a seal over its middle; without a seal the signature alone."""
    text = environment.as_text(value)
    return _floating(environment, "盖章", file, text, options) or environment.styled(text)


def _floating(
    environment: DataEnvironment,
    name: str,
    file: object,
    signature: str,
    options: Mapping[str, object],
) -> object:
    found = _found(environment, name, file)
    said = _numbers(environment, name, options, (*SIZES, *SHIFTS, ABOVE))
    if not isinstance(found, Picture) or said is None:
        return ""
    width = said["宽"] or (0 if said["高"] else SEAL * CENTIMETRE)
    above = bool(options.get(ABOVE))
    shifts = said["左移"], said["上移"]
    return Shown(found, "印章", width, said["高"], True, above, *shifts, signature)  # noqa: FBT003


def _found(environment: DataEnvironment, name: str, file: object) -> object:
    """Return the picture of a file that the filing names; nothing where none is filled in."""
    if file is None or isinstance(file, Undefined):
        return environment.as_text(file)
    supplies = supplies_here()
    found = supplies.pictures.get(str(file)) if supplies else None
    if not isinstance(file, PictureName):
        known = "数据文件里填的图片文件（单位.印章、附图的 文件）"
        environment.unsuitable("", f"“{name}”要用{known}，这里是{shown(file)}")
        return ""
    return found if found and found.content else ""


def _numbers(
    environment: DataEnvironment, name: str, options: Mapping[str, object], known: tuple[str, ...]
) -> dict[str, int] | None:
    """Return the lengths among the options in EMU, None where one cannot be used."""
    for key in options:
        if key not in known:
            environment.unsuitable("", f"“{name}”没有“{key}”这一项，只有{'、'.join(known)}")
            return None
    lengths = dict.fromkeys((*SIZES, *SHIFTS), 0)
    for key, value in options.items():
        if key not in lengths or value is None or isinstance(value, Undefined):
            continue
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not _fits(key, value):
            environment.unsuitable("", f"“{name}”的“{key}”要写厘米数，这里是{shown(value)}")
            return None
        lengths[key] = int(value * CENTIMETRE)
    return lengths


def _fits(key: str, value: int | Decimal) -> bool:
    return (0 if key in SIZES else -MOST) < value <= MOST


PICTURES: dict[str, Callable[..., object]] = {"图片": in_line, "印章": seal, "盖章": sealed}
"""The filters of pictures, by their names."""
