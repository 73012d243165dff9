"""Two sights of one list become one list with its editions, every row at its true place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.editions import merge_edition
from archive.models.signatorylist import SignatoryLine
from archive.models.signedlist import same_signature


def lines(names: str, **fields: object) -> list[SignatoryLine]:
    return [SignatoryLine(name_as_signed=name, **fields) for name in names.split()]  # type: ignore[arg-type]


def in_edition(merged: list[SignatoryLine], number: int) -> list[str]:
    return [
        row.name_as_signed
        for row in merged
        if row.first_edition <= number and (row.last_edition is None or row.last_edition >= number)
    ]


@pytest.mark.parametrize(
    ("old", "new", "merged"),
    [
        ("a b c", "a b c", "a b c"),
        ("a c", "a b c", "a b c"),
        ("a b", "x a b y", "x a b y"),
        ("", "a b", "a b"),
        ("a b c", "a c", "a b c"),
        ("a b c", "c d", "a b c d"),
        ("a b", "b a", "b a"),
        ("a a", "a a a", "a a a"),
    ],
)
def test_partial_sight_takes_nothing_off(old: str, new: str, merged: str) -> None:
    rows = merge_edition(lines(old), lines(new), edition=2, is_complete=False)

    assert [row.name_as_signed for row in rows] == merged.split()
    assert all(row.last_edition is None for row in rows)


def test_new_row_belongs_to_the_list_from_its_edition_on() -> None:
    rows = merge_edition(lines("a c"), lines("a b c"), edition=2, is_complete=False)

    assert [row.first_edition for row in rows] == [1, 2, 1]


def test_row_missing_from_a_complete_list_ends_with_the_edition_before() -> None:
    rows = merge_edition(lines("a b c"), lines("a c"), edition=3, is_complete=True)

    assert [row.last_edition for row in rows] == [None, 2, None]


def test_row_that_had_ended_begins_anew() -> None:
    ended = [replace(row, last_edition=1) for row in lines("a")]

    rows = merge_edition(ended, lines("a"), edition=3, is_complete=True)

    assert [(row.first_edition, row.last_edition) for row in rows] == [(1, 1), (3, None)]


def test_respelled_row_of_the_same_party_keeps_its_first_spelling() -> None:
    rows = merge_edition(lines("Ukrane", party_id=7), lines("Ukraine", party_id=7), edition=2, is_complete=True)

    assert [row.name_as_signed for row in rows] == ["Ukrane"]


names = st.lists(st.sampled_from("abcdefgh"), max_size=10)


@given(old=names, new=names)
def test_complete_edition_is_the_new_list_and_the_first_stays_the_old(old: list[str], new: list[str]) -> None:
    merged = merge_edition(lines(" ".join(old)), lines(" ".join(new)), edition=2, is_complete=True)

    assert in_edition(merged, 2) == new
    assert sorted(in_edition(merged, 1)) == sorted(old)


@given(old=names, new=names)
def test_nothing_is_lost_from_a_partial_sight(old: list[str], new: list[str]) -> None:
    before, after = lines(" ".join(old)), lines(" ".join(new))

    merged = merge_edition(before, after, edition=2, is_complete=False)

    kept = [same_signature(row) for row in merged]
    assert all(kept.count(same_signature(row)) >= before.count(row) for row in before)
    assert all(kept.count(same_signature(row)) >= after.count(row) for row in after)
