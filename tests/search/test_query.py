import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query import LONGEST_TYPED, MOST_WORDS, Query, Term, parse


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("peace", [Term(("peace",))]),
        ("PEACE Łódź", [Term(("peace",)), Term(("lodz",))]),
        ("peace peace", [Term(("peace",))]),
        ('"world peace"', [Term(("world", "peace"))]),
        ("“world peace”", [Term(("world", "peace"))]),
        ("«world peace»", [Term(("world", "peace"))]),
        ('"world peace', [Term(("world", "peace"))]),
        ('world" peace', [Term(("world",)), Term(("peace",))]),
        ("imperial*", [Term(("imperial",), is_prefix=True)]),
        ('"world pea*"', [Term(("world", "pea"), is_prefix=True)]),
        ('"world pea"*', [Term(("world", "pea"), is_prefix=True)]),
        ("a*", [Term(("a",))]),
        ("people's", [Term(("people", "s"))]),
        ("anti-imperialist", [Term(("anti", "imperialist"))]),
        ("帝国主义", [Term(("帝", "国", "主", "义"))]),
        ("peace AND NEAR(war)", [Term(("peace",)), Term(("and",)), Term(("near", "war"))]),
        ("¶ ( ) * - ! \x00 \ud800 😀 \u200f", []),
        ("", []),
    ],
)
def test_typed_words_are_read_as_terms(typed: str, wanted: list[Term]) -> None:
    assert parse(typed) == Query(tuple(wanted))


@pytest.mark.parametrize(
    ("typed", "unwanted"),
    [
        ("-war", Term(("war",))),
        ('-"cold war"', Term(("cold", "war"))),
        ("-imperial*", Term(("imperial",), is_prefix=True)),
    ],
)
def test_minus_before_a_word_excludes(typed: str, unwanted: Term) -> None:
    assert parse(f"peace {typed}") == Query((Term(("peace",)),), (unwanted,))


@given(st.text(st.characters(), max_size=300))
def test_anything_typed_is_a_query(typed: str) -> None:
    query = parse(typed)

    assert all(term.words and all(term.words) for term in (*query.wanted, *query.unwanted))


def test_only_so_many_words_are_looked_up() -> None:
    query = parse(" ".join(f"w{number}" for number in range(3000)))

    assert len(query.wanted) == MOST_WORDS


def test_beyond_the_limit_nothing_is_read() -> None:
    assert parse(" " * LONGEST_TYPED + "peace") == Query()
