"""How answers show themselves in a notebook and print: each as the page that the command line prints."""

from models.shown import Shown, as_html, as_text

LEVEL = 3
"""Of the first heading: those above it are the notebook's own."""


@as_html.register
def _(answer: Shown) -> str | None:
    from planner.api.pages import page_of
    from planner.report.html import fragment

    page = page_of(answer)
    return None if page is None else fragment(page, level=LEVEL)


@as_text.register
def _(answer: Shown) -> str | None:
    from planner.api.pages import page_of
    from planner.report.text import plain

    page = page_of(answer)
    return None if page is None else plain(page)


def html(answer: Shown) -> str:
    """An answer as a part of an HTML document, as a notebook shows it.

    Raises
    ------
    ValueError
        If it lacks what it is about, as what was read from a JSON document does.
    """
    found = as_html(answer)
    if found is None:
        raise ValueError(f"{answer!r} does not hold what it is about, and cannot be shown")
    return found
