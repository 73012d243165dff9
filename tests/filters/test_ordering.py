"""The first of an order are the same by whichever way they are found."""

from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.filters.index import ordering
from archive.filters.index.bits import bits_of
from archive.filters.index.ordering import first_met, first_ranked, ranks_in

SIZE = 40
orders = st.permutations(range(SIZE)).flatmap(lambda every: st.integers(0, SIZE).map(lambda count: every[:count]))


@given(orders, st.sets(st.integers(0, SIZE - 1)), st.integers(0, SIZE + 2), st.sampled_from([0, 5, 1_024]))
def test_first_of_an_order_are_those_that_going_through_it_meets(
    drawn: list[int], members: set[int], count: int, near: int
) -> None:
    order, bits = np.array(drawn, dtype=np.int32), bits_of(np.array([*members], dtype=np.int64))
    expected = [position for position in drawn if position in members][:count]

    with patch.multiple(ordering, NEAR=near, BLOCK=7):
        met = first_met(order, bits, count, SIZE)
    ranks = first_ranked(ranks_in(order, SIZE), bits, count)

    assert met.tolist() == expected
    assert order[ranks[ranks < len(order)]].tolist() == expected
