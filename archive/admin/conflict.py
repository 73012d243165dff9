"""Two editors in one record: the second to save is told, and keeps what was typed."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

# Kept by the database or by the clock; no editor types them.
_NOT_TYPED = {"created_at", "updated_at", "has_text"}


def stored_state(record: Model, relations: Iterable[str]) -> str:
    """A digest of the record in the database, with its many-to-many choices and the rows of `relations`."""
    if record.pk is None:
        return ""
    kept = [field.name for field in record._meta.concrete_fields if field.name not in _NOT_TYPED]
    parts = [_values(type(record)._base_manager.filter(pk=record.pk), *kept)]
    parts += [_values(getattr(record, field.name), "pk") for field in record._meta.many_to_many]
    parts += [_values(getattr(record, name)) for name in relations]
    return sha256(repr(parts).encode()).hexdigest()


def _values(rows: Any, *fields: str) -> list[tuple[Any, ...]]:
    ordered: QuerySet = rows.order_by("pk")
    return [*ordered.values_list(*fields)]


class OpenedField(forms.CharField):
    """What the record was when the form was opened; hidden, and never a change of the editor's."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class ConflictForm(forms.ModelForm):
    opened = OpenedField(required=False)
    # Names of the rows that are edited in the same form.
    relations: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial["opened"] = stored_state(self.instance, self.relations)

    def clean(self) -> dict[str, Any] | None:
        opened, stored = self.cleaned_data.get("opened"), stored_state(self.instance, self.relations)
        if opened and opened != stored:
            self._open_again(stored)
            raise ValidationError(
                _(
                    "Someone else has changed this record since you opened it. Nothing is saved yet, and all that you "
                    "typed is still here. Compare it with the record in another tab; saving again puts yours in its "
                    "place."
                ),
                code="conflict",
            )
        return super().clean()

    def _open_again(self, stored: str) -> None:
        """So that saving once more is a decision, and not the same message for ever."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_prefix("opened")] = stored  # type: ignore[index]
