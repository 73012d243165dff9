"""Words that differ are marked, and the rest is what it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.bulk.marking import Mark, marked


def test_changed_words_are_marked_among_those_that_stayed() -> None:
    pieces = [(piece.mark, piece.text) for piece in marked("Communist Party of Greece", "Communist Party in Greece")]

    assert pieces == [
        (Mark.SAME, "Communist Party "),
        (Mark.REMOVED, "of"),
        (Mark.ADDED, "in"),
        (Mark.SAME, " Greece"),
    ]


@given(st.text("ab. ", max_size=30), st.text("ab. ", max_size=30))
def test_marks_make_up_both_values(before: str, after: str) -> None:
    pieces = marked(before, after)

    assert "".join(piece.text for piece in pieces if piece.mark != Mark.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.mark != Mark.REMOVED) == after


@pytest.mark.parametrize("words", [1_000, 100_000])
def test_long_values_are_shortened(words: int) -> None:
    assert sum(len(piece.text) for piece in marked("a " * words + "x", "b " * words + "x")) < 5_000
