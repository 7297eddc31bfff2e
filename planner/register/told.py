"""The sheet *Read me*: what the other sheets hold, column by column."""

from collections.abc import Iterator, Sequence

from planner.register.filled import FilledSheet
from planner.register.kinds import Kind, Tick, Word
from planner.register.lists import Words
from planner.register.sheets import PAIRS

TITLE = "Register of modifications and releases"

OPENING = (
    "This workbook is a scenario of secplan: the releases, the modifications and the policy as of one day.",
    "Edit it, then: secplan import THIS-FILE.xlsx --out my-scenario.yaml. Every mistake is told with its cell.",
    "Nothing is guessed: a date or a number that is text, or an id with a letter for a digit, is asked about.",
    "An empty cell stands for the default. Empty rows are passed over. Rows and sheets that are hidden are read.",
    "Do not rename sheets or columns; their order does not matter. This sheet is not read.",
    "What has no column stands in the sheet Settings, such as policy.uplifts_per_year.duis.",
    'Text in the form text:"..." is taken as it stands, with escapes as in JSON: text:"" is an empty text.',
    "A load, a capacity, or a step of progress has a column by its name, such as Load: effort_days or Progress: pa.",
)

SHEET_COLUMNS = ("Sheet", "Column", "Holds", "Needed", "What it is")


def rows_told(sheets: Sequence[FilledSheet]) -> Iterator[tuple[str, str, str, str, str]]:
    """A row for each sheet, and one for each of its columns."""
    for sheet in sheets:
        yield sheet.name, "", "", "", sheet.about
        if sheet.name in PAIRS:
            continue
        for column in sheet.columns:
            needed = "yes" if column.is_required else ""
            yield sheet.name, column.heading, _held(column.kind), needed, column.about


def _held(kind: Kind) -> str:
    words = kind.word.choices if isinstance(kind, Words) else kind.choices if isinstance(kind, Word | Tick) else ()
    if not words:
        return (kind.called if isinstance(kind, Word) else "") or kind.holds
    choices = f"{', '.join(words[:-1])} or {words[-1]}"
    return f"some of {', '.join(words)}" if isinstance(kind, Words) else choices
