"""A calendar year has one DUIS uplift and one CH firmware uplift: a limit on releases, not on changes."""

import pytest

from tests.factories import JUNE, JUNE_2022, NOVEMBER, broken, check, modification, scenario

DUIS = {"impacts": {"duis": "yes"}}


def test_any_number_of_changes_share_the_uplift_of_a_release() -> None:
    """Five of November 2021's changes could touch the DUIS (SEC Releases update, 8 April 2020, section 4.1)."""
    given = scenario(modification("a", **DUIS), modification("b", **DUIS), modification("c", **DUIS))
    assert broken("uplift-limit", given, a="nov-2021", b="nov-2021", c="nov-2021") == []


def test_two_releases_of_2021_do_not_both_carry_a_duis_uplift() -> None:
    """ "Only a single DUIS uplift ... is expected in 2021": MP090's option with the DUIS would be the second."""
    given = scenario(
        modification("MP090", options=[{"id": "duis-alerts", **DUIS}, {"id": "event-log"}]),
        modification("SECMP0007", impacts={"duis": "yes", "ch_firmware": "yes"}),
    )

    (violation,) = check("uplift-limit", given, MP090=("jun-2021", "duis-alerts"), SECMP0007="nov-2021")

    assert violation.clause.about == ("duis", "2021")
    assert "at most one release" in violation.clause.says
    assert all(name in violation.found for name in ("MP090", "June 2021", "SECMP0007", "November 2021"))
    assert broken("uplift-limit", given, MP090=("jun-2021", "event-log"), SECMP0007="nov-2021") == []


def test_each_year_has_an_uplift_of_its_own() -> None:
    given = scenario(modification("a", **DUIS), modification("b", **DUIS), releases=(JUNE, NOVEMBER, JUNE_2022))
    assert broken("uplift-limit", given, a="nov-2021", b="jun-2022") == []


@pytest.mark.parametrize(
    ("limit", "uplifts_that_fit"),
    [
        (0, 0),
        (1, 1),
        (2, 2),
        ("unlimited", 3),
        ({"default": 0, "2021": 2}, 2),
        ({"default": 2, "2022": 0}, 2),
        ({"2022": 5}, 1),
    ],
    ids=str,
)
def test_the_limit_is_a_number_or_one_for_each_year(limit: object, uplifts_that_fit: int) -> None:
    """Three releases of 2021; a mapping that gives neither the year nor a default leaves it at one."""
    december = JUNE.model_copy(update={"id": "dec-2021", "go_live": JUNE.go_live.replace(month=12)})
    given = scenario(
        *(modification(name, **DUIS) for name in "abc"),
        releases=(JUNE, NOVEMBER, december),
        policy={"uplifts_per_year": {"duis": limit}},
    )
    plans = [
        {},
        {"a": "jun-2021"},
        {"a": "jun-2021", "b": "nov-2021"},
        {"a": "jun-2021", "b": "nov-2021", "c": "dec-2021"},
    ]
    assert sum(not broken("uplift-limit", given, **plan) for plan in plans) - 1 == uplifts_that_fit


def test_an_unknown_impact_counts_as_the_policy_says() -> None:
    changes = modification("a", impacts={"ch_firmware": "unknown"}), modification("b", impacts={"ch_firmware": "yes"})
    assumed = scenario(*changes)
    not_assumed = scenario(*changes, policy={"unknown_impacts": "assume-no"})
    assert broken("uplift-limit", assumed, a="jun-2021", b="nov-2021") == [("ch_firmware", "2021")]
    assert broken("uplift-limit", not_assumed, a="jun-2021", b="nov-2021") == []
