"""The catalogues hold what readers see, all of it, in every language."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from pytest_django import Settings

from archive.management.catalogues import (
    catalogue_of,
    catalogue_path,
    compile_catalogues,
    extracted,
    translated_languages,
    untranslated,
    update,
    written,
)

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%(?!\()")


def messages_of(catalogue: Catalog) -> dict[tuple[str, str | None], Message]:
    return {(str(message.id), message.context): message for message in catalogue if message.id}


def forms(words: object) -> tuple[str, ...]:
    return words if isinstance(words, tuple) else (str(words),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_has_a_translation_for_each_of_its_messages(language: str) -> None:
    assert untranslated(catalogue_of(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_just_the_messages_that_there_are(language: str) -> None:
    held, asked = messages_of(catalogue_of(language)), messages_of(extracted())

    assert (sorted(asked.keys() - held.keys()), sorted(held.keys() - asked.keys())) == ([], [])
    assert not catalogue_of(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_written_as_it_would_be_again(language: str) -> None:
    assert catalogue_path(language).read_text() == written(catalogue_of(language))


PLURAL_FORMS = {"es": 2, "fr": 2, "pt": 2, "ru": 3, "ar": 6, "tr": 1, "el": 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_has_the_plural_forms_of_its_language(language: str) -> None:
    catalogue = catalogue_of(language)

    assert catalogue.num_plurals == PLURAL_FORMS[language]
    plurals = [message for message in catalogue if isinstance(message.id, tuple)]
    assert [message.id for message in plurals if len(forms(message.string)) != catalogue.num_plurals] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_has_the_placeholders_of_its_message(language: str) -> None:
    wrong = [
        message.id for message in catalogue_of(language) if message.id and not _has_placeholders(message, language)
    ]

    assert wrong == []


def _has_placeholders(message: Message, language: str) -> bool:
    wanted = _placeholders(forms(message.id)[-1])
    for number, form in enumerate(forms(message.string)):
        # "One party" and "two parties" are words in Arabic that hold their number.
        if language == "ar" and isinstance(message.id, tuple) and number in {1, 2} and not _placeholders(form):
            continue
        if _placeholders(form) != wanted:
            return False
    return True


def _placeholders(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(f"<{tag} {attrs}>")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")


def _tags(text: str) -> list[str]:
    parser = _Tags()
    parser.feed(text)
    return sorted(parser.found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_has_the_tags_of_its_message(language: str) -> None:
    wrong = [
        message.id
        for message in catalogue_of(language)
        for form in forms(message.string)
        if message.id and _tags(form) != _tags(forms(message.id)[-1])
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_ends_as_its_message_does(language: str) -> None:
    """A full stop or a blank that is lost shows where the pieces of a page meet."""
    wrong = [
        message.id
        for message in catalogue_of(language)
        for form in forms(message.string)
        if message.id and _end(form) != _end(forms(message.id)[-1])
    ]

    assert wrong == []


def _end(text: str) -> tuple[bool, bool, bool]:
    text = text.removesuffix(" г.")  # "year" in Russian, which a date ends with
    return text.endswith("."), text.startswith(" "), text.endswith(" ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("straight", ["'", '"'])
def test_translation_has_its_languages_own_quotation_marks(language: str, straight: str) -> None:
    shown = [form for message in catalogue_of(language) for form in forms(message.string) if message.id]

    assert not [form for form in shown if straight in re.sub(r"<[^>]*>", "", form)]


@pytest.mark.parametrize(
    "words",
    ["Skip to the content", "joint statement", "date unknown", "Sort by", "Extraordinary meeting", "Page not found"],
)
def test_what_readers_see_is_gathered(words: str) -> None:
    assert extracted().get(words)


@pytest.mark.parametrize("words", ["publish at", "As the document has it.", "Editions are counted from 1.", "SHA-256"])
def test_what_editors_alone_see_is_not_gathered(words: str) -> None:
    assert not extracted().get(words)


@pytest.fixture
def elsewhere(tmp_path: Path, settings: Settings) -> Path:
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path


def test_catalogue_of_a_new_language_is_complete_and_empty(elsewhere: Path) -> None:
    catalogue = update("es")

    assert len(untranslated(catalogue)) == len(catalogue) == len(messages_of(extracted()))
    assert catalogue_path("es").is_relative_to(elsewhere)


def test_update_keeps_translations_and_drops_what_is_gone(elsewhere: Path) -> None:
    catalogue = update("es")
    catalogue["Sort by"].string = "Ordenar por"
    catalogue.add("Nobody says so any more.", "Nadie lo dice ya.")
    catalogue_path("es").write_text(written(catalogue))

    updated = update("es")

    assert updated["Sort by"].string == "Ordenar por"
    assert "Nobody says so any more." not in catalogue_path("es").read_text()


def test_command_says_what_is_left_to_translate(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("update_messages")

    count = len(messages_of(extracted()))
    assert capsys.readouterr().out.splitlines()[0] == f"es: {count} messages, {count} to translate"


def test_compiling_again_writes_nothing(elsewhere: Path) -> None:
    for language in translated_languages():
        update(language)

    assert len(compile_catalogues()) == len(translated_languages())
    assert compile_catalogues() == []


def test_changed_translation_is_compiled(elsewhere: Path) -> None:
    for language in translated_languages():
        update(language)
    compile_catalogues()
    catalogue = catalogue_of("el")
    catalogue["Sort by"].string = "Ταξινόμηση"
    catalogue_path("el").write_text(written(catalogue))

    assert compile_catalogues() == [catalogue_path("el").with_suffix(".mo")]


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("ar", 1, "موقّع واحد"),
        ("ar", 2, "موقّعان"),
        ("ar", 5, "5 موقّعين"),
        ("ar", 11, "11 موقّعًا"),
        ("ar", 100, "100 موقّع"),
        ("ru", 1, "1 подписант"),
        ("ru", 3, "3 подписанта"),
        ("ru", 11, "11 подписантов"),
        ("ru", 21, "21 подписант"),
        ("fr", 0, "0 signataire"),
        ("tr", 3, "3 imzacı"),
        ("es", 3, "3 firmantes"),
    ],
)
def test_number_chooses_the_plural_form(language: str, number: int, words: str) -> None:
    with translation.override(language):
        found = translation.ngettext("%(n)s signatory", "%(n)s signatories", number) % {"n": number}

    assert found == words
