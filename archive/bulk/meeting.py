"""Meetings, a row each, with their parties by slug."""

from archive.models import Meeting

from .addressed import AddressedResource
from .resource import RecordResource


class MeetingResource(AddressedResource):
    contested = ("number", "status")
    aside = {"number": None}

    class Meta(RecordResource.Meta):
        model = Meeting
        import_id_fields = ("slug",)
        fields = (
            "slug",
            "number",
            "status",
            "title",
            "theme",
            "city",
            "country",
            "started_on",
            "ended_on",
            "hosts",
            "attending",
            "parties_attending",
            "parties_attending_least",
            "parties_attending_most",
            "countries_attending",
            "countries_attending_least",
            "countries_attending_most",
            "note",
            "source_url",
        )
