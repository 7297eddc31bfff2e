"""What binds: the document of ``secplan binding``."""

from models import Planned
from models.base import Data
from models.binding import Binding, Loosened, RuleFound, RuleStanding
from models.rows import GoalChangeRow, MoveRow, Provenance, ScenarioRef
from planner.explain.binding import changed_goals, not_established, rebuilt
from planner.report.documents.common import base_of, provenance_row, scenario_ref
from planner.report.documents.placements import goal_change
from planner.rules import RULE_OF

BINDING_FORMAT = "secplan.binding/1"


class GainRow(Data):
    """What the best plan gains, and who moves."""

    goals: tuple[GoalChangeRow, ...]
    """The goals that change, most important first."""
    moves: tuple[MoveRow, ...]
    options: tuple[MoveRow, ...]
    """Modifications that are built with another solution option: which before, which after."""
    proven: bool
    """Whether it is proved that no more can be gained, and ties are settled."""


class StepRow(Data):
    """One rule or number loosened by one step."""

    rule: str
    about: tuple[str, ...]
    says: str
    """What is then so."""
    gain: GainRow | None
    """Null where it buys nothing, which is proved."""


class RuleRow(Data):
    """One rule."""

    rule: str
    title: str
    source: str
    standing: RuleStanding
    gain: GainRow | None
    """Where it binds: what dropping it altogether would buy."""


class BindingDocument(Data):
    """The document of ``secplan binding --json``."""

    format: str = BINDING_FORMAT
    scenario: ScenarioRef
    proven: bool
    """Whether the plan before is proved best; without that nothing can be told of a step."""
    steps: tuple[StepRow, ...]
    """What buys most first, what buys nothing last."""
    rules: tuple[RuleRow, ...]
    not_established: tuple[str, ...]
    stopped: str | None
    provenance: Provenance


def binding_document(found: Binding, seconds: float = 0.0) -> BindingDocument:
    """The document of an answer."""
    base = base_of(found.outcome)
    return BindingDocument(
        scenario=scenario_ref(found.outcome.scenario),
        proven=base.proven,
        steps=tuple(_step_row(base, loosened) for loosened in found.steps),
        rules=tuple(_rule_row(base, rule) for rule in found.rules),
        not_established=tuple(not_established(found)),
        stopped=found.stopped,
        provenance=provenance_row(seconds),
    )


def _step_row(base: Planned, loosened: Loosened) -> StepRow:
    step = loosened.step
    return StepRow(rule=step.rule, about=step.about, says=step.says, gain=_gain(base, loosened.planned))


def _rule_row(base: Planned, found: RuleFound) -> RuleRow:
    rule = RULE_OF[found.rule]
    gain = _gain(base, found.planned)
    return RuleRow(rule=rule.id, title=rule.title, source=str(rule.source), standing=found.standing, gain=gain)


def _gain(base: Planned, planned: Planned | None) -> GainRow | None:
    if planned is None:
        return None
    return GainRow(
        goals=tuple(goal_change(before, after) for before, after in changed_goals(base, planned)),
        moves=tuple(MoveRow(**move._asdict()) for move in base.plan.moves_to(planned.plan)),
        options=tuple(
            MoveRow(modification=name, before=here, after=there)
            for name, here, there in rebuilt(base.plan, planned.plan)
        ),
        proven=planned.unique,
    )
