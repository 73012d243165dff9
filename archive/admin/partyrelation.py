"""What a party came from and what came of it, inside the party's form."""

from typing import Any

from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import PartyRelation, PartyRelationKind
from archive.models.partyrelation import CIRCLE, leads_back

from .autocomplete import is_key
from .record import PlacedErrorsForm
from .rows import RowsFormSet, RowsInline, StackedRows

_TWICE = _("The relation between these two parties is already recorded.")


class PartyRelationForm(PlacedErrorsForm):
    """Gives the boxes the parties that were read with the rows, or each box would ask for its own."""

    class Meta:
        help_texts = {"kind": _("Read it as a sentence: the later party is the … of the earlier one.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"earlier", "later"} & {*self.fields}:
            if self.instance.pk:
                party = getattr(self.instance, name)
                self.fields[name].widget.widget.at_hand = {party.pk: party}

    def _post_clean(self) -> None:
        super()._post_clean()
        self._move(str(CIRCLE), next(name for name in ("earlier", "later") if name in self.fields))


class PartyRelationFormSet(RowsFormSet):
    """The relations of one side; those of the other side are posted with them, and checked with them."""

    once = {"earlier": _TWICE, "later": _TWICE}

    def validate_unique(self) -> None:
        self.once = {name: message for name, message in self.once.items() if name != self.fk.name}
        super().validate_unique()
        for form in self._staying():
            other = next(iter(self.once))
            # The rule in the database is about both parties; of which one is not in the form.
            if form.cleaned_data.get(other) == self.instance and self.instance.pk:
                form.add_error(other, _("A party cannot be related to itself."))
        if any(form.cleaned_data.get("kind") == PartyRelationKind.SUCCESSOR for form in self._staying()):
            self._refuse_circles(next(iter(self.once)))

    def _refuse_circles(self, other: str) -> None:
        """Successors typed in the same form: of rows that are not saved yet, the rule itself knows nothing."""
        posted = self._posted("earlier_relations", "earlier") | self._posted("later_relations", "later")
        elsewhere = {pair for pair in PartyRelation.objects.successions() if self.instance.pk not in pair}
        for form in filter(ModelForm.has_changed, self._staying()):
            party = form.cleaned_data.get(other)
            if party and form.cleaned_data.get("kind") == PartyRelationKind.SUCCESSOR and not form.errors:
                pair = self._pair(other, party.pk)
                if leads_back((posted | elsewhere) - {pair}, *pair):
                    form.add_error(other, CIRCLE)

    def _posted(self, prefix: str, name: str) -> set[tuple[int, int]]:
        """Successions of this party in one of its two lists, as they were typed."""
        rows = ({part: str(self.data.get(f"{prefix}-{row}-{part}", "")) for part in (name, "kind", "DELETE")}
                for row in range(RowsInline.max_num))  # fmt: skip
        return {
            self._pair(name, int(row[name]))
            for row in rows
            if row["kind"] == PartyRelationKind.SUCCESSOR and is_key(row[name]) and not row["DELETE"]
        }

    def _pair(self, name: str, party: int) -> tuple[int, int]:
        own = self.instance.pk or 0
        return (party, own) if name == "earlier" else (own, party)


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
