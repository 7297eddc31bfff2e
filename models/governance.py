"""How a modification comes to its decision: the bodies and their meetings, the steps, and the pathways of steps.

The defaults are those of the SEC: "Change Status Report - April 2021" (S3), "SEC Releases update" (S0), and where no
paper says, an assumption.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from models.base import Data, Day, Id
from models.duration import Duration
from models.over import over

Nth = Literal["first", "second", "third", "fourth", "last"]
Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
Pathway = Literal["self-governance", "authority", "fast-track", "authority-led", "urgent"]

PATHWAY_NAMES: dict[Pathway, str] = {
    "self-governance": "Self-Governance",
    "authority": "Authority-Determined",
    "fast-track": "Fast-Track",
    "authority-led": "Authority-Led",
    "urgent": "Urgent",
}
"""As the papers write them."""

WEEKDAYS: tuple[Weekday, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
NTHS: tuple[Nth, ...] = ("first", "second", "third", "fourth", "last")

DurationSet = Annotated[str, StringConstraints(pattern=r"^(target|observed|P[1-9][0-9]?)$")]
"""Durations as steps are meant to take, or took on average; P80: the days by which 80 of 100 decisions come."""


def confidence_of(durations: DurationSet) -> int | None:
    """The chance in per cent: 80 of "P80"; None where no chance is asked for."""
    return int(durations[1:]) if durations.startswith("P") else None


MeetingRule = Annotated[str, StringConstraints(pattern=rf"^({'|'.join(NTHS)}) ({'|'.join(WEEKDAYS)})$")]
"""When a body meets each month: "fourth Wednesday"."""


def _nothing_required(schema: dict[str, Any]) -> None:
    """What a file leaves out may be known already."""
    schema.pop("required")


class Body(Data):
    """Who decides at meetings."""

    model_config = ConfigDict(json_schema_extra=_nothing_required)

    title: str = ""
    meets: MeetingRule
    """Every month on this day; a week later where it is no Working Day, or earlier to stay in the month."""
    papers: Duration = Duration(0, "WD")
    """How long before a meeting its papers are due: on that day, or the Working Day before it."""
    dates: tuple[Day, ...] = ()
    """Meetings that are known; in their months they stand in place of the rule's."""


Percentage = Annotated[str, StringConstraints(pattern=r"^(100|[1-9]?[0-9])$")]
"""A whole number from 0 to 100."""


class Takes(Data):
    """How long a step takes; one duration stands for both."""

    model_config = ConfigDict(json_schema_extra=_nothing_required)

    target: Duration
    """As it is meant to take."""
    observed: Duration | None = None
    """As it took on average; where it is left out, that of ``past``, or else the target."""
    past: tuple[Duration, ...] = ()
    """How long it took each time: `risk` draws from these."""
    quantiles: dict[Percentage, Duration] = {}
    """By percentage, the duration that so many of a hundred do not exceed: `risk` draws from the lines between."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler.resolve_ref_schema(handler(core_schema)), {"type": "string"}]}

    @model_validator(mode="before")
    @classmethod
    def _one_for_both(cls, value: Any) -> Any:
        return value if isinstance(value, Mapping) else {"target": value}

    @model_validator(mode="after")
    def _spreads_in_one_way(self) -> "Takes":
        if self.past and self.quantiles:
            raise ValueError("past durations or quantiles, not both: each says how the step spreads; leave one out")
        if len({one.unit for one in (self.target, *self.past, *self.quantiles.values())}) > 1:
            raise ValueError("past durations and quantiles are in the unit of the target; write all in one")
        if self.quantiles:
            _require_quantiles({int(one): duration for one, duration in self.quantiles.items()})
        return self

    @property
    def average(self) -> Duration | None:
        """As it took on average, as far as anybody says."""
        return self.observed or (_average(self.past) if self.past else None)

    def by(self, durations: DurationSet) -> Duration:
        """The duration as it is meant or, if those observed are asked for, as it was on average."""
        return (self.average or self.target) if durations == "observed" else self.target


def _average(past: Sequence[Duration]) -> Duration:
    """To a whole amount, and a half up."""
    amounts = [one.amount for one in past]
    return Duration((2 * sum(amounts) + len(amounts)) // (2 * len(amounts)), past[0].unit)


def _require_quantiles(durations: Mapping[int, Duration]) -> None:
    """Refuse quantiles that no duration has."""
    if len(durations) < 2:
        raise ValueError("one quantile says nothing of a spread; give two or more, such as {10: 30 WD, 90: 120 WD}")
    ordered = sorted(durations)
    amounts = {percent: durations[percent].amount for percent in ordered}
    for one, other in pairwise(ordered):
        if amounts[one] > amounts[other]:
            says = f"quantiles out of order: {durations[one]} at {one} % and {durations[other]} at {other} %"
            raise ValueError(f"{says}; the higher the percentage, the longer the duration")
    first, second = ordered[:2]
    if amounts[first] * (second - first) < (amounts[second] - amounts[first]) * first:
        raise ValueError(
            f"the line through {first} % and {second} % goes below 0, and no step takes less; give the least as 0 %"
        )


class Step(Data):
    """A step on the way to a decision: a meeting of a body, or something that takes its time."""

    title: str = ""
    at: Id | None = None
    """The body whose next meeting it waits for."""
    takes: Takes | None = None
    """How long it takes, from the end of the step before."""
    starts: Weekday | None = None
    """The day on which it begins, the first such after the step before; that day then counts."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> "Step":
        if self.at is not None and (self.takes is not None or self.starts is not None):
            raise ValueError("a step is a meeting or takes its time; give at, or takes with starts")
        if self.starts is not None and self.takes is None:
            raise ValueError("a step that starts on a day takes some time; say how long under takes")
        return self


def _body(title: str, meets: str, papers: int = 0) -> Body:
    """Made without being checked, which every command would pay for."""
    return Body.model_construct(title=title, meets=meets, papers=Duration(papers, "WD"))


def _meeting(title: str, body: str) -> Step:
    return Step.model_construct(title=title, at=body)


def _time(title: str, target: int, observed: int | None = None, starts: Weekday | None = None) -> Step:
    """Working Days, as meant and as observed."""
    on_average = None if observed is None else Duration(observed, "WD")
    takes = Takes.model_construct(target=Duration(target, "WD"), observed=on_average)
    return Step.model_construct(title=title, takes=takes, starts=starts)


BODIES: dict[str, Body] = {
    "panel": _body("SEC Panel", "second Friday", papers=5),  # S0 1, S3: papers five Working Days before
    "change-board": _body("Change Board", "fourth Wednesday"),
    "change-sub-committee": _body("Change Sub-Committee", "last Tuesday"),
}
"""Who meets, as seen in 2019 to 2021; the tests list the meetings that the rules miss."""

STEPS: dict[str, Step] = {
    "pa-request": Step.model_construct(title="Preliminary Assessment requested"),
    "pa": _time("Preliminary Assessment returned", 15, 58),  # S3 3
    "refinement": _time("solution agreed", 0),  # assumption: nobody says how long it takes
    "ia-request": _meeting("Impact Assessment requested", "change-board"),
    "ia": _time("Impact Assessment returned", 40, 100),  # S3 3
    "report": _meeting("Modification Report at the Panel", "panel"),
    "mrc": _time("Modification Report Consultation closed", 15, starts="Monday"),  # S3 4
    "vote": _meeting("Change Board vote", "change-board"),
    "authority": _time("decision of the Authority", 25),  # Ofgem: nine decisions in ten
    "fast-track": _meeting("Fast-Track recommended", "change-sub-committee"),  # S3 4: DP153
    "panel-vote": _meeting("decision of the Panel", "panel"),
}

_REFINED = ("pa-request", "pa", "refinement", "ia-request", "ia", "report", "mrc", "vote")

PATHWAYS: dict[Pathway, tuple[str, ...]] = {
    "self-governance": _REFINED,
    "authority": (*_REFINED, "authority"),
    "fast-track": ("fast-track", "panel-vote"),
    "authority-led": ("report", "mrc", "vote", "authority"),  # assumption
    "urgent": ("ia", "mrc", "vote", "authority"),  # assumption: its timetable is the Authority's, case by case
}


KNOWN: Mapping[str, Mapping[Any, Any]] = {"bodies": BODIES, "steps": STEPS, "pathways": PATHWAYS}
"""What a governance says by name, as the SEC has it."""


class SharedCause(Data):
    """What holds up steps of different modifications alike; an assumption, as no paper gives a figure."""

    name: str = "DCC's load"
    """What pages call it."""
    steps: tuple[Id, ...] = ("pa", "ia")
    """The steps that it can hold up."""
    correlation: Annotated[float, Field(ge=0, le=1)] = 0.3
    """Between any two of them, from 0 for none to 1: their rank correlation, as `risk` draws them."""


class Governance(Data):
    """How decisions come about; what is left out is as the SEC has it."""

    durations: DurationSet = "target"
    """What forecasts count with: `target`, how long steps are meant to take; `observed`, how long they took on average;
    `P80`, how their durations spread: the day by which the decision comes in 80 of 100 cases (from P1 to P99)."""
    observed_until: Day | None = date(2021, 3, 31)  # S3 3: averages over the twelve months to the end of March 2021
    """The last day of the time in which durations were observed: who counts with them before has hindsight."""
    bodies: dict[Id, Body] = BODIES
    """Those who meet; what is said of one is put over what is known of it."""
    steps: dict[Id, Step] = STEPS
    """What happens on the way; a step without meeting and duration is waited for, and taken as of today."""
    pathways: dict[Pathway, tuple[Id, ...]] = PATHWAYS
    """The steps of each path, in their order; the last is the decision."""
    shared_cause: SharedCause = SharedCause.model_construct()
    """What `risk` takes for a common cause of long steps."""

    @property
    def own(self) -> dict[str, tuple[str, ...]]:
        """The bodies, steps and pathways that are not as the SEC has them, by name."""
        found = {
            kind: tuple(name for name, one in getattr(self, kind).items() if one != known.get(name))
            for kind, known in KNOWN.items()
        }
        return {kind: names for kind, names in found.items() if names}

    @property
    def confidence(self) -> int | None:
        """In how many of a hundred cases a decision comes by the day that is forecast; None without regard to that."""
        return confidence_of(self.durations)

    @model_validator(mode="before")
    @classmethod
    def _over_the_default(cls, value: Any) -> Any:
        """What is said put over the default, body by body, step by step and path by path."""
        if not isinstance(value, Mapping):
            return value
        merged = dict(value)
        for key, known in KNOWN.items():
            if isinstance(said := value.get(key), Mapping):
                merged[key] = {**known, **{name: over(known.get(name), one) for name, one in said.items()}}
        return merged
