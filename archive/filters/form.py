"""What a query string says, cleaned: one class of form for each kind of list and language, made once."""

from copy import deepcopy
from typing import Any, ClassVar, Self

from django import forms
from django.http import QueryDict


class SharedFields(dict[str, forms.Field]):
    """Fields that stay as they were written, so that all forms of a kind share them; Django copies them for each."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self


class ListForm(forms.BaseForm):
    """Reads what was asked for; what was not is `unasked`, which is the same in every form of the class."""

    base_fields: ClassVar[SharedFields]
    unasked: ClassVar[dict[str, Any]]

    def _clean_fields(self) -> None:
        self.cleaned_data = dict(self.unasked)
        for name, field in self.fields.items():
            if name in self.data:
                try:
                    self.cleaned_data[name] = field.clean(self[name].data)
                except forms.ValidationError as error:
                    self.add_error(name, error)


def form_class(name: str, fields: dict[str, forms.Field]) -> type[ListForm]:
    """In the language of now, so that a page need not look up its labels."""
    said = SharedFields({name: _in_words(field) for name, field in fields.items()})
    unasked = {name: field.clean(_unasked(field, name)) for name, field in said.items()}
    return type(name, (ListForm,), {"base_fields": said, "unasked": unasked})


def _in_words(field: forms.Field) -> forms.Field:
    said = deepcopy(field)
    said.label = said.label and str(said.label)
    return said


def _unasked(field: forms.Field, name: str) -> Any:
    return field.widget.value_from_datadict(QueryDict(), {}, name)
