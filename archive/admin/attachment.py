"""The files beside a statement, inside the statement's form."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import Attachment

from .rows import RowsFormSet, StackedRows


class AttachmentFormSet(RowsFormSet):
    def validate_unique(self) -> None:
        """By what is in the files, which no field of the form holds."""
        seen = {getattr(row, "sha256", "") for row in self._not_posted()}
        for form in self._staying():
            digest = form.instance.sha256
            if digest and digest in seen:
                form.add_error("file", _("This file is attached to the statement already."))
            seen.add(digest)


class AttachmentInline(StackedRows):
    model = Attachment
    formset = AttachmentFormSet
    fields = (("kind", "language", "position"), "title", "file", "address")
    readonly_fields = ("address",)

    def get_queryset(self, request: HttpRequest) -> Any:
        attachments: Any = super().get_queryset(request).select_related("statement")
        return attachments.in_order()

    def address(self, attachment: Attachment) -> str:
        """To be set into a text as an image."""
        return attachment.file.url if attachment.sha256 else "—"

    address.short_description = _("address")  # type: ignore[attr-defined]
