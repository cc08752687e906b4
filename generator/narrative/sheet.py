"""The unit's own sheet behind a document: where in it a value that a template lacks is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.reading import OpenRecord, Record, nearest
from generator.structs import Struct, replace
from generator.vocabulary.filing_places import EVERY, WHOLE, typed_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.checking import Subject
    from generator.diagnostics import Diagnostic, Position
    from generator.filing import Assessment, Filing
    from generator.vocabulary.filing_places import Path

TABLE = "绩效指标"
GUARD = "可以不填的，请维护人员在{where}里先用 {{% if %}} 判断"


class Sheet(Struct, frozen=True):
    """A filing and the part of it that a document is about."""

    filing: Filing
    about: Path = WHOLE

    @classmethod
    def of(cls, filing: Filing, subject: Subject | None) -> Sheet:
        """Return the sheet of a document about a subject, None for the unit."""
        for number, project in enumerate(filing.projects):
            if subject is not None and subject.assessment is project:
                return cls(filing, ("项目", number))
        return cls(filing)

    def ask(self, said: Diagnostic, path: Path, where: str) -> Diagnostic:
        """Point what lacks a value to where it is typed; the template (``where``) is related.

        What is worked out from several values asks for those that are missing.
        """
        places = self._wanted(path)
        here = self._position(places[0]) if places else None
        if here is None:
            return said
        hint = f"{'；'.join(map(self._told, places))}。{GUARD.format(where=where)}"
        used = ((f"{where}在这里要用到它", said.position),) if said.position else ()
        facts = {**said.facts, "place": ".".join(map(str, places[0])), "hint": hint}
        return replace(said, facts=facts, position=here, related=(*said.related, *used))

    def typed(self, path: Path) -> tuple[tuple[Path, Position], ...]:
        """Return the places that a name's value comes from, each with its place in the file.

        Where it comes from several, those in which nothing is typed are left out; of a list that
        is meant as a whole it is the list's own place.
        """
        places = typed_at(path, self.about) if path else ()
        filled = [place for place in places if not _lacks(self.filing, place)]
        whole = dict.fromkeys(_as_far_as_named(place) for place in filled or places)
        found = ((place, self._position(place)) for place in whole if place)
        return tuple((place, position) for place, position in found if position is not None)

    def _wanted(self, path: Path) -> tuple[Path, ...]:
        places = typed_at(path, self.about) if path else ()
        empty = tuple(place for place in places if _lacks(self.filing, place))
        return tuple(_settled(self.filing, place) for place in empty or places)

    def _position(self, place: Path) -> Position | None:
        row = self._row(place)
        if row is None:
            return self.filing.position(*place)
        return row.position(*place[_after(place) :])

    def _row(self, place: Path) -> Record | None:
        """Return the indicator that a place lies in: its levels are no steps of a name."""
        assessment = self._assessment(place)
        rows = assessment.rows if assessment is not None and TABLE in place[:-1] else ()
        number = place[_after(place) - 1] if rows else None
        return rows[number].indicator if isinstance(number, int) and number < len(rows) else None

    def _assessment(self, place: Path) -> Assessment | None:
        number = place[1] if len(place) > 1 and place[0] == "项目" else None
        return self.filing.projects[number] if isinstance(number, int) else self.filing.department

    def _told(self, place: Path) -> str:
        """Say in words where to type a value."""
        above, key = place[:-1], place[-1]
        holder = "的".join(_holders(above))
        if not isinstance(key, str):
            return f"补填数据文件的{_holders(place)[-1]}"
        near = self._near(above, key)
        told = f"在数据文件{holder}下填“{key}: …”" if holder else f"在数据文件里填“{key}: …”"
        return f"{told}（那里有“{near}”，是同一项的，把名称改成“{key}”）" if near else told

    def _near(self, above: Path, key: str) -> str | None:
        """Return the name of the unit's own choice that may have been meant: 参保人员数."""
        holder: object = self.filing
        for step in above:
            holder = _below(holder, step)
        return nearest(key, tuple(holder)) if isinstance(holder, Mapping) else None


def said_once(lacking: Iterable[Diagnostic], asked: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Say of each value that is lacking once, with all the places that want it.

    ``asked`` are the findings of the checks: what the form requires has been asked for there (S01).
    """
    required = {(_spot(one), one.facts["field"]) for one in asked if one.code == "S01"}
    found: dict[object, Diagnostic] = {}
    for one in lacking:
        place = one.facts.get("place", "")
        if any((_spot(one), step) in required for step in place.split(".")):
            continue
        key = (one.code, _spot(one), place) if place else id(one)
        first = found.setdefault(key, one)
        if first is not one:
            related = tuple(dict.fromkeys((*first.related, *one.related)))
            found[key] = replace(first, related=related)
    return tuple(found.values())


def _spot(said: Diagnostic) -> tuple[str, int, int]:
    place = said.position
    return (place.file, place.line, place.column) if place else ("", 0, 0)


def _after(place: Path) -> int:
    """Return how many steps lead to an indicator, 0 where none does."""
    return place.index(TABLE) + 2 if TABLE in place else 0


def _holders(place: Path) -> list[str]:
    """Name the steps of a place: “项目”第1项, “资金”."""
    named: list[str] = []
    for step in place:
        if isinstance(step, int):
            named[-1] += f"第{step + 1}项"
        elif step != EVERY:
            named.append(f"“{step}”")
    return named


def _as_far_as_named(place: Path) -> Path:
    """Return a place up to the first list of which it leaves the item open."""
    return place[: place.index(EVERY)] if EVERY in place else place


def _lacks(value: object, place: Path) -> bool:
    """Tell whether nothing was typed at a place; in a list, in any of its items."""
    if not place or value is None:
        return value is None or value in ("", ()) or value == {}
    if isinstance(value, tuple) and not isinstance(place[0], int):
        rest = place[1:] if place[0] == EVERY else place
        return not value or any(_lacks(item, rest) for item in value)
    return _lacks(_below(value, place[0]), place[1:])


def _below(value: object, step: str | int) -> object:
    if isinstance(value, Record):
        known = isinstance(value, OpenRecord) or step in value.aliases()
        return value.get(str(step)) if known else None
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, tuple) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _settled(value: object, place: Path) -> Path:
    """Return a place with the items of lists that it leaves open: the first that lacks a value."""
    if not place:
        return ()
    step, rest = place[0], place[1:]
    if isinstance(value, tuple) and not isinstance(step, int):
        below = rest if step == EVERY else place
        item = next((n for n, one in enumerate(value) if _lacks(one, below)), 0)
        return (item, *_settled(_below(value, item), below)) if value else place
    return (step, *_settled(_below(value, step), rest))
