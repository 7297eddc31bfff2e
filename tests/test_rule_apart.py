"""Changes that are kept apart do not go live in the same release."""

from tests.factories import JUNE, broken, modification, release, scenario


def test_not_in_the_same_release_but_on_the_same_day() -> None:
    given = scenario(modification("a", apart=["b"]), modification("b"), releases=(JUNE, release("twin", "2021-06-24")))
    assert broken("apart", given, a="jun-2021", b="jun-2021") == [("a", "b")]
    assert broken("apart", given, a="jun-2021", b="twin") == []


def test_what_is_left_out_is_in_nobodys_way() -> None:
    given = scenario(
        modification("a", apart=["b", "waiting"]), modification("b"), modification("waiting", decision="unknown")
    )
    assert broken("apart", given) == []
    assert broken("apart", given, a="jun-2021") == []


def test_said_from_either_side_or_both_it_is_one_clause() -> None:
    for here, there in ((["b"], []), ([], ["a"]), (["b"], ["a"])):
        given = scenario(modification("a", apart=here), modification("b", apart=there))
        assert broken("apart", given, a="jun-2021", b="jun-2021") == [("a", "b")]
