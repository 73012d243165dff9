"""The editions of a statement's list, inside the statement's form."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import ListEdition

from .dates import DatedForm
from .record import PlacedErrorsForm
from .rows import RowsFormSet, StackedRows

# Far more editions than any list has, and few enough to leave room beyond.
MOST_EDITIONS = 10_000


class ListEditionForm(PlacedErrorsForm, DatedForm):
    beside = {"listedition_number_from_one": "number"}

    class Meta:
        widgets: dict[str, Any] = {"note": forms.Textarea(attrs={"rows": 2, "cols": 40, "class": "vLargeTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "number" in self.fields:
            self.fields["number"].validators.append(MaxValueValidator(MOST_EDITIONS))


class ListEditionFormSet(RowsFormSet):
    once = {"number": _("This statement already has an edition with that number.")}

    def aside(self) -> dict[str, Any]:
        return {"number": F("number") + MOST_EDITIONS}


class ListEditionInline(StackedRows):
    model = ListEdition
    form = ListEditionForm
    formset = ListEditionFormSet
    fields = (("number", "date"), ("completeness", "claimed_count"), "source_name", "source_url", "note")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("statement").order_by("number")
