"""What releases cost, in sentences; a sum without what nobody knows is told as one that is at least so much."""

from collections.abc import Iterator, Sequence

from models import SPECIFICATION_NAMES, Modification, Money, Release, Scenario
from models.costs import CostOfMoving, Moving, ReleaseCosts
from models.money import NOTHING
from planner.explain.things import why_not_planned
from planner.explain.words import capital, listed
from planner.facts import cost, options_of, planned

NO_COSTS = (
    "the scenario does not say what anything costs; give a modification its cost (cost: 1250000), or see docs/costs.md"
)


def not_moved(modification: Modification) -> str:
    """Why nothing can be told of moving what is not planned."""
    return (
        f"{modification.id} takes no part in planning ({why_not_planned(modification)}), so that no release pays for "
        "it; give it a decision date first"
    )


def there_already(name: str, release: Release) -> str:
    """Why nothing can be told of moving it where it is."""
    return f"{name} goes in {release.called} already; name another release, or none for all others"


def sum_words(total: Money, unknown: Sequence[str]) -> str:
    """ "£1,250,000", or "at least £1,250,000, without SECMP0024"."""
    return f"at least {total}, without {listed(unknown)}" if unknown else str(total)


def missing_words(unknown: Sequence[str]) -> str:
    """Whose cost is not known."""
    return f"{listed(unknown)}, whose {'cost is' if len(unknown) == 1 else 'costs are'} not known"


def release_line(found: ReleaseCosts) -> str:
    """A line on the page of a plan."""
    budget = found.release.budget
    of = f" of a budget of {budget}" if budget is not None else ""
    over = f", {Money(-found.left.pence)} more than that" if found.left is not None and found.left < NOTHING else ""
    least = "at least " if found.unknown else ""
    without = f"; without {missing_words(found.unknown)}" if found.unknown else ""
    return f"Costs {least}{found.total}{of}{over}{without}."


def unknown_costs(scenario: Scenario) -> list[str]:
    """What is planned and may be built without anybody knowing what it costs, by id."""
    return [one.id for one in planned(scenario) if any(cost(one, option) is None for option in options_of(one))]


def assumed_costs(scenario: Scenario) -> Iterator[str]:
    """What an answer takes for granted where a scenario speaks of money."""
    if not scenario.gives_costs:
        return
    if unknown := unknown_costs(scenario):
        uses = [
            *(["budgets"] if any(release.budget is not None for release in scenario.releases) else []),
            *(["the goal cost"] if "cost" in scenario.goals else []),
        ]
        counts = f", and counts as £0 in {listed(uses)}" if uses else ""
        yield f"What {listed(unknown)} {'costs' if len(unknown) == 1 else 'cost'} is not known{counts}."


# Moving one modification ----------------------------------------------------------------------------------------------


def difference_words(difference: Money) -> str:
    """ "£750,000 more in all"."""
    if difference == NOTHING:
        return "the same in all"
    return f"{Money(abs(difference.pence))} {'more' if difference > NOTHING else 'less'} in all"


def moving_words(found: CostOfMoving, move: Moving) -> str:
    """What it changes, in sentences."""
    scenario = found.outcome.scenario
    said = [*_here(scenario, found.modification, move), *_there(found.modification, move)]
    said += [f"the rules do not allow it: {'; '.join(one.found for one in move.broken)}"] if move.broken else []
    to = scenario.release_of[move.release].called
    return f"{capital(to)}: {difference_words(move.difference)}. " + " ".join(f"{capital(one)}." for one in said)


def _here(scenario: Scenario, name: str, move: Moving) -> Iterator[str]:
    """What the release saves that it leaves."""
    if move.here is None:
        own = cost(scenario.modification_of[name], move.option)
        yield f"{name} is left out now, and would cost {own}" if own else f"{name} is left out now"
        return
    before, after = move.here
    called = before.release.called
    if saved := _shared(before, after):
        yield f"{called} saves {listed(saved)}"
    still = [_uplift(one) for one in _uplifts(after) if _carries(before, one, name)]
    if still:
        yield f"{called} still pays for {listed(still)}, which others share"
    yield from _budget(before, after)


def _there(name: str, move: Moving) -> Iterator[str]:
    """What the release pays newly that it joins, and what it pays already."""
    before, after = move.there
    called = after.release.called
    if paid := _shared(after, before):
        yield f"{called} newly pays for {listed(paid)}"
    shared = [_uplift(one) for one in _uplifts(before) if _carries(after, one, name)]
    if shared:
        yield f"it shares {listed(shared)} that {called} pays for already"
    yield from _budget(before, after)


def _budget(before: ReleaseCosts, after: ReleaseCosts) -> Iterator[str]:
    """Whether the budget of a release holds then."""
    if after.left is None or before.left is None:
        return
    called = after.release.called
    least = " at least" if after.unknown else ""
    if after.left < NOTHING:
        more = "breaks" if before.left >= NOTHING else "still breaks"
        yield f"{called} {more} its budget of {after.release.budget} by{least} {Money(-after.left.pence)}"
    elif before.left < NOTHING:
        yield f"{called} keeps its budget of {after.release.budget} again"
    else:
        most = "at most " if after.unknown else ""
        yield f"{called} has {most}{after.left} of its budget of {after.release.budget} left, and {before.left} before"


def _shared(more: ReleaseCosts, less: ReleaseCosts) -> list[str]:
    """What a release pays once with some changes, and does not with fewer."""
    found = [f"{_uplift(one)} ({price})" for one, price in _prices(more) if one not in _uplifts(less)]
    fixed = more.fixed - less.fixed
    return [*found, *([f"its fixed cost ({fixed})"] if fixed != NOTHING else [])]


def _prices(found: ReleaseCosts) -> list[tuple[str, Money]]:
    return [(one.specification, one.cost) for one in found.uplifts]


def _uplifts(found: ReleaseCosts) -> list[str]:
    return [one.specification for one in found.uplifts]


def _carries(found: ReleaseCosts, specification: str, name: str) -> bool:
    return any(one.specification == specification and name in one.modifications for one in found.uplifts)


def _uplift(specification: str) -> str:
    return f"a {SPECIFICATION_NAMES[specification]} uplift"
