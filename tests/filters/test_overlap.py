"""Lists with most of some parties on them are those that comparing list by list finds."""

from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.filters.index import StatementIndex, overlap
from archive.filters.index.bits import bits_of
from archive.filters.index.columns import Columns
from archive.filters.index.directory import Directory
from archive.filters.index.joint import LEAST, JointLists
from archive.filters.index.overlap import most_in_common
from archive.filters.index.reading import PUBLIC

# More than fit in a byte, some of them seldom drawn.
parties = st.sets(st.one_of(st.integers(1, 6), st.integers(1, 400)), max_size=30) | st.just(set(range(1, 301)))
signed_lists = st.lists(st.tuples(parties, st.integers(1, 3), st.booleans()), max_size=25)

Signed = list[tuple[set[int], int, bool]]


def sets_of(lists: Signed) -> dict[str, dict[str | int, object]]:
    every = {party for signed, _day, _is_public in lists for party in signed}
    by_party = {party: [place for place, (signed, *_) in enumerate(lists) if party in signed] for party in every}
    public = [place for place, (_signed, _day, is_public) in enumerate(lists) if is_public]
    return {
        "party": {party: bits_of(np.array(places)) for party, places in by_party.items()},
        PUBLIC: {PUBLIC: bits_of(np.array(public, dtype=np.int64))},
    }


def index_of(lists: Signed) -> StatementIndex:
    """Their keys go down, so that the order of positions is not that of the keys."""
    columns = Columns.of(np.arange(len(lists), 0, -1))
    columns.dates[:] = [day for _signed, day, _is_public in lists]
    return StatementIndex(1, columns, sets_of(lists), Directory({}, {}), {})  # type: ignore[arg-type]


def by_hand(lists: Signed, asked: set[int], besides: int, most: int) -> list[tuple[int, int]]:
    found = [
        (-len(signed & asked), -day, place - len(lists))
        for place, (signed, day, is_public) in enumerate(lists)
        if is_public and len(signed & asked) >= LEAST and len(lists) - place != besides
    ]
    return [(-key, -count) for count, _day, key in sorted(found)[:most]]


@given(signed_lists, parties, st.integers(0, 25), st.integers(1, 7), st.sampled_from([0, 1, 4, 1_024]))
def test_most_in_common_are_those_that_comparing_list_by_list_finds(
    lists: Signed, asked: set[int], besides: int, most: int, largest: int
) -> None:
    with patch.object(overlap, "LARGEST", largest):
        found = most_in_common(index_of(lists), asked, besides=besides, most=most)

    assert found == by_hand(lists, asked, besides, most)


@given(signed_lists, parties)
def test_joint_lists_come_largest_first_with_what_each_shares(lists: Signed, asked: set[int]) -> None:
    joint: JointLists = index_of(lists).joint_lists
    signed = [lists[place][0] for place in joint.positions.tolist()]

    assert joint.shared(joint.asking_for(asked), len(lists)).tolist() == [len(each & asked) for each in signed]
    assert [*map(len, signed)] == sorted(
        (len(each) for each, _, is_public in lists if is_public and len(each) > 1), reverse=True
    )
