"""Positions may be given anew: what is known of each statement stays the same."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.filters.index.arranging import arranged
from archive.filters.index.bits import bits_of, positions_of
from archive.filters.index.columns import Columns

Statements = list[tuple[int, int]]
statements = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=20)
places = st.sets(st.integers(0, 19))


def columns_of(drawn: Statements) -> Columns:
    columns = Columns.of(np.arange(100, 100 + len(drawn)))
    columns.signatories[:] = [signatories for signatories, _day in drawn]
    columns.dates[:] = [day for _signatories, day in drawn]
    return columns


@given(statements, places)
def test_arranged_statements_keep_their_values(drawn: Statements, members: set[int]) -> None:
    before = [place for place in sorted(members) if place < len(drawn)]
    sets = {"kind": {"appeal": bits_of(np.array(before, dtype=np.int64))}}

    columns = arranged(columns_of(drawn), sets)  # type: ignore[arg-type]

    known = zip(columns.ids.tolist(), columns.signatories.tolist(), columns.dates.tolist(), strict=True)
    assert sorted(known) == [(100 + place, *each) for place, each in enumerate(drawn)]
    assert sorted(columns.ids[positions_of(sets["kind"]["appeal"])].tolist()) == [100 + place for place in before]


def test_arranged_statements_stand_with_those_of_like_length_and_date() -> None:
    columns = arranged(columns_of([(1, 5), (60, 9), (2, 7), (1, 3), (40, 1)]), {})

    assert columns.ids.tolist() == [104, 101, 102, 103, 100]
