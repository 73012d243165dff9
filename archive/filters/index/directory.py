"""Parties and meetings by their keys: what the index calls them and where they are."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from django.utils.translation import get_language

from archive.models import Meeting, Party

_CARD = ("slug", "number", "status", "city", "started_on")


@dataclass(frozen=True)
class NamedParty:
    slug: str
    name: str
    country: str
    short_name: str
    territory: str


@dataclass(frozen=True)
class Directory:
    parties: dict[int, NamedParty]
    meetings: dict[int, Meeting]

    @cached_property
    def party_names(self) -> dict[str, str]:
        return {party.slug: party.name for party in self.parties.values()}

    @cached_property
    def parties_by_slug(self) -> dict[str, NamedParty]:
        return {party.slug: party for party in self.parties.values()}

    @property
    def meeting_titles(self) -> dict[str, str]:
        """By slug, in the reader's language."""
        return self._meeting_titles_in(get_language())

    @cached_property
    def _meeting_titles_in(self) -> Callable[[str | None], dict[str, str]]:
        return cache(lambda _language: {meeting.slug: meeting.short_title for meeting in self.meetings.values()})


def read_directory() -> Directory:
    rows = Party.objects.order_by().values_list("pk", "slug", "name", "country", "short_name", "territory")
    parties = {pk: NamedParty(slug, name, str(country or ""), *more) for pk, slug, name, country, *more in rows}
    return Directory(parties, Meeting.objects.order_by().only(*_CARD).in_bulk())
