"""The page of a statement's list as a file: saved, changed in a spreadsheet, and read in again."""

from base64 import b64decode, b64encode
from binascii import Error as NoBase64Error
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Party, Signatory, Statement
from archive.models.signatorylist import replace_signatories

from .listchange import list_change
from .revising import WhyForm
from .signatorychanges import ListChanges, changes
from .signatorycsv import MOST_BYTES, ListFile, read_list_file, write_list
from .signatorylist import line_of, parties_of, problems_in
from .signatorytext import Problem, WrittenList, WrittenSignatory, shown

# Field of the row -> the column that says it.
_COLUMN_OF = {"party_id": "party"}


class ListFileForm(WhyForm):
    """A file, and then, while its changes are looked at, the same bytes again."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy(
            "CSV, with the whole list; its first row names the columns, of which only name_as_signed is needed. "
            "Rows are ordered by their position if each has one, else as they stand. A column that is missing "
            "changes nothing."
        ),
    )
    content = forms.CharField(required=False, widget=forms.HiddenInput)
    reviewed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, statement: Statement, **options: Any) -> None:
        super().__init__(*args, **options)
        self.statement = statement
        self.ask_why(statement)
        self.changes: ListChanges | None = None
        self.read = ListFile()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" in self.errors:
            return cleaned
        self.bytes = self._bytes(cleaned)
        self.read = read_list_file(self.bytes)
        written = WrittenList(self.read.signatories, self.read.problems)
        parties = parties_of(written.signatories)
        if problems := problems_in(written, parties):
            raise ValidationError(shown(problems))
        lines = [line_of(each, parties.get(each.party)) for each in written.signatories]
        found = changes(self._held, lines, _unsaid(self.read))
        if problems := [*_impossible(written.signatories, found)]:
            raise ValidationError(shown(problems))
        self.changes = found
        return cleaned

    def _bytes(self, cleaned: dict[str, Any]) -> bytes:
        if upload := cleaned.get("file"):
            return bytes(upload.read(MOST_BYTES + 1))
        try:
            content = b64decode(cleaned.get("content", ""), validate=True)
        except (NoBase64Error, ValueError):
            content = b""
        if not content:
            raise ValidationError({"file": _("Choose a file.")})
        return content

    @cached_property
    def _held(self) -> list[Signatory]:
        return [*self.statement.signatories.as_signed()]

    @property
    def _digest(self) -> str:
        held = [(row.pk, row.position, row.name_as_signed) for row in self._held]
        return sha256(repr((self.changes, held)).encode()).hexdigest()

    def is_reviewed(self) -> bool:
        return self.cleaned_data.get("reviewed") == self._digest

    def review(self) -> None:
        """As it is shown again: the same file, and which changes of it were seen."""
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        typed["content"], typed["reviewed"] = b64encode(self.bytes).decode(), self._digest
        self.data = typed

    @property
    def told(self) -> list[tuple[int, str, list[tuple[str, object, object]]]]:
        """The changed rows as an editor reads them: parties by their slugs."""
        found = self.changes.changed if self.changes else ()
        slugs = Party.objects.in_bulk(
            {
                value
                for change in found
                for name, *both in change.fields
                if name == "party_id"
                for value in both
                if value
            }
        )

        def said(name: str, value: Any) -> object:
            return slugs[value].slug if name == "party_id" and value else ("" if value is None else value)

        return [
            (
                change.position,
                change.name,
                [(_COLUMN_OF.get(name, name), said(name, was), said(name, new)) for name, was, new in change.fields],
            )
            for change in found
        ]


def _impossible(written: Iterable[WrittenSignatory], found: ListChanges) -> Iterator[Problem]:
    """Editions of which the file says one and the list the other."""
    for signatory, line in zip(written, found.lines, strict=True):
        if line.last_edition is not None and line.last_edition < line.first_edition:
            message = _("the last edition, %(last)s, comes before the first, %(first)s.")
            words = {"last": line.last_edition, "first": line.first_edition}
            yield Problem(signatory.number, signatory.name, message % words)


def _unsaid(read: ListFile) -> list[str]:
    known = ("party_id", "section", "role", "note", "first_edition", "last_edition")
    return [name for name in known if _COLUMN_OF.get(name, name) not in read.columns]


class ListFileAdmin(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        views = {"list_file": ("list-file/", self.list_file_view), "list_csv": ("list.csv", self.list_csv_view)}
        ours = [
            path(f"<int:pk>/{route}", self.admin_site.admin_view(view), name=f"archive_statement_{name}")
            for name, (route, view) in views.items()
        ]
        return [*ours, *super().get_urls()]

    def list_csv_view(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        statement = get_object_or_404(Statement, pk=pk)
        if not self.has_view_permission(request, statement):
            raise PermissionDenied
        pieces = write_list(statement, is_marked=request.GET.get("mark") == "1")
        disposition = f'attachment; filename="{statement.slug}-signatories.csv"'
        return StreamingHttpResponse(
            pieces, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
        )

    def list_file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        with transaction.atomic():
            statement = get_object_or_404(Statement.objects.select_for_update(), pk=pk)
            if not self.has_change_permission(request, statement):
                raise PermissionDenied
            form = (
                ListFileForm(request.POST, request.FILES, statement=statement)
                if request.method == "POST"
                else ListFileForm(statement=statement)
            )
            is_sent = form.is_valid_but_for_why() and "write" in request.POST and form.is_reviewed()
            if is_sent and form.says_why():
                self._write_file(request, form)
                return redirect("admin:archive_statement_change", object_id=pk)
        return self._file_page(request, form, is_valid=form.is_valid_but_for_why())

    def _write_file(self, request: HttpRequest, form: ListFileForm) -> None:
        with list_change(self, request, form.statement, form) as said:
            if form.changes:
                replace_signatories(form.statement, form.changes.lines)
                said.append(_("The list was read in from a file."))
        messages.success(request, _("The list is as the file has it."))

    def _file_page(self, request: HttpRequest, form: ListFileForm, *, is_valid: bool) -> HttpResponse:
        if is_valid and "write" in request.POST and not form.is_reviewed():
            messages.warning(request, _("The list has changed meanwhile: please look at the changes again."))
        if is_valid:
            form.review()
        context = self.admin_site.each_context(request) | {
            "form": form,
            "changes": form.changes,
            "is_read": is_valid,
            "object": form.statement,
            "opts": self.opts,
            "title": _("The list as a file"),
        }
        return TemplateResponse(request, "admin/archive/signatory_file.html", context)
