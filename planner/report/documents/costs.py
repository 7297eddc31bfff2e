"""What releases cost: the documents of ``secplan costs``, and the rows that other documents take over."""

from datetime import date

from models import Money, Plan, Scenario
from models.base import Data, Specification
from models.costs import CostOfMoving, Costs, Moving, ReleaseCosts
from models.rows import Because, Provenance, ScenarioRef
from planner.costs import release_costs
from planner.explain.costs import assumed_costs, moving_words
from planner.report.documents.common import base_of, because, provenance_row, scenario_ref

COSTS_FORMAT = "secplan.costs/1"
MOVING_FORMAT = "secplan.costs-of-moving/1"


class ModificationCostRow(Data):
    """A modification in a release."""

    modification: str
    option: str | None
    cost: Money | None
    """Null where it is not known."""


class UpliftCostRow(Data):
    """An uplift that a release pays for once."""

    specification: Specification
    cost: Money
    modifications: tuple[str, ...]
    """Those that share it."""


class ReleaseCostsRow(Data):
    """What a release costs."""

    release: str
    go_live: date
    modifications: tuple[ModificationCostRow, ...]
    uplifts: tuple[UpliftCostRow, ...]
    """Those that cost something."""
    of_modifications: Money
    """What is known of the modifications, summed."""
    of_uplifts: Money
    fixed: Money
    """What it costs once, carrying a change of the DCC Systems."""
    total: Money
    """All that is known; at least so much where ``unknown`` is not empty."""
    unknown: tuple[str, ...]
    """The modifications whose cost is not known, which the total is without."""
    budget: Money | None
    left: Money | None
    """Of the budget; below nothing where that is broken, at most so much where ``unknown`` is not empty."""


class YearCostsRow(Data):
    """What the releases of a calendar year cost together."""

    year: int
    total: Money
    unknown: tuple[str, ...]


class CostsDocument(Data):
    """The document of ``secplan costs SCENARIO --json``."""

    format: str = COSTS_FORMAT
    scenario: ScenarioRef
    releases: tuple[ReleaseCostsRow, ...]
    """Every release, in order of go-live."""
    years: tuple[YearCostsRow, ...]
    total: Money
    unknown: tuple[str, ...]
    assumed: tuple[str, ...]
    """What is taken for granted of costs."""
    provenance: Provenance


class MovingRow(Data):
    """What it changes if the modification alone goes in another release."""

    release: str
    option: str | None
    difference: Money
    """By how much all releases together cost more; below nothing where they cost less."""
    here_before: ReleaseCostsRow | None
    """The release that it leaves; null where the plan leaves it out."""
    here_after: ReleaseCostsRow | None
    there_before: ReleaseCostsRow
    there_after: ReleaseCostsRow
    breaks: tuple[Because, ...]
    """The rules that it would break, all others staying where they are."""
    says: str


class CostOfMovingDocument(Data):
    """The document of ``secplan costs SCENARIO MODIFICATION [RELEASE] --json``."""

    format: str = MOVING_FORMAT
    scenario: ScenarioRef
    modification: str
    release: str | None
    """Where the plan has it."""
    moves: tuple[MovingRow, ...]
    assumed: tuple[str, ...]
    provenance: Provenance


def costs_document(found: Costs, seconds: float = 0.0) -> CostsDocument:
    """The document of an answer."""
    scenario, whole = found.outcome.scenario, found.whole
    return CostsDocument(
        scenario=scenario_ref(scenario),
        releases=tuple(map(release_row, found.releases)),
        years=tuple(YearCostsRow(year=year, total=one.total, unknown=one.unknown) for year, one in found.years.items()),
        total=whole.total,
        unknown=whole.unknown,
        assumed=tuple(assumed_costs(scenario)),
        provenance=provenance_row(seconds),
    )


def cost_rows(scenario: Scenario, plan: Plan) -> tuple[ReleaseCostsRow, ...]:
    """The releases of a plan, in order of go-live; none where the scenario says nothing of costs."""
    return tuple(map(release_row, release_costs(scenario, plan))) if scenario.gives_costs else ()


def release_row(found: ReleaseCosts) -> ReleaseCostsRow:
    """One release."""
    return ReleaseCostsRow(
        release=found.release.id,
        go_live=found.release.go_live,
        modifications=tuple(
            ModificationCostRow(modification=one.modification, option=one.option, cost=one.cost)
            for one in found.modifications
        ),
        uplifts=tuple(
            UpliftCostRow(specification=one.specification, cost=one.cost, modifications=one.modifications)
            for one in found.uplifts
        ),
        of_modifications=found.of_modifications,
        of_uplifts=found.of_uplifts,
        fixed=found.fixed,
        total=found.total,
        unknown=found.unknown,
        budget=found.release.budget,
        left=found.left,
    )


def cost_of_moving_document(found: CostOfMoving, seconds: float = 0.0) -> CostOfMovingDocument:
    """The document of an answer."""
    return CostOfMovingDocument(
        scenario=scenario_ref(found.outcome.scenario),
        modification=found.modification,
        release=base_of(found.outcome).plan.release_of(found.modification),
        moves=tuple(_moving_row(found, move) for move in found.moves),
        assumed=tuple(assumed_costs(found.outcome.scenario)),
        provenance=provenance_row(seconds),
    )


def _moving_row(found: CostOfMoving, move: Moving) -> MovingRow:
    here = [release_row(one) for one in move.here] if move.here else [None, None]
    return MovingRow(
        release=move.release,
        option=move.option,
        difference=move.difference,
        here_before=here[0],
        here_after=here[1],
        there_before=release_row(move.there[0]),
        there_after=release_row(move.there[1]),
        breaks=tuple(map(because, move.broken)),
        says=moving_words(found, move),
    )
