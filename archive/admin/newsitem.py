"""News, as editors see it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import FilteredSelectMultiple
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.bulk.newsitem import NewsItemResource
from archive.models import NewsItem
from archive.models.dates import by_date

from .bulk import BulkAdmin, Kind
from .dates import DatedForm, as_typed
from .filters import AboutMeetingFilter, NewsCountryFilter, PartyFilter
from .record import RecordAdmin, RecordForm
from .richtext import FormattedAdmin, FormattedForm, RichTextField
from .waiting import WaitingFilter
from .workflow import PublishingAdmin, PublishingForm


class NewsItemForm(PublishingForm, RecordForm, DatedForm, FormattedForm):
    html = RichTextField(label=_("Text"), help_text=_("In the archive’s own words."))

    beside = {"newsitem_published_has_content": "html"}

    class Meta:
        widgets = {"countries": FilteredSelectMultiple(_("countries"), is_stacked=False)}


@admin.register(NewsItem)
class NewsItemAdmin(PublishingAdmin, BulkAdmin, FormattedAdmin, RecordAdmin):
    form = NewsItemForm
    bulk_kinds = (Kind(NewsItemResource, NewsItemForm),)
    list_display = ("headline", "shown_date", "shown_state", "shown_meeting", "source_name")
    list_filter = ("state", WaitingFilter, PartyFilter, NewsCountryFilter, AboutMeetingFilter)
    list_select_related = ("meeting",)
    search_fields = ("headline", "slug", "text")
    prepopulated_fields = {"slug": ("headline",)}
    autocomplete_fields = ("parties", "meeting", "statement")
    fieldsets = (
        (None, {"fields": ("headline", "slug", "date", "html")}),
        (_("About"), {"fields": ("parties", "countries", "meeting", "statement")}),
        (_("Source"), {"fields": ("source_name", "source_url")}),
        (_("Publication"), {"fields": (("state", "publish_at"), "before_publishing")}),
    )

    def get_ordering(self, request: HttpRequest) -> Any:
        return by_date()

    def get_queryset(self, request: HttpRequest) -> QuerySet[NewsItem]:
        return NewsItem.objects.all()

    @admin.display(description=_("date"), ordering="dated_on")
    def shown_date(self, newsitem: NewsItem) -> str:
        return as_typed(newsitem.date)

    @admin.display(description=_("meeting"), ordering="meeting__started_on")
    def shown_meeting(self, newsitem: NewsItem) -> str:
        return newsitem.meeting.short_title if newsitem.meeting else ""
