import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.recognisers.names import folded, is_country, is_name
from archive.models.folding import fold

from .lists import all_names, known_names


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_folding_sooner_is_folding(text: str) -> None:
    assert folded(text) == fold(text)


def test_every_name_that_the_archive_knows_is_one() -> None:
    assert [name for name in all_names() if not is_name(name, known_names())] == []


def test_nearly_every_name_is_one_by_its_words() -> None:
    assert len([name for name in all_names() if not is_name(name)]) <= 0.02 * len(all_names())


@pytest.mark.parametrize(
    "text",
    [
        "The Portuguese CP issued a statement.",
        "Solidarity with the Communist Party of Sudan",
        "Long live the Communist Party of Cuba!",
        "Joint Statement of Communist and Workers' Parties",
        "21 IMCWP, Declaration of the Communist Parties",
        "Party En",
        "The Workers' Party reported on mobilizations against the amendment",
        "the party that is ours",
        "Peace",
        "USA",
        "write to party@example.org",
    ],
)
def test_sentences_slogans_and_titles_are_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("text", ["Cyprus", "Zypern", "Czech Republic", "Bosnia and Herzegovina", "قبرص", "(Italy)"])
def test_countries_are_told_in_any_language(text: str) -> None:
    assert is_country(text)


@pytest.mark.parametrize("text", ["AKEL", "Communist Party of Cuba", "peace", "JVP"])
def test_other_words_are_no_countries(text: str) -> None:
    assert not is_country(text)
