from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reconciling.words import Mark, Piece, compared, shortened

texts = st.text(alphabet="ab .\n—é", max_size=40) | st.text(max_size=20)


def said(pieces: tuple[Piece, ...]) -> str:
    signs = {Mark.SAME: "{}", Mark.REMOVED: "[-{}]", Mark.ADDED: "[+{}]", Mark.SKIPPED: "{}"}
    return "".join(signs[piece.mark].format(piece.text) for piece in pieces)


@given(before=texts, after=texts)
def test_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = compared(before, after)

    assert "".join(piece.text for piece in pieces if piece.mark != Mark.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.mark != Mark.REMOVED) == after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Workers of all lands", "Workers of all countries", "Workers of all[- lands][+ countries]"),
        ("One. Two.\n\nThree.", "One. Two, too.\n\nThree.", "One. Two[+, too].\n\nThree."),
        ("", "New", "[+New]"),
        ("Same", "Same", "Same"),
    ],
)
def test_only_the_words_that_differ_are_marked(before: str, after: str, expected: str) -> None:
    assert said(compared(before, after)) == expected


def test_what_stayed_is_cut_around_a_change() -> None:
    words = " ".join(f"w{number}" for number in range(100))

    short = said(shortened(compared(f"{words} old {words}", f"{words} new {words}")))

    assert short.startswith(" … w90 w91")
    assert "w99[- old][+ new] w0" in short
    assert short.endswith("w9  … ")


@pytest.mark.parametrize("text", ["the " * 200_000, "." * 300_000, "a.b " * 100_000, "\n" * 300_000])
def test_hostile_text_is_compared_in_bounded_time(text: str) -> None:
    start = perf_counter()

    compared("x" + text + "y" + text[:999] + "z", "p" + text[:-7] + "q" + text[:998] + "r")

    assert perf_counter() - start < 20
