"""When bodies meet: the rules against the meetings that were seen, and what the calendar does to them."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest

from models.governance import Body, Governance
from planner.calendar import CalendarError, calendar_for
from planner.meetings import by_rule, in_month, meetings_from

CALENDAR = calendar_for("england-and-wales")

# S0 is the paper "SEC Releases update" of 8 April 2020, S3 the "Change Status Report" of 9 April 2021, S4 the slides of
# the Panel of 12 April 2019; SEC pages are public pages of the SEC website, of modifications and of releases.

OBSERVED = {
    "panel": (
        "2019-04-12",  # S4
        "2019-05-10",  # SEC pages
        "2019-08-09",  # SEC pages
        "2019-11-15",  # SEC pages
        "2020-03-13",  # SEC pages
        "2020-04-17",  # S0
        "2020-06-19",  # SEC pages; S0 4.2 gives the month
        "2020-09-11",  # SEC pages
        "2020-10-16",  # SEC pages: inferred from an update of the November 2020 RID
        "2020-11-13",  # SEC pages
        "2021-03-12",  # SEC pages
        "2021-04-16",  # S3
        "2021-05-14",  # SEC pages
    ),
    "change-board": (
        "2017-02-22",  # SEC pages, as all here but March 2021
        "2020-04-22",
        "2020-07-22",
        "2020-08-26",
        "2020-10-21",
        "2020-11-25",
        "2021-03-24",  # S3 4
        "2021-04-21",
        "2021-05-26",
    ),
    "change-sub-committee": (
        "2021-02-23",  # SEC pages
        "2021-03-30",  # S3 2
    ),
}
"""Every meeting that a paper or page tells of, but for the ad-hoc Panel of 5 May 2020 (S0)."""

MISSED = {
    "panel": ("2019-11-15", "2020-06-19", "2020-10-16", "2021-04-16"),
    "change-board": ("2020-10-21", "2021-04-21"),
    "change-sub-committee": (),
}
"""Those that the rule gives another day for: a scenario that is about their months lists them under ``dates``."""

BEFORE_THE_TABLES = date(2017, 2, 22)
"""The Change Board of that day is a fourth Wednesday; no table of bank holidays goes back so far."""

each_body = pytest.mark.parametrize("name", OBSERVED)


def body(**said: object) -> Body:
    return Body.model_validate(said)


def first_from(one: Body, day: date, count: int = 1) -> list[date]:
    return list(islice(meetings_from(one, day, CALENDAR), count))


def days(body_id: str) -> Iterator[date]:
    return map(date.fromisoformat, OBSERVED[body_id])


def ruled(one: Body, day: date) -> date:
    """The day that the rule gives for the month of another."""
    return by_rule(one, day.year, day.month, CALENDAR)


@each_body
def test_the_meetings_that_the_rule_misses_are_these(name: str) -> None:
    one = Governance().bodies[name]
    missed = [day.isoformat() for day in days(name) if day != BEFORE_THE_TABLES and ruled(one, day) != day]
    assert missed == list(MISSED[name])


@pytest.mark.parametrize(("name", "off"), [("panel", 7), ("change-board", -7)])
def test_where_the_rule_misses_the_panel_was_a_week_later_and_the_change_board_before(name: str, off: int) -> None:
    """Third Friday for second, and third Wednesday for fourth."""
    one = Governance().bodies[name]
    missed = list(map(date.fromisoformat, MISSED[name]))
    assert [(day - ruled(one, day)).days for day in missed] == [off] * len(missed)


@each_body
def test_listed_dates_win_in_their_months(name: str) -> None:
    one = Governance().bodies[name].model_copy(update={"dates": tuple(days(name))})
    for day in days(name):
        assert in_month(one, day.year, day.month, CALENDAR) == [day]


@each_body
def test_months_without_a_listed_date_keep_the_rule(name: str) -> None:
    usual = Governance().bodies[name]
    one = usual.model_copy(update={"dates": tuple(days(name))})
    assert in_month(one, 2022, 3, CALENDAR) == in_month(usual, 2022, 3, CALENDAR) == [ruled(usual, date(2022, 3, 1))]


def test_a_month_may_have_several_listed_dates() -> None:
    one = body(meets="second Friday", dates=["2020-05-15", "2020-05-05"])  # S0: an ad-hoc Panel on 5 May 2020
    assert first_from(one, date(2020, 5, 1), 3) == [date(2020, 5, 5), date(2020, 5, 15), date(2020, 6, 12)]


# Days that are no Working Days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meets", "in_the_month_of", "on"),
    [
        ("second Friday", date(2020, 4, 1), date(2020, 4, 17)),  # 10 April is Good Friday; so S0 has it
        ("first Friday", date(2021, 4, 1), date(2021, 4, 9)),  # 2 April is Good Friday
        ("first Monday", date(2021, 4, 1), date(2021, 4, 12)),  # 5 April is Easter Monday
        ("last Friday", date(2018, 3, 1), date(2018, 3, 23)),  # the 30th is Good Friday
        ("fourth Friday", date(2020, 12, 1), date(2020, 12, 18)),  # Christmas Day
        ("fourth Wednesday", date(2019, 12, 1), date(2019, 12, 18)),  # Christmas Day
        ("fourth Monday", date(2020, 12, 1), date(2020, 12, 21)),  # 28 December, for Boxing Day on a Saturday
        ("last Tuesday", date(2021, 12, 1), date(2021, 12, 21)),  # 28 December, for Boxing Day on a Sunday
        ("fourth Wednesday", date(2020, 12, 1), date(2020, 12, 23)),  # a Working Day
    ],
)
def test_for_a_day_that_is_no_working_day_it_is_a_week_later_or_earlier_to_stay_in_the_month(
    meets: str, in_the_month_of: date, on: date
) -> None:
    assert ruled(body(meets=meets), in_the_month_of) == on


@each_body
def test_every_month_of_the_tables_has_its_meeting_on_a_working_day(name: str) -> None:
    one = Governance().bodies[name]
    for year in range(CALENDAR.first.year, CALENDAR.last.year + 1):
        for month in range(1, 13):
            (day,) = in_month(one, year, month, CALENDAR)
            assert (day.year, day.month) == (year, month)
            assert CALENDAR.is_working_day(day)


def test_meetings_come_in_order_over_christmas_and_easter() -> None:
    panel = Governance().bodies["panel"]
    assert first_from(panel, date(2019, 12, 14), 5) == [
        date(2020, 1, 10),
        date(2020, 2, 14),
        date(2020, 3, 13),
        date(2020, 4, 17),  # Good Friday was the second Friday
        date(2020, 5, 15),  # 8 May 2020 was the bank holiday of the 75th anniversary of VE Day
    ]


def test_a_meeting_on_the_first_day_asked_about_counts() -> None:
    panel = Governance().bodies["panel"]
    assert first_from(panel, date(2020, 4, 17)) == [date(2020, 4, 17)]
    assert first_from(panel, date(2020, 4, 18)) == [date(2020, 5, 15)]


def test_working_days_over_christmas_and_easter() -> None:
    """Papers are due five before a Panel: of 8 January 2021 on 31 December, of 9 April, after Easter, on 31 March."""
    assert CALENDAR.add_working_days(date(2021, 1, 8), -5) == date(2020, 12, 31)
    assert CALENDAR.add_working_days(date(2021, 4, 9), -5) == date(2021, 3, 31)


def test_meetings_can_be_asked_for_in_the_first_month_of_the_tables() -> None:
    assert first_from(Governance().bodies["panel"], CALENDAR.first) == [date(2018, 1, 12)]


def test_beyond_the_tables_of_bank_holidays_no_meeting_is_made_up() -> None:
    meetings = meetings_from(Governance().bodies["panel"], date(2028, 12, 1), CALENDAR)
    assert next(meetings) == date(2028, 12, 8)
    with pytest.raises(CalendarError):
        next(meetings)
