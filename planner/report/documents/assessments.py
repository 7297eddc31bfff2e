"""The tracker of assessments: the document of ``secplan assessments``."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models import Scenario
from models.assessment import Assessment, AssessmentState
from models.base import Data
from models.duration import Duration
from models.rows import ScenarioRef
from planner.assessments import assessed_steps, assessments
from planner.facts import working_days
from planner.report.documents.common import ShownDocument, scenario_ref

ASSESSMENTS_FORMAT = "secplan.assessments/1"


class AssessmentRow(Data):
    """An assessment of a modification."""

    modification: str
    assessment: str
    """The step with which it is returned."""
    state: AssessmentState
    """``waiting`` for what has to come before it begins, ``open``, or ``returned``."""
    waits_for: str | None
    """The step that it waits for."""
    requested: date | None
    """Null where nobody recorded the day, as of every other date."""
    counted_from: date | None
    """The day of its request or, on a path that has a step for that, of its acceptance."""
    target: Duration
    due: date | None
    returned: date | None
    working_days: int | None
    """What it took, or has taken so far; null where it cannot be counted."""
    paper_days: int | None
    """The same as the papers count it, where that differs: weekdays, both ends counted, bank holidays left in."""
    bank_holidays: int | None
    """How many of those weekdays are bank holidays; the rest of the difference is the first day."""
    days_late: int | None
    """Working Days after it was due; 0 within its target."""
    in_window: bool | None
    """Whether it was returned in the time that is looked at; null where it was not, or on a day nobody recorded."""


class KindRow(Data):
    """All assessments of one kind."""

    assessment: str
    title: str
    target: Duration
    observed: Duration | None
    """How long it takes on average, as the governance has it."""
    open: int
    open_average_working_days: float | None
    """Of those that are open and can be counted, so far."""
    returned: int
    """In the time that is looked at."""
    counted: int
    """Those of them whose Working Days can be counted."""
    average_working_days: float | None
    within_target: int


class MonthRow(Data):
    """Code Performance Measure 9 of a month: of the assessments that were due in it, those returned in time."""

    month: str
    """Such as 2021-03."""
    due: int
    in_time: int
    late: tuple[str, ...]
    """The modifications of the others."""


class Assessments(ShownDocument):
    """The document of ``secplan assessments --json``."""

    format: str = ASSESSMENTS_FORMAT
    scenario: ScenarioRef
    since: date
    """The first day of the time that is looked at, for averages, shares and the measure."""
    until: date
    kinds: tuple[KindRow, ...]
    late: tuple[AssessmentRow, ...]
    """Those that are open and late, the longest first."""
    open: tuple[AssessmentRow, ...]
    waiting: tuple[AssessmentRow, ...]
    returned: tuple[AssessmentRow, ...]
    """By the day on which they were returned."""
    measure: tuple[MonthRow, ...]
    """Months in which none was due, as far as is recorded, are left out."""

    @property
    def in_short(self) -> str:
        """How many there are, and how many are late."""
        return f"{self.scenario.name}, {len(self.open)} open, {len(self.late)} late, {len(self.returned)} returned"


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is looked at, both days included."""

    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until


def assessments_document(scenario: Scenario, months: int, until: date) -> Assessments:
    """The tracker; averages, shares and the measure over so many months that end on a day."""
    before = working_days(scenario).before(until, Duration(months, "months"))
    window = Window(before + timedelta(days=1), until)
    found = assessments(scenario)
    rows = [_row(one, window) for one in found]
    is_open = [row for row in rows if row.state == "open"]
    return Assessments(
        about=scenario,
        scenario=scenario_ref(scenario),
        since=window.since,
        until=window.until,
        kinds=tuple(_kind(scenario, step, rows) for step in assessed_steps(scenario.governance)),
        late=tuple(sorted((row for row in is_open if row.days_late), key=lambda row: -(row.days_late or 0))),
        open=tuple(is_open),
        waiting=tuple(row for row in rows if row.state == "waiting"),
        returned=tuple(sorted((row for row in rows if row.state == "returned"), key=_when_returned)),
        measure=tuple(_measure(rows, window)),
    )


def _row(one: Assessment, window: Window) -> AssessmentRow:
    return AssessmentRow(
        modification=one.modification,
        assessment=one.step,
        state=one.state,
        waits_for=one.waits_for,
        requested=one.requested,
        counted_from=one.begun,
        target=one.target,
        due=one.due,
        returned=one.returned,
        working_days=one.working_days,
        paper_days=None if one.weekdays == one.working_days else one.weekdays,
        bank_holidays=one.bank_holidays,
        days_late=one.days_late,
        in_window=one.returned in window if one.returned else None,
    )


def _when_returned(row: AssessmentRow) -> date:
    """Those of which nobody recorded the day stand first."""
    return row.returned or date.min


def _kind(scenario: Scenario, step: str, rows: Sequence[AssessmentRow]) -> KindRow:
    of_kind = [row for row in rows if row.assessment == step]
    takes = scenario.governance.steps[step].takes
    assert takes is not None, "an assessment takes its time"
    returned = [row for row in of_kind if row.in_window]
    is_open = [row for row in of_kind if row.state == "open"]
    counted = [row for row in returned if row.days_late is not None]
    return KindRow(
        assessment=step,
        title=assessment_title(scenario, step),
        target=takes.target,
        observed=takes.average,
        open=len(is_open),
        open_average_working_days=_average(is_open),
        returned=len(returned),
        counted=len(counted),
        average_working_days=_average(counted),
        within_target=sum(row.days_late == 0 for row in counted),
    )


def assessment_title(scenario: Scenario, step: str) -> str:
    """The name of an assessment: that of the step with which it is returned, without that word."""
    return scenario.governance.steps[step].title.removesuffix(" returned") or step


def _average(rows: Sequence[AssessmentRow]) -> float | None:
    """To one decimal place; of those that can be counted."""
    days = [row.working_days for row in rows if row.working_days is not None]
    return round(sum(days) / len(days), 1) if days else None


def _measure(rows: Sequence[AssessmentRow], window: Window) -> list[MonthRow]:
    """Month by month, from those of which it is known whether they were late: what is open may yet be in time."""
    due: dict[str, list[AssessmentRow]] = defaultdict(list)
    for row in rows:
        is_settled = bool(row.days_late) if row.state == "open" else row.days_late is not None
        if row.due and row.due in window and is_settled:
            due[row.due.isoformat()[: len("2021-03")]].append(row)
    return [
        MonthRow(
            month=month,
            due=len(of_month),
            in_time=sum(row.days_late == 0 for row in of_month),
            late=tuple(row.modification for row in of_month if row.days_late),
        )
        for month, of_month in sorted(due.items())
    ]
