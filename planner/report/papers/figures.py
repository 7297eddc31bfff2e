"""Pictures as parts of a paper; it loads matplotlib, which papers without a picture do not need."""

from planner.report.blocks import Figure
from planner.report.pictures.picture import Picture, png_bytes, svg_bytes


def figure(picture: Picture) -> Figure:
    """A picture, drawn in both forms, with its words."""
    _, *says = picture.description.splitlines()
    return Figure(
        title=picture.title,
        says=says,
        svg=svg_bytes(picture),
        png=png_bytes(picture),
        width_mm=picture.width,
        height_mm=picture.height,
    )
