import pytest
from django.core.exceptions import ValidationError

from archive.models.languages import language_direction, language_name, validate_language


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "English"), ("pt-br", "Brazilian Portuguese"), ("pt-BR", "Brazilian Portuguese"), ("el-CY", "Greek")],
)
def test_language_name_of_code(code: str, name: str) -> None:
    assert language_name(code) == name


@pytest.mark.parametrize("code", ["", "-", "qqq", "x-y-z", "☭"])
def test_language_name_unknown_is_the_code(code: str) -> None:
    assert language_name(code) == code


@pytest.mark.parametrize(
    ("code", "direction"),
    [
        ("ar", "rtl"),
        ("AR-eg", "rtl"),
        ("fa", "rtl"),
        ("he", "rtl"),
        ("ckb", "rtl"),
        ("ku-arab", "rtl"),
        ("ku", "ltr"),
        ("az-latn", "ltr"),
        ("uz-Arab-AF", "rtl"),
        ("ur-latn", "ltr"),
        ("en", "ltr"),
        ("arn", "ltr"),
        ("", "ltr"),
    ],
)
def test_language_direction(code: str, direction: str) -> None:
    assert language_direction(code) == direction


@pytest.mark.parametrize("code", ["en", "pt-br", "zh-Hans", "ckb", "sr-latn-rs"])
def test_validate_language_accepts_code(code: str) -> None:
    validate_language(code)


@pytest.mark.parametrize("code", ["", "e", "english", "EN", "en_GB", "en-", "-en", "ен", "en us"])
def test_validate_language_refuses(code: str) -> None:
    with pytest.raises(ValidationError, match="short code"):
        validate_language(code)
