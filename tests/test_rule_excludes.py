"""Of changes that exclude each other, at most one is delivered."""

from tests.factories import broken, modification, scenario


def test_both_are_never_delivered_in_whatever_releases() -> None:
    given = scenario(modification("a", excludes=["b"]), modification("b"))
    assert broken("excludes", given, a="jun-2021", b="nov-2021") == [("a", "b")]
    assert broken("excludes", given, a="jun-2021", b="jun-2021") == [("a", "b")]


def test_one_of_them_or_none_will_do() -> None:
    given = scenario(modification("a", excludes=["b"]), modification("b"))
    assert broken("excludes", given, a="jun-2021") == []
    assert broken("excludes", given, b="jun-2021") == []
    assert broken("excludes", given) == []


def test_said_from_either_side_or_both_it_is_one_clause() -> None:
    for here, there in ((["b"], []), ([], ["a"]), (["b"], ["a"])):
        given = scenario(modification("a", excludes=here), modification("b", excludes=there))
        assert broken("excludes", given, a="jun-2021", b="nov-2021") == [("a", "b")]
