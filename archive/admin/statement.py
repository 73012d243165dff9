"""Statements with their texts, signatories and editions, as editors see them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import Textarea
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import Completeness, Statement
from archive.models.dates import by_date
from archive.models.signatorylist import replace_signatories

from .attachment import AttachmentInline
from .correction import CorrectionInline
from .dates import DatedForm, as_typed
from .filters import MeetingFilter, SignedByFilter, SignedInFilter
from .listedition import ListEditionInline
from .listgrowth import GrowthAdmin
from .record import RecordAdmin, RecordForm
from .signatoryfile import ListFileAdmin
from .signatorylist import SignatoryListField, list_as_text
from .signatorypaste import PastingAdmin
from .statementtext import StatementTextInline
from .waiting import WaitingFilter
from .workflow import PublishingAdmin, PublishingForm


class StatementForm(PublishingForm, RecordForm, DatedForm):
    signatories = SignatoryListField()

    beside = {
        "statement_published_has_title_and_date": "date",
        "statement_published_has_content": "summary",
    }

    class Meta:
        widgets = {"note": Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["signatories"] = list_as_text(self.instance)
            self._show_list_of(self.instance)

    def _show_list_of(self, statement: Statement) -> None:
        if "signatories" in self.fields:  # which are none for those who may only look
            widget = self.fields["signatories"].widget
            widget.statement = statement

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        if "signatories" in self.changed_data:
            replace_signatories(self.instance, self.cleaned_data["signatories"])


class CompletenessFilter(admin.SimpleListFilter):
    title = _("what is known of the list")
    parameter_name = "completeness"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Completeness.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        return queryset if value is None else queryset.filter(completeness=value)


@admin.register(Statement)
class StatementAdmin(PublishingAdmin, PastingAdmin, GrowthAdmin, ListFileAdmin, RecordAdmin):
    form = StatementForm
    inlines = (StatementTextInline, AttachmentInline, ListEditionInline, CorrectionInline)
    list_display = (
        "title",
        "shown_date",
        "shown_meeting",
        "shown_state",
        "shown_signatories",
        "shown_unidentified",
        "shown_completeness",
    )
    list_filter = ("state", WaitingFilter, CompletenessFilter, MeetingFilter, SignedByFilter, SignedInFilter)
    list_select_related = ("meeting",)
    search_fields = ("title", "slug", "texts__title")
    prepopulated_fields = {"slug": ("title",)}
    autocomplete_fields = ("meeting",)
    fieldsets = (
        (None, {"fields": ("title", "slug", ("kind", "date"), "meeting")}),
        (_("Signatories"), {"fields": ("signatories",), "classes": ("signatory-fieldset",)}),
        (_("About the statement"), {"fields": ("summary", "note", "source_name", "source_url")}),
        (_("Publication"), {"fields": (("state", "publish_at"), "before_publishing")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        return Statement.objects.with_completeness().with_signatory_count().with_unidentified_count()

    def for_checklist(self, record: Statement) -> Statement:
        return Statement.objects.with_checklist().get(pk=record.pk)

    def get_ordering(self, request: HttpRequest) -> Any:
        return by_date()

    def signatories(self, statement: Statement) -> str:
        """For those who may look but not change."""
        return list_as_text(statement)

    @admin.display(description=_("date"), ordering="dated_on")
    def shown_date(self, statement: Statement) -> str:
        return as_typed(statement.date)

    @admin.display(description=_("signatories"), ordering="signatory_count")
    def shown_signatories(self, statement: Any) -> int:
        return int(statement.signatory_count)

    @admin.display(description=_("unidentified"), ordering="unidentified_count")
    def shown_unidentified(self, statement: Any) -> int:
        return int(statement.unidentified_count)

    @admin.display(description=_("list"), ordering="completeness")
    def shown_completeness(self, statement: Any) -> str:
        return str(Completeness(statement.completeness).label)

    @admin.display(description=_("meeting"), ordering="meeting__started_on")
    def shown_meeting(self, statement: Statement) -> str:
        return statement.meeting.short_title if statement.meeting else ""
