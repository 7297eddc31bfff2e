"""Pages as HTML: what the words of a page say, they say there too, and never as markup or mathematics."""

from xml.etree import ElementTree

import pytest

from planner.report.blocks import Bullets, Figure, Heading, Notice, Page, Paragraph, Table
from planner.report.html import fragment

NASTY = '<script>alert("x")</script> & $x_1$ \\(y\\) `code` \u202eRTL\nnext'


def tree(page: Page, level: int = 1) -> ElementTree.Element:
    """The fragment, which is well-formed XML too."""
    return ElementTree.fromstring(fragment(page, level=level))


def texts(root: ElementTree.Element, tag: str) -> list[str]:
    return [element.text or "" for element in root.iter(tag)]


def test_each_block_is_what_it_is() -> None:
    root = tree([Heading("A plan"), Paragraph("Proved."), Heading("Why"), Bullets(["one", "two"])])
    assert [(one.tag, one.text) for one in root if one.tag != "ul"] == [
        ("h1", "A plan"),
        ("p", "Proved."),
        ("h2", "Why"),
    ]
    assert texts(root, "li") == ["one", "two"]


def test_only_the_first_heading_is_of_the_level_that_is_asked_for() -> None:
    root = tree([Paragraph("first"), Heading("a"), Heading("b")], level=3)
    assert [one.tag for one in root] == ["p", "h4", "h4"], "a page that opens with words has no heading of its own"


def test_a_table_says_which_cells_name_rows_and_columns() -> None:
    root = tree([Table(("Goal", "Value"), [("lateness", "12"), ("", "3")], frozenset({"Value"}))])
    assert [(one.get("scope"), one.text) for one in root.iter("th")] == [
        ("col", "Goal"),
        ("col", "Value"),
        ("row", "lateness"),
    ]
    sides = [one.get("style") for one in root.iter("td")]
    assert sides == ["text-align: right", "text-align: left", "text-align: right"]


@pytest.mark.parametrize(
    "page",
    [
        [Heading(NASTY)],
        [Paragraph(NASTY)],
        [Bullets([NASTY])],
        [Table((NASTY, "b"), [(NASTY, NASTY)], frozenset({NASTY}))],
    ],
    ids=["heading", "paragraph", "bullets", "table"],
)
def test_what_a_user_wrote_is_text_everywhere(page: Page) -> None:
    root = tree(page)
    said = [text for text in root.itertext() if text.strip() not in {"", "b"}]
    assert all(text == '<script>alert("x")</script> & $x_1$ \\(y\\) `code`  RTL next' for text in said)
    assert said
    assert not list(root.iter("script"))


def test_a_warning_says_that_it_is_one_and_a_picture_what_it_shows() -> None:
    root = tree([Notice("three Working Days"), Figure("Board", [NASTY], b"<svg/>", b"png", 10, 10)])
    assert texts(root, "strong") == ["Warning: three Working Days"]
    (image,) = root.iter("img")
    assert (image.get("alt") or "").startswith('Board. <script>alert("x")</script>')
    assert (image.get("src") or "").startswith("data:image/png;base64,")


def test_notebooks_are_told_that_nothing_in_it_is_mathematics() -> None:
    """MathJax 2 and 3, as notebooks have them, go by these classes."""
    assert {"mathjax_ignore", "tex2jax_ignore"} <= set((tree([]).get("class") or "").split())


def test_the_same_page_gives_the_same_text() -> None:
    page: Page = [Heading("a"), Table(("x",), [("1",)])]
    assert fragment(page) == fragment(page)
