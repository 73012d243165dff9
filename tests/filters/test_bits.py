"""Sets of positions hold what they were made of, however they keep it."""

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.filters.index.bits import bits_of, flags_of, positions_of


@given(st.sets(st.integers(0, 99)), st.integers(0, 99), st.integers(0, 99), st.randoms())
def test_set_holds_the_positions_it_was_made_of(some: set[int], start: int, end: int, order: Random) -> None:
    members = [*some | {*range(start, end)}]
    order.shuffle(members)

    bits = bits_of(np.array(members, dtype=np.int64))

    assert positions_of(bits).tolist() == sorted(members)
    assert np.flatnonzero(flags_of(bits, 100)).tolist() == sorted(members)


def test_set_is_kept_as_runs_only_if_they_are_long() -> None:
    long, short = np.arange(1_000), np.flatnonzero(np.arange(1_000) % 5)

    runs = [bits_of(positions).get_statistics()["n_run_containers"] for positions in (long, short)]

    assert runs == [1, 0]
