"""Parties, a row each; their other names are rows of a table of their own."""

from archive.models import Party

from .addressed import AddressedResource
from .resource import RecordResource


class PartyResource(AddressedResource):
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
