"""The Release Implementation Document of a release: what the Panel baselines."""

import re
from collections.abc import Iterator

from models import Release
from planner.calendar import format_date
from planner.explain.assumptions import doubts_of
from planner.report.blocks import Block, Bullets, Heading, Paper, Paragraph
from planner.report.documents.result import rests_on
from planner.report.documents.scope import ScopeRow
from planner.report.documents.scope_changes import scope_changes
from planner.report.pages.cut_off_table import cut_off_blocks
from planner.report.pages.load_table import load_blocks
from planner.report.pages.release import baselined, carries, go_live_words
from planner.report.pages.release_risk import release_risk_blocks
from planner.report.pages.rule_table import rule_blocks, waiver_blocks
from planner.report.pages.scope import scope_blocks
from planner.report.pages.scope_changes import since_baseline_blocks, since_plan_blocks
from planner.report.pages.technical_baseline import technical_baseline_blocks
from planner.report.papers.background import Background
from planner.report.papers.costs import cost_part
from planner.report.papers.milestones import milestone_part
from planner.report.papers.no_plan import no_plan_part
from planner.report.papers.numbering import numbered

NO_PATH = "Assumption: a modification for which the scenario gives no path is under Self-Governance."

NAME = "rid-{}"
"""The name of the paper of a release."""


def release_documents(background: Background) -> list[Paper]:
    """A paper for each release that is to come and has something in scope."""
    return [release_document(background, release) for release in background.releases_to_come]


def release_document(background: Background, release: Release) -> Paper:
    """The paper of one release."""
    return Paper(
        name=NAME.format(release.id),
        page=[
            Heading(f"Release Implementation Document: {release.name}"),
            *numbered(_parts(background, release, background.scope_of(release))),
        ],
        about=(
            ("Release", release.name),
            ("Go-live", format_date(release.go_live)),
            ("As of", format_date(background.scenario.as_of)),
            ("Action", "For Decision" if release.go_live > background.scenario.as_of else "For Information"),
        ),
        foot=background.foot,
    )


def _parts(background: Background, release: Release, rows: tuple[ScopeRow, ...]) -> Iterator[Block]:
    yield Heading("Purpose")
    yield Paragraph(" ".join(_purpose(background, release)))
    yield Heading("Scope")
    yield from scope_blocks(background.scenario, background.plan, release, rows)
    if background.plan is None:
        yield from no_plan_part(background, "The scope above is as it stands.")
    else:
        yield from _of_the_plan(background, release, rows)
    yield from milestone_part(background, release)
    yield from _rests_on(background, release, rows)
    yield Heading("Provenance")
    yield Bullets(background.provenance)


def _purpose(background: Background, release: Release) -> Iterator[str]:
    """What the paper is for, and what the release carries."""
    yield (
        f"This document sets out the scope of {release.called}, the dates by which each decision has to come, and what "
        f"the scope rests on. Go-live is on {go_live_words(release)}."
    )
    yield from baselined(background.scenario, release)
    if background.plan is not None:
        yield from carries(background.scenario, release, background.placed_in(release), "it")


def _of_the_plan(background: Background, release: Release, rows: tuple[ScopeRow, ...]) -> Iterator[Block]:
    if background.board is not None:
        yield Heading("The release in the plan")
        yield background.board
    yield from _changes(background, release)
    yield Heading("Decision cut-off dates")
    yield Paragraph(
        "A modification in scope need not be approved yet. If it is not approved by its cut-off date, it lapses to the "
        "next viable release."
    )
    yield from cut_off_blocks(background.scenario, release, rows, background.placed_in(release), background.fallbacks)
    if baseline := background.baseline_with(release):
        yield Heading("Uplifts and technical baseline")
        yield from technical_baseline_blocks(release, baseline)
    yield from cost_part(background, release)
    yield Heading("Load")
    yield from load_blocks(background.outcome, release)
    yield Heading("Risks")
    yield from release_risk_blocks(background.scenario, background.placed_in(release), background.risk, release)


def _changes(background: Background, release: Release) -> Iterator[Block]:
    assert background.plan is not None, "only a plan has changed"
    if background.since is not None:
        yield Heading(f"Changes since {format_date(background.since.before.scenario.as_of)}")
        yield from since_plan_blocks(background.scenario, release, background.since)
        return
    yield Heading("Changes since the last baseline")
    found = scope_changes(background.scenario, background.plan, release)
    yield from since_baseline_blocks(background.scenario, release, found)


def without_commands(sentence: str) -> str:
    """Without the part that tells which command tells more: a Panel has the paper only."""
    return re.sub(r"; [^;`]*`secplan \w+` tells[^;.]*", "", sentence)


def _rests_on(background: Background, release: Release, rows: tuple[ScopeRow, ...]) -> Iterator[Block]:
    """Assumptions, doubts, rules and waivers."""
    scenario, outcome = background.scenario, background.outcome
    yield Heading("Assumptions")
    yield Bullets([*map(without_commands, rests_on(scenario, background.plan, outcome.verified)), NO_PATH])
    doubtful = doubts_of([release], [scenario.modification_of[row.modification] for row in rows])
    if doubtful:
        yield Heading("Doubtful in the sources")
        yield Paragraph("As the scenario writes them, with its own names for its sources.")
        yield Bullets(doubtful)
    yield Heading("Rules and waivers")
    yield from rule_blocks()
    yield from waiver_blocks(scenario, background.result)
