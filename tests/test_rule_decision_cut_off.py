"""A modification's decision comes by its release's cut-off; the lead times are the default policy's."""

from datetime import date

from models import Modification
from planner.facts import cut_off
from tests.factories import JUNE, NOVEMBER, broken, check, modification, release, scenario

EVENT_LOG = {"id": "event-log", "impacts": {"duis": "no"}}
DUIS_ALERTS = {"id": "duis-alerts", "impacts": {"duis": "yes"}}


def mp090(**decision: str) -> Modification:
    return modification("MP090", impacts={"gbcs": "yes"}, decision=decision)


def test_a_decision_on_the_cut_off_day_is_in_time_and_a_day_later_is_not() -> None:
    """GBCS: nine months before 24 June 2021 is 24 September 2020, a Thursday."""
    assert broken("decision-cut-off", scenario(mp090(expected="2020-09-24")), MP090="jun-2021") == []
    assert broken("decision-cut-off", scenario(mp090(expected="2020-09-25")), MP090="jun-2021") == [("MP090",)]


def test_mp090_missed_june_2021_by_27_days() -> None:
    """Approved on 21 October 2020, and delivered in November 2021 (Change Status Report, April 2021, section 5)."""
    given = scenario(mp090(approved="2020-10-21"))

    (missed,) = check("decision-cut-off", given, MP090="jun-2021")

    assert "27 days after its cut-off of 24 September 2020" in missed.found
    assert broken("decision-cut-off", given, MP090="nov-2021") == []


def test_secmp0007_had_eight_days_in_hand_for_november_2021() -> None:
    """DUIS and CH firmware: twelve months before 4 November 2021; approved on 27 October 2020."""
    change = modification(
        "SECMP0007", impacts={"duis": "yes", "ch_firmware": "yes"}, decision={"approved": "2020-10-27"}
    )
    given = scenario(change)

    assert cut_off(given, change, None, NOVEMBER) == date(2020, 11, 4)  # 27 October and 8 days
    assert broken("decision-cut-off", given, SECMP0007="nov-2021") == []
    assert broken("decision-cut-off", given, SECMP0007="jun-2021") == [("SECMP0007",)]


def test_secmp0015_missed_november_2021_by_147_days() -> None:
    """CH firmware: the cut-off was 4 November 2020, and the approval came on 31 March 2021."""
    change = modification("SECMP0015", impacts={"ch_firmware": "yes"}, decision={"approved": "2021-03-31"})

    (missed,) = check("decision-cut-off", scenario(change), SECMP0015="nov-2021")

    assert "147 days after its cut-off of 4 November 2020" in missed.found


def test_the_cut_off_depends_on_the_option() -> None:
    """The July Panel's decision of 26 August 2020 is in time for June 2021 without the DUIS, and not with it."""
    change = modification(
        "MP090", impacts={"gbcs": "yes"}, decision={"expected": "2020-08-26"}, options=[DUIS_ALERTS, EVENT_LOG]
    )
    given = scenario(change)

    assert cut_off(given, change, "duis-alerts", JUNE) == date(2020, 6, 24)
    assert broken("decision-cut-off", given, MP090=("jun-2021", "duis-alerts")) == [("MP090",)]
    assert broken("decision-cut-off", given, MP090=("jun-2021", "event-log")) == []


def test_a_cut_off_on_a_saturday_is_the_friday_before() -> None:
    """Documents: two months before 4 November 2021 is Saturday, 4 September."""
    friday = modification("a", decision={"expected": "2021-09-03"})
    saturday = modification("b", decision={"expected": "2021-09-04"})
    assert broken("decision-cut-off", scenario(friday, saturday), a="nov-2021", b="nov-2021") == [("b",)]


def test_a_month_too_short_gives_its_last_day() -> None:
    """Four months before 30 June 2022 is 28 February, a Monday."""
    given = scenario(
        modification("a", lead_time={"party": "4 months"}, decision={"expected": "2022-02-28"}),
        modification("b", lead_time={"party": "4 months"}, decision={"expected": "2022-03-01"}),
        releases=(release("jun-2022", "2022-06-30"),),
    )
    assert broken("decision-cut-off", given, a="jun-2022", b="jun-2022") == [("b",)]


def test_a_committed_change_has_no_cut_off() -> None:
    approved_late = {"approved": "2021-06-23", "release": "jun-2021"}
    given = scenario(modification("a", decision=approved_late), modification("b", decision={"approved": "2021-06-23"}))
    assert broken("decision-cut-off", given, a="jun-2021", b="jun-2021") == [("b",)]
