"""Parties with how many statements each signed, as the index has counted: the database would read every signature."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from archive.models import Party
from archive.models.party import PartyQuerySet

from .index import statement_index


class PartyResults:
    """Some parties as a sequence of which only what is shown is read, each with its `statement_count`.

    By name, or those that signed most first.
    """

    def __init__(self, parties: PartyQuerySet, *, is_by_count: bool = False) -> None:
        self._parties, self._is_by_count = parties, is_by_count

    def count(self) -> int:
        return len(self.ids)

    def __getitem__(self, part: slice) -> list[Party]:
        keys = self.ids[part]
        found = self.in_bulk(keys)
        return [found[key] for key in keys if key in found]

    @cached_property
    def ids(self) -> list[int]:
        rows = [*self._parties.by_name().values_list("pk", "slug")]
        if self._is_by_count:
            rows.sort(key=lambda row: -self._counts.get(row[1], 0))
        return [pk for pk, _slug in rows]

    def in_bulk(self, keys: Collection[int]) -> dict[int, Any]:
        found: dict[int, Any] = Party.objects.in_bulk(keys)
        for party in found.values():
            party.statement_count = self._counts.get(party.slug, 0)
        return found

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        index = statement_index()
        return index.counts("party", index.public)
