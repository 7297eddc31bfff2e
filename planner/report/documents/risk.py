"""How likely it is: the document of ``secplan risk``."""

from datetime import date
from typing import Literal

from models import Scenario
from models.base import Data
from models.result import Result
from models.risk import Chance, CutOffChance, Earlier, ModificationRisk, ReleaseRisk, Risk
from models.rows import Provenance, ScenarioRef
from planner.report.documents.common import provenance_row, scenario_ref

RISK_FORMAT = "secplan.risk/1"


class ChanceRow(Data):
    """A share of draws."""

    hits: int
    of: int
    share: float
    error: float
    """Its standard error."""
    low: float
    high: float
    """Where the chance is, with 95 % certainty (Wilson)."""

    @classmethod
    def of_draws(cls, hits: int, of: int) -> "ChanceRow":
        """The share of so many draws."""
        chance = Chance(hits, of)
        low, high = chance.interval
        return cls(
            hits=hits,
            of=of,
            share=round(chance.share, 6),
            error=round(chance.error, 6),
            low=round(low, 6),
            high=round(high, 6),
        )


class SpreadRow(Data):
    """How the duration of a step is taken to spread."""

    step: str
    title: str
    how: Literal["past", "quantiles", "assumed", "none"]
    unit: str
    least: int
    most: int
    mean: float
    says: str


class SharedCauseRow(Data):
    """What holds up steps of different modifications alike."""

    name: str
    steps: tuple[str, ...]
    correlation: float


class EarlierRow(Data):
    """What it is worth that a step is done earlier, all else being drawn alike."""

    step: str
    """The first whose duration spreads, or the last, which is the decision itself."""
    title: str
    working_days: int
    in_time: ChanceRow | None
    priority_days: float
    """By how many priority-weighted days later than target the lapse rule then has all modifications less; what is left
    out counts as in the last release."""
    left_out: float
    """By how much weight it leaves out less."""
    draws: int
    """The draws that the last two rest on."""


class InTimeRow(Data):
    """The chance to make a cut-off."""

    release: str
    option: str | None
    cut_off: date
    chance: ChanceRow
    misses: int
    misses_without: dict[str, int]
    """By cause, the misses that are left where it makes no step longer than its target."""


class ModificationRiskRow(Data):
    """What becomes of one modification."""

    modification: str
    why_sure: str | None
    """Why its decision date does not spread, if so."""
    decision_by: dict[str, date | None]
    """P50 and P80: the day by which it is decided with that chance; worked out, and not counted in draws. Null beyond
    the bank holidays known."""
    release_by: dict[str, str | None]
    """The same for the release, in draws planned again; null for none."""
    cut_off: InTimeRow | None
    releases: dict[str, ChanceRow]
    """By release, and "none", in draws planned again."""
    lapsed: dict[str, ChanceRow]
    """The same by the lapse rule."""
    earlier: tuple[EarlierRow, ...]


class ReleaseRiskRow(Data):
    """What becomes of one release, in draws planned again."""

    release: str
    gbcs: dict[str, ChanceRow]
    """By number of GBCS changes."""
    no_dcc_systems: ChanceRow


class CauseRow(Data):
    """What keeps decisions from their cut-offs."""

    cause: str
    title: str
    is_shared: bool
    misses_without: int
    """Misses, of all modifications in all draws, that are left where it makes no step longer than its target."""


class ListedDrawRow(Data):
    """A draw that was asked for."""

    draw: int
    decision: date | None
    planned: str | None
    lapsed: str | None


class RiskDocument(Data):
    """The document of ``secplan risk --json``."""

    format: str = RISK_FORMAT
    scenario: ScenarioRef
    base: Result
    """The plan with decisions on the days that are expected."""
    draws: int
    seed: int
    worlds: int
    """Draws that look different to the planner."""
    lapsed: int
    """Draws rolled forward by the lapse rule: the first so many."""
    planned: int
    """Draws planned again: the first so many."""
    plans: int
    """Worlds among these draws, each with one answer."""
    taken_over: int
    """Of those, worlds that no solver was asked for: they have the answer of an earlier one, whose plan is checked
    there too. The rest were planned, each once."""
    recalled: int
    """Of those that were planned, worlds that were so in an earlier run; their plans are checked again."""
    unproved: int
    """Of all those, worlds whose plan is not proved best in the time given."""
    planless: int
    """Draws planned again of which no plan exists, or none was found: with them, the chances of releases are one."""
    stopped: Literal["interrupt", "worker"] | None
    spreads: tuple[SpreadRow, ...]
    shared_cause: SharedCauseRow
    modifications: tuple[ModificationRiskRow, ...]
    releases: tuple[ReleaseRiskRow, ...]
    holds: ChanceRow | None
    """That all decisions make the cut-offs of the plan; null where there are none to make."""
    misses: int
    causes: tuple[CauseRow, ...]
    listed: tuple[ListedDrawRow, ...]
    provenance: Provenance


def risk_document(risk: Risk, base: Result, seconds: float = 0.0) -> RiskDocument:
    """The document of an answer; ``base`` is the result of its plan."""
    scenario = risk.base.scenario
    cause = scenario.governance.shared_cause
    return RiskDocument(
        scenario=scenario_ref(scenario),
        base=base,
        draws=risk.draws,
        seed=risk.seed,
        worlds=risk.worlds,
        lapsed=risk.lapsed,
        planned=risk.planned,
        plans=risk.plans,
        taken_over=risk.taken_over,
        recalled=risk.recalled,
        unproved=risk.unproved,
        planless=risk.planless,
        stopped=risk.stopped,
        spreads=tuple(
            SpreadRow(
                step=one.step,
                title=_title(scenario, one.step),
                how=one.how,
                unit=one.unit,
                least=one.least,
                most=one.most,
                mean=round(one.mean, 2),
                says=one.why,
            )
            for one in risk.spreads
        ),
        shared_cause=SharedCauseRow(name=cause.name, steps=cause.steps, correlation=cause.correlation),
        modifications=tuple(_modification(scenario, one) for one in risk.modifications),
        releases=tuple(_release(one) for one in risk.releases),
        holds=_chance(risk.holds) if risk.holds else None,
        misses=risk.misses,
        causes=tuple(
            CauseRow(
                cause=one.cause,
                title=one.cause if one.is_shared else _title(scenario, one.cause),
                is_shared=one.is_shared,
                misses_without=one.without,
            )
            for one in risk.causes
        ),
        listed=tuple(
            ListedDrawRow(draw=one.number, decision=one.decision, planned=one.planned, lapsed=one.lapsed)
            for one in risk.listed
        ),
        provenance=provenance_row(seconds),
    )


def _title(scenario: Scenario, step: str) -> str:
    return scenario.governance.steps[step].title or step


def _chance(chance: Chance) -> ChanceRow:
    return ChanceRow.of_draws(chance.hits, chance.of)


def _modification(scenario: Scenario, one: ModificationRisk) -> ModificationRiskRow:
    return ModificationRiskRow(
        modification=one.modification,
        why_sure=one.why_sure or None,
        decision_by={f"P{percent}": day for percent, day in one.decisions.items()},
        release_by={f"P{percent}": release for percent, release in one.release_by.items()},
        cut_off=_in_time(one.cut_off) if one.cut_off else None,
        releases={release or "none": _chance(chance) for release, chance in one.releases.items()},
        lapsed={release or "none": _chance(chance) for release, chance in one.lapsed.items()},
        earlier=tuple(_earlier(scenario, earlier) for earlier in one.earlier),
    )


def _in_time(one: CutOffChance) -> InTimeRow:
    return InTimeRow(
        release=one.release,
        option=one.option,
        cut_off=one.cut_off,
        chance=_chance(one.chance),
        misses=one.chance.of - one.chance.hits,
        misses_without=dict(one.without),
    )


def _earlier(scenario: Scenario, one: Earlier) -> EarlierRow:
    return EarlierRow(
        step=one.step,
        title=_title(scenario, one.step),
        working_days=one.days,
        in_time=_chance(one.in_time) if one.in_time else None,
        priority_days=round(one.priority_days, 2),
        left_out=round(one.left_out, 4),
        draws=one.draws,
    )


def _release(one: ReleaseRisk) -> ReleaseRiskRow:
    return ReleaseRiskRow(
        release=one.release,
        gbcs={str(number): _chance(chance) for number, chance in one.gbcs.items()},
        no_dcc_systems=_chance(one.no_dcc_systems),
    )
