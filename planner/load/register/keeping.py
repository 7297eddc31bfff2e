"""What an entry of a scenario keeps, where a workbook with a row for it has no column."""

from collections.abc import Iterator, Mapping
from typing import Any

from models import Modification
from planner.load.register.growing import BLANK, Found
from planner.load.register.records import Record
from planner.register.columns import Path
from planner.register.decisions import DATE, DATED, DECISION_COLUMNS, RELEASE, WORD
from planner.register.filled import cells_of
from planner.register.sheets import RECORDS, RecordSheet

Entry = Mapping[str, Any]


def kept(record: Record, sheet: RecordSheet, entry: Entry, columns: set[Path], sheets: set[str]) -> list[Found]:
    """The values of an entry that have no column, part by part; its own parts where they have no sheet either."""
    cells = dict(cells_of(sheet.model, entry))
    old = {path[0]: cells.pop(path) for path in [(key,) for key in DECISION_COLUMNS] if path in cells}
    decided = _decision(record, old, columns) if sheet.model is Modification else iter(())
    said = [one.path for one in record.found if one.said is not BLANK]
    values = {path: one for path, one in cells.items() if not (_is_covered(path, columns) or _is_said(path, said))}
    parts = {(one.key,): entry[one.key] for one in RECORDS if _is_part(one, sheet, sheets) and one.key in entry}
    return [Found(path, one, record.mark) for path, one in (*decided, *values.items(), *parts.items())]


def _is_covered(path: Path, columns: set[Path]) -> bool:
    """Whether there is a column for a value, or for all of what it is in."""
    return any(path[:length] in columns for length in range(1, len(path) + 1))


def _is_said(path: Path, said: list[Path]) -> bool:
    """Whether a row says parts of a value, which is then not the whole of it: an empty group, or one word for all."""
    return any(one[: len(path)] == path for one in said)


def _is_part(part: RecordSheet, sheet: RecordSheet, sheets: set[str]) -> bool:
    return part.within == sheet.key and part.name not in sheets


def _decision(record: Record, old: Entry, columns: set[Path]) -> Iterator[tuple[Path, Any]]:
    """Date and release belong to one kind of decision: with another kind, none of them stays."""
    said = {one.path: one.said for one in record.found if one.path[0] in DECISION_COLUMNS and one.said is not BLANK}
    own = next((path[1] for path in said if path[0] == WORD and path[1:] and path[1] in DATED), None)
    kind, known = said.get((WORD,), own), old.get(WORD)
    if kind is None and (_has_column(known, columns) or (said and known not in DATED)):
        return
    if kind not in (None, known):
        return
    for key, one in old.items():
        if (key,) not in columns and not (own and key in (WORD, DATE)) and (WORD, key) not in columns:
            yield ((WORD, RELEASE[len(WORD) + 1 :]) if own else (key,)), one


def _has_column(kind: Any, columns: set[Path]) -> bool:
    """Whether an empty cell says that a decision of a kind is none any longer."""
    return (WORD,) in columns or (WORD, kind) in columns
