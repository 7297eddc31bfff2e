"""Answers in a notebook: each shows the page that the command line prints, and in a terminal one short line."""

import inspect
from collections.abc import Callable
from functools import cache
from xml.etree import ElementTree

import pytest

from models import Outcome
from models.risk import Draws
from models.shown import Shown
from planner import api
from planner.api.pages import page_of
from planner.report.documents.cutoffs import CutOffs
from tests.factories import modification, scenario
from tests.running import CONFLICT, REPLAY, ROOT, TINY, Secplan

Question = Callable[[], Shown]


@cache
def tiny() -> Outcome:
    return api.plan(api.load(TINY).scenario)


SAME_PAGE: list[tuple[tuple[str, ...], Question]] = [
    (("cutoffs",), lambda: api.cutoffs(tiny().scenario)),
    (("clock", "MP901"), lambda: api.clock(tiny().scenario, "MP901")),
    (("assessments",), lambda: api.assessments(tiny().scenario)),
    (("milestones", "jun-2024"), lambda: api.milestones(tiny().scenario, "jun-2024")),
    (("lapse",), lambda: api.lapse(tiny().scenario)),
    (("whatif", "delay MP903 30 WD"), lambda: api.what_if(tiny(), ["delay MP903 30 WD"])),
    (("sweep", "delay MP903 {1..2} WD"), lambda: api.sweep(tiny(), ["delay MP903 {1..2} WD"])),
    (("risk", "--draws", "20"), lambda: api.risk(tiny(), Draws(20))),
    (("risk", "--draw", "3"), lambda: api.risk_draw(tiny().scenario, 3)),
    (("replan",), lambda: api.replan(tiny())),
    (("replan", "--budget"), lambda: api.change_budget(tiny())),
    (("frontier", "--goals", "lateness,uplifts"), lambda: api.frontier(tiny(), ("lateness", "uplifts"))),
    (
        ("frontier", "--goals", "lateness", "--over", "capacity gbcs 0..2"),
        lambda: api.frontier_over(tiny(), "capacity gbcs 0..2", ("lateness",)),
    ),
    (("why", "MP901"), lambda: api.why(tiny(), "MP901")),
    (("fallbacks",), lambda: api.fallbacks(tiny())),
    (("unknowns",), lambda: api.unknowns(tiny())),
    (("binding",), lambda: api.binding(tiny())),
]
"""Those of whose page the command line has no more to tell than the answer holds."""

OTHERS: dict[str, Question] = {
    "loaded": lambda: api.load(REPLAY),
    "scenario": lambda: tiny().scenario,
    "show": lambda: api.show(api.load(REPLAY)),
    "plan": tiny,
    "no plan": lambda: api.plan(api.load(CONFLICT).scenario),
    "result": lambda: api.result(tiny()),
    "result without a plan": lambda: api.result(api.plan(api.load(CONFLICT).scenario)),
    "check": lambda: api.check(tiny().scenario),
    "check of a result": lambda: api.check(tiny().scenario, api.result(tiny())),
    "why not": lambda: api.why_not(tiny(), "MP902", "jun-2024"),
    "changed scenario": lambda: api.what_if(tiny(), api.change(tiny().scenario, ["delay MP903 30 WD"])),
    "diff": lambda: api.diff(tiny(), api.plan(api.load(REPLAY).scenario)),
    "diff of results": lambda: api.diff(api.result(tiny()), tiny()),
    "confidence": lambda: api.confidence(tiny()),
    "register": lambda: api.register_differences(api.load(REPLAY), tiny().scenario),
    "register alone": lambda: api.register_differences(api.load(REPLAY)),
    "history": lambda: api.history(ROOT / "docs"),
}


def words(answer: Shown) -> list[str]:
    return " ".join(ElementTree.fromstring(api.html(answer)).itertext()).split()


@pytest.mark.parametrize(("asked", "question"), SAME_PAGE, ids=["-".join(asked) for asked, _ in SAME_PAGE])
def test_an_answer_shows_the_page_that_the_command_prints(
    asked: tuple[str, ...], question: Question, secplan: Secplan
) -> None:
    page = secplan(asked[0], TINY, *asked[1:]).out
    page = page.replace(f" ({TINY})", "").replace(str(TINY), "SCENARIO")
    printed = " ".join(line.removeprefix("- ") for line in page.splitlines()).split()
    assert words(question()) == printed
    assert f"{question()}\n" == page


@pytest.mark.parametrize("question", OTHERS.values(), ids=OTHERS.keys())
def test_every_other_answer_shows_itself_too(question: Question) -> None:
    assert len(words(question())) > 5
    assert str(question()) != repr(question())


@pytest.mark.parametrize("question", [*OTHERS.values(), *(question for _, question in SAME_PAGE)])
def test_in_a_terminal_an_answer_is_one_short_line(question: Question) -> None:
    line = repr(question())
    assert line.startswith(f"<{type(question()).__name__}: ")
    assert "\n" not in line
    assert len(line) < 160


def test_whatever_the_api_answers_a_question_with_shows_itself() -> None:
    """But for text, for what many plans are made with, and for a sweep that was read and not yet made."""
    tools = {
        "cluster",
        "html",
        "register",
        "register_template",
        "load_sweep",
        "open_journal",
        "read_text",
        "scenario_text",
        "verify",
        "word_base",
        "write_paper",
        "write_papers",
        "write_tables",
    }
    shown = {kind.__name__ for kind in page_of.registry}
    functions = {name for name in api.__all__ if inspect.isfunction(getattr(api, name))} - tools
    answers = {name: inspect.signature(getattr(api, name)).return_annotation for name in functions}
    assert {name for name, kind in answers.items() if _name(kind) not in shown} == set()


def _name(kind: type | str) -> str:
    """Of a class that a module may have imported for its annotations only; of a sequence, that of what it holds."""
    return (
        kind.removesuffix(" | None").removeprefix("Sequence[").removesuffix("]")
        if isinstance(kind, str)
        else kind.__name__
    )


def test_an_answer_that_does_not_hold_its_scenario_is_a_line_only() -> None:
    given = api.cutoffs(tiny().scenario)
    read = CutOffs.model_validate_json(given.model_dump_json())
    assert read.model_dump() == given.model_dump()
    assert read._repr_html_() is None
    assert str(read) == repr(read)
    with pytest.raises(ValueError, match="does not hold what it is about"):
        api.html(read)


def test_what_a_user_wrote_never_becomes_markup() -> None:
    title = "<script>alert(1)</script> costs $5 & <b>more</b>"
    given = scenario(modification("a", title=title, target="jun-2021"), title=title)
    for answer in (given, api.plan(given), api.cutoffs(given), api.lapse(given), api.why(api.plan(given), "a")):
        root = ElementTree.fromstring(api.html(answer))
        assert not [one for one in root.iter() if one.tag in {"script", "b"}]
        assert title in "".join(root.itertext())


def test_an_answer_is_equal_to_another_of_the_same_plan() -> None:
    """How long the plan took is no part of what a question comes to."""
    again = api.plan(tiny().scenario)
    assert api.why(tiny(), "MP901") == api.why(again, "MP901")
    assert api.fallbacks(tiny()) == api.fallbacks(again)
