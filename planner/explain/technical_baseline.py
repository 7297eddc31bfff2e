"""Versions of specifications in words, as S4 writes them: "SMETS2V3 + CHTS v1.1 + GBCS2.0 + DUIS2.0"."""

from models import Release
from models.technical import VERSIONED_NAMES, Versioned


def version_words(specification: Versioned, version: str) -> str:
    """ "DUIS 2.0"; a version that names its specification already stands alone."""
    name = VERSIONED_NAMES[specification]
    return version if version.upper().startswith(name) else f"{name} {version}"


def unused_name(release: Release, specification: Versioned, version: str, stays: str | None) -> str:
    """That a version is named for a release, and that nothing in it brings one."""
    words = version_words(specification, version)
    now = f"it stays {version_words(specification, stays)}" if stays else "it stays as it is"
    return f"{words} is named for {release.called}, but nothing in it changes {VERSIONED_NAMES[specification]}: {now}."
