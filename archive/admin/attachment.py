"""The files beside a statement, inside the statement's form."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _

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
    fields = (("kind", "language", "position"), "title", "file", "shown_address")
    readonly_fields = ("shown_address",)

    def get_queryset(self, request: HttpRequest) -> Any:
        attachments: Any = super().get_queryset(request).select_related("statement")
        return attachments.in_order()

    @admin.display(description=_("address"))
    def shown_address(self, attachment: Attachment) -> str:
        """To be set into a text as an image."""
        return attachment.address if attachment.pk else _("Known when the file is saved.")
