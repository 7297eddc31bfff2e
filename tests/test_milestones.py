"""``secplan milestones``: days counted back from go-live, slips, BRAG, order, and the User Testing Window."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Scenario
from models.milestones import SUB_COMMITTEES, TEMPLATE
from models.tracker import Tracker
from planner import api
from planner.explain.milestones import made_of_milestones
from planner.milestones import tracker
from planner.report.blocks import Heading, Notice
from planner.report.documents.milestones import MilestoneRow, ReleaseMilestones
from tests.factories import release, scenario
from tests.papers import table_under
from tests.running import APRIL_2020, JUNE_2020, TINY, Secplan

# S0 is the paper "SEC Releases update" of 8 April 2020; its Appendix A has the tracker and the plan of June 2020.

PLANNED: dict[str, dict[str, Any]] = {
    "pit": {"planned": "2020-03-13"},
    "sit": {"planned": "2020-04-17"},
    "tag": {"planned": "2020-04-29"},
    "user-window": {"planned": "2020-04-27"},
    "ops-group": {"planned": "2020-04-27"},
    "panel": {"planned": "2020-05-05"},
}
"""S0 Appendix A without its forecasts."""


def june_2020(said: dict[str, dict[str, Any]] = PLANNED, **overrides: Any) -> Scenario:
    """Nothing but the release, three days before its PIT was to end."""
    one = release("jun-2020", "2020-05-06", title="June 2020 SEC Release", milestones=said)
    return scenario(**{"releases": (one,), "as_of": "2020-03-10", **overrides})


def saying(name: str, **said: str) -> dict[str, dict[str, Any]]:
    """The tracker with more said of one milestone."""
    return {**PLANNED, name: {**PLANNED[name], **said}}


def with_limits(limits: dict[str, str]) -> Scenario:
    one = release("jun-2020", "2020-05-06", milestones=PLANNED)
    return scenario(releases=(one,), as_of="2020-03-10", milestones=limits)


def by_template(go_live: str = "2021-06-24", **overrides: Any) -> Scenario:
    return scenario(releases=(release("r", go_live, milestones={}),), **overrides)


def tracked(given: Scenario) -> Tracker:
    (only,) = given.releases
    return tracker(given, only)


def shown(given: Scenario) -> ReleaseMilestones:
    (only,) = api.milestones(given).releases
    return only


def row(given: Scenario, name: str) -> MilestoneRow:
    return next(one for one in shown(given).milestones if one.milestone == name)


def forecasts(given: Scenario) -> dict[str, date]:
    return {one.id: one.forecast for one in tracked(given).milestones}


def plans(given: Scenario) -> dict[str, date]:
    return {one.id: one.planned for one in tracked(given).milestones}


def slipped(given: Scenario, *slips: str) -> Scenario:
    """Slips such as "sit 3 WD" of its one release."""
    return api.change(given, [f"slip {given.releases[0].id} {one}" for one in slips])


# June 2020, by hand ---------------------------------------------------------------------------------------------------


def test_the_user_testing_window_of_june_2020_slips_to_three_working_days() -> None:
    """S0 Appendix A: planned for Monday 27 April, forecast for Friday 1 May, go-live on Wednesday 6 May 2020.

    Four calendar days, and 28, 29, 30 April and 1 May as Working Days. Left are Friday 1, Monday 4 and Tuesday 5 May:
    the bank holiday of early May was on Friday 8 May that year. As planned: 27, 28, 29, 30 April, 1, 4 and 5 May, which
    are seven. Ten Working Days from 1 May are 1, 4, 5, 6, 7, 11, 12, 13, 14 and 15 May, and the first Working Day after
    them is Monday 18 May. Ten before 6 May are 5, 4, 1 May, 30, 29, 28, 27, 24, 23 and 22 April.
    """
    given = slipped(june_2020(), "user-window 4 days")
    opening, window = row(given, "user-window"), shown(given).window
    assert (opening.forecast, opening.slip_days, opening.slip_working_days) == (date(2020, 5, 1), 4, 4)
    assert window is not None
    assert window.days == (date(2020, 5, 1), date(2020, 5, 4), date(2020, 5, 5))
    assert (window.working_days, window.planned_working_days, window.minimum_working_days) == (3, 7, 10)
    assert (window.opens_by, window.go_live_from) == (date(2020, 4, 22), date(2020, 5, 18))
    assert opening.brag == "red"
    (warning,) = [one for one in shown(given).warnings if "Window has" in one]
    assert warning == (
        "The User Testing Window has 3 Working Days (1, 4 and 5 May 2020), fewer than the 10 that the policy asks for; "
        "as planned, 7. For a go-live on 6 May 2020 it would have to open by 22 April 2020; as it is to open, the "
        "first Working Day for a go-live would be 18 May 2020, 12 days later, which is for the Authority to decide."
    )


def test_the_window_of_june_2020_opens_before_the_approval_that_it_follows() -> None:
    """27 April before 29 April 2020 as planned, 1 May after it as forecast."""
    given = june_2020(saying("user-window", forecast="2020-05-01"))
    assert [(one.milestone, one.follows, one.is_planned, one.is_forecast) for one in shown(given).out_of_order] == [
        ("user-window", "tag", True, False)
    ]
    assert shown(given).warnings[0] == (
        "User Testing Window opens: planned for 27 April 2020, before TAG SIT approval on 29 April 2020, which it "
        "follows. As forecast, 1 May 2020, it is in order."
    )


def test_june_2020_as_the_paper_has_it(secplan: Secplan) -> None:
    found = secplan("milestones", JUNE_2020, "--json").document
    (only,) = found["releases"]
    told = [(one["name"], one["planned"], one["forecast"], one["slip_days"], one["brag"]) for one in only["milestones"]]
    assert told == [
        ("PIT complete", "2020-03-13", "2020-03-13", 0, "blue"),
        ("SIT complete", "2020-04-17", "2020-04-17", 0, "green"),
        ("TAG SIT approval", "2020-04-29", "2020-04-29", 0, "green"),
        ("User Testing Window opens", "2020-04-27", "2020-05-01", 4, "red"),
        ("SEC Ops Group approval", "2020-04-27", "2020-04-27", 0, "green"),
        ("SEC Panel approval", "2020-05-05", "2020-05-05", 0, "green"),
        ("Go-live", "2020-05-06", "2020-05-06", 0, "green"),
    ]
    assert any(one.startswith("BRAG: the cells of S0's tracker are not legible") for one in only["doubtful"])


# Counted back from go-live --------------------------------------------------------------------------------------------


def test_the_template_is_counted_back_from_go_live() -> None:
    """24 June 2021 is a Thursday. 5 WD before it is the 17th: the Panel of the second Friday is on 11 June.

    Its papers take 5 WD: the Ops Group by 4 June (10 WD before go-live would be the 10th). 20 WD before go-live is 26
    May, over the bank holiday of 31 May; the TAG on 25 May; SIT 5 WD before, 18 May; PIT 15 WD before, 26 April (3 May
    was a bank holiday).
    """
    assert plans(by_template()) == {
        "pit": date(2021, 4, 26),
        "sit": date(2021, 5, 18),
        "tag": date(2021, 5, 25),
        "user-window": date(2021, 5, 26),
        "ops-group": date(2021, 6, 4),
        "panel": date(2021, 6, 11),
        "go-live": date(2021, 6, 24),
    }


def test_a_meeting_that_is_known_stands_in_place_of_the_rule() -> None:
    governance = {"bodies": {"panel": {"dates": ["2021-06-15"]}, "tag": {"title": "TAG", "meets": "last Wednesday"}}}
    found = plans(by_template(governance=governance))
    assert found["panel"] == date(2021, 6, 15)
    assert found["tag"] == date(2021, 4, 28)  # the last Wednesday on or before 25 May
    assert found["sit"] == date(2021, 4, 21)  # five Working Days before


def test_days_of_bodies_whose_meetings_nobody_knows_are_working_days_and_that_is_said() -> None:
    rests_on = shown(by_template()).assumed
    assert any("any Working Day counts: TAG SIT approval and SEC Ops Group approval" in one for one in rests_on)
    known = {name: {"meets": "first Monday"} for name in SUB_COMMITTEES}
    assert not any("any Working Day" in one for one in shown(by_template(governance={"bodies": known})).assumed)


def test_from_a_sunday_days_are_counted_back_too() -> None:
    """29 November 2020 (S0 3.2): the first Working Day before is Friday the 27th, and the 20th Monday the 2nd."""
    assert plans(by_template("2020-11-29"))["user-window"] == date(2020, 11, 2)
    assert tracked(by_template("2020-11-29")).window is not None


@pytest.mark.parametrize("go_live", ["2021-02-25", "2021-06-24", "2021-11-04", "2020-11-29", "2022-01-04"])
def test_the_template_is_in_order_and_leaves_the_minimum_whenever_a_release_goes_live(go_live: str) -> None:
    found = tracked(by_template(go_live))
    assert found.broken == ()
    assert found.window is not None
    assert len(found.window.days) == 20
    assert {one.brag for one in found.milestones} == {"green"}


def test_a_release_without_milestones_has_none_unless_it_is_asked_for() -> None:
    given = api.load(APRIL_2020).scenario
    assert api.milestones(given).releases == ()
    (only,) = api.milestones(given, "jun-2021").releases
    assert [one.milestone for one in only.milestones] == [*(one.id for one in TEMPLATE), "go-live"]


def test_what_a_release_says_is_in_place_of_the_template_and_what_comes_before_is_in_time_for_it() -> None:
    """SIT on 30 April 2021, and so PIT 15 Working Days before it: 9 April."""
    given = scenario(releases=(release("r", "2021-06-24", milestones={"sit": {"planned": "2021-04-30"}}),))
    assert plans(given)["pit"] == date(2021, 4, 9)
    assert plans(given)["tag"] == date(2021, 5, 25)
    assert not row(given, "sit").is_counted_back


def test_a_template_of_ones_own() -> None:
    template = [
        {"id": "built", "title": "All is built", "before": "3 months"},
        {"id": "tested", "before": "14 days", "after": [{"id": "built", "gap": "30 days"}, "built"]},
    ]
    given = by_template(milestones={"template": template})
    assert plans(given) == {
        "built": date(2021, 3, 24),
        "tested": date(2021, 6, 10),
        "go-live": date(2021, 6, 24),
    }
    assert [one.name for one in shown(given).milestones] == ["All is built", "tested", "Go-live"]
    assert shown(given).window is None
    assert "By its template, counted back" in shown(given).assumed[0]


# Slips ----------------------------------------------------------------------------------------------------------------


def test_a_slip_moves_what_follows_by_precedence_and_gaps() -> None:
    """SIT, of 18 May 2021, 2 WD late: the TAG 5 WD later, the window 1 WD after that; the Ops Group has time."""
    found = forecasts(slipped(by_template(), "sit 2 WD"))
    assert found == {
        "pit": date(2021, 4, 26),
        "sit": date(2021, 5, 20),
        "tag": date(2021, 5, 27),
        "user-window": date(2021, 5, 28),
        "ops-group": date(2021, 6, 4),
        "panel": date(2021, 6, 11),
        "go-live": date(2021, 6, 24),
    }


def test_what_is_pushed_to_a_meeting_waits_for_the_next_one_and_go_live_stays() -> None:
    """The Ops Group 1 WD late, 7 June, is 5 WD before 14 June: the Panel of the second Friday of July is the next."""
    given = slipped(by_template(), "ops-group 1 WD")
    assert forecasts(given)["panel"] == date(2021, 7, 9)
    assert forecasts(given)["go-live"] == date(2021, 6, 24)
    (warning,) = shown(given).warnings
    assert warning == (
        "SEC Panel approval (9 July 2021): not before go-live on 24 June 2021, which does not move by itself. The "
        "first Working Day for it would be 12 July 2021, 18 days later, which is for the Authority to decide. An "
        "ad-hoc meeting of the SEC Panel could be earlier."
    )
    assert {one.milestone: one.brag for one in shown(given).milestones}["go-live"] == "red"


def test_a_slip_at_a_body_waits_for_its_next_meeting_and_that_is_told() -> None:
    """The Panel of 11 June 2021 slips to Monday 14 June; it meets next on the second Friday of July."""
    given = slipped(by_template(), "panel 1 WD")
    assert forecasts(given)["panel"] == date(2021, 7, 9)
    assert (
        "What slips waits for the next meeting of its body from the day that it slips to: SEC Panel approval (14 June "
        "2021)." in shown(given).assumed
    )
    dated = {"bodies": {"panel": {"dates": ["2021-06-11", "2021-06-18"]}}}
    on_time = slipped(by_template(governance=dated), "panel 5 WD")
    assert forecasts(on_time)["panel"] == date(2021, 6, 18)
    assert not any("What slips waits" in one for one in shown(on_time).assumed)


def test_a_slip_of_nothing_leaves_a_day_that_is_no_meeting() -> None:
    given = scenario(releases=(release("r", "2021-06-24", milestones={"panel": {"planned": "2021-06-10"}}),))
    assert forecasts(slipped(given, "panel 0 WD"))["panel"] == date(2021, 6, 10)


def test_one_later_go_live_mends_all_that_it_can() -> None:
    """The Panel on Friday 14 August 2020 asks for Monday the 17th, a window from 10 August for Monday the 24th.

    Its ten Working Days are 10 to 14 and 17 to 21 August.
    """
    given = june_2020(
        {**saying("panel", forecast="2020-08-14"), "user-window": {"planned": "2020-04-27", "forecast": "2020-08-10"}}
    )
    assert shown(given).go_live_from == date(2020, 8, 24)
    assert row(given, "go-live").says == "the first Working Day for it is 24 August 2020"
    (warning,) = [one for one in shown(given).warnings if "first Working Day" in one]
    assert warning == (
        "User Testing Window opens (10 August 2020) and SEC Panel approval (14 August 2020): not before go-live on "
        "6 May 2020, which does not move by itself. The first Working Day for it, with a User Testing Window that is "
        "long enough, would be 24 August 2020, 110 days later, which is for the Authority to decide."
    )
    moved = api.change(given, ["move-release jun-2020 2020-08-24"])
    assert shown(moved).go_live_from == date(2020, 8, 24)
    assert row(moved, "go-live").brag == "green"


def test_a_forecast_that_is_stated_stays_and_is_told_where_it_contradicts_the_order() -> None:
    given = slipped(june_2020(saying("tag", forecast="2020-04-29")), "sit 4 WD")
    assert forecasts(given)["tag"] == date(2020, 4, 29)
    assert (
        "TAG SIT approval: forecast, as stated, for 29 April 2020, less than 5 WD after SIT complete on 23 April 2020."
        in shown(given).warnings
    )
    assert row(given, "tag").brag == "amber"
    assert "Forecasts that are stated stay as they are, whatever they follow: TAG SIT approval." in shown(given).assumed


def test_what_is_done_late_moves_what_follows_and_what_is_done_early_does_not() -> None:
    late = june_2020(saying("sit", done="2020-04-24"), as_of="2020-04-25")
    assert forecasts(late)["tag"] == date(2020, 5, 1)
    early = june_2020(saying("sit", done="2020-04-15"), as_of="2020-04-15")
    assert forecasts(early)["tag"] == date(2020, 4, 29)


def test_a_slip_is_counted_from_what_is_stated() -> None:
    given = june_2020(saying("user-window", forecast="2020-05-01"))
    assert forecasts(slipped(given, "user-window 1 WD"))["user-window"] == date(2020, 5, 4)


def test_slips_that_are_given_together_have_no_order() -> None:
    """The second is counted from where the first one moves it."""
    slips = ["slip r tag 1 WD", "slip r sit 2 WD", "slip r user-window 3 WD"]
    found = {api.change(by_template(), order).sha256 for order in permutations(slips)}
    assert len(found) == 1
    assert forecasts(api.change(by_template(), slips))["tag"] == date(2021, 5, 28)


def test_a_release_can_be_moved_and_slip_at_once() -> None:
    given = api.change(by_template(), ["move-release r 2021-06-30", "slip r user-window 1 WD"])
    assert (plans(given)["user-window"], forecasts(given)["user-window"]) == (date(2021, 6, 2), date(2021, 6, 3))


def test_a_release_that_moves_forward_shortens_a_window_that_has_its_own_date() -> None:
    given = api.change(june_2020(), ["move-release jun-2020 2020-04-30"])
    assert [str(day) for day in tracked(given).window.days] == ["2020-04-27", "2020-04-28", "2020-04-29"]  # type: ignore[union-attr] # it has one


def test_a_release_without_milestones_that_slips_has_them_by_the_template() -> None:
    given = api.change(api.load(APRIL_2020).scenario, ["slip jun-2021 sit 2 WD"])
    (only,) = api.milestones(given).releases
    assert (only.release, only.milestones[1].forecast) == ("jun-2021", date(2021, 5, 20))


def test_an_overlay_takes_slips(tmp_path: Any) -> None:
    (tmp_path / "june.yaml").write_bytes(JUNE_2020.read_bytes())
    overlay = tmp_path / "later.yaml"
    overlay.write_text('extends: june.yaml\nchanges: ["slip jun-2020 user-window 1 WD"]\n', encoding="utf-8")
    (only,) = api.milestones(api.load(overlay).scenario).releases
    assert only.window is not None
    assert [str(day) for day in only.window.days] == ["2020-05-04", "2020-05-05"]


def test_what_if_tells_what_moves_and_what_is_then_wrong(secplan: Secplan) -> None:
    page = secplan("whatif", TINY, "slip jun-2024 user-window 11 WD").out
    heading, moved, warning = page.rstrip("\n").split("\n")[-3:]
    assert heading == "Milestones with these changes"
    assert moved == (
        "- The June 2024 SEC Release: now forecast: User Testing Window opens on 14 June 2024 (30 May 2024 before)."
    )
    assert warning.startswith("- The June 2024 SEC Release: The User Testing Window has 9 Working Days (14, 17, ")


def test_what_if_tells_that_a_slip_moves_nothing(secplan: Secplan) -> None:
    page = secplan("whatif", TINY, "slip jun-2024 user-window 0 WD").out
    assert page.endswith("- The June 2024 SEC Release: every milestone is forecast for the day that it was.\n")


def test_what_if_tells_what_is_no_longer_wrong() -> None:
    """Go-live on Wednesday 20 May 2020 leaves 1, 4 to 7, 11 to 15, 18 and 19 May: twelve Working Days."""
    told = what_if(june_2020(saying("user-window", forecast="2020-05-01")), "move-release jun-2020 2020-05-20")
    assert told[-1] == (
        "The June 2020 SEC Release: no longer so: The User Testing Window has 3 Working Days (1, 4 and 5 May 2020), "
        "fewer than the 10 that the policy asks for; as planned, 7."
    )
    assert not any("no longer" in one for one in what_if(june_2020(), "slip jun-2020 user-window 1 WD"))


def what_if(given: Scenario, change: str) -> list[str]:
    return made_of_milestones(given, api.change(given, [change]))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("slip jun-2020 user-windo 4 days", "there is no milestone 'user-windo'"),
        ("slip jun-2012 user-window 4 days", "there is no release 'jun-2012'"),
        ("slip jun-2020 go-live 4 days", "go-live does not slip: it is moved"),
        ("slip jun-2020 user-window soon", "'soon' is not a duration"),
        ("slip jun-2020 pit 2 WD", "'pit' of jun-2020 is done: it slips no more"),
        ("slip jun-2020 sit 1200 months", "the milestones of 'jun-2020' cannot be computed"),
    ],
)
def test_a_slip_that_cannot_be_says_why(words: str, says: str) -> None:
    with pytest.raises(api.Mistakes) as refused:
        api.change(api.load(JUNE_2020).scenario, [words])
    (mistake,) = refused.value.mistakes
    assert mistake.says.startswith(says)


def test_a_slip_is_told_though_the_days_before_are_beyond_the_tables(secplan: Secplan, tmp_path: Any) -> None:
    """The template of January 2018 goes back to 2017."""
    file = tmp_path / "early.yaml"
    file.write_text(f"{HEAD}releases: [{{id: r, go_live: 2018-01-25}}]\n", encoding="utf-8")
    ran = secplan("whatif", file, "move-release r 2020-06-25", "slip r sit 1 WD")
    assert ran.status == 0
    assert "- The milestone 'SIT complete' of r is 1 WD later than forecast.\n" in ran.out


def test_slips_in_different_units_do_not_add_up() -> None:
    given = slipped(june_2020(), "sit 4 days")
    with pytest.raises(api.Mistakes, match="slips by 4 days already"):
        slipped(given, "sit 4 WD")
    with pytest.raises(api.Mistakes, match="cannot be more than 1200 days"):
        slipped(given, "sit 1200 days")


# Properties -----------------------------------------------------------------------------------------------------------

go_lives = st.dates(date(2020, 1, 1), date(2026, 12, 31))
milestones = st.sampled_from([one.id for one in TEMPLATE])
few_days = st.integers(0, 60)
stated = st.dictionaries(milestones, st.fixed_dictionaries({"planned": st.dates(date(2019, 6, 1), date(2027, 3, 1))}))


def with_planned(go_live: date, said: dict[str, dict[str, date]]) -> Scenario:
    """Before any of it is due."""
    return scenario(releases=(release("r", go_live.isoformat(), milestones=said),), as_of="2019-01-01")


@settings(deadline=None, max_examples=60)
@given(go_lives, stated)
def test_without_a_slip_everything_is_forecast_as_planned(go_live: date, said: dict[str, dict[str, date]]) -> None:
    """Even where the plan is out of order."""
    assert forecasts(with_planned(go_live, said)) == plans(with_planned(go_live, said))


@settings(deadline=None, max_examples=60)
@given(go_lives, stated, milestones, few_days, few_days)
def test_a_longer_slip_makes_nothing_earlier(
    go_live: date, said: dict[str, dict[str, date]], name: str, one: int, other: int
) -> None:
    given = with_planned(go_live, said)
    less, more = (forecasts(slipped(given, f"{name} {days} WD")) for days in sorted((one, other)))
    assert all(less[each] <= more[each] for each in less)
    assert all(forecasts(given)[each] <= less[each] for each in less)


@settings(deadline=None, max_examples=60)
@given(go_lives, stated, milestones, few_days, few_days, st.sampled_from(["WD", "days"]))
def test_two_slips_are_one_of_their_sum(
    go_live: date, said: dict[str, dict[str, date]], name: str, one: int, other: int, unit: str
) -> None:
    given = with_planned(go_live, said)
    twice = slipped(slipped(given, f"{name} {one} {unit}"), f"{name} {other} {unit}")
    assert forecasts(twice) == forecasts(slipped(given, f"{name} {one + other} {unit}"))


@settings(deadline=None, max_examples=60)
@given(go_lives, stated, milestones, st.integers(1, 60))
def test_what_is_forecast_earlier_moves_nothing(
    go_live: date, said: dict[str, dict[str, date]], name: str, days: int
) -> None:
    planned = plans(with_planned(go_live, said))
    earlier = date.fromordinal(planned[name].toordinal() - days)
    given = with_planned(go_live, {**said, name: {**said.get(name, {}), "forecast": earlier}})
    found = forecasts(given)
    assert {each: day for each, day in found.items() if each != name} == {
        each: day for each, day in plans(given).items() if each != name
    }


@settings(deadline=None, max_examples=60)
@given(go_lives, milestones, few_days)
def test_go_live_never_moves_and_what_does_keeps_its_order(go_live: date, name: str, days: int) -> None:
    """By the template alone, which is in order."""
    found = tracked(slipped(with_planned(go_live, {}), f"{name} {days} WD"))
    assert found.milestones[-1].forecast == go_live
    assert not [one for one in found.broken if one.milestone != name]
    assert found.go_live_from >= go_live


@settings(deadline=None, max_examples=60)
@given(go_lives, st.integers(0, 40), few_days)
def test_the_go_live_that_a_short_window_asks_for_leaves_exactly_the_minimum(
    go_live: date, minimum: int, days: int
) -> None:
    given = slipped(
        scenario(
            releases=(release("r", go_live.isoformat(), milestones={"user-window": {"planned": "2026-06-01"}}),),
            milestones={"minimum_user_window": f"{minimum} WD"},
        ),
        f"user-window {days} WD",
    )
    window = tracked(given).window
    assert window is not None
    moved = tracked(api.change(given, [f"move-release r {window.go_live_from}"])).window
    assert moved is not None
    assert len(moved.days) == minimum


# BRAG -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "as_of", "brag"),
    [
        ({}, "2020-03-10", "green"),
        ({"forecast": "2020-04-16"}, "2020-03-10", "green"),
        ({"forecast": "2020-04-20"}, "2020-03-10", "amber"),
        ({"forecast": "2020-04-24"}, "2020-03-10", "amber"),  # 5 WD
        ({"forecast": "2020-04-27"}, "2020-03-10", "red"),  # 6 WD
        ({"forecast": "2020-05-06"}, "2020-03-10", "red"),
        ({}, "2020-04-17", "green"),  # its own day
        ({}, "2020-04-18", "red"),
        ({"done": "2020-04-30"}, "2020-04-30", "blue"),
    ],
    ids=str,
)
def test_the_status_of_a_milestone(said: dict[str, str], as_of: str, brag: str) -> None:
    assert row(june_2020({**saying("sit", **said), "pit": PIT_STAYS}, as_of=as_of), "sit").brag == brag


PIT_STAYS = {"planned": "2020-03-13", "forecast": "2020-03-13"}
"""Stated, so that it moves nothing, though nobody says that it is done."""


def test_one_that_is_overdue_is_told() -> None:
    given = june_2020({**PLANNED, "pit": PIT_STAYS}, as_of="2020-04-20")
    assert row(given, "sit").says == "overdue"
    assert row(given, "sit").forecast == date(2020, 4, 20)
    assert "SIT complete: it was to be on 17 April 2020, and nobody says that it is done." in shown(given).warnings


def test_what_is_not_done_is_not_forecast_in_the_past_and_moves_what_follows() -> None:
    """Good Friday of 2020 was 10 April, and Monday the 13th a holiday: PIT is not complete before the 14th.

    15 Working Days from then is 5 May, and the TAG 5 Working Days later, over the holiday of 8 May, 13 May.
    """
    given = june_2020(as_of="2020-04-10")
    found = forecasts(given)
    assert [str(found[name]) for name in ("pit", "sit", "tag")] == ["2020-04-14", "2020-05-05", "2020-05-13"]
    assert row(given, "pit").slip_working_days == 20
    assert row(given, "pit").says == "overdue, 20 Working Days later than planned"
    assert row(given, "sit").says == "12 Working Days later than planned"
    assert (
        "Assumption: what was due before 10 April 2020 and is not done is done on the first Working Day from then, or "
        "at the next meeting of its body: PIT complete." in shown(given).assumed
    )


def test_a_body_whose_approval_is_overdue_gives_it_at_its_next_meeting() -> None:
    given = june_2020({"panel": {"planned": "2020-03-13"}}, as_of="2020-03-17", milestones={"template": PANEL_ALONE})
    assert forecasts(given)["panel"] == date(2020, 4, 17)  # the second Friday of April was Good Friday


PANEL_ALONE = [{"id": "panel", "before": "5 WD", "at": "panel"}]


def test_a_forecast_in_the_past_that_is_stated_stays_and_is_doubtful() -> None:
    given = june_2020(saying("sit", forecast="2020-04-16"), as_of="2020-04-20")
    assert forecasts(given)["sit"] == date(2020, 4, 16)
    assert (
        "SIT complete: it was to be on 16 April 2020, and nobody says that it is done. That forecast is stated, and "
        "doubtful: it is before 20 April 2020." in shown(given).warnings
    )


def test_a_slip_that_reaches_beyond_today_is_taken_as_it_is() -> None:
    """PIT of 13 March slips to 27 March 2020, and it is the 20th: it is late, not overdue."""
    given = june_2020(saying("pit", slip="10 WD"), as_of="2020-03-20")
    assert forecasts(given)["pit"] == date(2020, 3, 27)
    assert "overdue" not in row(given, "pit").signs


@settings(deadline=None, max_examples=60)
@given(go_lives, stated, milestones, few_days, st.integers(1, 300))
def test_before_go_live_nothing_that_is_to_come_is_forecast_in_the_past(
    go_live: date, said: dict[str, dict[str, date]], name: str, days: int, before: int
) -> None:
    as_of = max(date.fromordinal(go_live.toordinal() - before), date(2019, 1, 1))
    given = scenario(releases=(release("r", go_live.isoformat(), milestones=said),), as_of=as_of.isoformat())
    assert min(forecasts(slipped(given, f"{name} {days} WD")).values()) >= as_of


@pytest.mark.parametrize(
    ("forecast", "brag", "go_live", "from_day"),
    [("2020-05-05", "green", "green", "2020-05-06"), ("2020-05-06", "red", "red", "2020-05-07")],
)
def test_what_is_on_the_day_of_go_live_is_not_before_it(forecast: str, brag: str, go_live: str, from_day: str) -> None:
    """June 2020 went live at four in the morning (S0 Appendix A); the Panel met in the afternoon before."""
    given = june_2020(saying("panel", forecast=forecast), milestones={"minimum_user_window": "7 WD"})
    assert [row(given, name).brag for name in ("panel", "go-live")] == [brag, go_live]
    assert str(shown(given).go_live_from) == from_day


def test_the_limits_of_a_status_are_policy() -> None:
    limits = {"amber_after": "2 WD", "red_after": "3 WD", "minimum_user_window": "2 WD"}
    found = {days: row(slipped(with_limits(limits), f"sit {days} WD"), "sit").brag for days in (2, 3, 4)}
    assert found == {2: "green", 3: "amber", 4: "red"}
    assert "Amber: more than 2 WD later than planned" in shown(with_limits(limits)).rule


def test_a_release_that_has_gone_live_is_asked_nothing_of() -> None:
    """That its window was short is told, and no go-live that is to be moved."""
    given = june_2020(as_of="2020-06-01")
    assert row(given, "go-live").brag == "blue"
    assert not any("Authority" in one for one in shown(given).warnings)


# Bad input, and what is doubtful --------------------------------------------------------------------------------------


def test_a_day_that_is_no_working_day_is_doubtful_and_not_refused() -> None:
    given = june_2020(saying("sit", planned="2020-04-18", forecast="2020-05-08"))
    assert shown(given).no_working_days == (
        "SIT complete: 18 April 2020 is no Working Day (Saturday).",
        "SIT complete: 8 May 2020 is no Working Day (Early May bank holiday (VE day)).",
    )


HEAD = """
format: secplan.scenario/1
name: a-test
as_of: 2020-04-08
modifications: []
"""


@pytest.mark.parametrize(
    ("release", "template", "says", "hint"),
    [
        ("{tga: {planned: 2021-05-25}}", "", "there is no milestone 'tga'", "did you mean 'tag'?"),
        ("{go-live: {forecast: 2021-05-25}}", "", "'go-live' is not written here", "its date is go_live"),
        ("{sit: {done: 2020-04-09}}", "", "'sit' is done on 2020-04-09, after 2020-04-08", "what is to come has"),
        ("{sit: {done: 2020-04-07, slip: 2 WD}}", "", "what is done slips no more", "leave out done or slip"),
        ("{sit: {planed: 2021-05-18}}", "", "'planed' is not a key of this place", "did you mean 'planned'?"),
        ("{sit: {planned: 18/05/2021}}", "", "'18/05/2021' is not a date", "did you mean 2021-05-18?"),
        ("{sit: {planned: 2035-05-18}}", "", "the milestones of 'r' cannot be computed", "the tables go from"),
        ("{}", "minimum_user_window: 2 months", "2 months is not in Working Days", "write such as 10 WD"),
        ("{}", "template: [{id: a}]", "'before' is missing", ""),
        ("{}", "template: [{id: go-live, before: 0 WD}]", "'go-live' comes last by itself", "leave it out"),
        (
            "{}",
            "template: [{id: a, before: 1 WD}, {id: a, before: 2 WD}]",
            "the milestone 'a' is listed already",
            "give",
        ),
        (
            "{}",
            "template: [{id: ab, before: 1 WD}, {id: b, before: 2 WD, after: [ba]}]",
            "there is no milestone 'ba'",
            "did",
        ),
        ("{}", "template: [{id: a, before: 1 WD, at: pannel}]", "there is no body 'pannel'", "did you mean 'panel'?"),
        ("{}", "template: [{id: a, before: 1 WD, after: [a]}]", "a circle: a follows a", "take one"),
        (
            "{}",
            "template: [{id: a, before: 1 WD, after: [b]}, {id: b, before: 2 WD, after: [{id: a, gap: 1 WD}]}]",
            "a circle: ",
            "take one",
        ),
    ],
)
def test_bad_milestones_are_refused_at_their_place(release: str, template: str, says: str, hint: str) -> None:
    text = f"{HEAD}releases: [{{id: r, go_live: 2021-06-24, milestones: {release}}}]\nmilestones: {{{template}}}\n"
    with pytest.raises(api.BadInput) as refused:
        api.load_text(text)
    (error,) = refused.value.errors
    assert error.says.startswith(says), error.says
    assert error.hint.startswith(hint)
    assert error.line in (6, 7)


def test_a_circle_is_told_with_both_of_its_links() -> None:
    template = "[{id: a, before: 1 WD, after: [b]}, {id: b, before: 2 WD, after: [a]}]"
    with pytest.raises(api.BadInput, match=r"a follows b, b follows a|b follows a, a follows b"):
        api.load_text(f"{HEAD}releases: []\nmilestones: {{template: {template}}}\n")


def test_what_is_asked_of_a_release_beyond_the_tables_is_refused(secplan: Secplan, tmp_path: Any) -> None:
    file = tmp_path / "early.yaml"
    file.write_text(f"{HEAD}releases: [{{id: r, go_live: 2018-01-25}}]\n", encoding="utf-8")
    ran = secplan("milestones", file, "r")
    assert (ran.status, ran.out) == (2, "")
    assert "bank holidays of 2017" in ran.err


def test_a_release_that_is_not_there_is_told_with_one_that_is(secplan: Secplan) -> None:
    ran = secplan("milestones", JUNE_2020, "jun-2002")
    assert ran.status == 2
    assert "did you mean 'jun-2020'?" in ran.err
    with pytest.raises(ValueError, match="there is no release 'jun-2002'"):
        api.milestones(api.load(JUNE_2020).scenario, "jun-2002")


# In papers ------------------------------------------------------------------------------------------------------------


def test_papers_tell_the_milestones_of_a_release_that_has_them() -> None:
    papers = {paper.name: paper.page for paper in api.papers(api.plan(api.load(JUNE_2020).scenario))}
    for name in ("rid-jun-2020", "panel-update"):
        table = table_under(papers[name], "Delivery milestones")
        assert [cells[0] for cells in table.rows] == [*(one.name for one in TEMPLATE), "Go-live"]
        assert table.rows[3][1:5] == (date(2020, 4, 27), date(2020, 5, 1), 4, "Red")
        assert [one.text for one in papers[name] if isinstance(one, Notice) and "Window has 3" in one.text]
    others = [paper.page for paper in api.papers(api.plan(api.load(TINY).scenario))]
    assert not [one for page in others for one in page if isinstance(one, Heading) and "milestones" in one.text]


# As data --------------------------------------------------------------------------------------------------------------


def test_milestones_come_back_from_a_file() -> None:
    template = [{"id": "sit", "before": "3 months"}, {"id": "panel", "before": "5 WD", "after": ["sit"], "at": "panel"}]
    said = {"sit": {"planned": "2020-04-17", "note": "a: note"}, "panel": {"slip": "3 days"}}
    one = release("jun-2020", "2020-05-06", milestones=said)
    given = scenario(releases=(one,), milestones={"template": template, "red_after": "7 WD"})
    text = api.scenario_text(given)
    assert "      sit: {planned: 2020-04-17, note: 'a: note'}\n" in text
    assert "    - {id: panel, before: 5 WD, after: [sit], at: panel}\n" in text
    assert api.load_text(text).scenario == given


def test_none_and_those_of_the_template_are_not_the_same() -> None:
    none = scenario(releases=(release("r", "2021-06-24"),))
    assert by_template().sha256 != none.sha256
    for one in (none, by_template(), by_template(milestones={})):
        assert api.load_text(api.scenario_text(one)).scenario == one


def test_a_scenario_without_milestones_is_the_one_that_it_was_before() -> None:
    """Runs that were kept name the hash of their scenario."""
    assert api.load(TINY).scenario.sha256 == "977b25f8426e427423599254b39f7d5488d834e8c5145211d2e778d453bdc249"


def test_titles_and_notes_stay_text() -> None:
    title = "<script>alert(1)</script> costs $5 & <b>more</b>\u202e"
    template = [{"id": "user-window", "title": title, "before": "5 WD"}]
    one = release("r", "2021-06-24", title=title, milestones={"user-window": {"note": title}})
    given = scenario(releases=(one,), milestones={"template": template})
    html = api.html(api.milestones(given))
    assert "<script>" not in html
    assert "<b>" not in html
    assert list(api.frames.milestones(api.milestones(given))["name"]) == [title, "Go-live"]
