"""What releases cost, from the scenario alone: each uplift and each fixed cost is paid once a release."""

from collections.abc import Iterator, Mapping

from models import SPECIFICATIONS, Modification, Money, Plan, Release, Scenario
from models.costs import ModificationCost, ReleaseCosts, UpliftCost
from models.money import NOTHING
from models.policy import Costs
from planner.facts import cost, impacts, placed


def release_costs(scenario: Scenario, plan: Plan) -> tuple[ReleaseCosts, ...]:
    """What each release costs, in order of go-live."""
    built: dict[str, dict[str, str | None]] = {release.id: {} for release in scenario.releases_in_order}
    for modification, option, release in placed(scenario, plan):
        built[release.id][modification.id] = option
    return tuple(costs_of(scenario, release, built[release.id]) for release in scenario.releases_in_order)


def costs_of(scenario: Scenario, release: Release, built: Mapping[str, str | None]) -> ReleaseCosts:
    """What a release costs with these modifications, each with its option."""
    modifications = [(scenario.modification_of[name], built[name]) for name in sorted(built)]
    return ReleaseCosts(
        release=release,
        modifications=tuple(ModificationCost(one.id, option, cost(one, option)) for one, option in modifications),
        uplifts=tuple(_uplifts(scenario, modifications)),
        fixed=_fixed(scenario, release) if any(one.touches_dcc_systems for one, _ in modifications) else NOTHING,
    )


def _uplifts(scenario: Scenario, modifications: list[tuple[Modification, str | None]]) -> Iterator[UpliftCost]:
    """Those that cost something."""
    costs = scenario.policy.costs or Costs()
    for specification in SPECIFICATIONS:
        sharing = [one.id for one, option in modifications if specification in impacts(scenario, one, option)]
        if sharing and (dear := costs.of_uplift(specification)) != NOTHING:
            yield UpliftCost(specification, dear, tuple(sharing))


def _fixed(scenario: Scenario, release: Release) -> Money:
    """Its own, or else the policy's."""
    own, usual = release.fixed_cost, (scenario.policy.costs or Costs()).release
    return next((given for given in (own, usual) if given is not None), NOTHING)
