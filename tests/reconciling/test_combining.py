"""One text with the changes of two others."""

from hypothesis import given
from hypothesis import strategies as st

from archive.reconciling.combining import MOST_WORDS, with_both

texts = st.text("ab .\n", max_size=40)


def test_changes_of_both_are_put_together_unless_they_touch() -> None:
    base = "One word of a long text."

    assert with_both(base, "Some word of a long text.", "One word of a short text.") == "Some word of a short text."
    assert with_both(base, "One word of the text.", "One word of a short text.") is None
    assert with_both("", "theirs", "mine") is None


@given(texts, texts)
def test_change_of_one_alone_is_that_change(before: str, after: str) -> None:
    assert with_both(before, after, before) == with_both(before, before, after) == after


def test_changes_of_a_text_that_is_too_long_are_of_the_whole() -> None:
    text = "x " * MOST_WORDS

    assert with_both(text, text, f"{text}z") == f"{text}z"
    assert with_both(text, f"y {text}", f"{text}z") is None
