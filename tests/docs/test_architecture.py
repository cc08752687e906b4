"""The developers' map against the house: its rooms, their floors, the steps of the way."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "docs/ARCHITECTURE.md").read_text(encoding="utf-8")
FLOOR = re.compile(r"^[ │▼]+│ ([a-z_| ]+?) *│", re.MULTILINE)
STEP = re.compile(r"│  ([0-9]) ([a-z]+) ")
ROW = re.compile(r"^\| `([a-z_]+)(?:/|\.py)` \|", re.MULTILINE)
LISTED = re.compile(r"^   \(?([a-z]+)\)?  +\S", re.MULTILINE)


def floors(text):
    """Return the rooms of each floor of the picture, from the top down."""
    return [re.split(r" *\| *", floor) for floor in FLOOR.findall(text) if floor.strip()]


def layers():
    """Return the rooms of each layer that import-linter keeps."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [
        one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers"
    ]
    return [re.findall(r"generator\.([a-z_]+)", layer) for layer in contract["layers"]]


def packages():
    """Return the rooms that there are."""
    found = (
        path.stem
        for path in (ROOT / "generator").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    )
    return {name for name in found if not name.startswith("__")}


def test_the_floors_are_the_layers_in_their_order():
    assert floors(MAP) == layers()


def test_every_package_has_its_floor():
    assert {room for floor in floors(MAP) for room in floor} == packages()


def test_the_table_of_rooms_follows_the_picture():
    assert ROW.findall(MAP) == [room for floor in floors(MAP) for room in floor]


def test_the_steps_in_the_picture_are_those_of_the_way():
    steps = [name for _, name in sorted(STEP.findall(MAP))]
    way = LISTED.findall(MAP.partition("## One way through")[2].partition("## Rooms")[0])
    assert len(steps) == 7
    assert [name for name in way if name != "save"] == steps


def test_a_room_that_is_not_drawn_is_missed():
    assert floors(MAP.replace("│ narrative |", "│ ")) != layers()


def test_a_filing_climbs_from_step_to_step():
    assert [int(number) for number, _ in reversed(STEP.findall(MAP))] == [*range(1, 8)]
