"""Lines broken inside names, and paragraphs broken wherever their room ended."""

import pytest

from .lists import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("• Communist Party of\n  Cuba\n• KKE", ["Communist Party of Cuba", "KKE"]),
        ("Communist Party\nof Cuba\nKKE", ["Communist Party of Cuba", "KKE"]),
        ("• Communist Party of Cuba\nKKE\n• AKEL", ["Communist Party of Cuba", "KKE", "AKEL"]),
        (
            "PartyCommunist Party of Albania\t\tAlgerian Party for Democracy and\nSocialism\t\tKKE",
            ["Communist Party of Albania", "Algerian Party for Democracy and Socialism", "KKE"],
        ),
        (
            "CP of Cuba, Communist Party of Spain, Communist\nParty of Chile, KKE and CP of India",
            ["CP of Cuba", "Communist Party of Spain", "Communist Party of Chile", "KKE", "CP of India"],
        ),
    ],
)
def test_names_broken_over_lines_are_joined(text: str, names: list[str]) -> None:
    assert names_in(f"Signed by:\n{text}") == names


@pytest.mark.parametrize(
    "text",
    [
        "Communist Party of Cuba\nUnion of Communists",
        "Communist Party of Turkey\n(EMEP), Turkey",
        "AKEL, Cyprus\nPADS, Algeria\nKKE",
        "CP of Cuba,\nCP of Spain,\nKKE",
    ],
)
def test_whole_names_on_lines_are_not_joined(text: str) -> None:
    assert names_in(f"Signed by:\n{text}") == [line.rstrip(",") for line in text.split("\n")]
