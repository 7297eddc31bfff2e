"""The rules of release planning: this is the one list of them."""

from models import Clause, Kind
from planner.rules.after import AfterRule
from planner.rules.apart import Apart
from planner.rules.base import Rule
from planner.rules.committed import Committed
from planner.rules.dcc_baseline import DccBaseline
from planner.rules.decision_cut_off import DecisionCutOff
from planner.rules.excludes import Excludes
from planner.rules.gone_live import GoneLive
from planner.rules.needs import Needs
from planner.rules.one_option import OneOption
from planner.rules.pinned import Pinned
from planner.rules.release_budget import ReleaseBudget
from planner.rules.release_carries import ReleaseCarries
from planner.rules.release_load import ReleaseLoad
from planner.rules.together import Together
from planner.rules.uplift_limit import UpliftLimit

RULES: tuple[Rule, ...] = (
    DecisionCutOff(),
    ReleaseCarries(),
    GoneLive(),
    DccBaseline(),
    UpliftLimit(),
    ReleaseLoad(),
    ReleaseBudget(),
    Needs(),
    AfterRule(),
    Together(),
    Apart(),
    Excludes(),
    Committed(),
    Pinned(),
    OneOption(),
)

RULE_OF: dict[str, Rule] = {rule.id: rule for rule in RULES}

GRANTED_BY: dict[Kind, str] = {
    "choice": "SECAS",
    "policy": "the SEC Panel",
    "code": "the Authority",
    "fact": "nobody",
    "structure": "nobody",
}


def kind_of(clause: Clause) -> Kind:
    """Who could grant an exception to it, as a kind."""
    return clause.kind or RULE_OF[clause.rule].kind


def who_grants(clause: Clause) -> str:
    """Who could grant an exception to it, in words."""
    return clause.granted_by or RULE_OF[clause.rule].granted_by or GRANTED_BY[kind_of(clause)]
