"""The numbers of the sections of a paper, by which others cite it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.report.blocks import Block, Heading


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each part of a paper with its number, "2.", and each part of a part, "2.1"."""
    part = part_of_part = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif block.depth == 1:
            part, part_of_part = part + 1, 0
            yield replace(block, text=f"{part}. {block.text}")
        else:
            part_of_part += 1
            yield replace(block, text=f"{part}.{part_of_part} {block.text}")
