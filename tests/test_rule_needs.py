"""What a change needs goes live with it or earlier."""

from tests.factories import JUNE, broken, modification, release, scenario


def test_the_same_release_or_an_earlier_one_will_do_and_a_later_one_will_not() -> None:
    given = scenario(modification("a"), modification("b", needs=["a"]))
    assert broken("needs", given, a="jun-2021", b="jun-2021") == []
    assert broken("needs", given, a="jun-2021", b="nov-2021") == []
    assert broken("needs", given, a="nov-2021", b="jun-2021") == [("b", "a")]


def test_of_two_releases_on_one_day_neither_is_later() -> None:
    given = scenario(modification("a"), modification("b", needs=["a"]), releases=(JUNE, release("twin", "2021-06-24")))
    assert broken("needs", given, a="jun-2021", b="twin") == []
    assert broken("needs", given, a="twin", b="jun-2021") == []


def test_a_change_whose_prerequisite_is_left_out_is_left_out() -> None:
    """What waits for a date, or was withdrawn, is in no release."""
    given = scenario(
        modification("a"),
        modification("b", needs=["a", "gone", "waiting"]),
        modification("gone", decision={"withdrawn": "2020-03-01"}),
        modification("waiting", decision="unknown"),
    )
    assert broken("needs", given, b="jun-2021") == [("b", "a"), ("b", "gone"), ("b", "waiting")]
    assert broken("needs", given, a="jun-2021") == []
