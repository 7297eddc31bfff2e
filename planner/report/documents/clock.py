"""The decision clock of a modification: the document of ``secplan clock``."""

from collections.abc import Sequence
from datetime import date

from models import Modification, Placement, Release, Scenario
from models.base import Data
from models.forecast import Forecast, LastDate
from models.governance import Pathway
from models.rows import Because, ScenarioRef
from planner.clock import last_dates
from planner.draft import Draft
from planner.facts import days_in_hand, last_decision_day, options_of
from planner.forecast import forecast, is_forecast, under_way
from planner.report.documents.common import ShownDocument, because, scenario_ref
from planner.report.documents.cutoffs import forbids
from planner.rules.decision_cut_off import DecisionCutOff

OF_ITS_DATE = DecisionCutOff.id

CLOCK_FORMAT = "secplan.clock/1"


class WayRow(Data):
    """A step on the way to the decision, as it is forecast."""

    step: str
    title: str
    on: date | None
    """Null where it is done and nobody recorded the day."""
    reason: str
    """``done``, ``duration``, ``meeting``, or ``today`` where nothing says when."""
    starts: date | None
    papers: date | None
    """The day on which the papers of its meeting are due."""
    due: date | None
    """The day on which it should have been done, where that has passed."""


class LastDateRow(Data):
    """The last day of a step with which a release is still made."""

    step: str
    title: str
    last: date
    starts: date | None
    papers: date | None
    days_left: int
    """Calendar days from today; below 0 where that day has passed."""
    forecast: date | None
    """When it is forecast; null where the decision has a date of its own."""
    slack_days: int | None
    """Calendar days from the forecast to the last day."""


class ClockRow(Data):
    """A release, and the last dates for it."""

    release: str
    option: str | None
    """Null where it has none, or where the row is of all of them."""
    cut_off: date
    slack_days: int | None
    """Calendar days from the decision, as it is expected, to the cut-off; null where it has no date yet."""
    steps: tuple[LastDateRow, ...]
    missed: tuple[str, ...]
    """Steps whose last day has passed, or by when they had to begin: with the durations that count, it is too late."""
    because: tuple[Because, ...]
    """What forbids it there, whenever it is decided; other changes aside."""


class ClockDocument(ShownDocument):
    """The document of ``secplan clock --json``."""

    format: str = CLOCK_FORMAT
    scenario: ScenarioRef
    modification: str
    release: str | None
    """The one that was asked for; null for each."""
    path: Pathway
    durations: str
    """What counts: ``target`` or ``observed`` durations, or ``P80`` for a chance of 80 %."""
    decision: date | None
    """The day on which it is expected; null where no date can be given yet, and where none is needed."""
    is_forecast: bool
    way: tuple[WayRow, ...]
    releases: tuple[ClockRow, ...]
    """None where no decision is to come."""

    @property
    def in_short(self) -> str:
        """Which decision, and when it is expected."""
        return f"{self.modification} of {self.scenario.name}, decided {self.decision or 'on no known day'}"


def clock_document(scenario: Scenario, name: str, release: str | None) -> ClockDocument:
    """The clock of a modification for a release, or for each, with each option that has a cut-off of its own."""
    modification = scenario.modification_of[name]
    is_open = not (modification.decision is None or modification.is_approved or modification.is_ended)
    way = forecast(scenario, name) if is_forecast(modification) else None
    releases = [scenario.release_of[release]] if release else scenario.releases_in_order
    draft = Draft(scenario)
    return ClockDocument(
        about=scenario,
        scenario=scenario_ref(scenario),
        modification=name,
        release=release,
        path=modification.path,
        durations=scenario.governance.durations,
        decision=modification.decided_on,
        is_forecast=way is not None,
        way=tuple(_way(scenario, way)) if way else (),
        releases=tuple(
            _release(draft, modification, options, one, way)
            for one in (releases if is_open else ())
            for options in _options(scenario, modification, one)
        ),
    )


def _way(scenario: Scenario, way: Forecast) -> list[WayRow]:
    return [
        WayRow(
            step=one.step,
            title=_title(scenario, one.step),
            on=one.on,
            reason=one.reason,
            starts=one.starts,
            papers=one.papers,
            due=one.due,
        )
        for one in way.steps
    ]


def _title(scenario: Scenario, step: str) -> str:
    return scenario.governance.steps[step].title or step


def _options(scenario: Scenario, modification: Modification, release: Release) -> list[list[str | None]]:
    """The options, each by itself where cut-offs differ; else all together."""
    options = options_of(modification)
    found = {last_decision_day(scenario, modification, option, release) for option in options}
    return [[option] for option in options] if len(found) > 1 else [options]


def _forbidden(
    draft: Draft, modification: Modification, options: Sequence[str | None], release: Release
) -> tuple[Because, ...]:
    """What forbids it there but for the date of its decision; nothing where that is so with some options only."""
    found = [
        [one for one in forbids(draft, modification, Placement(release.id, option)) if one.clause.rule != OF_ITS_DATE]
        for option in options
    ]
    return tuple(map(because, found[0])) if all(found) else ()


def _release(
    draft: Draft, modification: Modification, options: Sequence[str | None], release: Release, way: Forecast | None
) -> ClockRow:
    scenario, option = draft.scenario, options[0]
    latest = last_decision_day(scenario, modification, option, release)
    assert latest is not None, "a decision is to come"
    rows = [_last(scenario, one, way) for one in last_dates(scenario, modification, option, release)]
    begun = under_way(scenario, modification)
    return ClockRow(
        release=release.id,
        option=option if len(options) == 1 else None,
        cut_off=latest,
        slack_days=days_in_hand(latest, modification.decided_on),
        steps=tuple(rows),
        missed=tuple(row.step for row in rows if _is_missed(row, scenario.as_of, has_begun=row.step == begun)),
        because=_forbidden(draft, modification, options, release),
    )


def _is_missed(row: LastDateRow, today: date, *, has_begun: bool) -> bool:
    """Whether it is too late to do it, or to begin with it."""
    begins = row.starts or row.papers
    return row.days_left < 0 or (begins is not None and begins < today and not has_begun)


def _last(scenario: Scenario, one: LastDate, way: Forecast | None) -> LastDateRow:
    expected = next((step.on for step in way.steps if step.step == one.step), None) if way else None
    return LastDateRow(
        step=one.step,
        title=_title(scenario, one.step),
        last=one.on,
        starts=one.starts,
        papers=one.papers,
        days_left=(one.on - scenario.as_of).days,
        forecast=expected,
        slack_days=(one.on - expected).days if expected else None,
    )
