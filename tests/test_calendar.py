"""Working Days and cut-offs, against the papers' own dates and another table of bank holidays.

S0 is the SEC Releases update of 8 April 2020, S3 the Change Status Report of 9 April 2021.
"""

from collections.abc import Callable
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.duration import Duration, Unit
from planner.calendar import CALENDARS, FIRST_YEAR, LAST_YEAR, Calendar, CalendarError, calendar_for, format_date

ENGLAND = calendar_for("england-and-wales")
SCOTLAND = calendar_for("scotland")

# Two years off either end leave room for the longest of these steps.
days = st.dates(date(FIRST_YEAR + 2, 1, 1), date(LAST_YEAR - 2, 12, 31))
lead_times = st.one_of(
    st.builds(Duration, st.integers(0, 18), st.just("months")),
    st.builds(Duration, st.integers(0, 300), st.just("WD")),
    st.builds(Duration, st.integers(0, 500), st.just("days")),
)


# --- the table ---


@pytest.mark.parametrize(("calendar", "nation"), [(ENGLAND, "ENG"), (ENGLAND, "WLS"), (SCOTLAND, "SCT")])
@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_the_table_has_the_bank_holidays_that_another_source_has(calendar: Calendar, nation: str, year: int) -> None:
    """One known difference: the package lists Saturday 25 December 2021 beside its substitute day.

    GOV.UK, and so our table, lists the substitute only. Neither day is a Working Day either way.
    """
    theirs = holidays.country_holidays("GB", subdiv=nation, years=year)
    ours = {day for day in calendar.holidays if day.year == year}

    assert ours == {day for day in theirs if day.weekday() < 5}


@pytest.mark.parametrize("calendar", [ENGLAND, SCOTLAND], ids=CALENDARS)
def test_every_year_has_good_friday_and_christmas_day(calendar: Calendar) -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        names = [name.removesuffix(" (substitute day)") for day, name in calendar.holidays.items() if day.year == year]
        assert names.count("Good Friday") == 1
        assert names.count("Christmas Day") == 1


def test_the_early_may_bank_holiday_of_2020_was_on_ve_day() -> None:
    """Said in https://www.gov.uk/government/news/2020-may-bank-holiday-will-be-moved-to-mark-75th-anniversary-of-ve-day."""
    assert ENGLAND.is_working_day(date(2020, 5, 4))
    assert ENGLAND.holidays[date(2020, 5, 8)] == "Early May bank holiday (VE day)"


def test_scotland_works_on_easter_monday_and_not_on_2_january() -> None:
    easter_monday, second_january = date(2021, 4, 5), date(2020, 1, 2)

    assert SCOTLAND.is_working_day(easter_monday)
    assert not ENGLAND.is_working_day(easter_monday)
    assert not SCOTLAND.is_working_day(second_january)
    assert ENGLAND.is_working_day(second_january)


def test_scotland_had_a_day_off_for_the_world_cup() -> None:
    """Proclaimed on 3 February 2026, for Scotland alone."""
    assert SCOTLAND.holidays[date(2026, 6, 15)] == "World Cup bank holiday"
    assert ENGLAND.is_working_day(date(2026, 6, 15))


# --- counting, with dates from the papers ---


@pytest.mark.parametrize(
    ("start", "end", "working_days"),
    [
        # S3 section 3, open assessments at 9 April 2021. S3 prints 94 for MP107's Impact Assessment
        # and 47 for MP140's Preliminary Assessment: weekdays with both ends and bank holidays left in.
        (date(2020, 12, 1), date(2021, 4, 9), 88),
        (date(2021, 2, 4), date(2021, 4, 9), 44),
        # S0, plan page: SIT from 26/03 to 17/04 over Good Friday and Easter Monday; 15 with the first day.
        (date(2020, 3, 26), date(2020, 4, 17), 14),
    ],
)
def test_working_days_are_counted_from_the_day_after(start: date, end: date, working_days: int) -> None:
    assert ENGLAND.working_days_between(start, end) == working_days


@pytest.mark.parametrize(
    ("day", "duration", "expected"),
    [
        # S3 Appendix A: MP141's Preliminary Assessment, accepted 9 March 2021, target 30/03/2021.
        (date(2021, 3, 9), "15 WD", date(2021, 3, 30)),
        # An Impact Assessment asked for at the Change Board of 22 April 2020, target 40 WD (S3):
        # eight weeks, and two days for 8 and 25 May.
        (date(2020, 4, 22), "40 WD", date(2020, 6, 19)),
        # The Change Board of 26 August 2020, and the 25 WD in which Ofgem aims to decide:
        # five weeks, and a day for 31 August.
        (date(2020, 8, 26), "25 WD", date(2020, 10, 1)),
        (date(2020, 10, 31), "4 months", date(2021, 2, 28)),
        (date(2021, 3, 9), "14 days", date(2021, 3, 23)),
    ],
)
def test_a_duration_after_a_day(day: date, duration: str, expected: date) -> None:
    assert ENGLAND.after(day, Duration.parse(duration)) == expected


@pytest.mark.parametrize(
    ("day", "duration", "expected"),
    [
        # S0, plan page: papers on Friday 6 March 2020 for the Panel of 13 March.
        (date(2020, 3, 13), "5 WD", date(2020, 3, 6)),
        (date(2021, 6, 30), "4 months", date(2021, 2, 28)),
        (date(2020, 6, 30), "4 months", date(2020, 2, 29)),
        (date(2021, 6, 24), "9 months", date(2020, 9, 24)),
        (date(2021, 1, 8), "14 days", date(2020, 12, 25)),
    ],
)
def test_a_duration_before_a_day(day: date, duration: str, expected: date) -> None:
    assert ENGLAND.before(day, Duration.parse(duration)) == expected


# --- cut-offs ---


def cut_off(go_live: date, *durations: str, calendar: Calendar = ENGLAND) -> date:
    return calendar.cut_off(go_live, *map(Duration.parse, durations))


def test_the_longest_lead_time_sets_the_cut_off() -> None:
    """MP090, a GBCS change in the June 2021 Release: 9 months for DCC, 6 for Parties."""
    assert cut_off(date(2021, 6, 24), "9 months", "6 months") == date(2020, 9, 24)


def test_the_longest_lead_time_is_the_one_that_gives_the_earliest_date() -> None:
    """60 WD before 24 June 2021 is twelve weeks (1 April) and the four holidays of April and May."""
    assert cut_off(date(2021, 6, 24), "2 months", "60 WD") == date(2021, 3, 26)


def test_without_a_lead_time_the_cut_off_is_go_live() -> None:
    assert cut_off(date(2021, 6, 24)) == date(2021, 6, 24)


def test_a_cut_off_at_a_weekend_moves_back_to_friday() -> None:
    """The November 2020 Release moved to Sunday 29 November (S0); three months before is a Saturday in August."""
    assert cut_off(date(2020, 11, 29), "0 months") == date(2020, 11, 27)
    assert cut_off(date(2020, 11, 29), "3 months") == date(2020, 8, 28)


def test_a_cut_off_at_easter_moves_back_over_the_holidays_of_its_country() -> None:
    """Six months before 5 October 2021 is Easter Monday: a holiday in England, not in Scotland."""
    assert cut_off(date(2021, 10, 5), "6 months") == date(2021, 4, 1)
    assert cut_off(date(2021, 10, 5), "6 months", calendar=SCOTLAND) == date(2021, 4, 5)


# --- the ends of the table ---


def test_a_day_after_the_table_is_an_error_and_not_a_working_day() -> None:
    with pytest.raises(CalendarError) as refused:
        ENGLAND.is_working_day(date(LAST_YEAR + 1, 1, 2))

    assert str(refused.value) == (
        "the bank holidays of 2029 are not in the table for England and Wales, which ends on 31 December 2028"
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda: SCOTLAND.on_or_before(date(2018, 1, 1)),
        lambda: SCOTLAND.add_working_days(date(2018, 1, 3), -1),
        lambda: SCOTLAND.working_days_between(date(2017, 12, 31), date(2018, 1, 3)),
        lambda: SCOTLAND.before(date(2018, 1, 3), Duration(1, "WD")),
        lambda: SCOTLAND.cut_off(date(2018, 2, 22), Duration(2, "months")),
        lambda: calendar_for("scotland", [(date(2017, 12, 29), "a day off")]),
    ],
)
def test_no_question_is_answered_before_the_table(ask: Callable[[], object]) -> None:
    with pytest.raises(CalendarError, match="2017 are not in the table for Scotland, which starts on 1 January 2018"):
        ask()


def test_months_and_days_need_no_table() -> None:
    assert ENGLAND.after(date(2035, 1, 31), Duration(1, "months")) == date(2035, 2, 28)
    assert ENGLAND.before(date(2035, 1, 31), Duration(31, "days")) == date(2034, 12, 31)


@pytest.mark.parametrize("unit", ["months", "days"])
def test_there_is_no_date_before_the_first(unit: Unit) -> None:
    with pytest.raises(CalendarError, match=rf"^1 January 1 -1 {unit} is not a date"):
        ENGLAND.before(date.min, Duration(1, unit))


# --- making one ---


def test_an_extra_holiday_is_not_a_working_day() -> None:
    day = date(2027, 6, 1)
    extended = calendar_for("england-and-wales", [(day, "a national holiday")])

    assert not extended.is_working_day(day)
    assert extended.cut_off(day) == date(2027, 5, 28)
    assert ENGLAND.cut_off(day) == day


def test_an_unknown_calendar_is_refused_with_the_names() -> None:
    with pytest.raises(CalendarError, match="'wales' is not a calendar; write england-and-wales or scotland"):
        calendar_for("wales")


def test_dates_read_as_the_papers_write_them() -> None:
    assert format_date(date(2020, 6, 4)) == "4 June 2020"


# --- for every day ---


@given(days, st.integers(-400, 400))
def test_counting_undoes_adding(day: date, count: int) -> None:
    assert ENGLAND.working_days_between(day, ENGLAND.add_working_days(day, count)) == count


@given(days)
def test_on_or_before_is_the_last_working_day_not_later(day: date) -> None:
    found = ENGLAND.on_or_before(day)

    assert found <= day
    assert ENGLAND.is_working_day(found)
    assert not any(ENGLAND.is_working_day(found + timedelta(n)) for n in range(1, (day - found).days + 1))


@given(days)
def test_on_or_after_is_the_first_working_day_not_earlier(day: date) -> None:
    found = ENGLAND.on_or_after(day)

    assert found >= day
    assert ENGLAND.is_working_day(found)
    assert not any(ENGLAND.is_working_day(day + timedelta(n)) for n in range((found - day).days))


@given(days, lead_times, lead_times)
def test_a_cut_off_is_a_working_day_in_time_for_every_lead_time(go_live: date, dcc: Duration, party: Duration) -> None:
    cut_off = ENGLAND.cut_off(go_live, dcc, party)

    assert ENGLAND.is_working_day(cut_off)
    assert cut_off == min(ENGLAND.cut_off(go_live, dcc), ENGLAND.cut_off(go_live, party))
    assert cut_off <= go_live
