"""Words are looked for in a text as it is written; a pattern with every way of writing each letter is the oracle."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query import Term, parse
from archive.search.spelling import first_written, is_spelled
from archive.search.words import SIGNS

WAYS = {letter: "".join(chr(code) for code in range(0x530) if SIGNS[code] == letter) for letter in "abxz1α"}
signs = st.text("aAáÀbBzŹx1²ªαΑάßæ\u0301\u0308 _-.’", max_size=30)
words = st.tuples(st.sampled_from(["a", "ab", "aab", "za", "x1", "α"]), st.booleans())
terms = st.lists(st.builds(lambda word, more: Term((word[0], *more), word[1]), words, st.sampled_from([(), ("b",)])))


def pattern_of(term: Term) -> str:
    spelled = (r"[\u0300-\u036f]*".join(f"[{WAYS[letter]}]" for letter in word) for word in term.words)
    return r"(?<![^\W_])" + r"[\W_]+".join(spelled) + ("" if term.is_prefix else r"(?![^\W_])")


@given(signs, terms)
def test_first_place_is_that_of_the_pattern(text: str, looked_for: list[Term]) -> None:
    expected = re.search("|".join(map(pattern_of, looked_for)), text) if looked_for else None

    found = first_written(text, tuple(looked_for))

    assert (found and found.start) == (expected and expected.start())


@pytest.mark.parametrize("typed", ["peace", "мир", "ειρήνη"])
def test_words_of_letters_that_are_written_in_many_ways_are_looked_for(typed: str) -> None:
    assert is_spelled(parse(typed).wanted)


@pytest.mark.parametrize("typed", ["peace 和平", "سلام", ""])
def test_words_of_other_scripts_are_not_looked_for(typed: str) -> None:
    assert not is_spelled(parse(typed).wanted)
