import pytest

from archive.importing.recognisers.runons import at_countries, at_seams, run_on, seams
from archive.importing.recognisers.spans import taken
from archive.models.folding import fold

NAMES = [
    "Communist Party of Cuba",
    "Algerian Party for Democracy and Socialism",
    "AKEL, Cyprus",
    "Communist Party of India",
]
KNOWN = frozenset(map(fold, NAMES))


@pytest.mark.parametrize("separator", ["", " "])
def test_known_names_are_parted_without_anything_between(separator: str) -> None:
    text = separator.join(NAMES)

    assert taken(text, run_on(text, KNOWN)) == NAMES


def test_brackets_and_countries_belong_to_the_name_before() -> None:
    text = "Communist Party of Cuba Communist Party of India (Marxist) AKEL, Cyprus"

    assert taken(text, run_on(text, KNOWN)) == [
        "Communist Party of Cuba",
        "Communist Party of India (Marxist)",
        "AKEL, Cyprus",
    ]


def test_what_is_not_known_stays_between_those_that_are() -> None:
    text = "Communist Party of Cuba Party of the Hills Communist Party of India AKEL, Cyprus"

    assert taken(text, run_on(text, KNOWN))[1] == "Party of the Hills"


@pytest.mark.parametrize(
    "text", ["", "Communist Party of Cuba", "The Communist Party of Cuba met the Communist Party of India"]
)
def test_a_name_or_a_sentence_is_no_run(text: str) -> None:
    assert run_on(text, KNOWN) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Communist Party of AlbaniaAlgerian Party for Democracy",
            ["Communist Party of Albania", "Algerian Party for Democracy"],
        ),
        ("Party of Algeria (PADS)Communist Party of Cuba", ["Party of Algeria (PADS)", "Communist Party of Cuba"]),
        ("Communist Party of USACommunist Party of Cuba", ["Communist Party of USA", "Communist Party of Cuba"]),
    ],
)
def test_names_are_parted_where_the_blank_is_lacking(text: str, parts: list[str]) -> None:
    assert taken(text, at_seams(text, ())) == parts


@pytest.mark.parametrize("text", ["SolidNet Parties", "PCdoB", "Communist Party of Brazil (PC do B)", "McDonald Party"])
def test_capitals_inside_a_name_part_nothing(text: str) -> None:
    assert taken(text, at_seams(text, ())) == [text]


def test_there_is_no_seam_between_words() -> None:
    assert seams("Communist Party of Cuba") == []


def test_a_new_name_begins_after_a_country() -> None:
    text = "Communist Youth of Austria Communist League of Bolivia (X) New Union of Chile"

    parts = ["Communist Youth of Austria", "Communist League of Bolivia (X)", "New Union of Chile"]
    assert taken(text, at_countries(text, (0, len(text)))) == parts


@pytest.mark.parametrize(
    "text", ["Party of Bohemia and Moravia", "Youth Union (Czech Republic)", "Communist Party Belgium"]
)
def test_a_country_inside_a_name_begins_no_other(text: str) -> None:
    assert taken(text, at_countries(text, (0, len(text)))) == [text]


def test_what_ends_in_a_small_word_goes_on_into_a_known_name() -> None:
    text = "Communist Party of Cuba Youth of the Communist Party of India AKEL, Cyprus Communist Party of India"

    assert taken(text, run_on(text, KNOWN))[1] == "Youth of the Communist Party of India"
