import pytest

from archive.importing.recognisers.sentences import sentences_with_names

from .lists import known_names, names_in


@pytest.mark.parametrize("known", [frozenset(), known_names()])
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The text was signed by the CP of Cuba, AKEL (Cyprus), the WP of Belgium and the KKE. It is open.",
            ["CP of Cuba", "AKEL (Cyprus)", "WP of Belgium", "KKE"],
        ),
        (
            "Four parties – AKEL, Cyprus, the Tudeh Party, KKE and the Jordanian Communist Party – have signed:",
            ["AKEL, Cyprus", "Tudeh Party", "KKE", "Jordanian Communist Party"],
        ),
        (
            "Firmada por el Partido Comunista de Cuba, el PC de Chile y el Partido Comunista Português.",
            ["Partido Comunista de Cuba", "PC de Chile", "Partido Comunista Português"],
        ),
        (
            "AKEL (Cyprus), Tudeh Party of Iran, the CP of Israel and five other parties issued a joint text.",
            ["AKEL (Cyprus)", "Tudeh Party of Iran", "CP of Israel"],
        ),
    ],
)
def test_names_of_those_who_signed_are_taken_from_a_sentence(
    text: str, names: list[str], known: frozenset[str]
) -> None:
    assert names_in(text, known) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Communist Party of Cuba, the KKE and AKEL are in struggle.",
        "It was signed in Athens, in Rome, in Paris and in Lisbon.",
        "The parties that sign this text call for peace, bread and work.",
    ],
)
def test_other_sentences_hold_no_signatories(text: str) -> None:
    assert not list(sentences_with_names(text, frozenset()))
