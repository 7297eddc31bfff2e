"""A result document to a Result and its plan, or what is wrong with it."""

from models import Placement, Plan, Scenario
from models.result import Result
from planner.load.document import read_document
from planner.load.errors import BadInput, InputError


def read_result(text: str, file: str) -> Result:
    """A result document from its text.

    Raises
    ------
    BadInput
        If it is not JSON, or not a result.
    """
    return read_document(Result, text, file, called="result", hint="secplan plan --json makes a result")


def plan_of(scenario: Scenario, claimed: Result, file: str) -> Plan:
    """The plan that a result holds.

    Raises
    ------
    BadInput
        If it holds none, or names what the scenario does not have.
    """
    if claimed.answer != "planned":
        raise BadInput(file, [InputError(0, 0, f"this result holds no plan: its answer is {claimed.answer}")])
    unknown = [
        f"placements.{index}: the scenario has no {word} '{name}'"
        for index, row in enumerate(claimed.placements)
        for word, name, known in (
            ("modification", row.modification, scenario.modification_of),
            ("release", row.release, scenario.release_of),
        )
        if name is not None and name not in known
    ]
    if unknown:
        raise BadInput(file, [InputError(0, 0, says, "is it the plan of this scenario?") for says in unknown])
    return Plan(
        {row.modification: Placement(row.release, row.option) for row in claimed.placements if row.release is not None}
    )
