"""The versions of specifications that go together, as "SMETS2V3 + CHTS v1.1 + GBCS2.0 + DUIS2.0" (S4)."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from models.base import Data

Version = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$", max_length=40)]
"""A version as the papers write it: 2.0, v1.1 or SMETS2V3."""

Versioned = Literal["smets", "chts", "gbcs", "duis"]

VERSIONED_NAMES: dict[Versioned, str] = {"smets": "SMETS", "chts": "CHTS", "gbcs": "GBCS", "duis": "DUIS"}
"""As the papers write them, in their order."""


class TechnicalBaseline(Data):
    """Versions of the specifications; one that is left out is not known, or not changed by the release.

    CH firmware has no version here: it is delivered to a version of the CHTS, which need not change with it.
    """

    smets: Version | None = None
    """Of the metering equipment."""
    chts: Version | None = None
    """Of the Communications Hub."""
    gbcs: Version | None = None
    """Of what devices and the DCC say to each other."""
    duis: Version | None = None
    """Of what Users and the DCC say to each other."""

    def of(self, specification: Versioned) -> str | None:
        """The version of a specification."""
        version: str | None = getattr(self, specification)
        return version
