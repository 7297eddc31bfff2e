"""Why a modification is where the best plan has it."""

from collections.abc import Sequence

from models.flaw import nothing_called
from models.why import Elsewhere, Standing, Why
from planner.explain.why import what_it_would_be
from planner.questions.elsewhere import elsewhere
from planner.questions.progress import answered_one_by_one
from planner.questions.room import Room
from planner.questions.study import Study
from planner.questions.unknowns import unknowns_of


def why(study: Study, name: str) -> Why:
    """Where it is, since which goal, and what every other place would cost.

    Raises
    ------
    ValueError
        If there is no such modification, or it takes no part in planning.
    """
    require_planned(study, name)
    here = study.base.plan.release_of(name)
    places = [release.id for release in study.scenario.releases_in_order]
    others = [place for place in (*places, None) if place != here]
    rows = answered_one_by_one(
        study.budget,
        others,
        f"why {name} is where it is",
        lambda place: elsewhere(study, name, place),
        lambda row: what_it_would_be(study.scenario, study.base, name, row),
    )
    return Why(
        outcome=study.outcome,
        modification=name,
        plan=study.base.plan,
        standing=_standing(study, name, rows, len(others)),
        settled_by=_settled_by(study, rows),
        elsewhere=tuple(rows),
        waits_for_it=tuple(sorted(Room(study.scenario, study.base.plan).with_followers(name) - {name})),
        unknowns=unknowns_of(study, name),
        interrupted=study.budget.interrupted,
    )


def require_planned(study: Study, name: str) -> None:
    """Refuse what is not there, or takes no part in planning."""
    if name not in study.scenario.modification_of:
        raise ValueError(nothing_called("modification", name, study.scenario.modification_of))
    if name not in study.problem.change_of:
        raise ValueError(f"{name} takes no part in planning")


def _standing(study: Study, name: str, rows: Sequence[Elsewhere], count: int) -> Standing:
    alike = [row for row in rows if _is_as_good(study, row)]
    if any(_others_moved(study, name, row) == 0 for row in alike):
        return "free"
    if alike:
        return "tie"
    settled = study.base.proven and len(rows) == count
    return "forced" if settled and all(_is_worse(study, row) for row in rows) else "unproved"


def _is_as_good(study: Study, row: Elsewhere) -> bool:
    """Whether there is a plan that has it there and is as good as the base in every goal."""
    return row.planned is not None and _first_worse(study, row) is None


def _is_worse(study: Study, row: Elsewhere) -> bool:
    """Whether it is proved that it cannot be there in any best plan."""
    if row.planned is None:
        return row.possible is False
    at = _first_worse(study, row)
    return at is not None and row.planned.goals[at].bound > study.base.goals[at].value


def _first_worse(study: Study, row: Elsewhere) -> int | None:
    """The rank of the first goal in which the plan that has it there is worse."""
    assert row.planned is not None, "only asked where there is a plan"
    pairs = zip(study.base.goals, row.planned.goals, strict=True)
    return next((rank for rank, (before, after) in enumerate(pairs) if after.value != before.value), None)


def _settled_by(study: Study, rows: Sequence[Elsewhere]) -> str | None:
    """The last goal that takes a release from it, all before it having left it there."""
    possible = [row for row in rows if row.planned and row.release is not None]
    ranks = [rank for row in possible if (rank := _first_worse(study, row)) is not None]
    return study.base.goals[max(ranks)].goal if ranks else None


def _others_moved(study: Study, name: str, row: Elsewhere) -> int:
    assert row.planned is not None, "only asked where there is a plan"
    return sum(move.modification != name for move in study.base.plan.moves_to(row.planned.plan))
