"""How likely it is: the page of ``secplan risk``."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from models import Scenario
from planner.calendar import format_date
from planner.explain.words import capital, counted, listed
from planner.report.blocks import Block, Heading, Page, Paragraph, Table, section
from planner.report.documents.risk import ChanceRow, EarlierRow, ModificationRiskRow, RiskDocument, SpreadRow
from planner.report.pages.common import scenario_words

MOST_ROWS = 60
"""Of one table: more, and it is for the JSON document."""

NONE = "none"

VALUE = (
    "One step of one modification so many Working Days earlier, all else drawn alike. What comes after it waits for "
    "meetings as ever, so that the decision may come a month earlier or on the same day. Told are its chance to make "
    "the cut-off, and by how many priority-days (calendar days after target times weight, of all modifications; what "
    "is left out counts as in the last release) the lapse rule is then less late, on average over the first {}."
)
"""What the table of the value of a day tells."""


def risk_page(scenario: Scenario, document: RiskDocument, file: str) -> Page:
    """The page: what it rests on, then decisions, releases, causes and the value of a day."""
    return [
        Heading(f"Risk: {scenario.title or scenario.name}"),
        Paragraph(scenario_words(scenario, file)),
        Paragraph(" ".join(_rests_on(document))),
        *_decisions(document),
        *_releases(document),
        *_scopes(scenario, document),
        *_causes(document),
        *_value(document),
        *_listed(document),
        *section("Why a decision date does not spread", list(_sure(document))),
        *section("Assumed", [*_spreads(document), *_cause(document), *_hindsight(scenario, document)]),
        *section("Assumed, as for every plan", list(document.base.assumed)),
    ]


def _rests_on(document: RiskDocument) -> Iterator[str]:
    """How many draws and plans, and which figures rest on which."""
    yield f"{counted(document.draws, 'draw')} with seed {document.seed}."
    alike = f"{document.worlds:,} of them look different" if document.worlds != 1 else "they all look the same"
    yield f"To the planner {alike}: {_worlds(document)}."
    if document.stopped:
        why = "a worker was lost, perhaps for want of memory" if document.stopped == "worker" else "it was interrupted"
        yield f"Stopped early, as {why}; what follows is what is known."
    yield _draws_behind(document)
    if document.unproved:
        yield f"Not proved best in the time given: {counted(document.unproved, 'plan')}; allow more with --seconds."
    if document.planless:
        share = percent(document.planless / document.planned)
        draws = f"{counted(document.planless, 'draw')} of those planned again ({share} %)"
        yield f"In {draws} no plan exists, or none was found."
    yield "In brackets: where a chance is with 95 % certainty, given the number of draws."
    yield "Days by P50 and P80 are worked out, not counted."


def _draws_behind(document: RiskDocument) -> str:
    """The draws that the chances rest on."""
    if document.planned == document.draws:
        return "All chances rest on all draws."
    decisions = "Chances of decisions rest on all draws"
    if not document.lapsed:
        return f"{decisions}; none was rolled forward or planned again by then, so no chance of a release is known."
    lapsed = f"those by the lapse rule on the first {document.lapsed:,}"
    if not document.planned:
        return f"{decisions}, {lapsed}; none was planned again by then."
    return (
        f"{decisions}, {lapsed}, and chances of releases, in draws planned again, on the first {document.planned:,}: "
        "a sample as good as any."
    )


def _worlds(document: RiskDocument) -> str:
    """How many of them were planned, and how many have a plan all the same."""
    is_whole = document.planned == document.draws
    recalled = f", {document.recalled:,} of them in an earlier run" if document.recalled else ""
    if is_whole and not document.taken_over:
        return f"each is planned once and checked{recalled}"
    if not document.plans:
        return "none is planned"
    planned = document.plans - document.taken_over
    says = f"{planned:,}{'' if is_whole else ' of those'} {'is' if planned == 1 else 'are'} planned once and checked"
    says += recalled
    if not document.taken_over:
        return says
    have = "has" if document.taken_over == 1 else "have"
    theirs = "the answer of an earlier one; a plan" if document.planless else "the best plan of an earlier one, which"
    return f"{says}, and {document.taken_over:,} {have} {theirs} is checked there too"


def _decisions(document: RiskDocument) -> Iterator[Block]:
    """When each is decided, and whether that makes the cut-off."""
    rows = [row for row in document.modifications if row.why_sure is None]
    if not rows:
        yield Paragraph("No decision date spreads: every draw is the plan.")
        return
    yield Heading("Decisions, and the chance to make the cut-off of the plan")
    yield Table(("Modification", "Decided by P50", "by P80", "Cut-off", "For", "In time"), [*map(_decision, rows)])
    if document.holds:
        chance = chance_words(document.holds)
        yield Paragraph(f"All of them make their cut-offs, so that the plan holds as it is, in {chance} of draws.")


def _decision(row: ModificationRiskRow) -> tuple[str, ...]:
    days = [format_date(day) if day else "beyond the bank holidays known" for day in row.decision_by.values()]
    if row.cut_off is None:
        return row.modification, *days, "none", "", ""
    option = f" with {row.cut_off.option}" if row.cut_off.option else ""
    of = row.cut_off
    return row.modification, *days, format_date(of.cut_off), f"{of.release}{option}", chance_words(of.chance)


def chance_words(chance: ChanceRow) -> str:
    """ "35.1 % (32.2 to 38.1)"."""
    if not chance.of:
        return "not known"
    return f"{percent(chance.share)} % ({percent(chance.low)} to {percent(chance.high)})"


def percent(share: float) -> str:
    """A share of one as a percentage with one decimal."""
    return f"{100 * share:.1f}"


def _releases(document: RiskDocument) -> Iterator[Block]:
    """The chance of each release: as planned again, and by the lapse rule."""
    if document.planned:
        yield Heading("Chance of each release, planned again")
        yield from _chances(document, [(row, row.releases) for row in document.modifications])
    if document.lapsed:
        yield Heading("Chance of each release, by the lapse rule")
        if document.planless:
            yield Paragraph("What is pinned or committed stays in its release here, whatever rule that breaks.")
        yield from _chances(document, [(row, row.lapsed) for row in document.modifications], with_by=False)


def _chances(
    document: RiskDocument,
    rows: Sequence[tuple[ModificationRiskRow, dict[str, ChanceRow]]],
    *,
    with_by: bool = True,
) -> Iterator[Block]:
    names = [row.release for row in document.releases] + [NONE]
    used = [name for name in names if any(chances[name].hits for _, chances in rows)]
    by = ("Live by P50", "by P80") if with_by else ()
    no_plan = ChanceRow.of_draws(document.planless, document.planned) if with_by and document.planless else None
    cells = [
        (
            row.modification,
            *(_live_by(release, no_plan) for release in (row.release_by.values() if with_by else ())),
            *(_share(chances[name]) for name in used),
            *([_share(no_plan)] if no_plan else []),
        )
        for row, chances in rows[:MOST_ROWS]
    ]
    heads = [*(_release_word(None if name == NONE else name) for name in used), *(["no plan"] if no_plan else [])]
    yield Table(("Modification", *by, *heads), cells, frozenset(heads))
    yield Paragraph(
        _at_most([*(chances[name] for _, chances in rows for name in used), *([no_plan] if no_plan else [])])
    )
    if len(rows) > MOST_ROWS:
        yield Paragraph(f"And {len(rows) - MOST_ROWS:,} modifications more, which --json prints.")


def _release_word(release: str | None) -> str:
    return release or "left out"


def _live_by(release: str | None, no_plan: ChanceRow | None) -> str:
    return release or ("never" if no_plan else "left out")


def _share(chance: ChanceRow) -> str:
    return f"{percent(chance.share)} %" if chance.hits else ""


def _at_most(chances: Sequence[ChanceRow]) -> str:
    """The sampling error of a table, which has no room for each."""
    most = max((max(one.high - one.share, one.share - one.low) for one in chances), default=0.0)
    return f"Sampling error: each is right to {percent(most)} percentage points or better, with 95 % certainty."


def _scopes(scenario: Scenario, document: RiskDocument) -> Iterator[Block]:
    """The GBCS changes of each release, and whether it carries any change of the DCC Systems."""
    if not document.planned:
        return
    most = sorted({int(number) for row in document.releases for number in row.gbcs})
    heads = [counted(number, "GBCS change") for number in most]
    rows = [
        (
            scenario.release_of[row.release].name,
            *(_share(row.gbcs[str(number)]) if str(number) in row.gbcs else "" for number in most),
            chance_words(row.no_dcc_systems),
        )
        for row in document.releases
    ]
    yield Heading("What each release carries, planned again")
    yield Table(("Release", *heads, "No DCC Systems change"), rows, frozenset(heads))
    yield Paragraph(_at_most([chance for row in document.releases for chance in row.gbcs.values()]))


def _causes(document: RiskDocument) -> Iterator[Block]:
    """Which cause drives the misses."""
    if not document.causes:
        return
    all_cut_offs = sum(row.cut_off.chance.of for row in document.modifications if row.cut_off)
    rows = [
        (
            capital(row.title) + (" (shared cause)" if row.is_shared else ""),
            f"{row.misses_without:,}",
            f"{percent(1 - row.misses_without / document.misses)} %" if document.misses else "",
        )
        for row in sorted(document.causes, key=lambda row: row.misses_without)
    ]
    yield Heading("What drives the misses")
    yield Paragraph(
        f"Cut-offs missed, of all modifications in all draws: {document.misses:,} of {all_cut_offs:,}. Drawn alike but "
        "with no step longer than its target on account of the cause:"
    )
    yield Table(("Cause", "Misses left", "Driven by it"), rows, frozenset({"Misses left", "Driven by it"}))
    if len(rows) > 1:
        yield Paragraph("Causes overlap: a step and what it shares with others can account for the same miss.")


def _value(document: RiskDocument) -> Iterator[Block]:
    """What it is worth that a step or a decision is earlier."""
    rows = [(row, one) for row in document.modifications for one in row.earlier]
    if not rows:
        if document.stopped and any(row.why_sure is None for row in document.modifications):
            yield Paragraph("What a day is worth was not looked at by then.")
        return
    (_, first), *_ = rows
    yield Heading("The value of a day")
    yield Paragraph(VALUE.format(counted(first.draws, "draw")))
    days = list(dict.fromkeys(one.working_days for _, one in rows))
    heads = [head for count in days for head in (f"In time, {count} WD earlier", f"Priority-days, {count} WD")]
    cells = [
        (row.modification, capital(title), _in_time(row), *(cell for one in earlier for cell in _worth(one)))
        for row in document.modifications
        for title, earlier in groupby(row.earlier, key=lambda one: one.title)
    ]
    yield Table(("Modification", "Earlier", "In time", *heads), cells[:MOST_ROWS], frozenset(("In time", *heads)))
    saved = [
        f"{row.modification}: {one.title} {one.working_days} WD earlier, weight {one.left_out:.2f} less is left out."
        for row, one in rows
        if one.left_out
    ]
    yield from section("What is left out less", saved[:MOST_ROWS])


def _in_time(row: ModificationRiskRow) -> str:
    return f"{percent(row.cut_off.chance.share)} %" if row.cut_off else ""


def _worth(one: EarlierRow) -> tuple[str, str]:
    return f"{percent(one.in_time.share)} %" if one.in_time else "", f"{one.priority_days:,.1f}"


def _listed(document: RiskDocument) -> Iterator[Block]:
    """The draws that were asked for."""
    if not document.listed:
        return
    yield Heading(f"The {counted(len(document.listed), 'draw')} asked for; --draw opens one")
    cells = [
        (
            f"{row.draw:,}",
            format_date(row.decision) if row.decision else "",
            _release_word(row.planned),
            _release_word(row.lapsed),
        )
        for row in document.listed[:MOST_ROWS]
    ]
    yield Table(("Draw", "Decision", "Planned again", "By the lapse rule"), cells, frozenset({"Draw"}))
    if len(document.listed) > MOST_ROWS:
        yield Paragraph(f"And {len(document.listed) - MOST_ROWS:,} draws more, which --json prints.")


def _sure(document: RiskDocument) -> Iterator[str]:
    """Modifications by why nothing spreads."""
    reasons: dict[str, list[str]] = {}
    for row in document.modifications:
        if row.why_sure:
            reasons.setdefault(row.why_sure, []).append(row.modification)
    for why, names in reasons.items():
        yield f"{listed(names)}: {why}."


def _spreads(document: RiskDocument) -> Iterator[str]:
    """How the durations of steps spread, and where that is an assumption."""
    for row in document.spreads:
        yield f"{_by(row)}{capital(row.title)} takes {row.says}."


def _by(row: SpreadRow) -> str:
    return "Assumption: " if row.how == "assumed" else ""


def _cause(document: RiskDocument) -> Iterator[str]:
    cause = document.shared_cause
    steps = [row.title for row in document.spreads if row.step in cause.steps and row.how != "none"]
    if steps and cause.correlation:
        yield (
            f"Assumption: {cause.name} holds up steps of all modifications alike ({listed(steps)}), with a rank "
            f"correlation of {cause.correlation:g} between any two."
        )
    yield "Assumption: otherwise each step of each modification takes its time by itself, and every vote is for it."


def _hindsight(scenario: Scenario, document: RiskDocument) -> Iterator[str]:
    until = scenario.governance.observed_until
    if until and until > scenario.as_of and any(row.how == "assumed" for row in document.spreads):
        yield (
            f"Hindsight: the averages are of the time to {format_date(until)}, and nobody could have known them on "
            f"{format_date(scenario.as_of)}."
        )
