"""A value of a table is marked within bounds."""

import pytest

from archive.bulk.marking import marked
from archive.reconciling.words import Mark


def test_changed_words_are_marked_among_those_that_stayed() -> None:
    pieces = [(piece.mark, piece.text) for piece in marked("Communist Party of Greece", "Communist Party in Greece")]

    assert pieces == [
        (Mark.SAME, "Communist Party"),
        (Mark.REMOVED, " of"),
        (Mark.ADDED, " in"),
        (Mark.SAME, " Greece"),
    ]


@pytest.mark.parametrize("words", [1_000, 100_000])
def test_long_values_are_shortened(words: int) -> None:
    assert sum(len(piece.text) for piece in marked("a " * words + "x", "b " * words + "x")) < 5_000
