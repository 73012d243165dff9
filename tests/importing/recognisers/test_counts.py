import pytest

from archive.importing.recognisers.counts import claimed_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("28 Communist and Workers Parties condemn the aggression", 28),
        ("Joint Statement of 48 Communist and Workers' Parties", 48),
        ("58 partis communistes solidaires", 58),
        ("Dichiarazione di 77 Partiti Comunisti e Operai", 77),
        ("36 Κομμουνιστικά κι Εργατικά κόμματα", 36),
        ("The 62 Parties supporting the statement include:", 62),
        ("A resolution subscribed by 36", 36),
        ("Nine parties have signed", 9),
        ("Los doce partidos firmantes", 12),
        ("41 Коммунистическая и рабочая партия: 41 партий", 41),
    ],
)
def test_a_number_of_parties_is_read(text: str, count: int) -> None:
    assert claimed_count([text]) == count


@pytest.mark.parametrize(
    "text",
    [
        "21st International Meeting of Communist and Workers' Parties",
        "21 IMCWP, a title",
        "Caracas, 26 June 2017",
        "The Parties",
        "One party",
        "In 2018 parties met",
        "",
    ],
)
def test_other_numbers_are_no_count(text: str) -> None:
    assert claimed_count([text]) is None


def test_the_first_text_that_speaks_of_a_number_decides() -> None:
    assert claimed_count(["The Parties", "28 parties", "29 parties"]) == 28
