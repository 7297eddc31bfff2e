"""How answers show themselves in a notebook: each as the page that the command line prints."""

from models.shown import Shown, as_html


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


@as_html.register
def _(answer: Shown) -> str | None:
    """Of a kind whose page is not known yet: they are all loaded with the first, which most commands never show."""
    import planner.api.shown  # noqa: F401 - registers the page of each kind

    page = as_html.dispatch(type(answer))
    return None if page is as_html.dispatch(Shown) else page(answer)
