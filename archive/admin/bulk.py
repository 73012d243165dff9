"""Many records at once, from the change list: a file in, and the list as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from .bulkexport import BulkExportAdmin
from .bulkimport import BulkImportAdmin
from .bulkkind import Kind

__all__ = ["BulkAdmin", "Kind"]


class BulkAdmin(BulkImportAdmin, BulkExportAdmin):
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        tools = {
            "bulk_import": any(kind.is_allowed(request.user, "add", "change") for kind in self.bulk_kinds),
            "bulk_export": any(kind.is_allowed(request.user, "view") for kind in self.bulk_kinds),
            "bulk_import_address": self._bulk_address("import"),
            "bulk_export_address": f"{self._bulk_address('export')}?{request.GET.urlencode()}",
        }
        return super().changelist_view(request, tools | (extra_context or {}))
