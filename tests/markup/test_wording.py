from django.utils.translation import override

from archive.markup.wording import intcomma, ngettext


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
