import pytest

from archive.importing.recognisers.markers import is_ornament, marker_length, stripped


@pytest.mark.parametrize(
    "marker", ["• ", "- ", "–", "— ", "* ", "· ", "o ", "1. ", "1) ", "1.- ", "1 - ", "(1) ", "12.", "• 3. ", "4.   "]
)
def test_bullets_and_numbers_stand_before_a_name(marker: str) -> None:
    assert f"{marker}Communist Party"[marker_length(f"{marker}Communist Party") :] == "Communist Party"


@pytest.mark.parametrize("text", ["(EMEP), Turkey", "26 July Movement", "oikonomia", "KKE", "“Youth” of X", ""])
def test_a_name_has_no_marker(text: str) -> None:
    assert marker_length(text) == 0


@pytest.mark.parametrize("text", ["", "=====", "* * *", "----------"])
def test_rows_of_signs_are_ornaments(text: str) -> None:
    assert is_ornament(text)


def test_a_name_is_no_ornament() -> None:
    assert not is_ornament("- KKE")


def test_blanks_that_cannot_be_seen_are_stripped() -> None:
    assert stripped("\u00a0\u200b KKE \ufeff\t") == "KKE"
