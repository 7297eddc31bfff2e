"""The page that ``secplan plan`` prints: the plan by release, and what a Panel member would ask next."""

from collections.abc import Iterator, Sequence

from models import Infeasible, Outcome, Plan, Planned, Scenario, Undecided
from models.result import InfeasiblePart, Result
from models.rows import PlacementRow
from models.unknowns import Unknowns
from planner.calendar import format_date
from planner.draft import Draft
from planner.explain.assumptions import doubts
from planner.explain.left_out import kept_out
from planner.explain.proof import standing, verdict
from planner.explain.unknowns import dependence
from planner.explain.words import capital, counted, listed, unit_word, worth
from planner.goals import GOAL_OF
from planner.goals.gbcs_split import GbcsSplit, fullest_by_year
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.result import rests_on
from planner.report.pages.common import reasons, scenario_words, waived_words, weights_blocks
from planner.report.pages.confidence import confidence_blocks
from planner.report.pages.conflicts import conflict_blocks, minimal_words, shortage_blocks, ways_out_blocks
from planner.report.pages.release import release_blocks
from planner.verify import verify


def plan_page(outcome: Outcome, result: Result, file: str, unknowns: Unknowns | None = None) -> Page:
    """The page of an answer; with what becomes of the plan with each answer to what is open, if that was asked."""
    scenario = outcome.scenario
    opening: Page = [
        Heading(scenario.title or scenario.name),
        Paragraph(scenario_words(scenario, file)),
    ]
    match outcome.answer:
        case Planned() as answer:
            return [
                *opening,
                Paragraph(verdict(answer, outcome.verified)),
                *_planned(outcome, answer, result, unknowns),
            ]
        case Infeasible():
            return [*opening, *no_plan_blocks(scenario, result), *_costs(result)]
        case Undecided(reason=reason):
            undecided = Paragraph(f"Undecided: {reason}. Allow more time with --seconds.")
            return [*opening, undecided, *_costs(result)]


def _costs(result: Result) -> Iterator[Block]:
    """What confidence costs, if that was asked."""
    return confidence_blocks(result.confidence) if result.confidence is not None else iter(())


def _planned(outcome: Outcome, answer: Planned, result: Result, unknowns: Unknowns | None) -> Iterator[Block]:
    scenario = outcome.scenario
    yield from _how_many_are_left_out(result)
    yield from release_blocks_of(scenario, result)
    yield from _not_on_target(scenario, result, answer.plan)
    yield from section("Allowed by a waiver", [waived_words(row) for row in result.waived])
    yield from section("Where the lapse rule alone would differ", list(_differences(outcome, answer)))
    yield from _goals(answer)
    yield from weights_blocks(scenario, [goal.unit for goal in answer.goals])
    yield from _by_year(scenario, answer)
    yield from _costs(result)
    yield from section("Assumed", list(_assumed(outcome, answer, unknowns)))
    yield from section("Doubtful in the sources", doubts(scenario))


def release_blocks_of(scenario: Scenario, result: Result) -> Iterator[Block]:
    """Release by release, what goes in it; and those that stay empty."""
    rows = {
        release.id: [row for row in result.placements if row.release == release.id] for release in scenario.releases
    }
    for release in scenario.releases_in_order:
        if rows[release.id]:
            yield from release_blocks(scenario, release, rows[release.id])
    empty = [
        f"{release.name} ({format_date(release.go_live)})"
        for release in scenario.releases_in_order
        if not rows[release.id]
    ]
    if empty:
        yield Paragraph(f"Nothing goes in: {', '.join(empty)}.")


def _assumed(outcome: Outcome, answer: Planned, unknowns: Unknowns | None) -> Iterator[str]:
    """What the plan rests on; and whether it depends on what is open, as far as that was settled."""
    settled = _settled_options(unknowns) if unknowns else {}
    yield from rests_on(outcome.scenario, answer.plan, outcome.verified, settled)
    if unknowns and (depends := dependence(outcome.scenario, unknowns)):
        yield depends


def _settled_options(unknowns: Unknowns) -> dict[str, bool]:
    """The modifications of whose solution option it was settled whether the plan depends on it."""
    of_options = ((one.modification, unknowns.depends_on(one)) for one in unknowns.questions if not one.specification)
    return {name: depends for name, depends in of_options if depends is not None}


def _how_many_are_left_out(result: Result) -> Iterator[Block]:
    """First of all, that not everything finds a release."""
    count = sum(row.release is None for row in result.placements)
    if count:
        find = "finds" if count == 1 else "find"
        of = counted(len(result.placements), "modification")
        yield Paragraph(f"{count} of {of} {find} no release; under Left out is why.")


def _not_on_target(scenario: Scenario, result: Result, plan: Plan) -> Iterator[Block]:
    """What lapsed, what finds no release, what waits and what has ended."""
    lapsed = [_lapsed(scenario, row) for row in result.placements if row.lapsed and row.release]
    yield from section("Lapsed: later than their target", lapsed)
    yield from section("Left out", _left_out(scenario, result, plan))
    waiting = [row for row in result.not_planned if row.why == "no decision date"]
    yield from section("Waiting for a date", [_named(scenario, row.modification) for row in waiting])
    ended = [row for row in result.not_planned if row.why != "no decision date"]
    yield from section("Not planned", [f"{_named(scenario, row.modification)}: {row.why}" for row in ended])


def _lapsed(scenario: Scenario, row: PlacementRow) -> str:
    target, release = scenario.release_of[row.target or ""], scenario.release_of[row.release or ""]
    fate = f"{row.modification} lapses from {target.called} to {release.called}"
    if row.because:
        return f"{fate}: {reasons(row)}."
    return f"{fate}: no rule keeps it from its target; a more important goal is better served."


def _left_out(scenario: Scenario, result: Result, plan: Plan) -> list[str]:
    """Why each finds no release: in short for every release, and with dates and numbers for its target."""
    draft = Draft(scenario, plan)
    return [
        f"{_named(scenario, row.modification)} finds no release: {kept_out(scenario, draft, row.modification)}."
        + (f" As for its target: {reasons(row)}." if row.because else "")
        for row in result.placements
        if row.release is None
    ]


def _named(scenario: Scenario, modification_id: str) -> str:
    title = scenario.modification_of[modification_id].title
    return f"{modification_id} ({title})" if title else modification_id


def _differences(outcome: Outcome, answer: Planned) -> Iterator[str]:
    """Where the optimum departs from rolling the targets forward, and the most important goal that gains by it."""
    if outcome.rolled.violations:
        yield "Rolling the targets forward breaks rules; `secplan lapse` names them."
        return
    differ = False
    for step in sorted(outcome.rolled.steps, key=lambda step: step.modification):
        planned = answer.plan.release_of(step.modification)
        if planned != step.release:
            differ = True
            there, here = step.release or "no release", planned or "none"
            yield f"{step.modification} would go in {there}; the plan has it in {here}."
    rolled = verify(outcome.scenario, outcome.rolled.plan).goals if differ else {}
    gained = [goal for goal in answer.goals if goal.goal in rolled and rolled[goal.goal] != goal.value]
    if gained:
        goal, before = gained[0], rolled[gained[0].goal]
        now, then = worth(goal.value, goal.unit), worth(before, goal.unit)
        yield f"What is gained: {GOAL_OF[goal.goal].title} are {now} instead of {then}."


def _goals(answer: Planned) -> Page:
    rows = [
        (capital(GOAL_OF[goal.goal].title), worth(goal.value, goal.unit), unit_word(goal.unit), standing(goal))
        for goal in answer.goals
    ]
    return [
        Heading("Goals, most important first"),
        Table(("Goal", "Value", "Unit", "Standing"), rows, frozenset({"Value"})),
    ]


def _by_year(scenario: Scenario, answer: Planned) -> Iterator[Block]:
    """What a goal is made of that sums up years: its value alone may be more than any release has."""
    years = fullest_by_year(scenario, answer.plan)
    if GbcsSplit.id in scenario.goals and len(years) > 1:
        each = listed([f"{most} in {year}" for year, most in years.items()])
        yield Paragraph(f"{GbcsSplit.title}: {each}, {sum(years.values())} in all.")


def _no_plan(part: InfeasiblePart) -> str:
    """The verdict: one conflict, or several, which each have to be settled."""
    if part.further:
        reasons = counted(1 + len(part.further), "separate reason")
        return f"No plan exists, for {reasons}, below. Each way out settles all of them."
    return f"No plan exists: {counted(len(part.clauses), 'statement')} cannot all hold. {minimal_words(part)}"


def no_plan_blocks(scenario: Scenario, result: Result, tried: Sequence[str] | None = ()) -> Iterator[Block]:
    """The ways out first: they help more than the reasons; ``tried`` as in ``ways_out_blocks``."""
    part = result.conflict
    assert part is not None, "an infeasible result has a conflict"
    yield Paragraph(_no_plan(part))
    if part.repairs:
        yield Heading("Ways out, the easiest to grant first")
        yield from ways_out_blocks(part.repairs, complete=part.repairs_complete, tried=tried)
    yield from shortage_blocks(part.shortages)
    yield from conflict_blocks(scenario, part, "Why: these cannot all hold")
    if part.further:
        yield Paragraph(minimal_words(part))
    for further in part.further:
        yield from conflict_blocks(scenario, further, "Another conflict, which shares nothing with the one before")
        yield Paragraph(minimal_words(further))
