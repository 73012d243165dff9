"""A pasted list: read as a document's, with every line accounted for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.importing.matching import Directory, KnownName, KnownParty
from archive.importing.pasting import LONGEST_LINE, MOST_CHARACTERS, read_pasted
from archive.importing.sources import UnreadableError

NAMES = ("Communist Party of Greece", "Communist Party of Cuba", "Workers' Party of Ireland", "Tudeh Party of Iran")
DIRECTORY = Directory(
    KnownParty(
        pk=at, slug=f"party-{at}", name=name, country="", territory="", names=(KnownName(name, name.lower(), "name"),)
    )
    for at, name in enumerate(NAMES, 1)
)


def taken(text: str) -> list[str]:
    return [name.found.name_as_signed for name in read_pasted(text, DIRECTORY) if name.is_name]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(NAMES),
        "".join(f"{at}. {name}\r\n" for at, name in enumerate(NAMES, 1)),
        f"Signed by:\n\n{', '.join(NAMES)}",
        "\n\n".join(f"• {name}" for name in NAMES),
    ],
)
def test_names_are_the_same_however_they_are_laid_out(text: str) -> None:
    assert taken(text) == [*NAMES]


def test_every_list_of_the_text_is_read_and_not_the_fullest_alone() -> None:
    prose = "We the undersigned, who met in the spring of that year, have agreed on everything that is said above."

    assert taken("\n".join([*NAMES[:3], "", prose, "", "Also signed by:", NAMES[3]])) == [*NAMES]


def test_lines_are_names_where_no_list_is_recognised() -> None:
    assert taken("Xx\nYy\n\nZz") == ["Xx", "Yy", "Zz"]


def test_heading_is_shown_and_not_taken_for_a_name() -> None:
    found = read_pasted(f"Signed by:\n{NAMES[0]}", DIRECTORY)

    assert [(name.found.name_as_signed, name.is_name) for name in found] == [("Signed by:", False), (NAMES[0], True)]


@pytest.mark.parametrize("text", ["", " \n", "x" * (MOST_CHARACTERS + 1), "x" * (LONGEST_LINE + 1)])
def test_what_is_no_list_is_refused_with_a_message(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_pasted(text, DIRECTORY)


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from([*NAMES, "Xx", "Some prose that says a thing and goes on.", "Signed by:", ""]), min_size=1)
)
def test_no_line_is_dropped_in_silence(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return

    found = " ".join(name.found.name_as_signed for name in read_pasted(text, DIRECTORY))

    assert all(line.rstrip(".") in found for line in lines)
