"""Why something is impossible, and the ways out, on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models import Scenario
from models.rows import ConflictPart, ConflictRow, GivenUpRow, GoalRow, LeavesRow, PlacementRow, RepairRow, ShortageRow
from planner.calendar import format_date
from planner.explain.things import release_name
from planner.explain.words import KINDS, capital, counted, listed
from planner.report.blocks import Block, Bullets, Heading, Page, Paragraph, Table, section
from planner.report.pages.common import goal_name, value_words
from planner.rules import RULE_OF

STATEMENT_COLUMNS = ("", "Statement", "Kind", "Rule's source", "Place")
"""The last is left out where no file is known that gives a place."""


def shortage_blocks(rows: Sequence[ShortageRow]) -> Page:
    """The counting, as sentences."""
    return section("Counted", [f"{capital(row.says)}." for row in rows])


def conflict_blocks(
    scenario: Scenario, conflict: ConflictPart, heading: str, asked: tuple[str, str] | None = None
) -> Page:
    """The argument, line by line; it starts from what is asked, if anything is."""
    if not conflict.clauses:
        return [
            Heading(heading),
            Paragraph("What every plan must be already contradicts itself. Please report this."),
        ]
    rows = [
        (f"{index}.", said, KINDS[clause.kind], clause.source, clause.place)
        for index, (clause, said) in enumerate(_said(scenario, conflict, asked), start=1)
    ]
    if asked:
        name, release = asked
        live = format_date(scenario.release_of[release].go_live)
        rows.insert(0, ("", f"{name} goes in {release_name(scenario, release)}, go-live {live}.", "asked", "", ""))
    last = "It fails" if len(conflict.clauses) == 1 else "Then the last one fails"
    is_news = conflict.fails and RULE_OF[conflict.clauses[-1].rule].told_by != "clause"
    fails = [Paragraph(f"{last}: {conflict.fails}.")] if is_news else []
    kept = len(STATEMENT_COLUMNS) - (not any(clause.place for clause in conflict.clauses))
    return [Heading(heading), Table(STATEMENT_COLUMNS[:kept], [row[:kept] for row in rows]), *fails]


def _said(
    scenario: Scenario, conflict: ConflictPart, asked: tuple[str, str] | None
) -> Iterator[tuple[ConflictRow, str]]:
    """What each line says, and what it leaves where that is news."""
    known: dict[str, tuple[str | None, ...]] = {asked[0]: (asked[1],)} if asked else {}
    everywhere = len(scenario.releases) + 1
    for clause in conflict.clauses:
        news = [one for one in clause.leaves if len(one.releases) < everywhere]
        news = [one for one in news if known.get(one.modification) != one.releases]
        known |= {one.modification: one.releases for one in news}
        left = [] if clause.rule in SAYS_WHERE else [_left(scenario, one) for one in news]
        yield clause, ". ".join([capital(clause.says), *left]) + "."


SAYS_WHERE = frozenset({"pinned", "committed"})
"""Rules whose clauses say themselves where a modification goes."""


def _left(scenario: Scenario, leaves: LeavesRow) -> str:
    """Where a modification can still go: "So MP901 goes in the June 2021 SEC Release"."""
    names = [release_name(scenario, release) for release in leaves.releases]
    if len(names) > MOST_NAMES:
        return f"That leaves {counted(len(names), 'place')} for {leaves.modification}"
    where = listed(names, "or")
    return f"So {leaves.modification} goes in {where}" if names else f"So nothing is left for {leaves.modification}"


MOST_NAMES = 4
"""Releases that are listed by name."""


def minimal_words(conflict: ConflictPart) -> str:
    """Whether each line is needed."""
    if conflict.minimal:
        return "Give any one of them up, and the others can all be kept."
    return "The list may be longer than needed: there was no time to shorten it."


@dataclass(frozen=True, slots=True)
class Column:
    """A plan beside others."""

    name: str
    placements: Sequence[PlacementRow]
    goals: Sequence[GoalRow]


def ways_out_blocks(
    repairs: Sequence[RepairRow], *, complete: bool, beside: Sequence[Column] = (), tried: Sequence[str] | None = ()
) -> Iterator[Block]:
    """What could be given up, each way with its plan, side by side.

    ``tried`` are changes that go with those that give it up; None in papers, which tell no changes in words.
    """
    if not repairs:
        return
    letters = [chr(ord("A") + index) for index in range(len(repairs))]
    yield Bullets(
        [f"{letter}. {_way(repair)}{_trial(repair, tried)}" for letter, repair in zip(letters, repairs, strict=True)]
    )
    how_to_try = "" if tried is None else f" {HOW_TO_TRY}"
    yield Paragraph(f"{_how_cheap(repairs, complete=complete)}{how_to_try}")
    ways = [Column(letter, one.placements, one.goals) for letter, one in zip(letters, repairs, strict=True)]
    yield comparison([*beside, *ways])


def _way(repair: RepairRow) -> str:
    parts = [f"{one.takes} ({who_words(one)})" for one in repair.give_up[:MOST_PARTS]]
    if len(repair.give_up) > MOST_PARTS:
        parts.append(f"{len(repair.give_up) - MOST_PARTS:,} more, which --json lists")
    return f"{capital(listed(parts))}."


def _trial(repair: RepairRow, tried: Sequence[str] | None) -> str:
    if tried is None or len(repair.give_up) > MOST_PARTS:
        return ""
    words = [*tried, *(one.change for one in repair.give_up)]
    quoted = " ".join(f'"{one}"' for one in words)
    return f" To try it: {quoted}."


HOW_TO_TRY = "`secplan whatif SCENARIO` takes the changes in quotes, and so does an overlay."

NOWHERE = "no release"

MOST_PARTS = 6
"""Of a way out, told one by one."""


def who_words(given_up: GivenUpRow) -> str:
    """Who could grant it, and where the file says it."""
    who = given_up.granted_by
    place = f", {given_up.place}" if given_up.place else ""
    if given_up.kind == "fact":
        told = "a fact" if who == "nobody" else f"a fact, unless {who} changes it"
        return f"{told}{place}"
    return f"{KINDS[given_up.kind]}, for {who} to grant{place}"


def _how_cheap(repairs: Sequence[RepairRow], *, complete: bool) -> str:
    order = "Choices come before the policy, the policy before the Code, and facts last." if len(repairs) > 1 else ""
    checked = "Each plan below keeps every other rule, as checked independently."
    if complete:
        alone = "There is no other way that gives up no more than it must."
    elif all(repair.cheapest for repair in repairs):
        alone = "Nothing cheaper would do; there may be other ways that cost as much or more."
    else:
        alone = "There was no time to prove that nothing cheaper would do."
    return " ".join(filter(None, [alone, order, checked]))


def comparison(columns: Sequence[Column]) -> Table:
    """Where each modification goes, where that differs, and each goal."""
    placed = [{row.modification: row.release or NOWHERE for row in column.placements} for column in columns]
    differing = [name for name in placed[0] if len(columns) == 1 or _is_telling({plan[name] for plan in placed})]
    rows = [[name, *(plan[name] for plan in placed)] for name in differing]
    if alike := len(placed[0]) - len(differing):
        rows.append([f"{counted(alike, 'other')}: the same in each", *("" for _ in columns)])
    for goal in columns[0].goals:
        values = [_value(column, goal.goal) for column in columns]
        rows.append([goal_name(goal), *values])
    return Table(("Modification or goal", *(column.name for column in columns)), rows)


def _is_telling(places: set[str]) -> bool:
    """Whether a modification is shown: where it goes differs, or it goes nowhere."""
    return len(places) > 1 or NOWHERE in places


def _value(column: Column, goal: str) -> str:
    found = next(row for row in column.goals if row.goal == goal)
    return value_words(found.value, found.unit, proven=found.proven)
