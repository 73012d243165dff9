"""The rows of a list of signatories; by hand, as a template for each of a hundred would be most of the page's time."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.models import SignatoryRole, SignatorySection
from archive.models.addresses import address_of, around, here
from archive.models.countries import place_in
from archive.models.languages import OWN_LANGUAGE
from archive.models.signedlist import SHOWN, ListRow, SignedName

from .formatting import harmless


def signed_rows(rows: Iterable[ListRow], *, is_certain: bool = True, is_grouped: bool = False) -> SafeString:
    """`is_certain`: the list that they are compared with is complete, so that what it lacks was not on it.

    `is_grouped`: they stand under the name of their country.
    """
    writer = _Writer(get_language(), _address_of_parties(), is_certain, is_grouped)
    return SafeString("".join(_numbered(writer, rows)))


def _numbered(writer: "_Writer", rows: Iterable[ListRow]) -> Iterable[str]:
    """The browser counts by itself; it is told where the count is another."""
    counted = 0
    for row in rows:
        counted += 1
        number = "" if row.place in {None, counted} else f' value="{row.place}"'
        counted = row.place or counted
        gone = ' class="gone"' if row.place is None else ""
        yield f"<li{number}{gone}>{writer.row(row) if row.differs else _unchanged(writer, row.name[SHOWN])}</li>"


class _Writer(NamedTuple):
    language: str | None
    parties: tuple[str, str]
    is_certain: bool
    is_grouped: bool

    @property
    def words(self) -> dict[str, str]:
        return _words(self.language)

    def row(self, row: ListRow) -> str:
        name = row.name
        element = "del" if row.place is None else "ins" if row.is_new or row.former else "span"
        place = name.territory if self.is_grouped else place_in(self.language, name.country, name.territory)
        from_place = f'<span class="signed-place">{escape(harmless(place))}</span>' if place else ""
        return (
            f'<div class="signed-row"><{element} class="signed">'
            f"{_linked(name.name_as_signed, name.party_slug, self.parties)}</{element}>"
            f"{from_place}{self._tags(row)}{self._remarks(row)}</div>"
        )

    def _tags(self, row: ListRow) -> str:
        name, tags = row.name, self._change(row)
        if name.is_unidentified:
            tags += f'<span class="tag tag-open">{self.words["unidentified"]}</span>'
        if name.role != SignatoryRole.SIGNATORY:
            tags += _tag(self.words.get(name.role, name.role))
        if name.section != SignatorySection.PARTY:
            tags += _tag(self.words.get(name.section, name.section))
        return tags

    def _change(self, row: ListRow) -> str:
        if row.place is None:
            return _tag(self.words["gone"], "tag-gone")
        if row.former:
            return _tag(self.words["renamed"], "tag-new")
        return _tag(self.words["added" if self.is_certain else "first seen"], "tag-new") if row.is_new else ""

    def _remarks(self, row: ListRow) -> str:
        name, remarks = row.name, ""
        if row.former:
            former = f"<del>{_isolated(row.former.name_as_signed)}</del>"
            remarks += _remark(self.words["formerly"] % {"name": former})
        if name.is_under_another_name:
            party = _isolated(str(name.party_name), OWN_LANGUAGE)
            remarks += _remark(self.words["identified"] % {"party": party})
        return remarks + (_remark(_isolated(name.note, OWN_LANGUAGE)) if name.note else "")


@lru_cache(maxsize=5_000)  # parties sign by the same name again and again
def _unchanged(writer: _Writer, shown: tuple[Any, ...]) -> str:
    """The row of a name that stands on the list as it did before, wherever on whatever list that is."""
    return writer.row(ListRow(SignedName(1, 1, None, *shown), place=1))


def _linked(name: str, party: str | None, parties: tuple[str, str]) -> str:
    # In which language somebody signed is not known, and the browser finds the direction.
    shown = _isolated(name)
    return f'<a href="{escape(party).join(parties)}">{shown}</a>' if party else shown


def _isolated(text: str, language: str = "") -> str:
    return f'<bdi lang="{language}">{escape(harmless(text))}</bdi>'


def _tag(word: str, kind: str = "") -> str:
    return f'<span class="tag {kind}">{escape(word)}</span>' if kind else f'<span class="tag">{escape(word)}</span>'


def _remark(content: str) -> str:
    return f'<span class="signed-party">{content}</span>'


@lru_cache(maxsize=50)
def _words(_language: str | None) -> dict[str, str]:
    return {
        "unidentified": escape(_("not identified")),
        "added": _("added"),
        "first seen": _("first seen"),
        "gone": _("no longer listed"),
        "renamed": _("renamed"),
        "formerly": escape(_("before: %(name)s")),
        "identified": escape(_("identified as %(party)s")),
        **{role.value: str(role.label) for role in SignatoryRole},
        **{section.value: str(section.label) for section in SignatorySection},
    }


def citation_authors(authors: Iterable[tuple[str, bool]]) -> SafeString:
    """What tells a reference manager who signed; whether it is a person does not matter to it."""
    return SafeString("".join([_citation_author(name) for name, _is_person in authors]))


@lru_cache(maxsize=5_000)
def _citation_author(name: str) -> str:
    return f'<meta name="citation_author" content="{escape(name)}">\n'


def country_address(code: str) -> str:
    return address_of("country_detail", code)


def _address_of_parties() -> tuple[str, str]:
    return around("party_detail", here())
