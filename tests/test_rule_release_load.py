"""No release carries more than its capacity of anything counted."""

from models import Release
from tests.factories import NOVEMBER, broken, check, modification, release, scenario


def november(**capacity: int) -> tuple[Release, ...]:
    return (NOVEMBER.model_copy(update={"capacity": capacity}),)


def test_a_specification_counts_the_changes_that_touch_it() -> None:
    """November 2021 had four GBCS changes (SEC Releases update, 8 April 2020, section 4.1): four fit, and not three."""
    names = ("SECMP0007", "SECMP0015", "SECMP0046", "SECMP0056")
    changes = [modification(name, impacts={"gbcs": "yes"}) for name in names]
    everything = dict.fromkeys(names, "nov-2021")

    (violation,) = check("release-load", scenario(*changes, releases=november(gbcs=3)), **everything)

    assert "at most 3 GBCS changes" in violation.clause.says
    assert "4 GBCS changes" in violation.found
    assert broken("release-load", scenario(*changes, releases=november(gbcs=4)), **everything) == []


def test_loads_add_up_to_the_capacity_and_no_further() -> None:
    """80 and 20 fill 100; 80 and 21 do not fit."""
    given = scenario(
        modification("a", load={"effort_days": 80}),
        modification("b", load={"effort_days": 20}),
        modification("c", load={"effort_days": 21}),
        releases=november(effort_days=100),
    )
    assert broken("release-load", given, a="nov-2021", b="nov-2021") == []
    assert broken("release-load", given, a="nov-2021", c="nov-2021") == [("nov-2021", "effort_days")]


def test_the_load_is_that_of_the_option_built() -> None:
    """Of what an option leaves unsaid, the modification's load stays."""
    given = scenario(
        modification(
            "a",
            load={"effort_days": 50, "testers": 2},
            options=[{"id": "large", "load": {"effort_days": 101}}, {"id": "same"}],
        ),
        releases=november(effort_days=100, testers=1),
    )
    assert broken("release-load", given, a=("nov-2021", "same")) == [("nov-2021", "testers")]
    assert broken("release-load", given, a=("nov-2021", "large")) == [
        ("nov-2021", "effort_days"),
        ("nov-2021", "testers"),
    ]


def test_a_committed_change_counts() -> None:
    given = scenario(
        modification("a", impacts={"duis": "yes"}, decision={"approved": "unknown", "release": "r"}),
        modification("b", impacts={"duis": "yes"}),
        releases=(release("r", "2021-11-04", capacity={"duis": 1}),),
    )
    assert broken("release-load", given, a="r", b="r") == [("r", "duis")]


def test_no_capacity_closes_a_release_to_what_uses_it() -> None:
    given = scenario(modification("a", load={"effort_days": 1}), modification("b"), releases=november(effort_days=0))
    assert broken("release-load", given, b="nov-2021") == []
    assert broken("release-load", given, a="nov-2021") == [("nov-2021", "effort_days")]
