"""'The list grew': a new edition of a statement's list, shown as a difference before it is written."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, AdminURLFieldWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importing.growing import Difference, difference, grow, next_number
from archive.importing.pasting import current_directory
from archive.importing.sources import UnreadableError
from archive.models import Completeness, ListEdition, Statement
from archive.models.signatorylist import SignatoryLine, lines_of

from .listchange import list_change
from .listedition import ListEditionForm
from .revising import WhyForm
from .signatorylist import SignatoryListField
from .signatorypaste import list_text, read_list

_LONGEST_PREFILL = 5_000


class Holds(TextChoices):
    WHOLE = "whole", gettext_lazy("the whole list as it now is")
    NEW = "new", gettext_lazy("only the names that came to it")
    WITHDRAWN = "withdrawn", gettext_lazy("only names that were withdrawn")


class PositionsField(forms.MultipleChoiceField):
    """Rows of the list by their index; any number is taken, and those that are no row mean nothing."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return value.isascii() and value.isdecimal() and len(value) < 9


class GrowthForm(WhyForm, ListEditionForm):
    """An edition, and the names that its source has.

    Nothing is written that was not shown: `reviewed` says which difference that was.
    """

    holds = forms.ChoiceField(
        label=gettext_lazy("The names below are"),
        choices=Holds.choices,
        initial=Holds.WHOLE,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("Names to read"),
        required=False,
        strip=False,
        widget=AdminTextareaWidget({"rows": 10, "dir": "auto"}),
        help_text=gettext_lazy("As they stand in the source: one name a line, numbered, or in running text."),
    )
    signatories = SignatoryListField()
    withdrawn = PositionsField(required=False)
    reviewed = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta(ListEditionForm.Meta):
        model = ListEdition
        fields = ("completeness", "claimed_count", "source_name", "source_url", "note")
        widgets: dict[str, Any] = ListEditionForm.Meta.widgets | {
            "source_name": AdminTextInputWidget,
            "source_url": AdminURLFieldWidget,
        }

    field_order = ("date", "source_name", "source_url", "completeness", "claimed_count", "note", "holds", "text")

    def __init__(self, *args: Any, statement: Statement, **options: Any) -> None:
        edition = ListEdition(statement=statement, number=next_number(statement))
        super().__init__(*args, instance=edition, **options)
        self.statement = statement
        self.ask_why(statement)
        self.old = lines_of(statement)
        self.left_out: list[str] = []

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self._take_in(self.cleaned_data.get("text", ""))
        return cleaned

    def _take_in(self, text: str) -> None:
        """What was pasted goes to the names that are looked at; what is left out is said."""
        if not text.strip():
            return
        held = self.data.get(self.add_prefix("signatories"), "")
        try:
            names = read_list(text, held, current_directory())
        except UnreadableError as error:
            self.add_error("text", error.message)
            return
        self.left_out = [name.written.name for name in names if not name.is_name]
        self._show(text="", signatories="\n".join(filter(None, [held.rstrip(), list_text(names)])))
        field = self.fields["signatories"]
        try:
            self.cleaned_data["signatories"] = field.clean(self["signatories"].value())
        except ValidationError as error:
            self.add_error("signatories", error)

    def _show(self, **values: Any) -> None:
        """Another value in the form as it is shown again."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        for name, value in values.items():
            if isinstance(value, list):
                self.data.setlist(self.add_prefix(name), value)  # type: ignore[attr-defined]
            else:
                self.data[self.add_prefix(name)] = value  # type: ignore[index]

    @property
    def lines(self) -> list[SignatoryLine]:
        named: list[SignatoryLine] = self.cleaned_data.get("signatories") or []
        return named

    @cached_property
    def seen(self) -> Difference:
        return difference(self.old, self.lines)

    @property
    def is_of_withdrawn(self) -> bool:
        return self.cleaned_data.get("holds") == Holds.WITHDRAWN

    @property
    def unknown(self) -> Sequence[SignatoryLine]:
        """Names that are said to be withdrawn and are not on the list."""
        return self.seen.added if self.is_of_withdrawn else ()

    @cached_property
    def in_question(self) -> dict[int, SignatoryLine]:
        """Rows that may have ended with the edition before, by their index."""
        match self.cleaned_data.get("holds"):
            case Holds.WITHDRAWN:
                named = [old for old, _new in self.seen.stayed]
                return {index: row for index, row in enumerate(self.old) if any(row is one for one in named)}
            case Holds.WHOLE:
                return self.seen.missing
            case _:
                return {}

    def is_reviewed(self) -> bool:
        return self.cleaned_data.get("reviewed") == self._digest

    @property
    def _digest(self) -> str:
        kept = (self.instance.number, self.old, self.lines, self.cleaned_data.get("holds"))
        return sha256(repr((*kept, self.cleaned_data.get("completeness"))).encode()).hexdigest()

    def review(self) -> None:
        """Note that this difference is being shown; what it asks has its likely answers."""
        ended = self.is_of_withdrawn or self.cleaned_data.get("completeness") == Completeness.COMPLETE
        choices = [(str(index), row.name_as_signed) for index, row in self.in_question.items()]
        self.fields["withdrawn"].choices = choices  # type: ignore[attr-defined]
        if not self.is_reviewed():
            self._show(withdrawn=[value for value, _name in choices] if ended else [])
        self._show(reviewed=self._digest)

    def write(self) -> bool:
        """Raises `ValidationError` where a rule of the editions objects."""
        ticked = {int(index) for index in self.cleaned_data["withdrawn"]}
        withdrawn = ticked & {*self.in_question}
        return grow(self.instance, [] if self.is_of_withdrawn else self.lines, withdrawn=withdrawn)


class GrowthAdmin(admin.ModelAdmin):
    """The page of a list's new edition."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.grew_view)
        return [path("<int:pk>/grew/", view, name="archive_statement_grew"), *super().get_urls()]

    def grew_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        with transaction.atomic():
            statement = get_object_or_404(Statement.objects.select_for_update(), pk=pk)
            if not self.has_change_permission(request, statement):
                raise PermissionDenied
            form = GrowthForm(**_posted_or_begun(request), statement=statement)
            is_sent = form.is_valid_but_for_why() and "write" in request.POST and form.is_reviewed()
            if is_sent and form.says_why() and self._written(request, form):
                return redirect("admin:archive_statement_change", object_id=pk)
        return self._growth_page(request, form, is_valid=form.is_valid_but_for_why())

    def _written(self, request: HttpRequest, form: GrowthForm) -> bool:
        message = _("Edition %(number)s of the list was written.") % {"number": form.instance.number}
        try:
            with list_change(self, request, form.statement, form) as said:
                if form.write():
                    said.append(message)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        if said:
            messages.success(request, message)
        else:
            messages.warning(request, _("These are the names that the list has: there is nothing to write."))
        return bool(said)

    def _growth_page(self, request: HttpRequest, form: GrowthForm, *, is_valid: bool) -> HttpResponse:
        was_shown = is_valid and form.is_reviewed()
        if is_valid:
            form.review()
        if is_valid and "write" in request.POST and not was_shown:
            messages.warning(request, _("Please look at the difference first: nothing was written yet."))
        context = self.admin_site.each_context(request) | {
            "form": form,
            "object": form.statement,
            "is_reviewed": is_valid,
            "last_number": form.instance.number - 1,
            "opts": self.opts,
            "title": _("Edition %(number)s of the list") % {"number": form.instance.number},
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/archive/listgrowth.html", context)


def _posted_or_begun(request: HttpRequest) -> dict[str, Any]:
    if request.method == "POST":
        return {"data": request.POST}
    begun = {name: request.GET.get(name, "")[:_LONGEST_PREFILL] for name in ("holds", "text")}
    return {"initial": {name: value for name, value in begun.items() if value}}
