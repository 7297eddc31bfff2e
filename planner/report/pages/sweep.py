"""A sweep: the page of ``secplan sweep``."""

from collections.abc import Iterator, Sequence
from datetime import date

from models import Scenario
from planner.calendar import format_date
from planner.explain.words import capital, counted, listed, unit_word, worth
from planner.goals import GOAL_OF
from planner.report.blocks import Block, Bullets, Heading, Page, Paragraph, Table, section
from planner.report.documents.sweep import (
    AxisRow,
    BreakpointRow,
    SweepDocument,
    SweptGoalRow,
    SweptLineRow,
    SweptPlanRow,
)
from planner.report.pages.common import scenario_words, value_words
from planner.report.pages.values import value_in

MOST_ROWS = 60
"""Of one table: more, and it is for the JSON document."""


def sweep_page(scenario: Scenario, document: SweepDocument, file: str) -> Page:
    """The page: the verdict, the plans, and where along each span the plan changes."""
    return [
        Heading(f"Sweep: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        *_asked(document),
        Paragraph(" ".join(_verdict(document))),
        *_plans(document),
        *_changes(document),
        *_points(document),
        *section("Assumed", list(document.assumed)),
    ]


def _asked(document: SweepDocument) -> Iterator[Block]:
    if document.why:
        yield Paragraph(f"{document.why} ({document.author})" if document.author else document.why)
    yield Bullets(document.changes)


def _verdict(document: SweepDocument) -> Iterator[str]:
    """How many plans, how far that is proved, and where the plan changes."""
    plans = [plan for plan in document.plans if plan.answer == "planned"]
    yield f"{counted(document.asked, 'point')}: {counted(len(plans), 'plan')}{_none(document)}."
    if document.stopped:
        yield _stopped(document)
    if all(plan.unique for plan in document.plans):
        yield "Proved: at no point that was planned is there a better plan." if plans else "Proved."
    else:
        unsure = listed([plan.plan for plan in document.plans if not plan.unique])
        yield f"Not proved best in the time given: {unsure}; allow more with --seconds."
    yield _problems(document)
    if len(document.lines) == 1 and len(document.axes[document.lines[0].axis].values) > 1:
        yield f"{_where(document, document.lines[0])}."


def _stopped(document: SweepDocument) -> str:
    why = "a worker was lost, perhaps for want of memory" if document.stopped == "worker" else "it was interrupted"
    if document.missing:
        return f"Stopped early, as {why}: {counted(document.missing, 'point')} not planned."
    return f"Stopped early, as {why}: every point was planned, and not yet all that was to be looked at between them."


def _problems(document: SweepDocument) -> str:
    """What was done once for several points."""
    between = len(document.points) - sum(point.asked for point in document.points)
    recalled = f", {document.recalled:,} of them in an earlier run" if document.recalled else ""
    if len(document.points) == 1:
        return "It is one problem to the rules and goals."
    more = f"With {counted(between, 'point')} in between, they" if between else "They"
    return f"{more} are {counted(document.problems, 'problem')} to the rules and goals, each planned once{recalled}."


def _none(document: SweepDocument) -> str:
    """The points without a plan."""
    words = {"infeasible": "no plan exists", "undecided": "undecided"}
    told = [
        f"{words[plan.answer]} at {counted(plan.points, 'point')}"
        for plan in document.plans
        if plan.answer != "planned" and plan.points
    ]
    return "".join(f"; {one}" for one in told)


def _where(document: SweepDocument, line: SweptLineRow) -> str:
    """At which values the plan changes, and how sure that is."""
    axis = document.axes[line.axis]
    values = [_value(axis, one.first) for one in line.breakpoints]
    along = f"Along {axis.name}, the plan changes"
    if line.unseen and not values and len(line.stretches) == 1 and _is_proved(document):
        return f"Along {axis.name}, the plan is the same at every value that was planned, and not all in between were"
    if line.unseen and not values:
        return f"Along {axis.name}, where the plan changes was not established"
    if line.unseen:
        return f"{along} at {listed(values)}, and perhaps elsewhere"
    every = "every day" if axis.kind == "days" else "every whole number"
    looked = f"{every} from {_value(axis, axis.values[0])} to {_value(axis, axis.values[-1])} was looked at"
    return f"{along} at {listed(values)} only: {looked}" if values else f"{along} nowhere: {looked}"


def _is_proved(document: SweepDocument) -> bool:
    return all(plan.unique for plan in document.plans)


def _plans(document: SweepDocument) -> Iterator[Block]:
    """A row for each plan, with the goals in which they differ; then who is elsewhere in each."""
    goals = _differing(document.plans)
    where = "Where, as far as was looked at" if any(line.unseen for line in document.lines) else "Where"
    columns = ("Plan", where, "Compared with no change", *(_goal(one) for one in goals))
    rows = [
        (plan.plan, _stretches(document, plan), _compared(plan), *(_values(plan, one.goal) for one in goals))
        for plan in document.plans
    ]
    yield Heading("The plans")
    yield Table(columns, rows, frozenset(columns[3:]))
    same = [one for one in _first_goals(document.plans) if one.goal not in {goal.goal for goal in goals}]
    if same:
        told = listed([f"{GOAL_OF[one.goal].title} {worth(one.least, one.unit)}" for one in same])
        everywhere = "The same in all of them" if len(document.plans) > 1 else "It is worth"
        yield Paragraph(f"{everywhere}: {told}.")
    for plan in document.plans:
        if document.base.answer == "planned":
            yield from section(f"Who moves in plan {plan.plan}, and why", [one.says for one in plan.moved])
        else:
            yield from section(f"Plan {plan.plan}", list(_placed(plan)))


def _placed(plan: SweptPlanRow) -> Iterator[str]:
    """Who goes where, as there is no plan without the changes to compare with."""
    releases = dict.fromkeys(plan.placements.values())
    for release in releases:
        names = [name for name, place in plan.placements.items() if place == release]
        yield f"{release}: {listed(names)}."


def _first_goals(plans: Sequence[SweptPlanRow]) -> tuple[SweptGoalRow, ...]:
    return next((plan.goals for plan in plans if plan.goals), ())


def _differing(plans: Sequence[SweptPlanRow]) -> list[SweptGoalRow]:
    """The goals that are not worth the same everywhere."""
    found = [plan.goals for plan in plans if plan.goals]
    return [
        goal
        for goal in _first_goals(plans)
        if len({value for goals in found for one in goals if one.goal == goal.goal for value in (one.least, one.most)})
        > 1
    ]


def _goal(row: SweptGoalRow) -> str:
    return f"{capital(GOAL_OF[row.goal].title)} ({unit_word(row.unit)})"


def _values(plan: SweptPlanRow, goal: str) -> str:
    row = next((one for one in plan.goals if one.goal == goal), None)
    if row is None:
        return ""
    least, most = (value_words(value, row.unit, proven=row.proven) for value in (row.least, row.most))
    return least if least == most else f"{least} to {most}"


def _compared(plan: SweptPlanRow) -> str:
    match plan.answer:
        case "infeasible":
            return "no plan exists"
        case "undecided":
            return "undecided"
        case "planned" if plan.same_as_base:
            return "the same"
        case "planned":
            return f"{counted(len(plan.moved), 'move')}" if plan.moved else ""


def _stretches(document: SweepDocument, plan: SweptPlanRow) -> str:
    """Where a plan is: along the one line there is, or at how many points."""
    if len(document.lines) != 1 or len(document.axes) != 1:
        return counted(plan.points, "point")
    axis = document.axes[0]
    return ", ".join(
        _stretch(axis, one.first, one.last) for one in document.lines[0].stretches if one.plan == plan.plan
    )


def _stretch(axis: AxisRow, first: str, last: str) -> str:
    return _value(axis, first) if first == last else f"{_value(axis, first)} to {_value(axis, last)}"


def _value(axis: AxisRow, word: str) -> str:
    return format_date(date.fromisoformat(word)) if axis.kind == "days" else value_in(axis.name, word)


def _changes(document: SweepDocument) -> Iterator[Block]:
    """Span by span: which plan is where, and what happens at the values at which it changes."""
    for index, axis in enumerate(document.axes):
        lines = [line for line in document.lines if line.axis == index]
        if not lines:
            continue
        if len(document.axes) > 1:
            yield Heading(f"Along {axis.name}")
            yield _table(document, axis, lines[:MOST_ROWS])
            if len(lines) > MOST_ROWS:
                yield Paragraph(f"And {len(lines) - MOST_ROWS:,} lines more, which --json prints.")
        yield from section(f"What happens along {axis.name}", list(dict.fromkeys(_told(axis, lines))))
        yield from _unseen(document, axis, lines)


def _table(document: SweepDocument, axis: AxisRow, lines: Sequence[SweptLineRow]) -> Table:
    """A row for each value of the other axes."""
    others = [other for index, other in enumerate(document.axes) if index != lines[0].axis]
    rows = [
        (
            *(_value(other, word) for other, word in zip(others, line.others.values(), strict=True)),
            "; ".join(f"{one.plan}: {_stretch(axis, one.first, one.last)}" for one in line.stretches),
        )
        for line in lines
    ]
    return Table((*(other.name for other in others), axis.name), rows)


def _told(axis: AxisRow, lines: Sequence[SweptLineRow]) -> Iterator[str]:
    """What each breakpoint is about, in the order of their values; the same is told once."""
    found = [one for line in lines for one in line.breakpoints]
    for one in sorted(found, key=lambda one: _order(axis, one.first)):
        yield f"From {_value(axis, one.first)} on, {_what_happens(one)}"


def _order(axis: AxisRow, word: str) -> tuple[int, str]:
    """Where a value stands: numbers by what they are, days as they are written."""
    return (0, word) if axis.kind == "days" else (int(word), "")


def _what_happens(one: BreakpointRow) -> str:
    if "none" in (one.before, one.after):
        return f"plan {one.after}; before that, no plan exists." if one.before == "none" else "no plan exists."
    return f"plan {one.after} instead of {one.before}: {' '.join(row.says for row in one.moved)}"


def _unseen(document: SweepDocument, axis: AxisRow, lines: Sequence[SweptLineRow]) -> Iterator[Block]:
    """Where nobody looked, so that "only" cannot be said."""
    if len(document.lines) == 1:
        pairs = [f"{_value(axis, here)} and {_value(axis, there)}" for line in lines for here, there in line.unseen]
        if pairs:
            yield Paragraph(f"Not looked at: what is between {listed(pairs)}. The plan may change there, and back.")
    elif unseen := sum(bool(line.unseen) for line in lines):
        said = f"On {unseen:,} of {counted(len(lines), 'line')}, not every value in between was looked at"
        yield Paragraph(f"{said}: the plan may change there, and back.")


def _points(document: SweepDocument) -> Iterator[Block]:
    """Every point, where no line shows them."""
    if document.lines:
        return
    yield Heading("The points")
    rows = [(*point.values, point.plan) for point in document.points[:MOST_ROWS]]
    yield Table((*(axis.name for axis in document.axes), "Plan"), rows)
    if len(document.points) > MOST_ROWS:
        yield Paragraph(f"And {len(document.points) - MOST_ROWS:,} points more, which --json prints.")
