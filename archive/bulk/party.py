"""Parties, a row each; their other names are rows of a table of their own."""

from collections.abc import Iterator

from import_export.results import RowResult

from archive.models import Party
from archive.models.partynamesake import OWN_NAMES, Named

from .addressed import AddressedResource
from .partynamesake import NamingResource
from .resource import RecordResource


class PartyResource(NamingResource, AddressedResource):
    class Meta(RecordResource.Meta):
        model = Party
        import_id_fields = ("slug",)
        fields = (
            "slug",
            "name",
            "short_name",
            "native_name",
            "country",
            "territory",
            "founded_year",
            "dissolved_year",
            "website",
            "description",
            "note",
            "source_url",
        )

    def named(self, row: RowResult) -> Iterator[Named]:
        for field in {change.column for change in row.diff} & {*OWN_NAMES}:
            yield Named(row.instance.pk, getattr(row.instance, field), field)
