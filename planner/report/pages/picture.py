"""The page of ``secplan picture``: what a picture shows, for who does not see it."""

from planner.report.blocks import Bullets, Heading, Page
from planner.report.documents.picture import PictureDocument


def picture_page(document: PictureDocument) -> Page:
    """The text alternative, a sentence or two a line."""
    return [Heading(document.title), Bullets(document.description)]
