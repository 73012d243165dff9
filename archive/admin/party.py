"""Parties, with all their names and relations, as editors see them."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.bulk.party import PartyResource
from archive.bulk.partyname import PartyNameResource
from archive.models import Party
from archive.models.folding import fold

from .bulk import BulkAdmin, Kind
from .filters import CountryFilter
from .partyduplicates import PartyDuplicates
from .partymerging import PartyMerging
from .partyname import PartyNameForm, PartyNameInline, lead_to_namesakes
from .partyrelation import EarlierPartyInline, LaterPartyInline
from .record import RecordAdmin, RecordForm
from .searchedlist import bounded


class PartyForm(RecordForm):
    beside = {
        "party_dissolved_after_founded": "dissolved_year",
        "party_has_name": "name",
        "party_country_is_a_code": "country",
    }

    def _post_clean(self) -> None:
        super()._post_clean()
        lead_to_namesakes(self)


@admin.register(Party)
class PartyAdmin(PartyDuplicates, PartyMerging, BulkAdmin, RecordAdmin):
    form = PartyForm
    bulk_kinds = (Kind(PartyResource, PartyForm), Kind(PartyNameResource, PartyNameForm))
    list_display = ("name", "short_name", "place", "founded_year", "dissolved_year", "shown_statements")
    list_filter = (CountryFilter,)
    search_fields = ("name", "short_name", "native_name", "slug", "names__name")
    search_help_text = _("Any of a party’s names, without regard to accents.")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (PartyNameInline, EarlierPartyInline, LaterPartyInline)
    fieldsets = (
        (None, {"fields": ("name", "slug", ("short_name", "native_name"), ("country", "territory"))}),
        (_("History"), {"fields": (("founded_year", "dissolved_year"), "description")}),
        (_("Notes and source"), {"fields": ("website", "note", "source_url")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Party]:
        return Party.objects.with_statement_count().by_name()

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> Any:
        """Among all names as matching knows them, and without a join that would bring a party twice."""
        written = bounded(search_term)
        if not written:
            return queryset, False
        named = Party.objects.named_like(written) if fold(written) else Party.objects.none()
        as_written = Q(short_name__icontains=written) | Q(native_name__icontains=written) | Q(slug__icontains=written)
        return queryset.filter(as_written | Q(pk__in=named.order_by().values("pk"))), False

    @admin.display(description=_("statements signed"), ordering="statement_count")
    def shown_statements(self, party: Any) -> int:
        return int(party.statement_count)
