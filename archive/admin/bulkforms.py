"""What is asked before many records come in or go out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from archive.bulk.applying import fitted
from archive.bulk.reading import read_table
from archive.bulk.table import Table, UnreadableTableError

if TYPE_CHECKING:
    from .bulkkind import Kind


class KindForm(forms.Form):
    """Of several kinds one has to be chosen, and of one it is not asked."""

    kind_name = forms.ChoiceField(label=_("What the file holds"))

    def __init__(self, kinds: "Sequence[Kind]", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {kind.name: kind for kind in kinds}
        self.fields["kind_name"].choices = [(kind.name, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        if len(kinds) == 1:
            del self.fields["kind_name"]

    @property
    def kind(self) -> "Kind":
        only, *_others = self.kinds
        return self.kinds[self.cleaned_data.get("kind_name", only)]


class BulkImportForm(KindForm):
    """Cleans to a `table` that fits the kind."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, Excel (.xlsx) or JSON, with the names of the columns in the first row."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.json"}),
    )
    table: Table

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.table = fitted(self.kind.resource(), read_table(cleaned["file"].read(settings.BULK_MAX_BYTES + 1)))
            except UnreadableTableError as error:
                self.add_error("file", error.message)
        return cleaned


class BulkExportForm(KindForm):
    prefix = "bulk"
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[("csv", "CSV"), ("xlsx", _("Excel (.xlsx)")), ("json", "JSON")],
        widget=forms.RadioSelect,
        initial="csv",
    )
