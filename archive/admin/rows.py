"""Rows that are edited inside their record: checked among themselves, written so that none is in another's way."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from .record import RecordFields


class RowsFormSet(BaseInlineFormSet):
    """A database checks uniqueness row by row, so two rows that swap their values would collide.

    Therefore the rows are checked as they will all be together, those that change first
    step aside, and those that go are deleted last.
    """

    # Field -> what to say where two rows have the same in it.
    once: dict[str, Any] = {}
    model: type[Model]

    def validate_unique(self) -> None:
        for field, message in self.once.items():
            seen = {self.meaning(field, getattr(row, field)) for row in self._not_posted()}
            for form in self._staying():
                meaning = self.meaning(field, form.cleaned_data.get(field))
                if meaning and meaning in seen:
                    form.add_error(field, message)
                seen.add(meaning)

    def meaning(self, field: str, value: Any) -> Any:
        """What of a field's value must differ from row to row; nothing if it need not."""
        return value

    def _staying(self) -> Iterator[ModelForm]:
        return (form for form in self.forms if hasattr(form, "cleaned_data") and not self.is_going(form))

    def _not_posted(self) -> list[Model]:
        """Rows that another editor added meanwhile."""
        posted = {form.instance.pk for form in self.forms}
        return [row for row in self.get_queryset() if row.pk not in posted]

    def is_going(self, form: ModelForm) -> bool:
        return DELETION_FIELD_NAME in form.fields and bool(form[DELETION_FIELD_NAME].data)

    def save(self, commit: bool = True) -> list[Any]:  # noqa: FBT001, FBT002, Django's signature
        rows: list[Any] = super().save(commit=False)
        if commit:
            self._write(rows)
        return rows

    def _write(self, rows: list[Any]) -> None:
        touched = [row.pk for row, _ in self.changed_objects] + [row.pk for row in self.deleted_objects]
        if touched and self.aside():
            self.model._base_manager.filter(pk__in=touched).update(**self.aside())
        for row in sorted(rows, key=self.comes_late):
            row.save()
        for row in self.deleted_objects:
            row.delete()

    def aside(self) -> dict[str, Any]:
        """Values that no row that stays can have, for rows that are about to change."""
        return {}

    def comes_late(self, row: Any) -> bool:
        """Whether the row is written after others."""
        return False


class RowsInline(RecordFields, admin.options.InlineModelAdmin):
    formset = RowsFormSet
    extra = 0
    # More could not be sent in five thousand fields; of forged counts no more are built.
    max_num = 200

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)


class StackedRows(RowsInline, admin.StackedInline):
    pass


class TabularRows(RowsInline, admin.TabularInline):
    pass
