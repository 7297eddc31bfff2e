"""What is said of one modification or one clause."""

from collections.abc import Iterable, Iterator

from models import SPECIFICATION_NAMES, Decision, Modification, Scenario, Violation
from planner.calendar import format_date
from planner.explain.words import listed, said_of
from planner.facts import impacts, is_assessed, unknown_impacts
from planner.rules import RULE_OF

NOT_ASSESSED = "not assessed"


def touches(scenario: Scenario, modification: Modification, option: str | None) -> str:
    """What a change touches, unknown impacts marked."""
    if not is_assessed(modification):
        return NOT_ASSESSED
    unknown = unknown_impacts(modification, option)
    touched = [name for name in SPECIFICATION_NAMES if name in impacts(scenario, modification, option)]
    words = [SPECIFICATION_NAMES[name] + ("?" if name in unknown else "") for name in touched]
    return ", ".join(words) or ("DCC Systems" if modification.touches_dcc_systems else "documents")


def not_assessed(modifications: Iterable[Modification]) -> Iterator[str]:
    """That nobody has said what some of these touch, and what they are taken for; nothing where all is said."""
    if names := [one.id for one in modifications if not is_assessed(one)]:
        if len(names) == 1:
            touches, they, their = "touches", "it is not assessed, and counts as a change", "its cut-off"
        else:
            touches, they, their = "touch", "they are not assessed, and count as changes", "their cut-offs"
        yield (
            f"Nobody has said what {listed(names)} {touches}: {they} of documents. An impact can only bring {their} "
            "forward."
        )


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
