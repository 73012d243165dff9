"""The language of a text, long or short, in any script."""

import pytest

from archive.importing.recognisers.language import language_of, languages_coded


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Solidarity with Cuba"),
        ("en", "The delegates thanked their hosts and agreed to meet again in the spring of next year."),
        ("es", "Declaración conjunta"),
        ("es", "Los delegados agradecieron a sus anfitriones y acordaron reunirse de nuevo en la primavera."),
        ("pt", "Os delegados agradeceram aos anfitriões e decidiram reunir-se novamente na primavera."),
        ("fr", "Les délégués ont remercié leurs hôtes et décidé de se réunir à nouveau au printemps."),
        ("it", "I delegati hanno ringraziato gli ospiti e deciso di incontrarsi di nuovo in primavera."),
        ("de", "Gemeinsame Erklärung"),
        ("de", "Die Delegierten dankten ihren Gastgebern und beschlossen, sich im Frühjahr wieder zu treffen."),
        ("ca", "Els delegats van agrair als amfitrions i van acordar reunir-se de nou a la primavera."),
        ("tr", "Delegeler ev sahiplerine teşekkür etti ve ilkbaharda yeniden buluşmaya karar verdi."),
        ("pl", "Delegaci podziękowali gospodarzom i postanowili spotkać się ponownie na wiosnę."),
        ("sv", "Delegaterna tackade sina värdar och beslutade att träffas igen på våren nästa år."),
        ("ru", "Рабочие всех стран"),
        ("uk", "Робітники всіх країн"),
        ("el", "Κοινή ανακοίνωση"),
        ("ar", "الأحزاب الشيوعية"),
        ("fa", "احزاب کمونیست و کارگری گرد هم آمدند"),
        ("zh", "人民民主"),
        ("ja", "日本の労働者"),
        ("ko", "노동자"),
        ("hi", "मज़दूर और किसान"),
        ("bn", "শ্রমিক"),
    ],
)
def test_language_is_told_by_script_and_words(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "   ", "1234 – 5678", "???", "Xqz vvkrt"])
def test_language_of_nothing_is_unknown(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize(
    ("text", "likely", "expected"),
    [
        ("Viva!", ["pt-BR"], "pt"),
        ("Xqz vvkrt", ["fr"], "fr"),
        ("Κοινή ανακοίνωση", ["en"], "el"),
        ("Los delegados agradecieron a sus anfitriones y acordaron reunirse de nuevo.", ["en"], "es"),
    ],
)
def test_hint_decides_only_where_the_text_does_not(text: str, likely: list[str], expected: str) -> None:
    assert language_of(text, likely=likely) == expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [("Sp., En", ("es", "en")), ("Ar En Es Ru", ("ar", "en", "es", "ru")), ("Party", ()), ("", ())],
)
def test_codes_of_languages_are_read(codes: str, expected: tuple[str, ...]) -> None:
    assert languages_coded(codes) == expected
