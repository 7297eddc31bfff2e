"""Kinds of cells that hold several things."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from planner.register.cells import CellValue
from planner.register.kinds import ANY_WORD, Kind, Said, Text, Word, as_text
from planner.register.quoted import MARK, is_plain, quoted

_ITEM = re.compile(rf'{MARK}"(?:[^"\\]|\\.)*"|[^,;\n]+')


@dataclass(frozen=True, slots=True)
class Words(Kind):
    """Words with commas between them."""

    holds: ClassVar[str] = "words, with commas between them"
    word: Word = ANY_WORD

    def _read(self, cell: CellValue) -> Said:
        if not isinstance(cell, str):
            return [self.word.read(cell)]
        if cell.strip() == "[]":
            return []
        return [self._item(one.strip()) for one in _ITEM.findall(cell) if one.strip()]

    def read(self, cell: CellValue) -> Said:
        return self._read(cell)

    def _item(self, text: str) -> Said:
        return self.word.read(text)

    def write(self, said: Said) -> CellValue:
        return ", ".join(map(self._said, said)) or "[]"

    def _said(self, item: Said) -> str:
        text = as_text(item)
        is_simple = is_plain(text) and text.strip() == text and text != "[]" and not re.search(r"[,;\n]", text)
        return text if is_simple else quoted(text)


@dataclass(frozen=True, slots=True)
class Links(Words):
    """Changes that go live earlier: ``MP090``, or with a gap ``MP090 + 20 WD``."""

    holds: ClassVar[str] = "ids with commas between them, each with its gap if there is one: MP090 + 20 WD"

    def _item(self, text: str) -> Said:
        name, plus, gap = text.partition("+")
        return {"id": name.strip(), "gap": gap.strip()} if plus else self.word.read(text)

    def _said(self, item: Said) -> str:
        return f"{item['id']} + {item['gap']}" if isinstance(item, Mapping) else str(item)


@dataclass(frozen=True, slots=True)
class Lines(Kind):
    """Texts, each on a line of its own."""

    holds: ClassVar[str] = "texts, each on a line of its own in the cell"

    def read(self, cell: CellValue) -> Said:
        if not isinstance(cell, str):
            return [Text().read(cell)]
        return [] if cell == "[]" else [Text().read(one) for one in cell.split("\n") if one]

    def write(self, said: Said) -> CellValue:
        return "\n".join(map(self._said, said)) or "[]"

    def _said(self, item: str) -> str:
        return item if is_plain(item) and "\n" not in item and item != "[]" else quoted(item)
