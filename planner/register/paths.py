"""Paths of keys as one text: keys with dots between them, one that holds a dot in quotes."""

import re

_PART = re.compile(r'"([^"]*)"|([^."]+)')
_PATH = re.compile(rf"({_PART.pattern})(\.({_PART.pattern}))*")


def path_text(path: tuple[str, ...]) -> str:
    """The path as a cell has it."""
    return ".".join(f'"{key}"' if "." in key else key for key in path)


def path_of(text: str) -> tuple[str, ...] | None:
    """The keys of a path; None where it is none."""
    if not _PATH.fullmatch(text):
        return None
    return tuple(quoted or bare for quoted, bare in _PART.findall(text))
