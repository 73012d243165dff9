"""Whose value stays where two parties that are merged differ."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.merging.preview import Choice, Preview

from .revising import WhyForm

MERGED, INTO, BOTH = "merged", "into", "both"


class MergeForm(WhyForm):
    """A choice for each field that differs, and a digest of what was on the page when it was made."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.preview = preview
        self.ask_why(preview.into)
        self.initial["seen"] = preview.digest
        for choice in preview.choices:
            if choice.differs:
                self.fields[choice.name] = _field(choice)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("seen") != self.preview.digest:
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data["seen"] = self.preview.digest  # type: ignore[index]
            raise ValidationError(
                _(
                    "One of the two has been changed since you opened this page. Here is how they stand now; nothing "
                    "has been written, and what you chose is still chosen."
                )
            )
        return cleaned

    def chosen(self, whose: str) -> list[str]:
        """The fields for which this was the choice."""
        names = [choice.name for choice in self.preview.choices if choice.differs]
        return [name for name in names if self.cleaned_data.get(name) == whose]

    def place(self, error: ValidationError) -> None:
        """A rule that the record would break, beside the choice that breaks it."""
        for name, found in error.update_error_dict({}).items():
            self.add_error(name if name in self.fields else None, found)

    def rows(self) -> Iterator[tuple[Choice, Any]]:
        """Each field, with its choice if the two differ; those that both leave empty are left out."""
        for choice in self.preview.choices:
            if choice.differs or choice.into:
                yield choice, self[choice.name] if choice.differs else None


def _field(choice: Choice) -> forms.ChoiceField:
    """Prose is kept of both, unless an editor says otherwise; it would be lost with the record that goes."""
    choices = [(INTO, choice.into or _("(empty)")), (MERGED, choice.merged or _("(empty)"))]
    initial = MERGED if choice.is_taken else INTO
    if choice.may_be_both:
        choices, initial = [*choices, (BOTH, _("Both, one after the other"))], BOTH
    return forms.ChoiceField(label=choice.label, choices=choices, initial=initial, widget=forms.RadioSelect)
