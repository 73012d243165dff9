"""Lines that a site puts around a document."""

import pytest

from archive.importing.recognisers.noise import ends_document, is_label, is_noise, is_source, label_languages


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("  • Party En", ("en",)),
        ("• En", ("en",)),
        ("12th IMCWP En Es", ("en", "es")),
        ("• 6th IMCWP Joint Statement En", ("en",)),
        ("• Party Joint Statement Working Group En Europe Communist and workers' parties", ("en",)),
        ("• Greece, A Party Turkey, B Party Peace Ar En Es Ru Europe Asia", ("ar", "en", "es", "ru")),
    ],
)
def test_label_names_its_languages(text: str, languages: tuple[str, ...]) -> None:
    assert is_label(text)
    assert label_languages(text) == languages


@pytest.mark.parametrize(
    "text",
    [
        "• Communist Party of Albania",
        "• They demand bread and peace.",
        "En La Habana se reunieron los partidos",
        "Party of Labour",
        "",
        "• " + "Party " * 100 + "En",
    ],
)
def test_other_lines_are_no_label(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "You are here: Home » News » 2013 » A statement",
        "Home » News » A statement",
        "From: SolidNet, Friday, March 19, 2004",
        "http://www.site.example, mailto:info@site.example",
        "E-mail: info@site.example",
        "Home",
        "Workers of all countries, unite!",
        "Proletarier aller Länder, vereinigt euch!",
    ],
)
def test_lines_of_a_site_are_noise(text: str) -> None:
    assert is_noise(text)


@pytest.mark.parametrize(
    "text", ["A statement", "Home rule for the islands", "Workers of the harbour strike", "“On » signs”", ""]
)
def test_lines_of_a_document_are_no_noise(text: str) -> None:
    assert not is_noise(text)


@pytest.mark.parametrize("text", ["No comments:", "Posted by the editors at 10:30", "Related posts", "© 2019 A site"])
def test_other_things_of_a_page_end_the_document(text: str) -> None:
    assert ends_document(text)


@pytest.mark.parametrize("text", ["No comments were made by the delegates.", "Labels are for bottles", ""])
def test_words_of_a_document_do_not_end_it(text: str) -> None:
    assert not ends_document(text)


@pytest.mark.parametrize(("text", "expected"), [("Source: Solidnet.", True), ("Fuente: x.example", True), ("A", False)])
def test_source_is_known_by_its_word(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_source(text) is expected
