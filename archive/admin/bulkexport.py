"""Many records out: the change list as it is searched and filtered, as a file."""

from copy import copy
from datetime import date
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.bulk.writing import FORMATS, UnwritableError
from archive.models import PartyName

from .bulkforms import BulkExportForm
from .bulkkind import Kind, KindsAdmin
from .searchedlist import is_spoilt


class BulkExportAdmin(KindsAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export_view)
        return [path("export/", view, name=self._name("export")), *super().get_urls()]

    def export_view(self, request: HttpRequest) -> HttpResponse:
        kinds = self._kinds(request, "view")
        query = request.GET.copy()
        own = {name: query.pop(name) for name in [*query] if name.startswith(f"{BulkExportForm.prefix}-")}
        listed = self._listed(request, query)
        if listed is None:
            return HttpResponseRedirect(f"{self._bulk_address('changelist')}?{ERROR_FLAG}=1")
        form = BulkExportForm(kinds, {name: values[-1] for name, values in own.items()} if own else None)
        if form.is_valid():
            try:
                return _file(form.kind, form.cleaned_data["format"], _records(form.kind, listed))
            except UnwritableError as error:
                form.add_error("format", str(error))
        kept_query = [(name, value) for name, values in query.lists() for value in values]
        return self._bulk_page(
            request, "bulk_export.html", _("Export"), form=form, kept_query=kept_query, count=listed.count()
        )

    def _listed(self, request: HttpRequest, query: Any) -> QuerySet | None:
        """The records as the change list is searched and filtered; None for an address that it refuses."""
        if is_spoilt(query):
            return None
        asked = copy(request)
        asked.GET = query
        try:
            found: QuerySet = self.get_changelist_instance(asked).queryset
        except IncorrectLookupParameters:
            return None
        return found


def _records(kind: Kind, listed: QuerySet) -> QuerySet:
    return PartyName.objects.of_parties(listed) if kind.resource._meta.model is PartyName else listed


def _file(kind: Kind, ending: str, records: QuerySet) -> HttpResponse:
    content_type, written = FORMATS[ending]
    resource = kind.resource()
    response = HttpResponse(written(resource.columns, resource.exported(records)), content_type=content_type)
    today: date = timezone.localdate()
    response["Content-Disposition"] = f'attachment; filename="{kind.name}-{today.isoformat()}.{ending}"'
    return response
