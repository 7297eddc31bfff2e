"""The numbers of the rules: lead times, uplifts a year, weights."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema

from models.base import SPECIFICATIONS, Count, Data, Specification, is_left_out
from models.duration import Duration
from models.money import NOTHING, Cost, Money

Priority = Literal["high", "standard", "low"]


class LeadTime(Data):
    """How long DCC and Parties need from the decision to go-live."""

    dcc: Duration
    """For DCC to design, build and test."""
    party: Duration
    """For Parties to change their own systems."""


class LeadTimeOverride(Data):
    """A lead time of one modification, in place of the policy's."""

    dcc: Duration | None = None
    party: Duration | None = None


class DocumentsLeadTime(LeadTime):
    """Counted for every change: each changes the SEC's text."""

    dcc: Duration = Duration(0, "months")
    party: Duration = Duration(2, "months")


class DccSystemsLeadTime(LeadTime):
    """Counted for a change of the DCC Systems."""

    dcc: Duration = Duration(6, "months")
    party: Duration = Duration(3, "months")


class GbcsLeadTime(LeadTime):
    """Counted for a change of GBCS."""

    dcc: Duration = Duration(9, "months")
    party: Duration = Duration(6, "months")


class UpliftLeadTime(LeadTime):
    """Counted for a change of DUIS or of Communications Hub firmware."""

    dcc: Duration = Duration(12, "months")
    party: Duration = Duration(6, "months")


class LeadTimes(Data):
    """Lead times by what a change touches; the longest that applies counts. The defaults are an assumption."""

    documents: DocumentsLeadTime = DocumentsLeadTime.model_construct()
    dcc_systems: DccSystemsLeadTime = DccSystemsLeadTime.model_construct()
    gbcs: GbcsLeadTime = GbcsLeadTime.model_construct()
    duis: UpliftLeadTime = UpliftLeadTime.model_construct()
    ch_firmware: UpliftLeadTime = UpliftLeadTime.model_construct()


def _parse_limit(value: Any) -> Any:
    return None if value == "unlimited" else value


def _limit_in_words(limit: int | None) -> int | str:
    return "unlimited" if limit is None else limit


_Limit = Annotated[
    Count | None,
    BeforeValidator(_parse_limit),
    PlainSerializer(_limit_in_words),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"const": "unlimited"}]}),
]


def _limits_by_year(value: Any) -> Any:
    """One number stands for every year."""
    return value if isinstance(value, dict) else {"default": value}


_YearOrDefault = Annotated[str, StringConstraints(pattern=r"^(default|[12]\d{3})$")]

UpliftLimit = Annotated[dict[_YearOrDefault, _Limit], BeforeValidator(_limits_by_year)]
"""Releases of a calendar year that may carry an uplift: a number, "unlimited", or ``{default: 1, 2021: 2}``."""


class UpliftLimits(Data):
    """How many releases of a calendar year may carry an uplift of each specification (R12)."""

    duis: UpliftLimit = {"default": 1}
    ch_firmware: UpliftLimit = {"default": 1}
    gbcs: UpliftLimit = {"default": None}
    """The papers split GBCS changes over releases instead of limiting them (R13), so there is no limit."""


class PriorityWeights(Data):
    """What a change of each priority weighs in the goals `left-out` and `lateness`."""

    high: Annotated[int, Field(ge=1, le=1000)] = 9
    standard: Annotated[int, Field(ge=1, le=1000)] = 3
    low: Annotated[int, Field(ge=1, le=1000)] = 1

    def of(self, priority: Priority) -> int:
        """The weight of a priority."""
        weight: int = getattr(self, priority)
        return weight


class UpliftCosts(Data):
    """What a release pays once for an uplift that it carries, however many changes share it; left out, nothing."""

    duis: Cost | None = None
    gbcs: Cost | None = None
    """For a release with a GBCS change, one or many."""
    ch_firmware: Cost | None = None


class Costs(Data):
    """What a release costs beyond its modifications."""

    uplifts: UpliftCosts = UpliftCosts.model_construct()
    release: Cost | None = None
    """What a release costs once where it carries a change of the DCC Systems; left out, nothing."""

    def of_uplift(self, specification: Specification) -> Money:
        """What an uplift of a specification costs."""
        cost: Money | None = getattr(self.uplifts, specification)
        return cost or NOTHING

    @property
    def says_something(self) -> bool:
        """Whether any of them is given."""
        return any(cost is not None for cost in (self.release, *(getattr(self.uplifts, one) for one in SPECIFICATIONS)))


class Policy(Data):
    """The settings that the rules and goals use."""

    lead_times: LeadTimes = LeadTimes.model_construct()
    uplifts_per_year: UpliftLimits = UpliftLimits.model_construct()
    unknown_impacts: Literal["assume-yes", "assume-no"] = "assume-yes"
    """What an unknown impact counts as, everywhere."""
    priority_weights: PriorityWeights = PriorityWeights.model_construct()
    costs: Costs | None = Field(default=None, exclude_if=is_left_out)
    """What a release costs beyond its modifications, where anybody says."""
