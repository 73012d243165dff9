"""Finding a record by typing: what is found, and how it is told from its namesakes."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import ModelMultipleChoiceField
from django.urls import reverse

from archive.models import Party, Statement

# As many digits as every database's keys have.
_LONGEST_KEY = 18


def label(record: Model) -> str:
    """The record's name with what tells it from another of that name."""
    match record:
        case Party():
            return f"{record.name} ({record.place})" if record.place else record.name
        case Statement():
            return f"{record.title} ({record.date})"
        case _:
            return str(record)


class RecordAutocompleteView(AutocompleteJsonView):
    """Django's own search for its select boxes, with our labels, and the slug for the list of signatories."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj), "slug": obj.slug}


class _RecordWidget(AutocompleteMixin):
    """Renders the chosen records only, takes whatever is posted, and asks the database once at most."""

    # Records that the form has at hand already, by key.
    at_hand: dict[int, Model]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at_hand = {}

    def get_url(self) -> str:
        model: type[Model] = self.field.remote_field.model
        return reverse(f"{self.admin_site.name}:archive_{model._meta.model_name}_autocomplete")

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        create: Any = self.create_option  # type: ignore[attr-defined]
        is_clearable = not (self.is_required or self.allow_multiple_selected)  # type: ignore[attr-defined]
        options = [create(name, "", "", False, 0)] if is_clearable else []  # noqa: FBT003, Django's signature
        for record in self._chosen(value):
            options.append(create(name, record.pk, label(record), True, len(options)))  # noqa: FBT003, likewise
        return [(None, options, 0)]

    def _chosen(self, value: Iterable[Any]) -> Iterable[Model]:
        written = {str(key) for key in value}
        keys = {int(key) for key in written if is_key(key)}
        if keys <= {*self.at_hand}:
            return [self.at_hand[key] for key in keys]
        return self.choices.queryset.filter(pk__in=keys)


def is_key(written: str) -> bool:
    return written.isdecimal() and len(written) <= _LONGEST_KEY


class RecordsField(ModelMultipleChoiceField):
    """Refuses as no choice what the database would refuse as no key."""

    def clean(self, value: Any) -> Any:
        for written in value or ():
            if not is_key(str(written)):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": written}
                )
        return super().clean(value)


class RecordSelect(_RecordWidget, AutocompleteSelect):
    pass


class RecordSelectMultiple(_RecordWidget, AutocompleteSelectMultiple):
    pass
