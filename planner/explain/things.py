"""What is said of one modification or one clause."""

from models import SPECIFICATION_NAMES, Decision, Modification, Scenario, Violation
from planner.calendar import format_date
from planner.explain.words import said_of
from planner.facts import impacts, unknown_impacts
from planner.rules import RULE_OF


def touches(scenario: Scenario, modification: Modification, option: str | None) -> str:
    """What a change touches, unknown impacts marked."""
    unknown = unknown_impacts(modification, option)
    touched = [name for name in SPECIFICATION_NAMES if name in impacts(scenario, modification, option)]
    words = [SPECIFICATION_NAMES[name] + ("?" if name in unknown else "") for name in touched]
    return ", ".join(words) or ("DCC Systems" if modification.touches_dcc_systems else "documents")


def release_name(scenario: Scenario, release: str | None) -> str:
    """ "the June 2021 SEC Release", or "no release"."""
    return f"{scenario.release_of[release].called}" if release else "no release"


def why_not_planned(modification: Modification) -> str:
    """Why a modification takes no part in planning."""
    if modification.is_waiting:
        return "no decision date"
    decision = modification.decision
    assert isinstance(decision, Decision), "only a withdrawn or rejected modification is left"
    word, on = ("withdrawn", decision.withdrawn) if decision.withdrawn else ("rejected", decision.rejected)
    return word if on is None or on == "unknown" else f"{word} on {format_date(on)}"


def reason(name: str, rule: str, says: str, found: str) -> str:
    """Why a change cannot be somewhere, in a sentence that has named it already."""
    match RULE_OF[rule].told_by:
        case "found":
            return said_of(name, found)
        case "clause":
            return said_of(name, says)
        case "both":
            return f"{says} ({found})"


def broken(violation: Violation) -> str:
    """A clause that is broken, and by what."""
    return f"{violation.clause.says}; {violation.found}"
