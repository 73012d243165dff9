"""Every save in the admin makes a revision: of the whole record, with who and why."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Correction, RevisionEvent, Statement
from archive.models.publishing import Publishable
from archive.revisions.keeping import keep, keep_found

LONGEST_REASON = 1000


def is_asked_why(record: Model | None) -> bool:
    """Whether a reason can be given: readers see the record as it is."""
    return record is not None and record.pk is not None and (not isinstance(record, Publishable) or record.is_public)


def must_say_why(record: Model | None) -> bool:
    return is_asked_why(record) and isinstance(record, Publishable)


def can_tell_readers(record: Model | None) -> bool:
    return is_asked_why(record) and isinstance(record, Statement)


def reason_in(request: HttpRequest) -> str:
    """What was typed on a page that asks nothing else; what would not fit is cut."""
    return request.POST.get("why", "").replace("\x00", "").strip()[:LONGEST_REASON]


def return_reason(request: HttpRequest, why: str) -> None:
    """Where nothing was done and another page comes next: what was typed is not lost."""
    if why:
        messages.info(request, _("The reason that you gave: “%(why)s”") % {"why": why})


class ReasonField(forms.CharField):
    """Of the change, and no part of what is changed: putting two editors' forms together leaves it alone."""

    is_typed = False
    widget = forms.Textarea({"rows": 2, "class": "vLargeTextField", "dir": "auto"})

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Why"),
            required=False,
            max_length=LONGEST_REASON,
            help_text=gettext_lazy("What was wrong or has changed, in a sentence; kept in the history."),
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class TellReadersField(forms.BooleanField):
    is_typed = False

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Tell readers"),
            required=False,
            initial=True,
            help_text=gettext_lazy(
                "The reason is shown on the statement’s page as a correction of today. Leave it ticked if the list or "
                "the text says something else than before."
            ),
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class WhyForm(forms.Form):
    """Asks why a record that readers see is changed, whatever else the form asks."""

    why = ReasonField()
    tell_readers = TellReadersField()

    def ask_why(self, record: Model | None) -> None:
        """Of the record as it stands in the database, before it is given what was typed."""
        self.was_public = must_say_why(record)
        if not is_asked_why(record):
            del self.fields["why"]
        if not can_tell_readers(record):
            del self.fields["tell_readers"]

    def is_valid_but_for_why(self) -> bool:
        """A reason that is missing hides nothing of what would be changed."""
        return self.is_bound and {*self.errors} <= {"why"}

    def says_why(self) -> bool:
        """Once it is known that something changes: a reason that is missing is asked for beside its field."""
        if self.was_public and not self.reason and "why" not in self.errors:
            self.add_error("why", _("Readers see this record. Say in a sentence why it is changed."))
        return "why" not in self.errors

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get("why", ""))

    @property
    def told_to_readers(self) -> str:
        return self.reason if self.cleaned_data.get("tell_readers") else ""


class ReasonForm(WhyForm, forms.ModelForm):
    """Of the record itself, whose rows are part of the change."""

    # Of the class that is made for one request.
    request: HttpRequest | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_why(self.instance)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.changes_something():
            self.says_why()
        return cleaned

    def changes_something(self) -> bool:
        formsets: Iterable[Any] = getattr(self.request, "formsets_of_record", ())
        return bool(self.changed_data) or any(formset.has_changed() for formset in formsets)


class RevisingAdmin(BaseModelAdmin):
    """Before a record is written the state that is met is kept, and after it the new one."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002, Django's signature
        form: Any = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        form.request = request
        return form

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:  # noqa: FBT001, Django's signature
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        request.formsets_of_record = formsets  # type: ignore[attr-defined]
        return formsets, inlines

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = [*super().get_fieldsets(request, obj)]
        if not is_asked_why(obj) or not self.has_change_permission(request, obj):
            return fieldsets
        fields = ("why", "tell_readers") if can_tell_readers(obj) else ("why",)
        return [*fieldsets, (_("About this change"), {"fields": fields})]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001, Django's signature
        if change:
            keep_found(obj)
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001, Django's signature
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        if form.changes_something() and not _has_own_words(formsets):
            tell_readers(form.instance, form.told_to_readers)
        keep(form.instance, RevisionEvent.SAVED, by=request.user, why=form.reason)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:  # noqa: FBT001, FBT002, Django's signature
        message = super().construct_change_message(request, form, formsets, add)  # type: ignore[misc]
        return [*message, {"why": form.reason}] if form.reason else message


def _has_own_words(formsets: Iterable[Any]) -> bool:
    """Whether the editor has written the correction."""
    return any(formset.model is Correction and formset.has_changed() for formset in formsets)


def tell_readers(record: Any, reason: str) -> None:
    """Nothing without a reason; and what was never public stays inside."""
    if reason and can_tell_readers(record):
        Correction.objects.create(statement=record, text=reason)
