"""Delivery milestones: a template of them counted back from go-live, and what a release says of its own.

Their names are those of "SEC Releases update" (S0), Appendix A; how long before go-live each is, no paper says for
releases in general.
"""

from typing import Annotated

from pydantic import AfterValidator, model_validator

from models.base import Data, Day, Id
from models.duration import Duration
from models.modification import After

GO_LIVE = "go-live"
"""The last milestone, which every release has: its date is the release's own."""

USER_WINDOW = "user-window"
"""The milestone with which the User Testing Window opens."""

SUB_COMMITTEES = ("tag", "ops-group")
"""Bodies of the SEC that approve milestones; when they meet, no governance says unless a scenario does."""


def _in_working_days(duration: Duration) -> Duration:
    if duration.unit != "WD":
        raise ValueError(f"{duration} is not in Working Days; write such as 10 WD")
    return duration


WorkingDays = Annotated[Duration, AfterValidator(_in_working_days)]


class EarlierMilestone(After):
    """A milestone that another one follows, by at least the gap; a bare id stands for no gap."""

    id: Id
    """The one that is followed."""
    gap: Duration = Duration(0, "days")
    """How long after it at least."""


class TemplateMilestone(Data):
    """A milestone that releases have."""

    id: Id
    """By which releases name it; ``user-window`` opens the User Testing Window."""
    title: str = ""
    """As the papers call it; the id where it is left out."""
    before: Duration
    """How long before go-live; more, where what follows it needs it earlier."""
    after: tuple[EarlierMilestone, ...] = ()
    """What it follows: an id, or one with a gap."""
    at: Id | None = None
    """The body that approves it at a meeting; where no governance says when that meets, on a Working Day."""

    @property
    def name(self) -> str:
        """Its title, or its id where it has none."""
        return self.title or self.id


class Milestone(Data):
    """What is known of a milestone of a release; the template says the rest."""

    planned: Day | None = None
    """In place of the template's date."""
    forecast: Day | None = None
    """As somebody states it, whatever it follows; left out, it is worked out."""
    slip: Duration | None = None
    """How much later it comes than it would otherwise."""
    done: Day | None = None
    """The day on which it was done, which then counts instead of a forecast."""
    note: str = ""
    """What is to be said of it, for the reader."""

    @model_validator(mode="after")
    def _is_done_or_slips(self) -> "Milestone":
        if self.done is not None and self.slip is not None:
            raise ValueError("what is done slips no more; leave out done or slip")
        return self


def _milestone(id: str, title: str, before: int, after: dict[str, int], at: str | None = None) -> TemplateMilestone:
    """Made without being checked, which every command would pay for; in Working Days."""
    earlier = tuple(EarlierMilestone.model_construct(id=one, gap=Duration(gap, "WD")) for one, gap in after.items())
    return TemplateMilestone.model_construct(id=id, title=title, before=Duration(before, "WD"), after=earlier, at=at)


TEMPLATE = (
    _milestone("pit", "PIT complete", 41, {}),
    _milestone("sit", "SIT complete", 26, {"pit": 15}),
    _milestone("tag", "TAG SIT approval", 21, {"sit": 5}, at="tag"),
    _milestone(USER_WINDOW, "User Testing Window opens", 20, {"tag": 1}),
    _milestone("ops-group", "SEC Ops Group approval", 10, {"sit": 5}, at="ops-group"),
    _milestone("panel", "SEC Panel approval", 5, {"tag": 0, "ops-group": 5}, at="panel"),
)
"""The milestones of S0, in its order. How far apart they are is an assumption, for which June 2020 gives some support:
SIT took 15 WD (26 March to 17 April), its exit was approved 5 WD later (24 April), and papers for the Panel are due
5 WD before it meets. Four weeks of User testing are an assumption altogether."""


class Milestones(Data):
    """The delivery milestones of releases, and when they are in danger; the defaults are an assumption."""

    minimum_user_window: WorkingDays = Duration(10, "WD")
    """The fewest Working Days from the opening of the User Testing Window to the day before go-live."""
    amber_after: WorkingDays = Duration(0, "WD")
    """A milestone that is later than planned by more than this is Amber ..."""
    red_after: WorkingDays = Duration(5, "WD")
    """... and by more than this, Red."""
    template: tuple[TemplateMilestone, ...] = TEMPLATE
    """The milestones, in the order in which they are shown; go-live comes after all of them."""
