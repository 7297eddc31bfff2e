"""A decision as three cells: what it is, when, and for which release."""

from collections.abc import Mapping
from typing import Any

from planner.register.asked import Asked
from planner.register.cells import CellValue
from planner.register.kinds import Day, Kind, Word

DATED = ("expected", "approved", "withdrawn", "rejected")
UNDATED = ("forecast", "unknown")

WORD, DATE, RELEASE = "decision", "decision_date", "decision_release"

_OPEN = ("tbc", "tbd", "to be confirmed", "?")


class DecisionDay(Day):
    """The date of a decision: that it is open is said beside it."""

    __slots__ = ()

    def _read(self, cell: CellValue) -> Any:
        if isinstance(cell, str) and cell.strip().lower() in _OPEN:
            hint = "write unknown under Decision, and leave this empty"
            raise Asked(f"'{cell.strip()}' is not a date", hint)
        return Day._read(self, cell)  # noqa: SLF001 - its own class


DECISION_COLUMNS: dict[str, tuple[Kind, str]] = {
    WORD: (
        Word((*DATED, *UNDATED)),
        "Where it stands; forecast: the date is worked out from its progress; unknown: no date can be given yet.",
    ),
    DATE: (
        DecisionDay(("unknown",)),
        "When it is expected, or was approved, withdrawn or rejected; unknown if nobody recorded it.",
    ),
    RELEASE: (Word(), "The release it was approved for, which it then keeps."),
}
"""The keys of the cells, what they hold, and what they are about."""


def as_cells(decision: Any) -> dict[str, Any]:
    """What the cells say, by key."""
    if not isinstance(decision, Mapping):
        return {WORD: decision}
    word = next((one for one in DATED if one in decision), None)
    said = {WORD: word, DATE: decision.get(word), RELEASE: decision.get("release")}
    return {key: one for key, one in said.items() if one is not None}
