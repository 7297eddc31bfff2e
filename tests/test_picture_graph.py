"""The graph of dependencies: every link is drawn as what it is, in a picture, as DOT and as Mermaid."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from models import Outcome, Scenario
from planner import api
from planner.report.frames.links import COLUMNS, links_frame
from planner.report.frames.placements import placements_frame
from planner.report.frames.releases import releases_frame
from planner.report.pictures.graph import UNTANGLE, graph
from planner.report.pictures.graph.chosen import MOST_NODES, View, chosen
from planner.report.pictures.graph.graphviz import GraphvizMissing
from planner.report.pictures.graph.network import Network, network_of
from planner.report.pictures.graph.sheet import DENSITIES, Sheet
from planner.report.pictures.graph.stacked import stacked
from planner.report.pictures.graph.told import summary
from planner.report.pictures.picture import Picture, png_bytes, svg_bytes
from tests.factories import JUNE, JUNE_2022, NOVEMBER, modification, plan, release, scenario
from tests.generator import generate
from tests.picture_laws import assert_readable, assert_same_bytes, assert_whole_svg, texts_of, words_of
from tests.rolled import rolled
from tests.running import APRIL_2020, PATIENCE_SECONDS, REPLAY, TINY
from tests.test_picture import HOSTILE

Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]

LINKED = scenario(
    modification("MP1", title="The first"),
    modification("MP2", needs=["MP1"], after=[{"id": "MP4", "gap": "20 WD"}]),
    modification("MP3", together=["MP2"]),
    modification("MP4", apart=["MP1"], excludes=["MP5"]),
    modification("MP5", decision="unknown"),
    modification("MP6"),
    releases=(JUNE, NOVEMBER, JUNE_2022),
)
KEPT = plan(MP1="nov-2021", MP2="nov-2021", MP3="nov-2021", MP4="jun-2021", MP6="jun-2022")
BROKEN = plan(MP1="nov-2021", MP2="jun-2021", MP3="nov-2021", MP4="jun-2021", MP6="jun-2022")

NEEDS_LATER = "MP2 needs MP1, which goes in the November 2021 SEC Release, after the June 2021 SEC Release"


def frames(outcome: Outcome) -> Frames:
    return placements_frame(outcome), links_frame(outcome), releases_frame(outcome.scenario)


def drawn(outcome: Outcome, **options: Any) -> Picture:
    return graph(*frames(outcome), title=outcome.scenario.title or outcome.scenario.name, **options)


def dot(*given: pd.DataFrame, **options: Any) -> str:
    return graph(*given, **options).as_text[".dot"]


def mermaid(*given: pd.DataFrame, **options: Any) -> str:
    return graph(*given, **options).as_text[".mmd"]


def titled(given: Scenario, title: str) -> Scenario:
    modifications = tuple(one.model_copy(update={"title": title}) for one in given.modifications)
    releases = tuple(one.model_copy(update={"title": title}) for one in given.releases)
    return given.but(modifications=modifications, releases=releases, title=title)


GENERATED = generate(60, 12, tight=1.3, seed=3)

SHOWN = {
    "april-2020": api.load(APRIL_2020).scenario,
    "replay": api.load(REPLAY).scenario,
    "tiny": api.load(TINY).scenario,
    "empty": scenario(),
    "nothing at all": scenario(releases=()),
    "linked": LINKED,
    "sixty": GENERATED,
    "sixty, few releases": generate(60, 6, seed=5, months=("jun", "nov")),
    "two hundred": generate(200, 12, seed=5),
}


@pytest.fixture(params=SHOWN)
def shown(request: pytest.FixtureRequest) -> Outcome:
    return rolled(SHOWN[request.param])


# The frame


def test_the_frame_has_a_row_for_each_link() -> None:
    found = links_frame(rolled(LINKED, KEPT))
    assert {name: str(kind) for name, kind in found.dtypes.items()} == COLUMNS
    rows = [tuple(row) for row in found[["from_modification", "to_modification", "kind", "gap"]].to_numpy()]
    assert rows == [
        ("MP1", "MP2", "needs", ""),
        ("MP1", "MP4", "apart", ""),
        ("MP2", "MP3", "together", ""),
        ("MP4", "MP2", "after", "20 WD"),
        ("MP4", "MP5", "excludes", ""),
    ]
    assert not found["points_left"].any()
    assert set(found["found"]) == {""}


def test_a_link_that_both_ends_name_is_one_link() -> None:
    both = scenario(modification("MP1", together=["MP2"]), modification("MP2", together=["MP1"]))
    assert len(links_frame(rolled(both))) == 1


def test_the_frame_tells_what_breaks_a_link_and_who_granted_that() -> None:
    waiver = {"rule": "needs", "about": ["MP1", "MP2"], "why": "-", "granted_by": "Panel", "on": "2020-04-01"}
    given = Scenario.model_validate({**LINKED.model_dump(mode="json"), "waivers": [waiver]})
    found = links_frame(rolled(given, BROKEN)).set_index("kind")
    assert found["points_left"].to_dict() == {
        "needs": True, "apart": False, "together": False, "after": False, "excludes": False
    }  # fmt: skip
    assert (
        found.loc["needs", "found"]
        == "MP2 needs MP1, which goes in the November 2021 SEC Release, after the June 2021 SEC Release"
    )
    assert found.loc["needs", "granted_by"] == "Panel"
    assert found.loc["after", "found"]
    assert found.loc["after", "granted_by"] == ""
    assert found.loc["apart", "found"] == ""


def test_an_empty_frame_has_the_same_columns() -> None:
    assert {name: str(kind) for name, kind in links_frame(rolled(scenario())).dtypes.items()} == COLUMNS


# The picture


def test_it_can_be_read(shown: Outcome) -> None:
    picture = drawn(shown)
    assert_readable(picture)
    assert_whole_svg(picture)


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_is_text(title: str) -> None:
    picture = drawn(rolled(titled(LINKED, title), KEPT))
    assert_readable(picture)
    assert_whole_svg(picture)


def test_titles_are_written_where_there_is_room() -> None:
    assert "The first" in words_of(drawn(rolled(LINKED, KEPT)))


def test_every_modification_is_drawn_and_told(shown: Outcome) -> None:
    if len(shown.scenario.modifications) > MOST_NODES:
        pytest.skip("only a part is drawn")
    picture = drawn(shown)
    for name in shown.scenario.modification_of:
        assert name in words_of(picture)
        assert name in picture.description


def test_every_release_and_link_is_told() -> None:
    said = drawn(rolled(LINKED, KEPT)).description
    assert "November 2021 SEC Release, 4 November 2021: MP1, MP2 and MP3." in said
    assert "In no release: MP5 (no decision date)." in said
    assert "MP2 needs MP1: MP1 in nov-2021, MP2 in nov-2021." in said
    assert "MP2 goes live at least 20 WD after MP4" in said
    assert "MP4 and MP5 exclude each other" in said
    assert "No arrow points left" in said
    assert "The plan keeps every link." in said


def test_a_broken_link_points_left_and_is_marked_and_told() -> None:
    picture = drawn(rolled(LINKED, BROKEN))
    assert "1 arrow points left" in picture.description
    assert "The plan breaks 3 links" in picture.description
    assert "Broken: MP2 needs MP1, which goes in the November 2021 SEC Release" in picture.description
    assert "broken by the plan" in words_of(picture)
    assert_readable(picture)
    assert png_bytes(picture) != png_bytes(drawn(rolled(LINKED, KEPT)))


def test_only_a_broken_arrow_points_left(shown: Outcome) -> None:
    found = links_frame(shown)
    assert set(found[found["points_left"]]["found"]) <= set(found[found["found"] != ""]["found"])


@pytest.mark.parametrize("density", DENSITIES)
@pytest.mark.parametrize("given", [KEPT, BROKEN])
def test_arrows_go_right_unless_they_are_broken(density: Any, given: Any) -> None:
    """The picture keeps what the frame says: by the place where each arrow is drawn."""
    network = network_of(*frames(rolled(LINKED, given)))
    sheet = Sheet(network, stacked(network, UNTANGLE["own"], deep=density.deep), 200, density)
    layers = {stop.name: layer for stop, layer in sheet.layer_of.items()}
    for link in network.links:
        if link.waits:
            assert (layers[link.then] < layers[link.first]) == link.points_left == (link in network.leftward)
            if density.deep and not link.found:
                assert layers[link.first] < layers[link.then]


SAME_DAY = (release("a-2021", "2021-06-24"), release("b-2021", "2021-06-24"))


def test_of_releases_of_the_same_day_the_one_that_waits_stands_right() -> None:
    given = scenario(modification("MP1"), modification("MP2", needs=["MP1"]), releases=SAME_DAY)
    for first, then in (("a-2021", "b-2021"), ("b-2021", "a-2021")):
        outcome = rolled(given, plan(MP1=first, MP2=then))
        assert [column.release for column in network(outcome).columns] == [first, then]
        assert "No arrow points left: nothing goes live before what it waits for." in drawn(outcome).description


CROSSWISE = rolled(
    scenario(
        modification("MP1"),
        modification("MP2", needs=["MP1"]),
        modification("MP3", needs=["MP2"]),
        modification("MP4", needs=["MP1"]),
        releases=SAME_DAY,
    ),
    plan(MP1="b-2021", MP2="a-2021", MP3="b-2021", MP4="a-2021"),
)
"""Two releases of the same day, each of which waits for the other: one arrow has to point left, and breaks no rule."""


def test_an_arrow_to_a_release_of_the_same_day_is_not_told_as_going_live_first() -> None:
    picture = drawn(CROSSWISE)
    assert not links_frame(CROSSWISE)["points_left"].any()
    (told,) = [line for line in picture.description.splitlines() if "left" in line]
    assert told == (
        "1 arrow points left to a release of the same day: nothing goes live before what it waits for. "
        "The plan keeps every link."
    )
    assert_readable(picture)


def test_an_arrow_to_a_release_of_the_same_day_leaves_the_ranks_of_dot_alone() -> None:
    text = dot(*frames(CROSSWISE), title="t")
    assert '"release b-2021" -> "release a-2021" [style=invis];' in text
    assert '"MP1" -> "MP2" [];' in text
    assert '"MP2" -> "MP3" [constraint=false];' in text
    assert "broken" not in mermaid(*frames(CROSSWISE), title="t")


def test_an_arrow_that_is_broken_is_told_beside_one_of_the_same_day() -> None:
    placed = plan(MP1="nov-2021", MP2="a-2021", MP3="b-2021", MP4="a-2021", MP5="b-2021", MP6="a-2021")
    links = [("MP2", "MP1"), ("MP3", "MP2"), ("MP5", "MP4"), ("MP6", "MP5")]
    needs = {then: [first] for then, first in links}
    given = [modification(f"MP{n}", needs=needs.get(f"MP{n}", [])) for n in range(1, 7)]
    outcome = rolled(scenario(*given, releases=(*SAME_DAY, NOVEMBER)), placed)
    said = drawn(outcome).description
    assert "1 arrow points left: what waits goes live first. 1 arrow points left to a release of the same day." in said


def test_what_stands_above_modifications_without_links_is_whole(shown: Outcome) -> None:
    """Also where columns are as narrow as they get."""
    picked = chosen(network(shown)).network
    texts = [text for text, _ in texts_of(drawn(shown))]
    loose = {node.release for node in picked.nodes if node.name not in picked.linked}
    assert texts.count("no links") == (len(loose) if picked.links else 0)


def test_the_same_plan_is_the_same_file() -> None:
    assert_same_bytes(drawn(rolled(GENERATED)), drawn(rolled(GENERATED)))


def test_another_process_makes_the_same_files() -> None:
    code = (
        "import sys; from tests.test_picture_graph import *; given = rolled(GENERATED);"
        "sys.stdout.buffer.write(svg_bytes(drawn(given)) + dot(*frames(given), title='t').encode());"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment, timeout=PATIENCE_SECONDS
    )
    given = rolled(GENERATED)
    assert made.stdout == svg_bytes(drawn(given)) + dot(*frames(given), title="t").encode()


def test_the_order_of_rows_changes_nothing() -> None:
    """Apart from the links' own order, which is that of their ends."""
    placements, links, releases = frames(rolled(GENERATED))
    mixed = placements.sample(frac=1, random_state=1).sort_values("modification")
    assert_same_bytes(graph(placements, links, releases, title="t"), graph(mixed, links, releases, title="t"))


# What is drawn of a large graph


def chain(length: int) -> Outcome:
    """Each waits for the one before."""
    return rolled(scenario(*(modification(f"MP{n:03}", needs=[f"MP{n - 1:03}"] if n else []) for n in range(length))))


def network(outcome: Outcome) -> Network:
    return network_of(*frames(outcome))


def test_of_too_many_only_those_with_links_are_drawn() -> None:
    loose = [modification(f"MP{n:03}") for n in range(100)]
    outcome = rolled(scenario(*loose, modification("MP900", needs=["MP001"])))
    picked = chosen(network(outcome))
    assert [node.name for node in picked.network.nodes] == ["MP001", "MP900"]
    assert picked.says == ("Not drawn: 99 modifications without links.",)


def test_of_too_many_with_links_the_largest_groups_are_drawn() -> None:
    outcome = rolled(SHOWN["two hundred"])
    picked = chosen(network(outcome))
    assert 40 < len(picked.network.nodes) <= MOST_NODES
    (said,) = picked.says
    drawn_groups, undrawn, smaller, loose = map(int, re.findall(r"\d+", said))
    assert undrawn + loose + len(picked.network.nodes) == 200
    assert drawn_groups > 1
    assert smaller > 1
    assert said in drawn(outcome).description


def test_of_one_group_that_is_too_large_the_middle_is_drawn() -> None:
    picked = chosen(network(chain(100)))
    assert 1 < len(picked.network.nodes) <= MOST_NODES
    assert "which has the most links of 100 modifications" in picked.says[0]


def test_what_is_around_a_modification_is_drawn() -> None:
    names = [node.name for node in chosen(network(chain(100)), View("MP050", 2)).network.nodes]
    assert names == ["MP048", "MP049", "MP050", "MP051", "MP052"]


def test_as_much_is_drawn_around_a_modification_as_can_be_read() -> None:
    picked = chosen(network(chain(100)), View("MP050"))
    assert len(picked.network.nodes) == 59
    assert picked.says == ("Drawn is what is linked with MP050, through at most 29 links; 41 more are further away.",)


def test_a_modification_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no modification MP999"):
        chosen(network(chain(3)), View("MP999"))


def test_a_modification_without_links_stands_alone() -> None:
    picked = chosen(network(rolled(LINKED, KEPT)), View("MP6"))
    assert [node.name for node in picked.network.nodes] == ["MP6"]


# By graphviz


def test_dot_that_is_not_installed_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GraphvizMissing, match="dot is not installed"):
        drawn(rolled(LINKED, KEPT), view=View(layout="dot"))


def test_the_order_of_dot_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With a program in place of dot, which puts everything in the order of the names it was given."""
    program = tmp_path / "dot"
    program.write_text(
        f"#!{sys.executable}\nimport re, sys\n"
        "for n, name in enumerate(sorted(set(re.findall(r'stop\\d+', sys.stdin.read())))):\n"
        "    print('node', name, 0, n, 1, 1)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    pile = [modification(f"MP{n}", together=["MP1"] if n > 1 else []) for n in range(1, 5)]
    layers = stacked(network(rolled(scenario(*pile))), UNTANGLE["dot"]).layers
    assert [stop.name for order in layers.orders for stop in order] == ["MP4", "MP3", "MP2", "MP1"]


@pytest.mark.skipif(shutil.which("dot") is None, reason="graphviz is not installed")
def test_graphviz_reads_what_is_written(shown: Outcome) -> None:
    text = dot(*frames(shown), title=HOSTILE[1] + '"\\')
    subprocess.run(["dot", "-Tsvg"], input=text, text=True, capture_output=True, check=True, timeout=PATIENCE_SECONDS)
    assert_readable(drawn(shown, view=View(layout="dot")))


# DOT and Mermaid

TOKEN = re.compile(r'\s+|[A-Za-z_][A-Za-z_0-9]*|[0-9.]+|"(?:[^"\\]|\\.)*"|->|[{}\[\];,=]')


def tokens(text: str) -> list[str]:
    """The tokens of a DOT text, with nothing left between them."""
    found = list(TOKEN.finditer(text))
    assert "".join(one.group() for one in found) == text
    return [one.group() for one in found if one.group().strip()]


@pytest.mark.parametrize("title", [*HOSTILE, 'quotes " and \\" and \\', "]; a -> b", "#quot; 1. list"])
def test_any_title_is_text_in_dot_and_mermaid(title: str) -> None:
    outcome = rolled(titled(LINKED, title), KEPT)
    words = tokens(dot(*frames(outcome), title=title))
    assert words[:3] == ["digraph", "dependencies", "{"]
    assert words.count("{") == words.count("}")
    assert words.count("->") == 5 + 3
    labels = [line for line in mermaid(*frames(outcome), title=title).splitlines() if "[" in line]
    for line in labels:
        assert re.fullmatch(r' *(says|m\d+|subgraph r\d+)\["(?:[^\W_]|[ .-]|#\d+;|<br/>)*"\]', line), line


def test_dot_says_a_title_as_it_is() -> None:
    text = dot(*frames(rolled(titled(LINKED, 'a "b" \\n &amp; <c>'), KEPT)), title="t")
    assert 'MP1\\na \\"b\\" \\\\n &amp;amp; <c>"' in text


def test_mermaid_says_a_title_as_it_is() -> None:
    text = mermaid(*frames(rolled(titled(LINKED, 'a "b" jun-2021 #1;'), KEPT)), title="- t")
    assert '["MP1<br/>a #34;b#34; jun-2021 #35;1#59;"]' in text
    assert 'says["#45; t"]' in text


def test_dot_has_every_release_as_a_rank_in_time() -> None:
    text = dot(*frames(rolled(LINKED, KEPT)), title="t")
    assert '{ rank=same; "release jun-2021"; "MP4"; }' in text
    assert '"release jun-2021" -> "release nov-2021" -> "release jun-2022" -> "no release" [style=invis];' in text
    assert '"MP1" -> "MP2" [];' in text
    assert '"MP4" -> "MP2" [style=dashed, label="20 WD"];' in text


def test_broken_links_are_heavy_in_dot_and_mermaid() -> None:
    given = frames(rolled(LINKED, BROKEN))
    assert '"MP1" -> "MP2" [constraint=false, penwidth=4, label="broken"];' in dot(*given, title="t")
    text = mermaid(*given, title="t")
    assert 'm0 -->|"needs #40;broken#41;"| m1' in text
    assert "linkStyle 3,5,6 stroke-width:4px" in text


def test_texts_are_of_the_same_part_as_the_picture() -> None:
    given, view = frames(chain(100)), View("MP050", 1)
    for text in (dot(*given, title="t", view=view), mermaid(*given, title="t", view=view)):
        assert sorted(set(re.findall(r"MP\d+", text))) == ["MP049", "MP050", "MP051"]


def test_a_graph_without_anything_is_told() -> None:
    assert summary(network(rolled(scenario()))) == ["There is no modification."]
    assert summary(network(rolled(SHOWN["april-2020"]))) == ["No modification is linked with another."]
