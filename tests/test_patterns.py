"""Patterns of changes and the grid that they stand for."""

from itertools import product
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.changes import Mistakes
from planner.changes.grid import Grid
from planner.changes.patterns import Listed, Span, read_pattern, read_patterns


def test_a_span_is_every_number_from_end_to_end() -> None:
    (braces,) = read_pattern("delay MP090 {0..60 step 20} WD").braces
    assert braces.words == ("0", "20", "40", "60")


def test_a_span_of_days_goes_over_the_end_of_a_month_and_of_february() -> None:
    (braces,) = read_pattern("decide MP090 {2024-02-28..2024-03-01}").braces
    assert braces.words == ("2024-02-28", "2024-02-29", "2024-03-01")


def test_a_list_is_its_words() -> None:
    assert read_pattern("impact MP090 duis { yes,no , unknown }").braces == (Listed(("yes", "no", "unknown")),)


def test_a_listed_value_may_be_several_words() -> None:
    pattern = read_pattern("delay MP090 {30 WD, 2 months}")
    assert [pattern.filled([word]) for word in pattern.braces[0].words] == ["delay MP090 30 WD", "delay MP090 2 months"]


def test_braces_are_named_by_what_stands_around_them() -> None:
    pattern = read_pattern("capacity {jun-2021, nov-2021} gbcs {1..4}")
    assert pattern.name(0) == "capacity ... gbcs {1..4}"
    assert pattern.name(1) == "capacity {jun-2021, nov-2021} gbcs ..."


def test_the_grid_is_every_combination_the_last_axis_fastest() -> None:
    grid = Grid(read_patterns(["allow duis {1, 2} 2021", "pin MP090 jun-2021", "delay MP099 {0..10 step 5} WD"]))
    assert list(grid.points) == list(product(("1", "2"), ("0", "5", "10")))
    assert grid.size == 6
    assert grid.texts(("2", "5")) == ("allow duis 2 2021", "pin MP090 jun-2021", "delay MP099 5 WD")


def test_there_is_a_line_along_each_span_for_each_value_of_the_other_axes() -> None:
    grid = Grid(read_patterns(["allow duis {1, 2} 2021", "delay MP099 {0..10 step 5} WD"]))
    assert [(line.axis, line.through) for line in grid.lines] == [(1, ("1", "0")), (1, ("2", "0"))]
    assert grid.lines[1].point(7) == ("2", "7")
    assert not grid.asks_for(("2", "7"))
    assert grid.order(("1", "10")) < grid.order(("2", "7")) < grid.order(("2", "10"))


@given(st.integers(0, 1000), st.integers(0, 50), st.integers(1, 30), st.sampled_from([True, False]))
def test_a_span_reads_back_what_it_writes(first: int, count: int, step: int, of_days: Literal[True, False]) -> None:
    start = first + 700_000 if of_days else first
    span = Span(start, start + count * step, step, of_days)
    text = f"{{{span.word(span.first)}..{span.word(span.last)} step {step}}}"
    assert read_pattern(f"decide MP090 {text}").braces == (span,)
    assert [span.number(word) for word in span.words] == list(span.numbers)


@pytest.mark.parametrize(
    ("text", "says", "word"),
    [
        ("delay MP090 {0..61 step 5} WD", "61 is not reached from 0 in steps of 5", "0..61 step 5"),
        ("delay MP090 {5..1} WD", "'5..1' goes down", "5..1"),
        ("delay MP090 {0..5 step 0} WD", "a step of 0", "0..5 step 0"),
        ("delay MP090 {0..} WD", "'0..' is not a span", "0.."),
        ("delay MP090 {0..-3} WD", "'0..-3' is not a span", "0..-3"),
        ("delay MP090 {0..1000000} WD", "1,000,001 values", "0..1000000"),
        ("decide MP090 {2021-02-30..2021-03-01}", "'2021-02-30' is not a date", "2021-02-30"),
        ("decide MP090 {2021-02-01..9}", "begins with a number and ends with a day", "2021-02-01..9"),
        ("allow duis {} 2021", "braces with nothing in them", ""),
        ("allow duis {1,,2} 2021", "a list with a gap", "1,,2"),
        ("allow duis {1, 1} 2021", "'1' is listed twice", "1"),
        ("allow duis {1, 2 2021", "a '{' without its other half", "{"),
        ("allow duis {{1, 2}} 2021", "a '{' without its other half", "{"),
        ("allow duis {1, many} 2021", "'many' is not a number", "many"),
        ("alow duis {1, 2} 2021", "there is no change 'alow'", "alow"),
        ("durations P{50..100 step 50}", "'P100' is not known here", "{50..100 step 50}"),
        ("{delay, postpone} MP090 3 WD", "there is no change 'postpone'", "postpone"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_word(text: str, says: str, word: str) -> None:
    with pytest.raises(Mistakes) as found:
        read_patterns(["pin MP090 jun-2021", text])
    (mistake,) = found.value.mistakes
    assert mistake.index == 1
    assert says in mistake.says
    assert mistake.word == word


def test_every_pattern_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Mistakes) as found:
        read_patterns(["delay MP090 {5..1} WD", "pin MP090 jun-2021", "allow duis {} 2021"])
    assert [one.index for one in found.value.mistakes] == [0, 2]
