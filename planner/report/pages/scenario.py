"""What a scenario says: its releases and modifications, as tables."""

from collections.abc import Sequence

from models import SPECIFICATION_NAMES, Modification, Release, Scenario
from planner.calendar import format_date
from planner.changes.decide import decision_words
from planner.explain.things import touches
from planner.explain.words import listed
from planner.report.blocks import Heading, Page, Paragraph, Table
from planner.report.pages.common import scenario_words

RELEASES = ("Release", "Title", "Go-live", "For", "At most")
MODIFICATIONS = ("Modification", "Title", "Touches", "Decision", "Target", "Options", "Links")


def scenario_page(scenario: Scenario, file: str) -> Page:
    """The page that a notebook shows of a scenario."""
    releases = [_release(release) for release in scenario.releases_in_order]
    modifications = [_modification(scenario, one) for one in sorted(scenario.modifications, key=lambda one: one.id)]
    return [
        Heading(scenario.title or scenario.name),
        Paragraph(scenario_words(scenario, file)),
        Heading("Releases"),
        _table(RELEASES, releases),
        Heading("Modifications"),
        _table(MODIFICATIONS, modifications),
    ]


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Without the columns in which nothing stands."""
    kept = [index for index in range(len(columns)) if not rows or any(row[index] for row in rows)]
    return Table([columns[index] for index in kept], [[row[index] for index in kept] for row in rows])


def _release(release: Release) -> tuple[str, ...]:
    capacity = [
        f"{most:,} {SPECIFICATION_NAMES.get(name, name.replace('_', ' '))}"
        for name, most in sorted(release.capacity.items())
    ]
    carries = [one.replace("dcc-systems", "DCC Systems") for one in release.carries]
    return release.id, release.title, format_date(release.go_live), ", ".join(carries), ", ".join(capacity)


def _modification(scenario: Scenario, modification: Modification) -> tuple[str, ...]:
    pin = scenario.pin_of.get(modification.id)
    return (
        modification.id,
        modification.title,
        touches(scenario, modification, modification.option),
        decision_words(modification),
        f"pinned to {pin.release}" if pin else modification.target or "",
        modification.option or ", ".join(option.id for option in modification.options),
        "; ".join(_links(modification)),
    )


def _links(modification: Modification) -> list[str]:
    links = {
        "needs": modification.needs,
        "after": tuple(link.id for link in modification.after),
        "together with": modification.together,
        "apart from": modification.apart,
        "excludes": modification.excludes,
    }
    return [f"{word} {listed(names)}" for word, names in links.items() if names]
