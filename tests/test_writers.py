"""Papers in every form: all that a paper says stands in each of them, as text, whatever a user wrote."""

import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from models import Money
from planner import api
from planner.api.writing import FORMS, Form, write_paper
from planner.register.limits import workbook_length
from planner.report.blocks import Bullets, Cell, Figure, Heading, Notice, Page, Paper, Paragraph, Table
from planner.report.pages.plan import plan_page
from planner.report.pictures.picture import png_bytes, svg_bytes
from planner.report.writers.layout import within
from tests.paper_laws import Reader, assert_has_its_tables, assert_says_all, markdown_texts
from tests.running import REPLAY, ROOT, TINY

EVERY_FORM = list(FORMS)

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "a\u202eb\u2066 c",
    "nul \x00 bell \x07 escape \x1b[31m",
    "lone \ud800 half",
    "+1 @SUM(A1)",
    "\t=1",
    "| a pipe, `a tick`, [a link](http://x), *b*, _u_, # <b> &amp; $x$ ~~s~~ :smile: www.x.org a@x.org",
    "1. one",
    "- dash",
    "===",
    "_x0041_",
    "\u0645\u0631\u062d\u0628\u0627",
    "a\\",
    "two\nlines",
    "\ufffe\U0001f600",
    "&L&8 &P",
]
"""Titles that some form or other would take for something else than text."""


def paper(*blocks: Heading | Paragraph | Notice | Bullets | Table | Figure, title: str = "A paper") -> Paper:
    return Paper("a-paper", [Heading(title), *blocks], (("Action", "For information"),), "from a test")


def hostile(text: str) -> Paper:
    """A paper that says a text in every place."""
    page: Page = [Heading(text), Heading(text), Paragraph(text), Notice(text), Bullets([text, text]), Heading(text, 2)]
    return Paper(
        "hostile", [*page, Table((text, "Days"), [(text, 1), (text, text)]), Paragraph(text)], ((text, text),), text
    )


@pytest.fixture(scope="module")
def of_a_plan() -> Paper:
    """The page of a plan with its board, a warning, days, numbers, and a table that is too wide to stand upright."""
    loaded = api.load(REPLAY)
    outcome = api.plan(loaded.scenario)
    board = api.pictures.board(outcome)
    page = plan_page(outcome, api.result(outcome, loaded.place_of), "replay.yaml")
    figure = Figure(board.title, board.description.splitlines()[1:], svg_bytes(board), png_bytes(board), 180, 100)
    wide = Table(
        [f"Column number {one}" for one in range(12)],
        [[f"row {row}, cell {one}" for one in range(12)] for row in range(9)],
    )
    dated = Table(
        ("On", "Days", "Note"), [(date(2020, 6, 24), 12_345, None), (date(2021, 3, 1), -3, "late")], frozenset({"Days"})
    )
    page += [
        Heading("Board", starts_sheet=True),
        figure,
        Notice("Three days."),
        Heading("Dates", 2),
        dated,
        Heading("Wide"),
        wide,
    ]
    return Paper("plan", page, (("Action", "For information"),), "made from a test")


# Every form -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", EVERY_FORM)
def test_a_form_says_all_that_the_paper_says(of_a_plan: Paper, form: Form) -> None:
    assert_says_all(of_a_plan, form)
    assert_has_its_tables(of_a_plan, form)


@pytest.mark.parametrize("form", EVERY_FORM)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_user_wrote_is_text(text: str, form: Form) -> None:
    assert_says_all(hostile(text), form)
    assert_has_its_tables(hostile(text), form)


@pytest.mark.parametrize("form", EVERY_FORM)
@pytest.mark.parametrize("text", ["T" * 10_000, "ten " * 2_500, "\u202e" * 100], ids=["a word", "words", "marks"])
def test_a_text_may_be_as_long_as_it_likes(text: str, form: Form) -> None:
    assert_says_all(hostile(text), form)


@pytest.mark.parametrize("form", EVERY_FORM)
def test_a_table_may_be_long_or_wide_or_empty(form: Form) -> None:
    long = Table(("Row", "Number"), [(f"row {row}", row) for row in range(200)], frozenset({"Number"}))
    wide = Table([f"c{one}" for one in range(12)], [["words " * 9] * 12])
    of_all = paper(Heading("Long"), long, wide, Table(("a", "b"), []), Table(("only",), [("one",)]))
    assert_says_all(of_all, form)
    assert_has_its_tables(of_all, form)


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize("form", EVERY_FORM)
@given(text=ANY_TEXT, cell=ANY_TEXT, number=st.integers(-(10**13), 10**13), day=st.dates(date(1901, 1, 1)))
@settings(max_examples=40, deadline=None)
def test_any_text_number_and_day_reads_as_it_was_said(form: Form, text: str, cell: str, number: int, day: date) -> None:
    row = (f"a{cell}", number, day, Money(number))
    table = Table(("Name", "Number", "Day", "Cost"), [row], frozenset({"Number", "Cost"}))
    of_any = paper(Heading(f"h{text}"), Paragraph(text), table, Bullets([text]), title=f"t{text}")
    assert_says_all(of_any, form)
    assert_has_its_tables(of_any, form)


PRINT_DIGESTS = """
from hashlib import sha256
from planner import api
from planner.register.limits import workbook_length
from planner.report.blocks import Heading, Paper, Table
from planner.report.pages.plan import plan_page
loaded = api.load({scenario!r})
outcome = api.plan(loaded.scenario)
page = [*plan_page(outcome, api.result(outcome), "tiny.yaml"), Heading("B"), Table(("a", "b"), [("x", 1)])]
paper = Paper("p", page, (("a", "b"),), "foot")
for name, content in api.write_papers([paper]).items():
    print(name, sha256(content).hexdigest())
"""


def test_the_same_paper_gives_the_same_bytes_in_any_process() -> None:
    """In summer time of another place too, and with other hashes of words."""
    told = {
        subprocess.run(
            [sys.executable, "-c", PRINT_DIGESTS.format(scenario=str(TINY))],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("4242", "Pacific/Auckland"))
    }
    assert len(told) == 1
    assert len(told.pop().splitlines()) == len(FORMS)


def test_a_form_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no form 'pdf'; there are html, word, excel and markdown"):
        api.write_paper(paper(), "pdf")  # type: ignore[arg-type]


# HTML -----------------------------------------------------------------------------------------------------------------


def test_the_page_fetches_and_runs_nothing(of_a_plan: Paper) -> None:
    page = Reader(write_paper(of_a_plan, "html"))
    tags = {tag for tag, _ in page.tags}
    assert tags & {"script", "link", "iframe", "object", "embed", "form", "base"} == set()
    assert all((image["src"] or "").startswith("data:image/svg+xml;base64,") for image in page.named("img"))
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)
    (policy,) = [meta["content"] or "" for meta in page.named("meta") if "http-equiv" in meta]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_links_lead_to_headings_and_each_is_there_once(of_a_plan: Paper) -> None:
    page = Reader(write_paper(of_a_plan, "html"))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [(link["href"] or "").removeprefix("#") for link in page.named("a")]
    assert set(targets) <= set(ids)
    assert len(targets) == 1 + sum(isinstance(block, Heading) for block in of_a_plan.page[1:])


def test_ids_tell_headings_of_one_name_apart() -> None:
    page = Reader(write_paper(paper(*[Heading("Scope")] * 3, Heading("Scope 2")), "html"))
    assert [heading["id"] for heading in page.named("h2")[1:]] == [
        "part-scope",
        "part-scope-2",
        "part-scope-3",
        "part-scope-2-2",
    ]


def test_every_heading_cell_says_what_it_heads(of_a_plan: Paper) -> None:
    assert {cell.get("scope") for cell in Reader(write_paper(of_a_plan, "html")).named("th")} == {"col", "row"}


def test_a_column_without_a_name_has_no_heading_that_says_nothing() -> None:
    page = Reader(write_paper(paper(Table(("For", "", "Cost"), [("x", "", "1")])), "html"))
    assert [cell.get("scope") for cell in page.named("th")] == ["col", "col", "row"]


def test_a_foot_is_no_style_sheet() -> None:
    """It stands in one, for the foot of printed sheets: as code points, so that nothing ends the text."""
    foot = '"; } </style><script>alert(1)</script> \\'
    page = write_paper(Paper("x", [Heading("x")], (), foot), "html").decode()
    assert page.count("</style>") == 1
    assert r'content: "\000022\00003b' in page


# Markdown -------------------------------------------------------------------------------------------------------------


def test_headings_are_a_level_below_the_title() -> None:
    lines = write_paper(paper(Heading("Part"), Heading("Of it", 2)), "markdown").decode().splitlines()
    assert [line for line in lines if line.startswith("#")] == ["# A paper", "## Part", "### Of it"]


def test_a_row_of_markdown_is_one_line_whatever_is_in_it() -> None:
    content = write_paper(paper(Table(("a|b", "c"), [("x\ny|z", "\\|")])), "markdown")
    assert r"| x y\|z | \\\| |" in content.decode().splitlines()
    assert "x y|z" in list(markdown_texts(content))


# Word -----------------------------------------------------------------------------------------------------------------


def test_words_that_lead_to_a_table_or_a_list_stay_on_its_sheet() -> None:
    table = Table(("a",), [("1",)])
    of_word = paper(
        *(Heading("Part"), Paragraph("Alone."), Paragraph("It leads."), table),
        *(Notice("It leads too."), Bullets(["an item"]), Paragraph("Last.")),
    )
    made = docx.Document(BytesIO(write_paper(of_word, "word")))
    kept = {line.text: line.paragraph_format.keep_with_next for line in made.paragraphs}
    assert [kept["Part"], kept["It leads."], kept["Warning: It leads too."]] == [True, True, True]
    assert [kept["Alone."], kept["an item"], kept["Last."]] == [None, None, None]


# Tables on sheets -----------------------------------------------------------------------------------------------------


def test_running_text_shares_the_room_by_how_much_of_it_there_is() -> None:
    """What is short needs no more than a line; the two others stand on about as many lines, whatever else there is."""
    table = Table(("Id", "Title", "Status"), [("a", "word " * 16, "word " * 48)])
    short, title, status = within(table, 60)
    assert short == 5  # the two letters of its head, which are bold, and the white space
    assert sum(within(table, 60)) <= 60
    assert 80 / title == pytest.approx(240 / status, rel=0.25)


def test_the_longest_text_has_the_widest_column() -> None:
    """The scope of a RID, whose statuses were the longest text in the narrowest column of running text."""
    status = "Impact Assessment returned on 21 December 2020. To be voted on by the Change Board on 26 May 2021."
    columns = ("Modification", "Title", "Path", "Current status", "Impacts DCC Systems?", "DUIS?", "GBCS?")
    table = Table(columns, [("MP099", "", "Self-Governance", status, "yes", "no", "yes")])
    found = dict(zip(columns, within(table, 120), strict=True))
    assert max(found, key=lambda name: found[name]) == "Current status"
    assert found["Title"] < found["Current status"] / 3


def test_one_very_long_cell_leaves_room_for_the_others() -> None:
    table = Table(("Title", "Note"), [("word " * 16, "word " * 3_000)])
    title, note = within(table, 100)
    assert 20 <= title < note


# Excel ----------------------------------------------------------------------------------------------------------------


def test_a_picture_is_not_stretched_and_its_rows_are_as_high_as_it_is(of_a_plan: Paper) -> None:
    """From one corner to the other in the columns and rows that it covers, measured by the letters that they are."""
    content = write_paper(of_a_plan, "excel")
    with ZipFile(BytesIO(content)) as archive:
        styles, drawing = (archive.read(f"xl/{name}").decode() for name in ("styles.xml", "drawings/drawing1.xml"))
    first_font = styles.partition("<font>")[2].partition("</font>")[0]
    assert 'name val="Arial"' in first_font
    assert 'sz val="10"' in first_font
    assert 'editAs="absolute"' in drawing


def test_heads_of_numbers_stand_above_them() -> None:
    page = paper(Heading("Part"), Table(("Name", "Days"), [("a", 1)], frozenset({"Days"})))
    with ZipFile(BytesIO(write_paper(page, "excel"))) as archive:
        styles, sheet = (archive.read(f"xl/{name}").decode() for name in ("styles.xml", "worksheets/sheet2.xml"))
    formats = re.findall(r"<xf .*?(?:/>|</xf>)", styles.partition("<cellXfs")[2].partition("</cellXfs>")[0])
    *_, head, row = re.findall(r"<row .*?</row>", sheet)
    to_the_right = [
        ['horizontal="right"' in formats[int(number)] for number in re.findall(r' s="(\d+)"', cells)]
        for cells in (head, row)
    ]
    assert [sides[:2] for sides in to_the_right] == [[False, True], [False, True]]


def test_names_of_sheets_end_with_a_whole_word() -> None:
    part: Page = [Heading("Assessments completed in the last 12 months"), Table(("a",), [("1",)])]
    book = CalamineWorkbook.from_filelike(BytesIO(write_paper(paper(*part, *part), "excel")))
    assert book.sheet_names == ["Contents", "Assessments completed in the", "Assessments completed in the 2"]


def test_names_of_sheets_are_as_long_as_excel_counts() -> None:
    """Emoji count twice: with 31 of them Excel calls the workbook damaged."""
    part: Page = [Heading("\N{ELECTRIC PLUG}" * 40), Table(("a",), [("1",)])]
    book = CalamineWorkbook.from_filelike(BytesIO(write_paper(paper(*part, *part), "excel")))
    assert [workbook_length(name) for name in book.sheet_names[1:]] == [30, 30]
    assert book.sheet_names[2].endswith(" 2")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Money(123_456_789_000), "£1,234,567,890.00"),
        (Money(-100_000_000), "-£1,000,000.00"),
        (1_234_567_890, "1,234,567,890"),
        (date(2027, 9, 24), "24 September 2027"),
    ],
)
def test_a_column_has_room_for_what_excel_does_not_wrap(cell: Cell, shown: str) -> None:
    """Excel shows ### for a number or a day that is cut short; here the words beside it take all the room they can."""
    page = paper(Table(("Title", "Value"), [("word " * 400, cell), ("word", cell)], frozenset({"Value"})))
    with ZipFile(BytesIO(write_paper(page, "excel"))) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    widths = re.findall(r'<col min="2" max="2" width="([\d.]+)"', sheet)
    assert float(widths[0]) >= len(shown) + 2  # the indent


def test_a_picture_has_a_sheet_of_its_own_that_is_printed_on_one_page(of_a_plan: Paper) -> None:
    """Words above it moved it down until it was cut over two pages."""
    picture = next(block for block in of_a_plan.page if isinstance(block, Figure))
    table = Table(("a",), [("1",)])
    page = paper(Heading("Before"), *[Paragraph("Words.")] * 30, Heading("Board"), picture, Heading("After"), table)
    content = write_paper(page, "excel")
    assert CalamineWorkbook.from_filelike(BytesIO(content)).sheet_names == ["Contents", "Before", "Board", "After"]
    with ZipFile(BytesIO(content)) as archive:
        of = {number: archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, 5)}
    assert ["<drawing " in of[number] for number in of] == [False, False, True, False]
    assert 'fitToHeight="0"' not in of[3]
    assert all('fitToHeight="0"' in of[number] for number in (1, 2, 4))


# Packages -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["word", "excel"])
def test_every_part_has_the_same_moment(of_a_plan: Paper, form: Form) -> None:
    with ZipFile(BytesIO(write_paper(of_a_plan, form))) as archive:
        assert {row.date_time for row in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
