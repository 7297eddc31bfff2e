"""What becomes of the plan with each answer to what is open: one row for each answer."""

import pandas as pd

from models.unknowns import Unknowns
from planner.report.documents.unknowns import unknowns_document
from planner.report.frames.common import TEXT, WHOLE, YES_OR_NO, as_frame

COLUMNS = {
    "modification": TEXT,
    "specification": TEXT,
    "answer": TEXT,
    "is_planned_with": YES_OR_NO,
    "verdict": TEXT,
    "modifications_that_move": WHOLE,
    "who_moves": TEXT,
}


def unknowns_frame(found: Unknowns) -> pd.DataFrame:
    """Every answer to every open question, each by itself, by question.

    Returns
    -------
    pandas.DataFrame
        modification, specification
            What the question is about; the specification is empty where it is which solution option is built.
        answer
            ``yes``, ``no``, or the id of an option.
        is_planned_with
            Whether the plan counts on it.
        verdict
            What becomes of the plan: ``same``, ``changed``, ``no plan exists`` or ``not established``.
        modifications_that_move, who_moves
            How many go elsewhere, and which, separated by commas.
    """
    rows = (
        {
            "modification": question.modification,
            "specification": question.specification or "",
            "answer": answer.answer,
            "is_planned_with": answer.present,
            "verdict": answer.effect.verdict,
            "modifications_that_move": len(answer.effect.moves),
            "who_moves": ", ".join(move.modification for move in answer.effect.moves),
        }
        for question in unknowns_document(found).questions
        for answer in question.answers
    )
    return as_frame(rows, COLUMNS)
