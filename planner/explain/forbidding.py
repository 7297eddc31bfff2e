"""What forbids a release to a modification, in words: short ones for a cell, and a reason for the legend."""

from planner.rules import RULE_OF

SHORT_WORDS = {
    "decision-cut-off": "cut-off",
    "release-carries": "not for it",
    "dcc-baseline": "baseline",
    "gone-live": "gone live",
    "committed": "approved",
}
"""By rule, where its id says it less well."""

REASONS = {
    "decision-cut-off": "its decision comes after the cut-off",
    "release-carries": "the release is not for changes of its kind: DCC Systems changes go in June and November",
    "gone-live": "the release has gone live",
    "dcc-baseline": "the DCC Systems scope of the release is baselined without it",
    "uplift-limit": "more releases of the year would carry an uplift than the policy allows",
    "release-load": "the release would carry more than its capacity",
    "release-budget": "the release would cost more than its budget",
    "needs": "what it needs does not go live with it or earlier",
    "after": "it would not go live late enough after what it comes after",
    "together": "what it belongs together with would not go live with it",
    "committed": "it was approved for another release",
    "pinned": "it is fixed to another release",
}
"""By rule, what is so where it forbids a release to one modification alone."""


def in_short(rule: str) -> str:
    """A word or two."""
    return SHORT_WORDS.get(rule, rule.replace("-", " "))


def when_broken(rule: str) -> str:
    """What is so where the rule forbids; of a rule without words of its own, what it would not keep."""
    return REASONS.get(rule) or f'it would break the rule "{RULE_OF[rule].title}"'
