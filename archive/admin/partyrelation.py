"""What a party came from and what came of it, inside the party's form."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import PartyRelation

from .record import PlacedErrorsForm
from .rows import RowsFormSet, StackedRows

_TWICE = _("The relation between these two parties is already recorded.")


class PartyRelationForm(PlacedErrorsForm):
    """Gives the boxes the parties that were read with the rows, or each box would ask for its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"earlier", "later"} & {*self.fields}:
            if self.instance.pk:
                party = getattr(self.instance, name)
                self.fields[name].widget.widget.at_hand = {party.pk: party}


class PartyRelationFormSet(RowsFormSet):
    once = {"earlier": _TWICE, "later": _TWICE}

    def validate_unique(self) -> None:
        self.once = {name: message for name, message in self.once.items() if name != self.fk.name}
        super().validate_unique()
        for form in self._staying():
            other = next(iter(self.once))
            # The rule in the database is about both parties; of which one is not in the form.
            if form.cleaned_data.get(other) == self.instance and self.instance.pk:
                form.add_error(other, _("A party cannot be related to itself."))


class PartyRelationRows(StackedRows):
    model = PartyRelation
    form = PartyRelationForm
    formset = PartyRelationFormSet

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("earlier", "later")


class EarlierPartyInline(PartyRelationRows):
    fk_name = "later"
    verbose_name = _("party that this one came from")
    verbose_name_plural = _("parties that this one came from")
    fields = (("earlier", "kind", "year"), "note", "source_url")
    autocomplete_fields = ("earlier",)


class LaterPartyInline(PartyRelationRows):
    fk_name = "earlier"
    verbose_name = _("party that came from this one")
    verbose_name_plural = _("parties that came from this one")
    fields = (("later", "kind", "year"), "note", "source_url")
    autocomplete_fields = ("later",)
