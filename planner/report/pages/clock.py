"""The decision clock of a modification: the page of ``secplan clock``."""

from collections.abc import Iterator

from models import Modification, Scenario
from models.governance import PATHWAY_NAMES, DurationSet, confidence_of
from planner.calendar import format_date
from planner.changes.decide import decision_words
from planner.explain.forecasts import forecast_words
from planner.explain.words import capital, counted
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.clock import ClockDocument, ClockRow, LastDateRow, WayRow
from planner.report.pages.common import modification_heading, reasons_of, scenario_words


def clock_page(scenario: Scenario, document: ClockDocument, file: str) -> Page:
    """The page: the way to the decision, then release by release the last dates that still make it.

    Releases that it cannot go in, whenever it is decided, are named at the end, unless one of them was asked for.
    """
    closed = [row for row in document.releases if row.because and document.release is None]
    modification = scenario.modification_of[document.modification]
    return [
        Heading(f"Decision clock: {modification_heading(modification)}"),
        Paragraph(f"{scenario_words(scenario, file)} {_decided(modification) or _decision(document)}"),
        *section(_way(document.durations), [_step(row) for row in document.way]),
        *(block for row in document.releases if row not in closed for block in _release(scenario, document, row)),
        *section("Not viable, whenever it is decided", [_closed(scenario, document, row) for row in closed]),
    ]


def _decided(modification: Modification) -> str:
    """That nothing is left to be decided, where that is so."""
    if modification.decision is None:
        return "It is a change request, which needs no decision: no cut-off applies."
    if modification.is_approved or modification.is_ended:
        return f"It is {decision_words(modification)}: no decision is to come."
    return ""


def _decision(document: ClockDocument) -> str:
    path = PATHWAY_NAMES[document.path]
    if document.decision is None:
        return f"On the path {path}, no date of its decision can be given yet. {_counted(document.durations)}"
    if not document.is_forecast:
        has_passed = document.decision < document.scenario.as_of
        verb, word = ("was", ", and that day has passed without word of it") if has_passed else ("is", "")
        expected = f"{verb} expected on {format_date(document.decision)}, as the scenario says{word}"
        return f"On the path {path}; its decision {expected}. {_counted(document.durations)}"
    forecast = f"its decision is forecast {forecast_words(document.durations, 1)}: {format_date(document.decision)}"
    return f"On the path {path}, {forecast}. {_counted(document.durations)}"


def _counted(durations: DurationSet) -> str:
    """What last dates count with."""
    if percent := confidence_of(durations):
        return f"From each last date, the cut-off is made with a chance of {percent} %."
    return f"Last dates count {forecast_words(durations)}."


def _way(durations: DurationSet) -> str:
    """The heading, which says what the date of each step is, where that is not when it is expected."""
    percent = confidence_of(durations)
    return "The way to the decision" + (
        f", each step with a chance of {percent} % to be done by then" if percent else ""
    )


def _step(row: WayRow) -> str:
    if row.reason == "done":
        return f"{capital(row.title)}: done{f' on {format_date(row.on)}' if row.on else ', the day is not recorded'}."
    assert row.on is not None, "what is to come has a day"
    on = format_date(row.on)
    if row.due:
        return f"{capital(row.title)}: was due on {format_date(row.due)}; {on} at the earliest."
    if row.reason == "today":
        return f"{capital(row.title)}: nobody has said when; {on} at the earliest."
    starts = f", from {format_date(row.starts)}" if row.starts else ""
    papers = f"; its papers are due on {format_date(row.papers)}" if row.papers else ""
    return f"{capital(row.title)}: {on}{starts}{papers}."


def _release(scenario: Scenario, document: ClockDocument, row: ClockRow) -> Iterator[Block]:
    yield Heading(_named(scenario, row))
    if row.because:
        yield Paragraph(f"Not viable, whenever it is decided: {reasons_of(document.modification, row.because)}.")
    yield Paragraph(
        f"Its cut-off is {format_date(row.cut_off)}{_in_hand(row)}. {_verdict(row)}{_misfit(document, row)}"
    )
    columns = ("Step", "Last date", "From", "Papers due", "Days left", "Forecast", "Days in hand")
    kept = [index for index, name in enumerate(columns) if document.is_forecast or index < 5]
    cells = [_cells(one) for one in row.steps]
    yield Table(
        [columns[index] for index in kept],
        [[one[index] for index in kept] for one in cells],
        frozenset({"Days left", "Days in hand"}),
    )


def _named(scenario: Scenario, row: ClockRow) -> str:
    release = scenario.release_of[row.release]
    option = f", with {row.option}" if row.option else ""
    return f"{release.name}, go-live {format_date(release.go_live)}{option}"


def _closed(scenario: Scenario, document: ClockDocument, row: ClockRow) -> str:
    return f"{_named(scenario, row)}: {reasons_of(document.modification, row.because)}."


def _in_hand(row: ClockRow) -> str:
    if row.slack_days is None:
        return ""
    if row.slack_days < 0:
        return f", {counted(-row.slack_days, 'day')} before the decision is expected"
    return f": {counted(row.slack_days, 'day')} in hand"


def _verdict(row: ClockRow) -> str:
    """What is too late already, and what is next."""
    missed = next((one for one in row.steps if one.step in row.missed), None)
    if missed:
        return f"Too late already: {_had_to_be(missed)}, unless later steps are shortened."
    if not row.steps:
        return "All its steps are done."
    first = row.steps[0]
    return f"Next: {first.title}, by {format_date(first.last)} at the latest, in {counted(first.days_left, 'day')}."


def _misfit(document: ClockDocument, row: ClockRow) -> str:
    """Why days can be in hand where it is too late: the decision is not worked out from its steps."""
    if document.is_forecast or not row.missed or row.slack_days is None or row.slack_days < 0:
        return ""
    return " The date of its decision is typed in, and does not fit what is left of the way."


def _had_to_be(missed: LastDateRow) -> str:
    """By when a step had to be done, or to begin."""
    if missed.days_left < 0:
        return f"{missed.title} had to be by {format_date(missed.last)}"
    if missed.starts:
        return f"{missed.title} had to begin by {format_date(missed.starts)}"
    assert missed.papers is not None, "what can be done still is missed by its start or its papers"
    return f"{missed.title} had to have its papers by {format_date(missed.papers)}"


def _cells(row: LastDateRow) -> tuple[str, ...]:
    return (
        capital(row.title),
        format_date(row.last),
        format_date(row.starts) if row.starts else "",
        format_date(row.papers) if row.papers else "",
        f"{row.days_left:,}",
        format_date(row.forecast) if row.forecast else "",
        "" if row.slack_days is None else f"{row.slack_days:,}",
    )
