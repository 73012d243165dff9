"""Meetings, as editors see them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.bulk.meeting import MeetingResource
from archive.models import Meeting
from archive.models.countries import country_name

from .bulk import BulkAdmin, Kind
from .filters import CountryFilter
from .record import RecordAdmin, RecordForm

# Each with what other sources say beside it.
FIGURES = tuple((name, f"{name}_least", f"{name}_most") for name in ("parties_attending", "countries_attending"))


class MeetingForm(RecordForm):
    beside = {
        "meeting_number_held_once": "number",
        "meeting_ends_after_start": "ended_on",
        "meeting_held_has_day": "started_on",
        "meeting_parties_attending_in_order": "parties_attending",
        "meeting_countries_attending_in_order": "countries_attending",
    }


@admin.register(Meeting)
class MeetingAdmin(BulkAdmin, RecordAdmin):
    form = MeetingForm
    bulk_kinds = (Kind(MeetingResource, MeetingForm),)
    list_display = ("title", "number", "status", "started_on", "city", "shown_country", "shown_statements")
    list_filter = ("status", CountryFilter)
    search_fields = ("title", "slug", "city", "theme", "number")
    prepopulated_fields = {"slug": ("title",)}
    autocomplete_fields = ("hosts", "attending")
    fieldsets = (
        (None, {"fields": ("title", "slug", ("number", "status"), "theme")}),
        (_("Where and when"), {"fields": (("city", "country"), ("started_on", "ended_on"))}),
        (_("Who"), {"fields": ("hosts", "attending", *FIGURES)}),
        (_("Notes and source"), {"fields": ("note", "source_url")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        return Meeting.objects.with_statement_count()

    def get_ordering(self, request: HttpRequest) -> Any:
        return Meeting.objects.newest_first().query.order_by

    @admin.display(description=_("country"), ordering="country")
    def shown_country(self, meeting: Meeting) -> str:
        return country_name(meeting.country)

    @admin.display(description=_("published statements"), ordering="statement_count")
    def shown_statements(self, meeting: Any) -> int:
        return int(meeting.statement_count)
