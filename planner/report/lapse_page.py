"""The targets rolled forward: the document and the page of ``secplan lapse``."""

from datetime import date

from models import Modification, RolledForward, Scenario, Step
from models.base import Data
from models.rows import Because
from planner.calendar import format_date
from planner.explain.lapses import lapse_sentences
from planner.explain.things import broken
from planner.explain.words import counted, listed
from planner.facts import cut_off, days_in_hand, options_of
from planner.graph import carried_along, dependency_graph
from planner.report.blocks import Bullets, Heading, Page, Paragraph, Table, section
from planner.report.placements import because

LAPSE_FORMAT = "secplan.lapse/1"


class RefusalRow(Data):
    """A release that a modification could not go in."""

    release: str
    because: tuple[Because, ...]


class LapseRow(Data):
    """What became of one modification."""

    modification: str
    target: str | None
    release: str | None
    option: str | None
    lapsed: bool
    decision: date | None
    cut_off: date | None
    """For its target, or for its release where it has no target."""
    slack_days: int | None
    """Calendar days from the decision to that cut-off; below 0 where it is missed."""
    carried_by: tuple[str, ...]
    """Whose lapse carried it along."""
    waits_for_it: tuple[str, ...]
    """The modifications that wait for it, directly or through others, and move if it moves far enough."""
    refusals: tuple[RefusalRow, ...]


class Lapses(Data):
    """The document of ``secplan lapse --json``."""

    format: str = LAPSE_FORMAT
    scenario: str
    as_of: date
    steps: tuple[LapseRow, ...]
    violations: tuple[Because, ...]
    """Clauses that the result breaks; it is no plan then."""


def lapses(scenario: Scenario, rolled: RolledForward) -> Lapses:
    """The document, by id."""
    graph = dependency_graph(scenario)
    return Lapses(
        scenario=scenario.name,
        as_of=scenario.as_of,
        steps=tuple(
            _row(scenario, step, sorted(carried_along(graph, step.modification)))
            for step in sorted(rolled.steps, key=lambda step: step.modification)
        ),
        violations=tuple(map(because, rolled.violations)),
    )


def _row(scenario: Scenario, step: Step, waits_for_it: list[str]) -> LapseRow:
    modification = scenario.modification_of[step.modification]
    release = scenario.release_of.get(step.target or step.release or "")
    last_day = cut_off(scenario, modification, _option(modification, step), release) if release else None
    decided_on = modification.decided_on
    return LapseRow(
        modification=step.modification,
        target=step.target,
        release=step.release,
        option=step.option,
        lapsed=step.lapsed,
        decision=decided_on,
        cut_off=last_day,
        slack_days=days_in_hand(last_day, decided_on),
        carried_by=step.carried_by,
        waits_for_it=tuple(waits_for_it),
        refusals=tuple(
            RefusalRow(release=refusal.release, because=tuple(map(because, refusal.because)))
            for refusal in step.refusals
        ),
    )


def _option(modification: Modification, step: Step) -> str | None:
    """The option it is built with; for one left out, the first that it may be built with."""
    return step.option or options_of(modification)[0]


def lapse_page(scenario: Scenario, rolled: RolledForward, document: Lapses, file: str) -> Page:
    """The page that ``secplan lapse`` prints."""
    lapsed = sum(step.lapsed for step in rolled.steps)
    opening: Page = [
        Heading(f"Targets rolled forward: {scenario.title or scenario.name}"),
        Paragraph(
            f"Scenario {scenario.name} ({file}), as of {format_date(scenario.as_of)}. What misses its cut-off, or "
            "waits for what does, goes to the next viable release; nothing is moved to make room. "
            "`secplan plan` finds the best plan."
        ),
    ]
    if rolled.violations:
        return [
            *opening,
            Paragraph("Rolled forward so, the targets are no plan: what is committed or pinned cannot all be kept."),
            Bullets([f"{broken(violation)}." for violation in rolled.violations]),
            *section("Lapses on the way", list(lapse_sentences(scenario, rolled))),
        ]
    return [
        *opening,
        Paragraph(f"{counted(lapsed, 'modification')} of {len(rolled.steps)} {'lapses' if lapsed == 1 else 'lapse'}."),
        _table(scenario, document),
        *section("Why", list(lapse_sentences(scenario, rolled))),
    ]


def _table(scenario: Scenario, document: Lapses) -> Table:
    columns = ["Modification", "Target", "Goes in", "Option", "Decision", "Cut-off", "Days in hand", "Waiting for it"]
    rows = [_cells(scenario, row) for row in document.steps]
    if not any(row.option for row in document.steps):
        columns.pop(3)
        rows = [[*row[:3], *row[4:]] for row in rows]
    return Table(columns, rows, frozenset({"Days in hand"}))


def _cells(scenario: Scenario, row: LapseRow) -> list[str]:
    committed = scenario.modification_of[row.modification].committed_to
    return [
        row.modification,
        row.target or "none",
        row.release or "no release",
        row.option or "",
        format_date(row.decision) if row.decision else "date unknown" if committed else "none needed",
        format_date(row.cut_off) if row.cut_off else "committed" if committed else "none",
        "" if row.slack_days is None else str(row.slack_days),
        listed(list(row.waits_for_it)) if row.waits_for_it else "",
    ]
