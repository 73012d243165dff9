"""Differences between texts, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reconciling.differences import MOST_LINES, MOST_WORDS, Passage, passages, with_both

texts = st.text("ab .\n", max_size=40)


def marked(before: str, after: str) -> str:
    signs = {"same": "", "new": "+", "gone": "-", "skipped": "…"}
    return "".join(f"{signs[p.what]}{p.text}{signs[p.what] if p.text else ''}" for p in passages(before, after))


def test_words_that_differ_are_marked() -> None:
    assert marked("One word of a text.", "Two words of text.") == "-One-+Two+ -word-+words+ of -a -text."


def test_long_stretch_that_is_the_same_is_left_out_around_a_change() -> None:
    same = "word " * 200

    assert marked(same + "old " + same, same + "new " + same) == (
        "…" + same[-120:] + "-old-+new+" + (" " + same)[:120] + "…"
    )
    assert marked(same, same) == same


@pytest.mark.parametrize("text", ["x " * MOST_WORDS, "x\n" * MOST_LINES])
def test_text_that_is_too_long_to_compare_is_marked_whole(text: str) -> None:
    assert passages("y", text + "z") == [Passage("y", "gone"), Passage(text + "z", "new")]


@given(texts, texts)
def test_passages_say_both_texts_whole(before: str, after: str) -> None:
    parts = passages(before, after)

    assert "".join(part.text for part in parts if part.what in {"same", "new"}) == after
    assert "".join(part.text for part in parts if part.what in {"same", "gone"}) == before


def test_changes_of_both_are_put_together_unless_they_touch() -> None:
    base = "One word of a long text."

    assert with_both(base, "Some word of a long text.", "One word of a short text.") == "Some word of a short text."
    assert with_both(base, "One word of the text.", "One word of a short text.") is None
    assert with_both("", "theirs", "mine") is None


@given(texts, texts)
def test_change_of_one_alone_is_that_change(before: str, after: str) -> None:
    assert with_both(before, after, before) == with_both(before, before, after) == after
