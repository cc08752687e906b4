"""Lines around tables: titles, years, the unit that hands in, the unit of money, the date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.intake.figures import day
from generator.intake.labels import vocabulary
from generator.structs import Struct, field

if TYPE_CHECKING:
    from generator.diagnostics import Position
    from generator.intake.draft import Draft, Subject

ASIDE = patterns.compile(r"\s{2,}|[\t\n\u3000（()）]")  # between the notes that share a line
LONGEST = 90  # characters of a line that is a title or a note above a table


class Setting(Struct):
    """What the titles so far say of the tables below: whom they are of, in what money."""

    draft: Draft
    whole: bool | None = None
    subject: Subject | None = None
    named: str = ""
    money: str = "万元"
    titles: list[str] = field(default_factory=list)
    before: str = ""  # the line above: a title may stand on two

    def assessed(self, place: Position) -> Subject:
        """Return what the table at hand assesses."""
        if self.subject is None:
            self.subject = self._meant(place)
        return self.subject

    def _meant(self, place: Position) -> Subject:
        if self.named:
            return self.draft.project(self.named, place)
        if self.whole is False and len(self.draft.projects) == 1:
            return self.draft.projects[0]
        return self.draft.project("", place) if self.whole is False else self.draft.whole()

    def see(self, text: str, place: Position) -> bool:
        """Take what a line says of the tables below; False where it says nothing of the kind."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        joined = "".join(lines)
        if not joined or len(joined) > LONGEST:
            return False
        known = [self._title(joined), self.see_year(joined, place)]
        self.before = "".join(joined.split())
        known += [self._notes(line, place) for line in lines]
        return any(known)

    def _title(self, text: str) -> bool:
        says = vocabulary()["titles"]
        bare = re.sub(r"[（(][^（()）]*[）)]$", "", "".join(text.split()))
        if not re.search(says["forms"], bare):
            return False
        self.subject, self.whole = None, None
        if any(word in bare for word in says["department"]):
            self.whole = True
        elif any(word in bare for word in says["project"]):
            self.whole = False
        self.draft.declares |= says["declaration"] in bare
        both = (bare, f"{self.before}{bare}")
        found = next(filter(None, (re.search(says["project_name"], one) for one in both)), None)
        self.named = found[1] if found and self.whole is False else ""
        self.titles.append(bare)
        return True

    def see_year(self, text: str, place: Position) -> bool:
        """Read the year of a title, or of a line that holds nothing besides."""
        says = vocabulary()["titles"]
        bare = "".join(text.split()).strip("（()）")
        found = re.search(says["year"], bare) if len(bare) <= LONGEST else None
        alone = any(re.fullmatch(says["year_alone"], part) for part in ASIDE.split(text))
        titled = re.search(says["forms"], bare) or "绩效" in bare
        if not found or not (alone or titled):
            return False
        self.draft.put(self.draft.tree, ("年度",), found[1], place)
        return True

    def _notes(self, line: str, place: Position) -> bool:
        says = vocabulary()["titles"]
        if money := re.search(says["money"], line):
            self.money = money[1]
        date = re.search(says["date"], line)
        if date:
            self.draft.put(self.draft.tree, ("落款", "日期"), day(*date.group(1, 2, 3)), place)
        unit = re.search(says["unit"], line)
        if unit and unit[1] not in ("元", "万元", "亿元"):
            self.draft.put(self.draft.tree, ("单位", "名称"), unit[1], place)
        return any((money, date, unit))
