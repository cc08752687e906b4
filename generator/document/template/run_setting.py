"""Where a run is laid: the look of the text around it, and the room there."""

from __future__ import annotations

from generator.structs import Struct

PLACED = "图位"  # the filter that names a filled chart
LAID = "成文"  # the filter that lays a value in runs
ROOM = (5_616_000, 8_208_000)  # EMU: the text block of GB/T 9704, 15.6 cm by 22.8 cm


class Setting(Struct, frozen=True):
    """The properties of the run that was cut, each as its element; the room in EMU.

    ``style`` is the id of the paragraph's style, ``before`` the space that the paragraph itself
    has above it, in twips, where it says so.
    """

    look: tuple[str, ...] = ()
    width: int = ROOM[0]
    height: int = ROOM[1]
    style: str = ""
    before: int | None = None
