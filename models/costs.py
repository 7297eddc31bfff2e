"""What releases cost: their modifications, the uplifts that these share, and what a release costs by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from models.base import Specification
from models.clause import Violation
from models.money import Money, total
from models.outcome import Outcome
from models.release import Release
from models.shown import Shown


@dataclass(frozen=True, slots=True)
class ModificationCost:
    """What delivering a modification costs; None where nobody knows."""

    modification: str
    option: str | None
    cost: Money | None


@dataclass(frozen=True, slots=True)
class UpliftCost:
    """What an uplift costs that a release carries; it is paid once, for all that share it."""

    specification: Specification
    cost: Money
    modifications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleaseCosts:
    """What a release costs with what goes in it."""

    release: Release
    modifications: tuple[ModificationCost, ...]
    """By id."""
    uplifts: tuple[UpliftCost, ...]
    """Of those specifications whose uplift costs something."""
    fixed: Money
    """What it costs once, carrying a change of the DCC Systems; nothing where it carries none."""

    @property
    def of_modifications(self) -> Money:
        """What is known of its modifications, summed."""
        return total(one.cost for one in self.modifications if one.cost is not None)

    @property
    def of_uplifts(self) -> Money:
        """Its uplifts, summed."""
        return total(one.cost for one in self.uplifts)

    @property
    def total(self) -> Money:
        """All that is known."""
        return self.of_modifications + self.of_uplifts + self.fixed

    @property
    def unknown(self) -> tuple[str, ...]:
        """The modifications whose cost nobody knows, which the total is without."""
        return tuple(one.modification for one in self.modifications if one.cost is None)

    @property
    def left(self) -> Money | None:
        """What is left of its budget, if it has one; below nothing where the budget is broken."""
        return None if self.release.budget is None else self.release.budget - self.total


@dataclass(frozen=True, slots=True)
class Sum:
    """What several releases cost together."""

    total: Money
    """All that is known."""
    unknown: tuple[str, ...]
    """The modifications whose cost nobody knows, which the total is without."""

    @classmethod
    def of(cls, releases: Iterable[ReleaseCosts]) -> "Sum":
        """Releases together."""
        listed = list(releases)
        return cls(total(one.total for one in listed), tuple(sorted(name for one in listed for name in one.unknown)))


@dataclass(frozen=True, slots=True, repr=False)
class Costs(Shown):
    """The whole answer: what each release of a plan costs."""

    outcome: Outcome = field(compare=False)
    """The plan that is asked about."""
    releases: tuple[ReleaseCosts, ...]
    """Every release of the scenario, in order of go-live."""

    @property
    def years(self) -> dict[int, Sum]:
        """The releases of each calendar year."""
        return {year: Sum.of(group) for year, group in groupby(self.releases, key=lambda one: one.release.year)}

    @property
    def whole(self) -> Sum:
        """All releases together."""
        return Sum.of(self.releases)

    @property
    def in_short(self) -> str:
        """What all of it costs."""
        whole = self.whole
        at_least = f"at least {whole.total}" if whole.unknown else str(whole.total)
        return f"{at_least} for {self.outcome.scenario.name}"


@dataclass(frozen=True, slots=True)
class Moving:
    """What it changes if one modification alone goes in another release; everything else stays."""

    release: str
    """Where it would go."""
    option: str | None
    """How it would be built there: as it is planned, or with its first option where it is left out."""
    here: tuple[ReleaseCosts, ReleaseCosts] | None
    """The release that it leaves, before and after; None where the plan leaves it out."""
    there: tuple[ReleaseCosts, ReleaseCosts]
    """The release that it joins, before and after."""
    broken: tuple[Violation, ...]
    """The clauses, waived ones aside, that this would break."""

    @property
    def difference(self) -> Money:
        """By how much all releases together cost more; below nothing where they cost less."""
        sides = [side for side in (self.here, self.there) if side]
        return total(after.total - before.total for before, after in sides)


@dataclass(frozen=True, slots=True, repr=False)
class CostOfMoving(Shown):
    """The whole answer about one modification: what other releases would change."""

    outcome: Outcome = field(compare=False)
    modification: str
    moves: tuple[Moving, ...]
    """One for each release that was asked about."""

    @property
    def in_short(self) -> str:
        """How much cheaper or dearer it gets."""
        found = ", ".join(f"{move.release} {move.difference}" for move in self.moves)
        return f"{self.modification} in {found or 'no other release'}"
