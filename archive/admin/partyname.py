"""A party's other names, inside the party's form."""

from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from archive.models import PartyName
from archive.models.folding import fold

from .record import PlacedErrorsForm
from .rows import RowsFormSet, TabularRows


class PartyNameForm(PlacedErrorsForm):
    beside = {
        "partyname_one_party_unless_homonym": "name",
        "partyname_has_letters": "name",
        "partyname_years_in_order": "to_year",
    }

    def _move(self, message: str, field: str) -> None:
        super()._move(message, field)
        # The rule is asked before a name that is deleted in the same form is gone.
        if message == _taken_message() and message in self.errors.get(field, []) and not self._is_taken():
            del self.errors[field]

    def _is_taken(self) -> bool:
        others = PartyName.objects.exclude(party=self.instance.party_id)
        return others.written(self.instance.name).filter(is_homonym=False).exists()


def _taken_message() -> str:
    rule = next(rule for rule in PartyName._meta.constraints if rule.name == "partyname_one_party_unless_homonym")
    return str(rule.get_violation_error_message())


class PartyNameFormSet(RowsFormSet):
    once = {"name": _("This party already has that name, apart from case, accents or punctuation.")}

    def meaning(self, field: str, value: Any) -> Any:
        return fold(value or "")

    def aside(self) -> dict[str, Any]:
        return {"folded": Concat(Value("-"), Cast("pk", CharField()))}


class PartyNameInline(TabularRows):
    model = PartyName
    form = PartyNameForm
    formset = PartyNameFormSet
    fields = ("name", "kind", "language", "from_year", "to_year", "is_homonym")
