"""What is short, where, and by how much."""

from models import SPECIFICATION_NAMES, Scenario
from planner.explain.words import counted, listed
from planner.shortages import Shortage


def shortage_sentence(scenario: Scenario, shortage: Shortage) -> str:
    """Who wants more of what than there is, and by how much too much; without a full stop."""
    over = f"{_excess(shortage)} too many ({', '.join(shortage.modifications)})"
    if len(shortage.releases) == 1:
        (release,) = shortage.releases
        name, room = scenario.release_of[release].called, _amount(shortage.room, shortage.thing)
        return f"{name} has room for {room} and {_wanted_of_one(shortage)}: {over}"
    return f"{_where(scenario, shortage)}, {_wanted(shortage)} and there is room for {shortage.room:,}: {over}"


def _where(scenario: Scenario, shortage: Shortage) -> str:
    """From first to last, where no release between them has such room for others; else each by its name."""
    names = [scenario.release_of[release].called for release in shortage.releases]
    limited = [release.id for release in scenario.releases_in_order if shortage.thing in release.capacity]
    first, last = (limited.index(shortage.releases[end]) for end in (0, -1))
    is_unbroken = last - first + 1 == len(names)
    return f"between {names[0]} and {names[-1]}" if is_unbroken else f"in {listed(names)}"


def _wanted_of_one(shortage: Shortage) -> str:
    """What one release is wanted for, in a sentence that has named the thing."""
    if shortage.thing in SPECIFICATION_NAMES:
        return f"{shortage.wanted:,} {_have(shortage.wanted)} no other release"
    return f"{_users(shortage)} at least {shortage.wanted:,}"


def _wanted(shortage: Shortage) -> str:
    amount = _amount(shortage.wanted, shortage.thing)
    if shortage.thing in SPECIFICATION_NAMES:
        return f"{amount} {_have(shortage.wanted)} no other release"
    return f"{_users(shortage)} at least {amount}"


def _users(shortage: Shortage) -> str:
    count = len(shortage.modifications)
    return f"{counted(count, 'change')} that {_have(count)} no other release {'uses' if count == 1 else 'use'}"


def _excess(shortage: Shortage) -> str:
    """Of loads with their unit: those too many are no changes."""
    excess = shortage.wanted - shortage.room
    return f"{excess:,}" if shortage.thing in SPECIFICATION_NAMES else _amount(excess, shortage.thing)


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _amount(count: int, thing: str) -> str:
    if thing in SPECIFICATION_NAMES:
        return counted(count, f"{SPECIFICATION_NAMES[thing]} change")
    return f"{count:,} {thing.replace('_', ' ')}"
