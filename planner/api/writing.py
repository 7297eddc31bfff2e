"""Papers written: in one form, or in all that there are; and their tables as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from planner.explain.words import listed

if TYPE_CHECKING:
    from planner.report.blocks import Paper

Form: TypeAlias = Literal["html", "word", "excel", "markdown"]

FORMS: Final[Mapping[Form, str]] = {"html": ".html", "word": ".docx", "excel": ".xlsx", "markdown": ".md"}
"""Every form that a paper can have, with how its files end."""


def write_paper(paper: Paper, form: Form, *, base: bytes | None = None) -> bytes:
    """A paper as the content of a file; the same paper gives the same bytes.

    Parameters
    ----------
    form
        One of ``FORMS``: a single HTML file without scripts, a Word document, a workbook, or markdown as GitHub has it.
    base
        A Word document whose styles, sheets, headers and footers the paper takes over; see ``word_base``.

    Raises
    ------
    BadBase
        If the base is no Word document, is not safe, or lacks styles.
    ValueError
        If there is no such form.
    """
    match form:
        case "html":
            from planner.report.writers.html import html

            return html(paper).encode()
        case "word":
            from planner.report.writers.word.writer import word

            return word(paper, base)
        case "excel":
            from planner.report.writers.excel.writer import excel

            return excel(paper)
        case "markdown":
            from planner.report.writers.markdown import markdown

            return markdown(paper).encode()
        case _:
            raise ValueError(f"there is no form '{form}'; there are {listed(list(FORMS))}")


def write_papers(
    papers: Iterable[Paper], forms: Form | Sequence[Form] = (), *, base: bytes | None = None
) -> dict[str, bytes]:
    """Papers as files, by their names; in every form where none is named. Parameters are as in ``write_paper``."""
    chosen: Sequence[Form] = (forms,) if isinstance(forms, str) else tuple(forms) or tuple(FORMS)
    return {f"{paper.name}{FORMS[form]}": write_paper(paper, form, base=base) for paper in papers for form in chosen}


def write_tables(papers: Iterable[Paper]) -> dict[str, bytes]:
    """The tables of papers as CSV files, by their names: the paper's, then the heading that the table stands under."""
    from planner.report.writers.csv import csv_files

    return {name: content for paper in papers for name, content in csv_files(paper.name, paper.page).items()}


def word_base() -> bytes:
    """The base document that Word papers have without another, to change in Word and hand to ``write_paper``."""
    from planner.report.writers.word.base import house_base

    return house_base()
