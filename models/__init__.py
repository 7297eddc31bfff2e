"""The data that planning is about: scenarios, clauses, plans and answers."""

from models.answer import Answer, Conflict, GoalValue, Infeasible, Line, Planned, Repair, Repairs, Undecided
from models.base import DCC_SYSTEMS, SPECIFICATION_NAMES, SPECIFICATIONS, UPLIFTED, Data, Specification
from models.clause import Clause, Kind, Place, Source, Violation
from models.duration import Duration
from models.lapse import Refusal, RolledForward, Step
from models.milestones import Milestone, Milestones, TemplateMilestone
from models.modification import After, Decision, Modification, Option
from models.money import Cost, Money
from models.outcome import Outcome, Verified
from models.plan import Move, Placement, Plan
from models.policy import LeadTime, LeadTimeOverride, Policy
from models.release import GeneratedReleases, Release, sec_releases
from models.scenario import LADDER, ON_REQUEST, Holiday, Pin, Scenario, Waiver

__all__ = [
    "DCC_SYSTEMS",
    "LADDER",
    "ON_REQUEST",
    "SPECIFICATIONS",
    "SPECIFICATION_NAMES",
    "UPLIFTED",
    "After",
    "Answer",
    "Clause",
    "Conflict",
    "Cost",
    "Data",
    "Decision",
    "Duration",
    "GeneratedReleases",
    "GoalValue",
    "Holiday",
    "Infeasible",
    "Kind",
    "LeadTime",
    "LeadTimeOverride",
    "Line",
    "Milestone",
    "Milestones",
    "Modification",
    "Money",
    "Move",
    "Option",
    "Outcome",
    "Pin",
    "Place",
    "Placement",
    "Plan",
    "Planned",
    "Policy",
    "Refusal",
    "Release",
    "Repair",
    "Repairs",
    "RolledForward",
    "Scenario",
    "Source",
    "Specification",
    "Step",
    "TemplateMilestone",
    "Undecided",
    "Verified",
    "Violation",
    "Waiver",
    "sec_releases",
]
