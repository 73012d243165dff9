"""Deleting records, one or many: each is kept with who and why, and what readers see does not go without a word."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin import actions
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.revisions.keeping import keep_deletion

from .revising import is_asked_why, must_say_why, reason_in


class DeletingAdmin(admin.ModelAdmin):
    delete_selected_confirmation_template = "admin/archive/delete_selected.html"

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        is_silent = _is_silent(request, [record])
        if is_silent:
            # Django asks for confirmation where nothing is sent.
            request.POST = QueryDict()
        asked = _question([record], is_silent=is_silent)
        return super().delete_view(request, object_id, {**asked, **(extra_context or {})})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        keep_deletion(obj, by=request.user, why=reason_in(request))
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for record in queryset:
            keep_deletion(record, by=request.user, why=reason_in(request))
        super().delete_queryset(request, queryset)


@admin.action(permissions=["delete"], description=gettext_lazy("Delete selected %(verbose_name_plural)s"))
def delete_selected(modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
    """Django's own, which asks why besides where records are kept."""
    if not isinstance(modeladmin, DeletingAdmin):
        return actions.delete_selected(modeladmin, request, queryset)
    is_silent = "post" in request.POST and _is_silent(request, queryset)
    if is_silent:
        asked_again = request.POST.copy()
        del asked_again["post"]
        request.POST = asked_again  # type: ignore[assignment]
    page = actions.delete_selected(modeladmin, request, queryset)
    if page and page.context_data is not None:
        page.context_data |= _question(queryset, is_silent=is_silent)
    return page


def _is_silent(request: HttpRequest, records: Iterable[Model | None]) -> bool:
    return request.method == "POST" and not reason_in(request) and any(map(must_say_why, records))


def _question(records: Iterable[Model | None], *, is_silent: bool) -> dict[str, Any]:
    missing = _("Readers see what is to be deleted. Say in a sentence why.")
    return {"is_asked_why": any(map(is_asked_why, records)), "why_errors": [missing] if is_silent else []}
