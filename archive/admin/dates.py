"""One text box for a date and its precision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.models import PartialDate
from archive.models.dates import as_typed

__all__ = ["DatedForm", "PartialDateField", "as_typed"]


class PartialDateField(forms.CharField):
    """Cleans to a `PartialDate`; shows the text that would be read back as the same."""

    def __init__(self, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "label": _("Date"),
            "required": False,
            "max_length": 40,
            "help_text": _("2019-11-01, 2019-11, 2019, c. 2019, or empty if unknown."),
        }
        super().__init__(**defaults | kwargs)

    def clean(self, value: Any) -> PartialDate:
        return PartialDate.parse(super().clean(value))


class DatedForm(forms.ModelForm):
    """Of a record with a partial date, which it reads and sets as one value."""

    date = PartialDateField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("date", as_typed(self.instance.date))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        # Before the record's own rules are asked, some of which are about its date.
        if "date" in self.cleaned_data:
            self.instance.date = self.cleaned_data["date"]
        return cleaned
