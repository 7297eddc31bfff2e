"""What releases cost: the pages of ``secplan costs``, and the part about one release that other pages take over."""

from collections.abc import Iterator

from models import SPECIFICATION_NAMES, Money, Scenario
from models.costs import CostOfMoving, Costs
from models.money import NOTHING
from planner.calendar import format_date
from planner.explain.costs import missing_words, moving_words, sum_words
from planner.explain.things import release_name
from planner.explain.words import listed
from planner.report.blocks import Block, Cell, Heading, Page, Paragraph, Table, section
from planner.report.documents.costs import CostOfMovingDocument, CostsDocument, ReleaseCostsRow
from planner.report.pages.common import modification_heading, scenario_words

NOT_KNOWN = "not known"

COLUMNS = ("Release", "Modifications", "Uplifts", "Fixed cost", "Total", "Budget", "Left", "Not known")


def costs_page(found: Costs, document: CostsDocument, file: str) -> Page:
    """The page: the whole, release by release, year by year; then what each release pays for."""
    scenario = found.outcome.scenario
    told = [row for row in document.releases if row.modifications or row.budget is not None]
    return [
        Heading(f"What the releases cost: {scenario.title or scenario.name}"),
        Paragraph(f"All releases together cost {sum_words(found.whole.total, found.whole.unknown)}."),
        Paragraph(scenario_words(scenario, file)),
        Table(COLUMNS, [*_lines(scenario, told), *_sums(document)], frozenset(COLUMNS[1:-1])),
        *section("Over budget", list(_over(scenario, told))),
        *(block for row in told for block in release_cost_blocks(scenario, row)),
        *section("Assumed", document.assumed),
    ]


def _lines(scenario: Scenario, rows: list[ReleaseCostsRow]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        yield (
            scenario.release_of[row.release].name,
            row.of_modifications,
            row.of_uplifts,
            row.fixed,
            row.total,
            row.budget,
            row.left,
            ", ".join(row.unknown),
        )


def _sums(document: CostsDocument) -> Iterator[tuple[Cell, ...]]:
    for year in document.years:
        if year.total != NOTHING or year.unknown:
            yield (f"Releases of {year.year}", "", "", "", year.total, "", "", ", ".join(year.unknown))
    yield ("All releases", "", "", "", document.total, "", "", ", ".join(document.unknown))


def _over(scenario: Scenario, rows: list[ReleaseCostsRow]) -> Iterator[str]:
    """A plan keeps every budget but those that a waiver lifts."""
    for row in rows:
        if row.left is not None and row.left < NOTHING:
            over = Money(-row.left.pence)
            yield f"{scenario.release_of[row.release].name}: {over} more than its budget of {row.budget}."


def release_cost_blocks(scenario: Scenario, row: ReleaseCostsRow) -> Iterator[Block]:
    """What a release pays for, line by line, under a heading of its own."""
    release = scenario.release_of[row.release]
    yield Heading(f"{release.name}, go-live {format_date(row.go_live)}")
    yield from cost_blocks(row)


def cost_blocks(row: ReleaseCostsRow) -> Iterator[Block]:
    """The same without a heading."""
    yield cost_table(row)
    if row.unknown:
        yield Paragraph(f"The total is without {missing_words(row.unknown)}.")


def cost_table(row: ReleaseCostsRow) -> Table:
    """What a release pays for, with its total, and what is left of its budget."""
    lines = [*_paid(row), ("Total", "at least" if row.unknown else "", row.total)]
    if row.budget is not None:
        lines += [("Budget", "", row.budget), ("Left", "at most" if row.unknown else "", row.left)]
    return Table(("For", "Note", "Cost"), lines, frozenset({"Cost"}))


def _paid(row: ReleaseCostsRow) -> Iterator[tuple[str, str, Cell]]:
    for one in row.modifications:
        yield one.modification, one.option or "", _cost(one.cost)
    for uplift in row.uplifts:
        yield f"{SPECIFICATION_NAMES[uplift.specification]} uplift", _shared(uplift.modifications), uplift.cost
    if row.fixed != NOTHING:
        yield "Fixed cost", "", row.fixed


def _shared(names: tuple[str, ...]) -> str:
    return f"for {listed(names)}"


def _cost(cost: Money | None) -> Cell:
    return NOT_KNOWN if cost is None else cost


def cost_of_moving_page(found: CostOfMoving, document: CostOfMovingDocument, file: str) -> Page:
    """The page: what changes with each other release, and the sums before and after."""
    scenario = found.outcome.scenario
    modification = scenario.modification_of[found.modification]
    where = release_name(scenario, document.release)
    return [
        Heading(f"What moving costs: {modification_heading(modification)}"),
        Paragraph(f"{found.modification} goes in {where}. {scenario_words(scenario, file)}"),
        Paragraph(ALONE),
        *section("If it goes elsewhere", [moving_words(found, move) for move in found.moves]),
        *([] if found.moves else [Paragraph("There is no other release to come.")]),
        *_before_and_after(scenario, document),
        *section("Assumed", document.assumed),
    ]


ALONE = (
    "It alone moves here, with its option, and everybody else stays: `secplan why` tells what the best plan would be "
    "with it there."
)


def _before_and_after(scenario: Scenario, document: CostOfMovingDocument) -> Iterator[Block]:
    """The totals of both releases, to the penny."""
    rows: list[tuple[Cell, ...]] = []
    for move in document.moves:
        pairs = [(move.here_before, move.here_after), (move.there_before, move.there_after)]
        to = scenario.release_of[move.release].name
        for before, after in pairs:
            if before and after:
                name = scenario.release_of[before.release].name
                rows.append((to, name, before.total, after.total, after.total - before.total))
                to = ""
        rows.append(("", "All releases", "", "", move.difference))
    if rows:
        columns = ("If it goes in", "Then", "Costs now", "Would cost", "Difference")
        yield Heading("The sums")
        yield Table(columns, rows, frozenset(columns[2:]))
