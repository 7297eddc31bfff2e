"""What every picture keeps, whoever draws it."""

import re
from collections.abc import Iterable
from itertools import pairwise
from xml.etree import ElementTree

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from planner.report.pictures.picture import Picture, house_style, png_bytes, svg_bytes
from planner.report.pictures.style import LEAST_POINTS, MM_PER_INCH, PAGE_LONG, PAGE_SHORT
from planner.report.pictures.words import one_line

TOUCHING = 0.25
"""What two texts may overlap in each direction, in millimetres: less than the space that letters leave around them."""


def texts_of(picture: Picture) -> list[tuple[str, Bbox]]:
    """Each text that is seen, with its place in millimetres from the bottom left corner."""
    millimetres = MM_PER_INCH / picture.dpi
    with house_style():
        FigureCanvasAgg(picture)
        picture.draw_without_rendering()  # else texts are measured as they were drawn last, be it for an SVG
        return [(one.get_text(), Bbox(one.get_window_extent().get_points() * millimetres)) for one in _seen(picture)]


def _seen(picture: Picture) -> list[Text]:
    return [one for one in picture.findobj(Text) if one.get_visible() and one.get_text().strip()]


def words_of(picture: Picture) -> str:
    """All that is written on it."""
    return " ".join(text for text, _ in texts_of(picture))


def assert_readable(picture: Picture) -> None:
    """Nothing is cut, nothing is written over anything else, and nothing is too small on an A4 page."""
    texts = texts_of(picture)
    assert_inside(picture, texts)
    assert_apart(texts)
    assert least_points(picture) > LEAST_POINTS - 0.01, f"{least_points(picture):.1f} points"


def assert_inside(picture: Picture, texts: Iterable[tuple[str, Bbox]]) -> None:
    """No text leaves the picture."""
    for text, place in texts:
        room = (place.x0, place.y0, picture.width - place.x1, picture.height - place.y1)
        assert min(room) >= 0, f"{text!r} is cut: {room}"


def assert_apart(texts: Iterable[tuple[str, Bbox]]) -> None:
    """No text is written over another."""
    ordered = sorted(texts, key=lambda one: (one[1].x0, one[1].y0, one[0]))
    for number, (text, place) in enumerate(ordered):
        for other, its_place in ordered[number + 1 :]:
            if its_place.x0 >= place.x1:
                break
            common = Bbox.intersection(place, its_place)
            if common is not None:
                assert min(common.width, common.height) <= TOUCHING, f"{text!r} and {other!r} overlap"


def least_points(picture: Picture) -> float:
    """The smallest text where the picture is made as large as an A4 page takes it, but no larger than it is."""
    upright = min(PAGE_SHORT / picture.width, PAGE_LONG / picture.height)
    across = min(PAGE_LONG / picture.width, PAGE_SHORT / picture.height)
    smallest = min((float(one.get_fontsize()) for one in _seen(picture)), default=LEAST_POINTS)
    return min(1.0, max(upright, across)) * smallest


def assert_whole_svg(picture: Picture) -> None:
    """It is XML with a title and a description that are read out, and nothing in it is run or loaded."""
    text = svg_bytes(picture).decode()
    root = ElementTree.fromstring(text)
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert root.get("role") == "img"
    assert names[:3] == ["svg", "title", "desc"]
    assert [one.text or "" for one in list(root)[:2]] == [one_line(picture.title), one_line(picture.description)]
    assert not {"script", "foreignObject", "image", "a", "text"} & set(names)
    links = [value for one in root.iter() for name, value in one.items() if name.rpartition("}")[2] == "href"]
    assert all(link.startswith("#") for link in links)


def assert_same_bytes(first: Picture, second: Picture) -> None:
    """Two pictures are the same, as files of both kinds."""
    assert svg_bytes(first) == svg_bytes(second)
    assert png_bytes(first) == png_bytes(second)


def assert_told_apart(colours: Iterable[str], by: float) -> None:
    """In grey, each colour is lighter than the next by so much, of 1 from black to white."""
    shades = sorted(luminance(colour) for colour in colours)
    assert all(lighter - darker >= by for darker, lighter in pairwise(shades)), shades


def luminance(colour: str) -> float:
    """How light a colour prints in grey, from 0 to 1: ITU-R BT.601, as image programs turn colours to grey."""
    red, green, blue = (int(one, 16) / 255 for one in re.findall("..", colour.removeprefix("#")))
    return 0.299 * red + 0.587 * green + 0.114 * blue
