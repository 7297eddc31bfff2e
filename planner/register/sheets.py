"""The sheets of a register, and which keys of a scenario file each holds."""

from dataclasses import dataclass

from models import Modification, Option, Pin, Release, Scenario, Waiver
from models.base import Data
from planner.register.annotations import kinds_of
from planner.register.groups import ByName, Group, Several

READ_ME, SCENARIO, RELEASES, MODIFICATIONS = "Read me", "Scenario", "Releases", "Modifications"
OPTIONS, PINS, WAIVERS, BASELINE, SETTINGS = "Options", "Pins", "Waivers", "Baseline", "Settings"


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A sheet with a row for each entry of a list."""

    name: str
    key: str
    """The list's, in a scenario file."""
    model: type[Data]
    about: str
    within: str = ""
    """The key of what its rows are parts of, which then has the first column."""


RECORDS = (
    RecordSheet(RELEASES, "releases", Release, "The releases, a row for each."),
    RecordSheet(MODIFICATIONS, "modifications", Modification, "The modifications and change requests, a row for each."),
    RecordSheet(OPTIONS, "options", Option, "The solution options of modifications, in their order.", "modifications"),
    RecordSheet(PINS, "pins", Pin, "Changes that are fixed to a release."),
    RecordSheet(WAIVERS, "waivers", Waiver, "Exceptions that somebody granted from rules."),
)

OWNER = "modification"
"""What the first column of a part's sheet is: the modification that it is of."""

BASELINE_COLUMNS = ("release", "modification")

PAIRS = {
    SCENARIO: "Which scenario this is, and of which day: what it is in the first column, its value in the second.",
    SETTINGS: "All else, such as the policy: a path of keys, with dots between them, and the value that stands there.",
}
"""The sheets that have a key and a value in each row, and what they are about."""

PAIR_HEADINGS = ("What", "Value", "About")
"""The third column is for people, and is not read."""

ORDER = (READ_ME, SCENARIO, RELEASES, MODIFICATIONS, OPTIONS, PINS, WAIVERS, BASELINE, SETTINGS)

RECORD_OF = {sheet.name: sheet for sheet in RECORDS}

KEYS_WITH_SHEETS = (*(sheet.key for sheet in RECORDS if not sheet.within), "baseline")


def scenario_keys() -> tuple[str, ...]:
    """The keys at the top of a scenario file that have one value, and so a row in the sheet *Scenario*."""
    kinds = kinds_of(Scenario)
    return tuple(key for key, kind in kinds.items() if not isinstance(kind, Group | ByName | Several))


def settings_keys() -> tuple[str, ...]:
    """The keys at the top of a scenario file that are in the sheet *Settings*."""
    others = (*scenario_keys(), *KEYS_WITH_SHEETS)
    return tuple(key for key in kinds_of(Scenario) if key not in others)


def _keys_of(name: str) -> tuple[str, ...]:
    if name in RECORD_OF:
        return () if RECORD_OF[name].within else (RECORD_OF[name].key,)
    return {SCENARIO: scenario_keys(), SETTINGS: settings_keys(), BASELINE: ("baseline",)}[name]


KEYS_OF = {name: _keys_of(name) for name in ORDER if name != READ_ME}
"""By sheet, the keys at the top of a scenario file that it holds."""
