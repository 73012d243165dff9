"""A party's other names, inside the party's form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.forms import ModelForm
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.models import Party, PartyName
from archive.models.folding import fold
from archive.models.partynamesake import NAMESAKE

from .record import PlacedErrorsForm
from .rows import RowsFormSet, TabularRows


class PartyNameForm(PlacedErrorsForm):
    beside = {
        "partyname_one_party_unless_homonym": "name",
        "partyname_has_letters": "name",
        "partyname_years_in_order": "to_year",
    }

    def _post_clean(self) -> None:
        super()._post_clean()
        lead_to_namesakes(self)

    def _move(self, message: str, field: str) -> None:
        super()._move(message, field)
        if message != _taken_message() or message not in self.errors.get(field, []):
            return
        del self.errors[field]
        # The rule is asked before a name that is deleted in the same form is gone.
        if owner := self._owner():
            self.add_error(field, ValidationError(format_html("{} {}", message, _named(owner))))

    def _owner(self) -> Party | None:
        """The other party that has the name, where it is not marked as shared."""
        others = PartyName.objects.exclude(party=self.instance.party_id).written(self.instance.name)
        taken = others.filter(is_homonym=False).select_related("party").first()
        return taken.party if taken else None


def lead_to_namesakes(form: ModelForm) -> None:
    """To the party that has a name already goes a link, beside the field; what was typed stays where it is."""
    for error in (error for errors in form.errors.as_data().values() for error in errors):
        if error.code == NAMESAKE and error.params:
            address = reverse("admin:archive_party_change", args=[error.params["key"]])
            [said] = error.messages
            link = '{} <a href="{}" target="_blank">{}</a>'
            error.message = format_html(link, said, address, _("Open that party in a new tab."))
            error.params = None


def _named(owner: Party) -> str:
    address = reverse("admin:archive_party_change", args=[owner.pk])
    return format_html('{} <a href="{}">{}</a> ({})', _("The other party:"), address, owner.name, owner.slug)


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
