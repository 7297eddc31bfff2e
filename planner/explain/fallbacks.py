"""Until when a decision is in time, and what follows if it comes later: in sentences."""

from collections.abc import Iterator, Sequence

from models import SPECIFICATION_NAMES, Modification, Scenario
from models.fallbacks import Chain, Fallbacks, Move, Rung, Way
from planner.calendar import format_date
from planner.explain.things import NOT_ASSESSED, not_assessed, release_name
from planner.explain.words import capital, counted, listed
from planner.facts import is_assessed, options_of, unknown_impacts

NO_RELEASE = "no release of the horizon"


def implementation(scenario: Scenario, chain: Chain) -> str:
    """The implementation dates as a Modification Report gives them; what has passed is not offered any more."""
    rungs = chain.open_on(scenario.as_of)
    if not rungs:
        return f"{capital(_after_all(chain) if chain.rungs else _at_once(chain))}."
    offers = [_first(scenario, chain, rungs[0]), *(f"or {_later(scenario, rung)}" for rung in rungs[1:])]
    ending = [_after_all(chain)] if chain.ending in {"no plan", "not established"} else []
    return f"{'; '.join([*offers, *ending])}."


def _first(scenario: Scenario, chain: Chain, rung: Rung) -> str:
    since = f"on or after {format_date(chain.expected)}" if chain.expected and not chain.earlier_known else ""
    until = f"on or before {format_date(rung.until)}" if rung.until else ""
    if rung.is_waived:
        until = "before that day (its cut-off is waived)"
    when = " but ".join(word for word in (since, until) if word)
    if not when:
        return f"{_place(scenario, rung)} whenever a decision to approve is received"
    return f"{_place(scenario, rung)} if a decision to approve is received {when}"


def _later(scenario: Scenario, rung: Rung) -> str:
    if rung.is_waived:
        return f"{_place(scenario, rung)} if received after that date but before go-live (its cut-off is waived)"
    until = f" but on or before {format_date(rung.until)}" if rung.until else ""
    return f"{_place(scenario, rung)} if received after that date{until}"


def _place(scenario: Scenario, rung: Rung) -> str:
    if rung.release is None or rung.go_live is None:
        return NO_RELEASE
    return f"{format_date(rung.go_live)} ({scenario.release_of[rung.release].name})"


def _after_all(chain: Chain) -> str:
    """What is said of a decision after the last date."""
    if chain.ending == "no plan":
        return "if received after that date, no plan keeps every rule"
    return "what follows if received after that date was not established"


def _at_once(chain: Chain) -> str:
    """The same where there is no date to be after."""
    if chain.ending == "no plan":
        return "no plan keeps every rule, even if a decision to approve were received today"
    return "not established in the time given"


def verdict(scenario: Scenario, found: Fallbacks) -> str:
    """What is pending, what is due next, and what the fall-backs rest on."""
    if not found.chains:
        return "No modification is pending: there is no decision to wait for."
    return " ".join([f"{_how_many(found)}.", *_due_next(scenario, found), *_how_sure(found)])


def _how_many(found: Fallbacks) -> str:
    count = len(found.chains)
    return f"{counted(count, 'modification')} {'is' if count == 1 else 'are'} pending"


def _due_next(scenario: Scenario, found: Fallbacks) -> Iterator[str]:
    deadlines = [deadline for chain in found.chains if (deadline := chain.deadline(scenario.as_of))]
    if not deadlines:
        yield "No deadline lies ahead."
        return
    due = [chain.modification for chain in found.chains if chain.deadline(scenario.as_of) == min(deadlines)]
    names = [name if is_assessed(scenario.modification_of[name]) else f"{name} ({NOT_ASSESSED})" for name in due]
    left = counted((min(deadlines) - scenario.as_of).days, "day")
    yield f"The next deadline is {format_date(min(deadlines))}, in {left}: {listed(names)}."


def _how_sure(found: Fallbacks) -> Iterator[str]:
    yield (
        "For a decision on any other day the plan is made again, so that as little as possible is left without a "
        "release, and then as few others as possible move. Every plan behind this list was checked independently."
    )
    if not found.base.unique:
        yield "The plan that they start from was not proved best: allow more time with --seconds."


def history(scenario: Scenario, chain: Chain) -> Iterator[str]:
    """What has passed without word, and what no date is known for."""
    if chain.expected is None:
        yield "No date is expected for its decision, so it is not in the plan."
        yield f"What follows is as if it were decided on {format_date(scenario.as_of)} or later."
    elif chain.expected < scenario.as_of:
        yield f"Its decision was expected on {format_date(chain.expected)} and has passed without word."
    for rung in chain.rungs:
        if rung.until and rung.has_passed(scenario.as_of):
            yield f"The last date for {release_name(scenario, rung.release)}, {format_date(rung.until)}, has passed."


def sooner(scenario: Scenario, chain: Chain) -> Iterator[str]:
    """The releases that only a decision before the expected one leads to."""
    after = ""
    for rung in chain.sooner:
        assert rung.until is not None
        assert chain.expected is not None
        until, early = format_date(rung.until), counted((chain.expected - rung.until).days, "day")
        place = release_name(scenario, rung.release)
        yield f"A decision {after}by {until}, {early} before it is expected, would put it in {place}."
        after = f"after {until} but "


def who_moves(scenario: Scenario, chain: Chain) -> Iterator[str]:
    """Who else moves if it comes to a release; and why there is no plan, if it comes to that."""
    for rung in chain.rungs:
        for way in rung.ways:
            if way.moves:
                yield f"{_if_it_goes(scenario, rung, way)}: {'; '.join(_groups(scenario, way.moves))}."
    if chain.conflict is not None:
        cannot = "; ".join(clause.says for clause in chain.conflict)
        yield f"After the last date no plan exists. These cannot all hold: {cannot}."


def _if_it_goes(scenario: Scenario, rung: Rung, way: Way) -> str:
    option = f" with its solution option {way.option}" if way.option else ""
    return f"If it goes in {release_name(scenario, rung.release)}{option}"


def _groups(scenario: Scenario, moves: Sequence[Move]) -> Iterator[str]:
    with_it = [_moved(scenario, move) for move in moves if move.goes_with_it]
    for_it = [_moved(scenario, move) for move in moves if not move.goes_with_it]
    if with_it:
        yield f"{listed(with_it)} {'goes' if len(with_it) == 1 else 'go'} with it"
    if for_it:
        yield f"{listed(for_it)} {'moves' if len(for_it) == 1 else 'move'} to make room"


def _moved(scenario: Scenario, move: Move) -> str:
    before, after = release_name(scenario, move.before), release_name(scenario, move.after)
    return f"{move.modification} (from {before} to {after})"


def open_ends(chain: Chain) -> Iterator[str]:
    """What there was no time to establish."""
    if chain.expected and not chain.earlier_known:
        yield f"{chain.modification}: whether a decision before {format_date(chain.expected)} would put it elsewhere"
    if chain.complete:
        return
    last = chain.rungs[-1].until if chain.rungs else None
    if last is None:
        yield f"{chain.modification}: which release it would go in"
    else:
        yield (
            f"{chain.modification}: what follows if its decision comes after {format_date(last)}, or whether that is "
            "still in time"
        )


def assumed(scenario: Scenario, found: Fallbacks) -> Iterator[str]:
    """What the fall-backs rest on beyond the plan."""
    yield "Each fall-back has one decision earlier or later than expected, and all others on the dates expected."
    yield (
        "No other modification moves where that can be avoided, be it to make room for an earlier release or to use "
        "what a late decision leaves: to see what the best plan would then be, change the date in the scenario and run "
        "`secplan plan`."
    )
    waiting = [chain for chain in found.chains if chain.expected is None and chain.rungs]
    yield from not_assessed(scenario.modification_of[chain.modification] for chain in waiting)
    yield from _unknown(scenario, waiting)
    for chain in waiting:
        yield from _options(scenario.modification_of[chain.modification], _options_told(scenario, chain))


def _unknown(scenario: Scenario, chains: Sequence[Chain]) -> Iterator[str]:
    words = []
    for chain in chains:
        one = scenario.modification_of[chain.modification]
        unknown = {name for option in _options_told(scenario, chain) for name in unknown_impacts(one, option)}
        if unknown:
            words.append(f"{one.id} ({listed([SPECIFICATION_NAMES[name] for name in sorted(unknown)])})")
    if words:
        counted_as = "yes" if scenario.policy.unknown_impacts == "assume-yes" else "no"
        yield f"Unknown impacts of what waits for a date are counted as {counted_as}: {listed(words)}."


def _options(modification: Modification, told: Sequence[str | None]) -> Iterator[str]:
    """The solution options that were chosen for it, where it has several."""
    every = [option for option in options_of(modification) if option]
    chosen = [option for option in every if option in told]
    others = [option for option in every if option not in told]
    if len(every) > 1 and chosen:
        options = f"solution {'option' if len(chosen) == 1 else 'options'} {listed(chosen)}"
        rest = f" (the others: {listed(others)})" if others else ""
        yield f"{modification.id} waits for a date and is placed with its {options}, chosen here{rest}."


def _options_told(scenario: Scenario, chain: Chain) -> list[str | None]:
    """The options that it is built with; all that it may be built with, where it finds no release at all."""
    told = {way.option for rung in chain.rungs if rung.release for way in rung.ways}
    every = options_of(scenario.modification_of[chain.modification])
    return [option for option in every if option in told] or every
