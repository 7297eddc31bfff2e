"""A run of risk that is ended on its way, and goes on where it was."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from models import Infeasible, Plan, Planned
from models.risk import Draws
from planner import api
from planner.questions.settling import Standing
from tests.held import held, let_go
from tests.running import APRIL_2020, Secplan
from tests.test_cli import edited
from tests.test_risk import april, unlike_run

ASKED = ("risk", APRIL_2020, "--draws", 300, "--seed", 5)


def end_after(worlds: int) -> Any:
    """An observer that presses Ctrl-C."""

    def observe(standing: Standing) -> None:
        if standing.doing == "worlds planned" and standing.done >= worlds:
            raise KeyboardInterrupt

    return observe


@pytest.fixture
def interrupted(secplan: Secplan, tmp_path: Path) -> Path:
    """The folder of a run that Ctrl-C has ended."""
    risk = api.risk
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "risk", lambda *given, **means: risk(*given, **{**means, "observer": end_after(40)}))
        ran = secplan(*ASKED, "--out", tmp_path / "run")
    assert ran.status == 130
    assert "Stopped early, as it was interrupted" in ran.out
    assert f"What was found is kept in {tmp_path / '.run.risk'}; the same command goes on from there." in ran.err
    assert [path.name for path in tmp_path.iterdir()] == [".run.risk"]
    return tmp_path / "run"


def without_recalled(document: Any) -> Any:
    return {name: said for name, said in unlike_run(document).items() if name != "recalled"}


def test_a_run_that_is_interrupted_goes_on_where_it_was(interrupted: Path, secplan: Secplan) -> None:
    document = secplan(*ASKED, "--out", interrupted, "--json").document
    assert 40 <= document["recalled"] < document["plans"]
    assert without_recalled(document) == without_recalled(secplan(*ASKED, "--json").document)
    assert [path.name for path in interrupted.parent.iterdir()] == ["run"], "the journal is gone"
    assert f", {document['recalled']} of them in an earlier run" in (interrupted / "risk.txt").read_text("utf-8")


def test_a_killed_process_loses_nothing_that_was_planned(secplan: Secplan, tmp_path: Path) -> None:
    with held("planner.load.journal:Journal.keep", *ASKED, "--out", tmp_path / "run") as ran:
        os.killpg(ran.pid, signal.SIGKILL)
        let_go(ran)
    document = secplan(*ASKED, "--out", tmp_path / "run", "--json").document
    assert document["recalled"] >= 1
    assert without_recalled(document) == without_recalled(secplan(*ASKED, "--json").document)


def test_other_draws_of_the_same_scenario_go_on_from_there_too(interrupted: Path, secplan: Secplan) -> None:
    ran = secplan("risk", APRIL_2020, "--draws", 30, "--seed", 6, "--out", interrupted)
    assert " of them in an earlier run" in ran.out
    assert "of another run of risk; remove it if that is done" in ran.err
    assert (interrupted.parent / ".run.risk").exists()


def test_with_another_scenario_nothing_is_recalled(interrupted: Path, secplan: Secplan, tmp_path: Path) -> None:
    other = edited(APRIL_2020, "as_of: 2020-04-08", "as_of: 2020-04-09", tmp_path / "other.yaml")
    ran = secplan("risk", other, "--draws", 50, "--seed", 5, "--out", interrupted, "--json")
    assert ran.status == 0, ran.err
    assert ran.document["recalled"] == 0


def test_a_plan_that_breaks_a_rule_is_not_taken_from_a_journal(tmp_path: Path) -> None:
    outcome = api.plan(april())
    with api.open_journal(tmp_path / "j", "run of risk") as journal:
        api.risk(outcome, Draws(5), journal=journal)
    with api.open_journal(tmp_path / "j", "run of risk") as journal:
        assert journal.known
        for world, answer in journal.known.items():
            assert isinstance(answer, Planned)
            journal.known[world] = Planned(Plan({}), answer.goals, unique=True)
        with pytest.raises(api.Refused):
            api.risk(outcome, Draws(5), journal=journal)


def test_a_journal_that_says_that_no_plan_exists_is_not_believed(interrupted: Path, secplan: Secplan) -> None:
    path = interrupted.parent / ".run.risk"
    with api.open_journal(path, "run of risk") as journal:
        worlds = list(journal.known)
        journal.remove()
    assert len(worlds) >= 40
    with api.open_journal(path, "run of risk") as journal:
        for world in worlds:
            journal.keep(world, Infeasible())
    document = secplan(*ASKED, "--out", interrupted, "--json").document
    assert document["recalled"] == 0
    assert without_recalled(document) == without_recalled(secplan(*ASKED, "--json").document)


def test_two_runs_for_one_folder_are_kept_apart(secplan: Secplan, tmp_path: Path) -> None:
    with api.open_journal(tmp_path / ".run.risk", "run of risk") as journal:
        journal.keep("of another run", Infeasible())
        ran = secplan(*ASKED, "--out", tmp_path / "run")
    assert (ran.status, ran.out) == (3, "")
    assert "another run of risk is at work for this folder" in ran.err
