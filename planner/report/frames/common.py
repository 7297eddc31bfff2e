"""What frames have in common: their columns have the same types whatever is in them, and if nothing is."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

TEXT = "str"
"""Never missing; empty where there is nothing to say."""
DAY = "datetime64[s]"
WHOLE = "Int64"
"""A whole number, or missing."""
NUMBER = "Float64"
"""Any number, or missing."""
YES_OR_NO = "bool"


def as_frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """The rows as a frame with these columns and their types."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return frame.astype(dict(columns))
