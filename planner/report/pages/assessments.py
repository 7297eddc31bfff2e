"""The tracker of assessments: the page of ``secplan assessments``."""

from collections.abc import Iterator, Sequence
from datetime import date

from models import Scenario
from planner.calendar import format_date, format_month
from planner.explain.words import counted, listed
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.assessments import (
    AssessmentRow,
    Assessments,
    KindRow,
    MonthRow,
    assessment_title,
)
from planner.report.pages.common import scenario_words

DOUBT = "progress:"
"""How a scenario's doubts about progress begin."""


def assessments_page(scenario: Scenario, document: Assessments, file: str) -> Page:
    """The page: averages, who is late, what is open, what was returned, and the measure month by month."""
    return [
        Heading(f"Assessments: {scenario.title or scenario.name}"),
        Paragraph(f"{scenario_words(scenario, file)} {_looked_at(document)} {_counting(document)}"),
        *_averages(document),
        *section("Late now, the longest first", [_late(scenario, row) for row in document.late]),
        *_open(scenario, document),
        *section("Asked for, and not begun", [_waiting(scenario, row) for row in document.waiting]),
        *_returned(scenario, document),
        *_measure(document),
        *section("Doubtful", list(_doubts(scenario, document))),
    ]


def _looked_at(document: Assessments) -> str:
    return f"Averages and shares are of what was returned from {_span(document)}."


def _span(document: Assessments) -> str:
    return f"{format_date(document.since)} to {format_date(document.until)}"


def _counting(document: Assessments) -> str:
    """How days are counted, and how else the papers count them."""
    if not (document.open or document.waiting or document.returned):
        return "Progress tells of no assessment."
    return (
        "Working Days are those after the day on which an assessment was asked for or, where that is known, accepted; "
        'bank holidays are none. "As in the papers" counts weekdays, both ends included and bank holidays left in.'
    )


def _averages(document: Assessments) -> Iterator[Block]:
    columns = ("Assessment", "Target", "Observed", "Open", "Average so far", "Returned", "Average", "Within target")
    numeric = frozenset(columns[3:-1])
    yield Table(columns, [_kind_cells(row) for row in document.kinds], numeric)
    missing = sum(row.returned - row.counted for row in document.kinds)
    if missing:
        yield Paragraph(
            f"Left out of averages and shares: {counted(missing, 'assessment')} whose Working Days cannot be counted, "
            "as the day of the request is not recorded or is beyond the tables of bank holidays."
        )


def _kind_cells(row: KindRow) -> tuple[str, ...]:
    share = (
        f"{row.within_target} of {row.counted} ({_share(row.within_target, row.counted)})" if row.counted else "unknown"
    )
    return (
        row.title,
        str(row.target),
        str(row.observed or ""),
        f"{row.open:,}",
        average_words(row.open_average_working_days),
        f"{row.returned:,}",
        average_words(row.average_working_days),
        share if row.returned else "",
    )


def _share(some: int, of: int) -> str:
    """So many of a hundred: "0 %"."""
    return f"{100 * some / of:.0f} %"


def average_words(days: float | None) -> str:
    """To one decimal place; empty where there is none."""
    return "" if days is None else f"{days:,.1f} WD"


def _late(scenario: Scenario, row: AssessmentRow) -> str:
    late, so_far = (counted(days or 0, "Working Day") for days in (row.days_late, row.working_days))
    return (
        f"{_name(scenario, row)}: due on {_date(row.due)}, {late} late; {so_far} so far, with a target of "
        f"{row.target}{_in_papers(row)}."
    )


def _in_papers(row: AssessmentRow) -> str:
    """How the papers count it, and why that is more."""
    if row.paper_days is None or row.working_days is None:
        return ""
    first_day = row.paper_days - row.working_days - (row.bank_holidays or 0)
    more = ["the first day"] * first_day
    more += [counted(row.bank_holidays, "bank holiday")] if row.bank_holidays else []
    return f". As the papers count it is {row.paper_days:,}, with {listed(more)}"


def _name(scenario: Scenario, row: AssessmentRow) -> str:
    return f"{row.modification}, {assessment_title(scenario, row.assessment)}"


def _open(scenario: Scenario, document: Assessments) -> Iterator[Block]:
    if document.open:
        columns = ("Modification", "Assessment", "From", "Due", "Working Days so far", "As in the papers", "WD late")
        rows = [_open_cells(scenario, row) for row in document.open]
        yield Heading(f"Open on {format_date(scenario.as_of)}")
        yield Table(columns, rows, frozenset(columns[4:]))


def _open_cells(scenario: Scenario, row: AssessmentRow) -> tuple[str, ...]:
    return (
        row.modification,
        assessment_title(scenario, row.assessment),
        _date(row.counted_from),
        _date(row.due, ""),
        *_numbers(row),
    )


def _numbers(row: AssessmentRow) -> tuple[str, ...]:
    return tuple("" if days is None else f"{days:,}" for days in (row.working_days, row.paper_days, row.days_late))


def _date(day: date | None, otherwise: str = "not recorded") -> str:
    return format_date(day) if day else otherwise


def _waiting(scenario: Scenario, row: AssessmentRow) -> str:
    asked = f"on {format_date(row.requested)}" if row.requested else "on a day that is not recorded"
    step = scenario.governance.steps[row.waits_for or row.assessment]
    return f"{_name(scenario, row)}: asked for {asked}; to come before it begins: {step.title or row.waits_for}."


def _returned(scenario: Scenario, document: Assessments) -> Iterator[Block]:
    within = [row for row in document.returned if row.in_window]
    if within:
        columns = (
            "Modification",
            "Assessment",
            "Returned",
            "From",
            "Due",
            "Working Days",
            "As in the papers",
            "WD late",
        )
        yield Heading(f"Returned from {_span(document)}")
        yield Table(columns, [_returned_cells(scenario, row) for row in within], frozenset(columns[5:]))
    others = [row for row in document.returned if not row.in_window]
    if others:
        names = [f"{_name(scenario, row)} ({_date(row.returned, 'day not recorded')})" for row in others]
        yield Paragraph(f"Returned at another time, and not counted: {listed(names)}.")


def _returned_cells(scenario: Scenario, row: AssessmentRow) -> tuple[str, ...]:
    return (
        row.modification,
        assessment_title(scenario, row.assessment),
        _date(row.returned),
        _date(row.counted_from),
        _date(row.due, ""),
        *_numbers(row),
    )


def _measure(document: Assessments) -> Iterator[Block]:
    """Code Performance Measure 9: S3 Appendix A cites its words, and its target and minimum of 100 %."""
    if not (document.open or document.returned):
        return
    due, in_time = (sum(getattr(row, key) for row in document.measure) for key in ("due", "in_time"))
    yield Heading("Code Performance Measure 9: of the assessments due in a month, how many were returned in time")
    if not due:
        yield Paragraph(f"None is recorded as due from {_span(document)}.")
        return
    yield Table(("Month", "Due", "In time", "Share", "Late"), [_month_cells(row) for row in document.measure], _NUMBERS)
    yield Paragraph(f"In all {in_time} of {due} ({_share(in_time, due)}); the measure asks for 100 % every month.")


_NUMBERS = frozenset({"Due", "In time", "Share"})


def _month_cells(row: MonthRow) -> tuple[str, ...]:
    first = date.fromisoformat(f"{row.month}-01")
    share = _share(row.in_time, row.due)
    return format_month(first), f"{row.due:,}", f"{row.in_time:,}", share, listed(row.late) if row.late else ""


def _doubts(scenario: Scenario, document: Assessments) -> Iterator[str]:
    rows: Sequence[AssessmentRow] = (*document.open, *document.waiting, *document.returned)
    for name in sorted({row.modification for row in rows}):
        for doubt in sorted(scenario.modification_of[name].doubtful):
            if doubt.startswith(DOUBT):
                yield f"{name}: {doubt.removeprefix(DOUBT).strip()}."
