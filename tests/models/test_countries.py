import pytest

from archive.models.countries import country_name, is_country


@pytest.mark.parametrize(("code", "name"), [("CU", "Cuba"), ("TR", "Türkiye"), ("CZ", "Czechia")])
def test_country_name_of_code(code: str, name: str) -> None:
    assert country_name(code) == name


@pytest.mark.parametrize(
    "code", ["", "XX", "cu", "CUB", "192", " CU", "CU\n", "C", "²", "9" * 5000, "\0", "☭", "C,U", "__", "%"]
)
def test_is_country_refuses_what_the_records_never_hold(code: str) -> None:
    assert not is_country(code)


def test_country_name_of_nothing_is_empty() -> None:
    assert country_name(None) == ""
