"""The other names of parties, a row each: known by the party's slug and the name, apart from case and accents."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from import_export.results import RowResult

from archive.models import Party, PartyName
from archive.models.folding import fold
from archive.models.partynamesake import Named

from .links import slugs_of
from .partynamesake import NamingResource
from .resource import Key, RecordResource


class PartyNameResource(NamingResource):
    contested = ("is_homonym",)
    aside = {"is_homonym": True}

    class Meta(RecordResource.Meta):
        model = PartyName
        import_id_fields = ("party", "name")
        fields = ("party", "name", "kind", "language", "from_year", "to_year", "is_homonym")

    def key(self, row: Mapping[str, str]) -> Key:
        return (row.get("party", "").strip(), fold(row.get("name", "")))

    def key_of(self, record: PartyName) -> Key:
        return (record.party.slug, record.folded)

    def asked(self, dataset: Any) -> models.QuerySet[PartyName]:
        return PartyName.objects.of_parties(Party.objects.with_slugs(slugs_of(dataset, "party")))

    def named(self, row: RowResult) -> list[Named]:
        name = row.instance
        return [Named(name.party_id, name.name, is_shared=name.is_homonym)]
