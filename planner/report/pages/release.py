"""A release on the page of a plan: what goes in it, and what it carries."""

from collections.abc import Iterator, Sequence

from models import SPECIFICATION_NAMES, UPLIFTED, Release, Scenario
from models.rows import PlacementRow
from planner.calendar import format_date
from planner.costs import costs_of
from planner.explain.costs import release_line
from planner.explain.things import touches
from planner.explain.words import capital, counted, listed
from planner.facts import counts_as
from planner.report.blocks import Block, Heading, Paragraph, Table

COLUMNS = ("Modification", "Title", "Touches", "Option", "Decision", "Cut-off", "Days in hand")


def release_blocks(scenario: Scenario, release: Release, rows: list[PlacementRow]) -> Iterator[Block]:
    """What goes in it, row by row."""
    yield Heading(f"{release.name}, go-live {format_date(release.go_live)}")
    yield Paragraph(" ".join([*_about(scenario, release), *carries(scenario, release, rows)]))
    table = [_row(scenario, row) for row in rows]
    has_options = any(row.option for row in rows)
    kept = [index for index, name in enumerate(COLUMNS) if name != "Option" or has_options]
    yield Table(
        columns=[COLUMNS[index] for index in kept],
        rows=[[row[index] for index in kept] for row in table],
        numeric=frozenset({"Days in hand"}),
    )


def _about(scenario: Scenario, release: Release) -> Iterator[str]:
    if moved := moved_from(release):
        yield f"{capital(moved)}."
    yield from baselined(scenario, release)


def moved_from(release: Release) -> str:
    """Where its go-live was moved from; empty where it was not."""
    if release.scheduled is None or release.scheduled == release.go_live:
        return ""
    return f"moved from {format_date(release.scheduled)}"


def go_live_words(release: Release) -> str:
    """ "6 May 2020, moved from 25 June 2020"."""
    return ", ".join(filter(None, (format_date(release.go_live), moved_from(release))))


def baselined(scenario: Scenario, release: Release) -> Iterator[str]:
    """When its scope is baselined, as far as the scenario says."""
    for scope, meeting in (("DCC Systems", release.dcc_baseline), ("Full", release.full_baseline)):
        if meeting:
            tense = "baselined" if meeting < scenario.as_of else "to be baselined"
            yield f"{scope} scope {tense} on {format_date(meeting)}."


def carries(scenario: Scenario, release: Release, rows: Sequence[PlacementRow], subject: str = "") -> Iterator[str]:
    """Its uplifts, the number of its GBCS changes, and what it uses of what it can carry; of "it", in whole sentences.

    A page says the same in notes, without a subject.
    """
    used = {name: _used(scenario, rows, name) for name in (*SPECIFICATION_NAMES, *sorted(release.capacity))}
    uplifts = [f"a {SPECIFICATION_NAMES[name]} uplift" for name in UPLIFTED if used[name]]
    gbcs = counted(used["gbcs"], "GBCS change") if used["gbcs"] else "no GBCS change"
    yield f"{capital(f'{subject} carries'.strip())} {listed([*(uplifts or ['no DUIS or CH firmware uplift']), gbcs])}."
    if scenario.gives_costs:
        yield release_line(costs_of(scenario, release, {row.modification: row.option for row in rows}))
    for name, capacity in sorted(release.capacity.items()):
        thing = SPECIFICATION_NAMES.get(name, name.replace("_", " "))
        yield f"{capital(f'{subject} uses'.strip())} {used[name]:,} of {capacity:,} {thing}."


def _used(scenario: Scenario, rows: Sequence[PlacementRow], name: str) -> int:
    return sum(counts_as(scenario, scenario.modification_of[row.modification], name, row.option) for row in rows)


def _row(scenario: Scenario, row: PlacementRow) -> tuple[str, ...]:
    modification = scenario.modification_of[row.modification]
    decision = format_date(row.decision) if row.decision else ""
    if modification.is_approved:
        decision = f"approved {decision}" if decision else "approved, date unknown"
    elif decision:
        decision = f"expected {decision}"
    committed = modification.committed_to is not None and modification.committed_to == row.release
    pinned = row.modification in scenario.pin_of
    return (
        f"{row.modification} (pinned)" if pinned else row.modification,
        modification.title,
        touches(scenario, modification, row.option),
        row.option or "",
        decision or "none needed",
        format_date(row.cut_off) if row.cut_off else "committed" if committed else "none",
        "" if row.slack_days is None else str(row.slack_days),
    )
