"""The corrections of a statement that readers are told of, inside the statement's form."""

from typing import Any

from django.forms import ModelForm, Textarea
from django.http import HttpRequest

from archive.models import Correction

from .rows import StackedRows


class CorrectionForm(ModelForm):
    class Meta:
        widgets = {"text": Textarea(attrs={"rows": 2, "class": "vLargeTextField", "dir": "auto"})}


class CorrectionInline(StackedRows):
    model = Correction
    form = CorrectionForm
    fields = ("corrected_on", "text")

    def get_queryset(self, request: HttpRequest) -> Any:
        corrections: Any = super().get_queryset(request).select_related("statement")
        return corrections.newest_first()
