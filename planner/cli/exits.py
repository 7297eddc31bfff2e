"""Exit statuses, a contract with scripts."""

DONE = 0
FAULT = 1
WRONG_USAGE = 2
BAD_INPUT = 3
NO_PLAN_EXISTS = 4
NO_PLAN_FOUND = 5
RULES_BROKEN = 6
INTERRUPTED = 130


class Exit(Exception):
    """End with a status, all being said already."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status
