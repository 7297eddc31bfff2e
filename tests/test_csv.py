"""Tables as CSV: what a spreadsheet reads is what the page says, and nothing that it would work out."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Money
from planner import api
from planner.report.blocks import Heading, Page, Paragraph, Table, one_line
from planner.report.writers.csv import csv_bytes, csv_files
from tests.running import APRIL_2020, REPLAY, TINY, Secplan

FULL_WIDTH = "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"


def rows(content: bytes) -> list[list[str]]:
    """As a reader of CSV has them that knows nothing of ours."""
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def cell(text: str) -> str:
    ((_,), (found,)) = rows(csv_bytes(Table(("Title",), [(text,)])))
    return found


def test_days_numbers_and_words_stand_as_a_spreadsheet_takes_them() -> None:
    table = Table(
        ("Title", "Go-live", "Days", "None"), [('a "b", c', date(2021, 6, 4), 1_250, None), ("é", None, -3, "")]
    )
    content = csv_bytes(table)
    assert content.startswith(b"\xef\xbb\xbf"), "by which Excel knows UTF-8"
    assert content.decode("utf-8-sig") == (
        '"Title","Go-live","Days","None"\r\n"a ""b"", c","2021-06-04",1250,""\r\n"é","",-3,""\r\n'
    )


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x","y")', "+SUM(A1)", "-2+3", "@SUM(A1)", "=1", " =1", "- dash", "-", *FULL_WIDTH]
)
def test_what_would_be_a_formula_is_text(text: str) -> None:
    assert cell(text) == f"'{text}"
    ((head,),) = rows(csv_bytes(Table((text,), [])))
    assert head == f"'{text}"


@pytest.mark.parametrize("text", ["\t=1", "\r=1", "\n=1", "\x00=1"])
def test_what_does_not_show_hides_no_formula(text: str) -> None:
    assert cell(text) == "' =1"


@pytest.mark.parametrize("text", ["-29", "+3", "-1,250", "-3.5", "106", "MP090", "a=b", "£1,250", "24 June 2020", ""])
def test_what_does_no_harm_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@given(st.lists(st.text(), min_size=1))
def test_any_text_comes_back(texts: list[str]) -> None:
    found = rows(csv_bytes(Table(["Title"] * len(texts), [texts])))[1]
    assert [one.removeprefix("'") for one in found] == [one_line(one).removeprefix("'") for one in texts]


def test_money_stands_in_pounds_without_a_sign() -> None:
    content = csv_bytes(Table(("Cost",), [(Money(125_000_050),), (Money(-500),)]))
    assert content.decode("utf-8-sig") == '"Cost"\r\n1250000.50\r\n-5.00\r\n'


def test_files_are_called_by_what_the_tables_stand_under() -> None:
    table = Table(("a",), [("1",)])
    page: Page = [
        Heading("T"),
        table,
        Heading("June 2021: Scope / CON"),
        table,
        Paragraph("x"),
        table,
        Heading("../é!"),
        table,
    ]
    page += [Heading("JUNE 2021 scope con"), table, Heading("电"), table, Heading("x" * 300), table]
    assert list(csv_files("plan", page)) == [
        "plan-t.csv",
        "plan-june-2021-scope-con.csv",
        "plan-june-2021-scope-con-2.csv",
        "plan-e.csv",
        "plan-june-2021-scope-con-3.csv",
        "plan.csv",
        f"plan-{'x' * 55}.csv",
    ]


def test_names_of_files_end_with_a_whole_word_and_hold_no_number_of_a_part() -> None:
    """Of Change Status Reports of two months, in which the part has another number."""
    table = Table(("a",), [("1",)])
    heading = "Assessments that were completed in the last 12 months"
    for number in ("", "6. ", "7.3 "):
        page: Page = [Heading("T"), Heading(f"{number}{heading}"), table]
        assert list(csv_files("change-status", page)) == [
            "change-status-assessments-that-were-completed-in-the-last-12.csv"
        ]
    assert list(csv_files("x", [Heading("24 June 2021"), table])) == ["x-24-june-2021.csv"]
    assert list(csv_files("x", [Heading(f"{'word ' * 12}cutting"), table])) == [f"x-{'-'.join(['word'] * 11)}.csv"]


# The option -----------------------------------------------------------------------------------------------------------


def test_the_tables_of_an_answer_go_into_its_run_folder(tmp_path: Path, secplan: Secplan) -> None:
    folder = tmp_path / "run"
    ran = secplan("plan", APRIL_2020, "--out", folder, "--csv")
    assert ran.status == 0
    files = sorted(path.name for path in folder.glob("*.csv"))
    assert files == [
        "plan-goals-most-important-first.csv",
        "plan-june-2021-sec-release-go-live-24-june-2021.csv",
        "plan-november-2021-sec-release-go-live-4-november-2021.csv",
        "plan-placements.csv",
    ]
    assert all(name in ran.err for name in files)
    head, first, *_ = rows((folder / files[1]).read_bytes())
    assert (head[0], first[0]) == ("Modification", "MP078")
    assert secplan("verify", folder).status == 0
    (folder / files[0]).write_bytes(b"changed")
    assert f"{files[0]}" in secplan("verify", folder).out
    assert secplan("verify", folder).status == 6


def test_one_tidy_table_has_a_row_for_each_modification(tmp_path: Path, secplan: Secplan) -> None:
    """What people go on with in a spreadsheet: no titles of releases, no dates in words, no two things in a cell."""
    secplan("plan", REPLAY, "--out", tmp_path / "run", "--csv")
    head, *found = rows((tmp_path / "run/plan-placements.csv").read_bytes())
    table = {row[0]: dict(zip(head, row, strict=True)) for row in found}
    frame = api.frames.placements(api.plan(api.load(REPLAY).scenario))
    assert (head, list(table)) == (list(frame.columns), list(frame["modification"]))
    assert [table["MP090"][name] for name in ("release", "target", "lapsed")] == ["nov-2021", "jun-2021", "yes"]
    assert (table["MP078"]["state"], table["MP078"]["release"]) == ("not planned", "")
    assert all(row["cut_off"] == "" or date.fromisoformat(row["cut_off"]) for row in table.values())
    assert {row["cut_off_slack_days"].lstrip("-").isdigit() for row in table.values() if row["cut_off"]} == {True}


def test_each_of_two_plans_has_its_tidy_table(tmp_path: Path, secplan: Secplan) -> None:
    secplan("whatif", TINY, "decide MP901 2023-09-20", "--out", tmp_path / "run", "--csv")
    before, after = (rows((tmp_path / f"run/{name}-placements.csv").read_bytes()) for name in ("before", "after"))
    assert [(row[0], row[3]) for row in before] != [(row[0], row[3]) for row in after]
    assert [row[0] for row in before] == [row[0] for row in after] == ["modification", "MP901", "MP902", "MP903"]


def test_tables_need_a_folder(secplan: Secplan) -> None:
    ran = secplan("cutoffs", TINY, "--csv")
    assert (ran.status, ran.out) == (2, "")
    assert "--csv writes the tables into the folder of --out; give a folder" in ran.err
