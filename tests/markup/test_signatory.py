"""Rows of lists: what is kept of a name is its own, whatever list and language it is shown in."""

import pytest
from django.utils.translation import override

from archive.markup.signatory import citation_authors, signed_rows
from archive.models.signedlist import ListRow, SignedName


def name(*, party: str | None = None, country: str | None = None, note: str = "") -> SignedName:
    of_party = (7, party, "Party", "party", country, "") if party else (None,) * 6
    return SignedName(1, 1, None, "Workers & friends", "party", "signatory", note, *of_party)


def test_row_kept_of_one_name_serves_no_other_that_is_typed_alike() -> None:
    names = [name(), name(party="a"), name(party="b"), name(note="N")]
    shown = [str(signed_rows([ListRow(each, 1)])) for each in names]

    assert len({*shown}) == 4
    assert "not identified" in shown[0]
    assert '"/parties/a/"' in shown[1]
    assert '"/parties/b/"' in shown[2]


def test_row_kept_in_one_language_is_not_shown_in_another() -> None:
    row = ListRow(name(party="a", country="GR"), 1)
    for language, country in [("en", "Greece"), ("es", "Grecia"), ("en", "Greece")]:
        with override(language):
            assert country in signed_rows([row])


@pytest.mark.parametrize(
    ("row", "begins", "marked"),
    [
        (ListRow(name(), 1), "<li><div", "<span"),
        (ListRow(name(), 3, is_new=True), '<li value="3"><div', "<ins"),
        (ListRow(name(), None), '<li class="gone"><div', "<del"),
    ],
)
def test_row_kept_of_a_name_has_the_place_and_marks_of_each_list(row: ListRow, begins: str, marked: str) -> None:
    written = str(signed_rows([row]))

    assert written.startswith(begins)
    assert f'{marked} class="signed"' in written


def test_author_is_escaped_for_its_attribute() -> None:
    assert citation_authors([('"><script>', False)]) == (
        '<meta name="citation_author" content="&quot;&gt;&lt;script&gt;">\n'
    )
