from django.utils.translation import override

from archive.markup.wording import gettext, intcomma, ngettext, pgettext


def test_words_are_those_of_the_language_that_is_spoken_now() -> None:
    said = []
    for language in ("en", "es", "en", "fr"):
        with override(language):
            said.append(gettext("Meetings"))

    assert said == ["Meetings", "Encuentros", "Meetings", "Rencontres"]


def test_words_in_a_context_are_not_those_without() -> None:
    with override("ar"):
        assert pgettext("between things in a row", ", ") == "، "


def test_words_for_a_number_are_those_of_the_number_and_the_language() -> None:
    said = []
    for language, number in (("en", 1), ("en", 2), ("ru", 2), ("ru", 5), ("en", 2)):
        with override(language):
            said.append(ngettext("%(n)s signatory", "%(n)s signatories", number))

    assert said[:2] == ["%(n)s signatory", "%(n)s signatories"]
    assert said[4] == said[1]
    assert len({*said}) == 4


def test_number_is_grouped_as_its_language_does() -> None:
    grouped = []
    for language in ("en", "fr", "en", "tr"):
        with override(language):
            grouped.append(intcomma(1234567))

    assert grouped == ["1,234,567", "1\xa0234\xa0567", "1,234,567", "1.234.567"]
