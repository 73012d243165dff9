"""The merges of parties: what each wrote, and the way back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importing.journal import ChangedSinceError
from archive.merging.merging import undo
from archive.models import Party, PartyMerge

from .revising import reason_in, return_reason
from .searchedlist import SearchedList


@admin.register(PartyMerge)
class PartyMergeAdmin(SearchedList):
    list_display = ("merged_name", "into_name", "merged_at", "merged_by", "undone_at")
    list_filter = (("undone_at", admin.EmptyFieldListFilter),)
    list_select_related = ("merged_by", "undone_by")
    list_per_page = 50
    search_fields = ("merged_name", "merged_slug", "into_name", "into_slug")
    fields = (
        ("merged_name", "merged_slug"),
        ("into_name", "into_slug"),
        ("merged_at", "merged_by"),
        ("undone_at", "undone_by"),
        "shown_rows",
        "shown_record",
    )
    readonly_fields = ("shown_rows", "shown_record")
    change_form_template = "admin/archive/partymerge_change.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="archive_partymerge_undo"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PartyMerge]:
        return PartyMerge.objects.without_journal()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """It is what a merge can be undone by, and what says where a party went."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_view_permission(request, obj) or self.has_undo_permission(request)

    def has_undo_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.merge_party")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        context = {"may_undo": self.has_undo_permission(request)} | (extra_context or {})
        return super().change_view(request, object_id, form_url, context)

    @admin.display(description=gettext_lazy("rows that were written"))
    def shown_rows(self, done: PartyMerge) -> str:
        return "; ".join(f"{name}: {count}" for name, count in done.rows_by_table())

    @admin.display(description=gettext_lazy("what the record that went said"))
    def shown_record(self, done: PartyMerge) -> str:
        said = ((Party._meta.get_field(name), value) for name, value in done.merged_record().items() if value)
        lines = ((capfirst(str(field.verbose_name)), value) for field, value in said if field.editable)  # type: ignore[union-attr]
        return format_html_join("", "<div>{}: {}</div>", lines)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        done = get_object_or_404(PartyMerge.objects.without_journal(), pk=pk)
        if not self.has_undo_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            why = reason_in(request)
            try:
                undo(done, by=request.user, why=why)
                self.log_change(request, done, f"{_('Undone.')} {why}".strip())
                messages.success(request, _("The merge was undone; both parties are as they were before."))
            except ChangedSinceError as error:
                messages.error(request, str(error))
                return_reason(request, why)
        return redirect("admin:archive_partymerge_change", object_id=pk)
