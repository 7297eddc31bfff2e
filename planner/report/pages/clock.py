"""The decision clock of a modification: the page of ``secplan clock``."""

from collections.abc import Iterator

from models import Modification, Scenario
from models.governance import DurationSet
from planner.calendar import format_date
from planner.changes.decide import decision_words
from planner.explain.forecasts import forecast_words
from planner.explain.words import capital, counted
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.clock import ClockDocument, ClockRow, LastDateRow, WayRow
from planner.report.pages.common import modification_heading, scenario_words


def clock_page(scenario: Scenario, document: ClockDocument, file: str) -> Page:
    """The page: the way to the decision, then release by release the last dates that still make it."""
    modification = scenario.modification_of[document.modification]
    return [
        Heading(f"Decision clock: {modification_heading(modification)}"),
        Paragraph(f"{scenario_words(scenario, file)} {_decided(modification) or _decision(document)}"),
        *section(_way(document.durations), [_step(row) for row in document.way]),
        *(block for row in document.releases for block in _release(scenario, document, row)),
    ]


def _decided(modification: Modification) -> str:
    """That nothing is left to be decided, where that is so."""
    if modification.is_approved or modification.is_ended:
        return f"It is {decision_words(modification)}: no decision is to come."
    return ""


def _decision(document: ClockDocument) -> str:
    path = document.path.replace("-", " ")
    if document.decision is None:
        return f"On the path {path}, no date of its decision can be given yet."
    if not document.is_forecast:
        return (
            f"On the path {path}; its decision is expected on {format_date(document.decision)}, as the scenario says. "
            f"{_counted(document.durations)}"
        )
    forecast = f"its decision is forecast {forecast_words(document.durations, 1)}: {format_date(document.decision)}"
    return f"On the path {path}, {forecast}. {_counted(document.durations)}"


def _counted(durations: DurationSet) -> str:
    """What last dates count with."""
    if durations.startswith("P"):
        return f"From each last date, the cut-off is made with a chance of {durations.removeprefix('P')} %."
    return f"Last dates count {forecast_words(durations)}."


def _way(durations: DurationSet) -> str:
    """The heading, which says what the date of each step is, where that is not when it is expected."""
    chance = f", each step with a chance of {durations.removeprefix('P')} % to be done by then"
    return f"The way to the decision{chance if durations.startswith('P') else ''}"


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
    release = scenario.release_of[row.release]
    option = f", with {row.option}" if row.option else ""
    yield Heading(f"{release.name}, go-live {format_date(release.go_live)}{option}")
    if row.cut_off is None:
        yield Paragraph("No cut-off applies.")
        return
    yield Paragraph(f"Its cut-off is {format_date(row.cut_off)}{_in_hand(row)}. {_verdict(row)}")
    columns = ("Step", "Last date", "From", "Papers due", "Days left", "Forecast", "Days in hand")
    kept = [index for index, name in enumerate(columns) if document.is_forecast or index < 5]
    cells = [_cells(one) for one in row.steps]
    yield Table(
        [columns[index] for index in kept],
        [[one[index] for index in kept] for one in cells],
        frozenset({"Days left", "Days in hand"}),
    )


def _in_hand(row: ClockRow) -> str:
    if row.slack_days is None:
        return ""
    if row.slack_days < 0:
        return f", {counted(-row.slack_days, 'day')} before the decision is expected"
    return f": {counted(row.slack_days, 'day')} in hand"


def _verdict(row: ClockRow) -> str:
    """What is too late already, and what is next."""
    missed = [one for one in row.steps if one.step in row.missed]
    if missed:
        last = missed[-1]
        return (
            f"Too late already: {last.title} had to be by {format_date(last.last)}, unless later steps are shortened."
        )
    if not row.steps:
        return "All its steps are done."
    first = row.steps[0]
    return f"Next: {first.title}, by {format_date(first.last)} at the latest, in {counted(first.days_left, 'day')}."


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
