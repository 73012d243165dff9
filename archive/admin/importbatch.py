"""Imports: a document in, its review, and the way back."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importing.applying import undo
from archive.importing.batches import new_batch, origin_of, plan_of
from archive.importing.document import DocumentKind
from archive.importing.journal import ChangedSinceError, records
from archive.importing.matching import Directory
from archive.importing.sources import UnreadableError, read_source
from archive.models import ImportBatch, ImportState

from .importnews import NewsReviewForm
from .importreview import StatementReviewForm
from .revising import must_say_why, reason_in, return_reason
from .searchedlist import SearchedList


class SourceForm(forms.Form):
    """A document: a file, or text pasted in; cleans to `source` and its bytes `content`."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("A saved web page, Word (.docx), PDF or text."),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the text"), required=False, strip=False, widget=AdminTextareaWidget({"rows": 16})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload, text = cleaned.get("file"), cleaned.get("text", "")
        if self.errors:
            return cleaned
        if bool(upload) == bool(text.strip()):
            raise ValidationError(_("Choose a file or paste a text: one of the two."))
        self.content = upload.read() if upload else text.encode()
        try:
            self.source = read_source(self.content, upload.name if upload else _("pasted.txt"))
        except UnreadableError as error:
            self.add_error("file" if upload else "text", error.message)
        return cleaned


@admin.register(ImportBatch)
class ImportBatchAdmin(SearchedList):
    list_display = ("name", "state", "created_at", "created_by", "statement")
    list_filter = ("state",)
    list_select_related = ("statement", "created_by")
    search_fields = ("name", "sha256")
    fields = ("name", "format", "sha256", "state", "created_at", "created_by", "statement")
    readonly_fields = fields
    change_form_template = "admin/archive/importbatch_change.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportBatch]:
        return ImportBatch.objects.without_content()

    def get_urls(self) -> list[URLPattern]:
        views = {"review": self.review_view, "undo": self.undo_view, "source": self.source_view}
        ours = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"archive_importbatch_{name}")
            for name, view in views.items()
        ]
        return [*ours, *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What an import made is taken back by undoing it; its record stays."""
        is_ours = obj is None or obj.created_by_id == request.user.pk or self.has_undo_permission(request)
        is_applied = obj is not None and obj.state == ImportState.APPLIED
        return super().has_delete_permission(request, obj) and is_ours and not is_applied

    def has_undo_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("archive.undo_importbatch"))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        is_sent = request.method == "POST"
        form = SourceForm(request.POST, request.FILES) if is_sent else SourceForm()
        if is_sent and form.is_valid():
            return self._taken_in(request, form)
        context = self.admin_site.each_context(request) | {
            "form": form,
            "opts": self.opts,
            "title": _("Import a document"),
        }
        return TemplateResponse(request, "admin/archive/importbatch_add.html", context)

    def _taken_in(self, request: HttpRequest, form: SourceForm) -> HttpResponse:
        if earlier := ImportBatch.objects.of_source(form.source.sha256).first():
            messages.warning(request, _("This very document was imported before; here it is."))
            return redirect(_address(earlier))
        batch = new_batch(form.source, form.content, request.user)
        batch.save()
        for problem in form.source.problems:
            messages.warning(request, problem.message)
        return redirect(_address(batch))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        batch = self.get_object(request, object_id)
        if batch and batch.is_open and self.has_change_permission(request, batch):
            return redirect("admin:archive_importbatch_review", pk=batch.pk)
        about_undoing = {
            "has_undo_permission": self.has_undo_permission(request),
            "must_say_why": batch is not None and _is_seen_by_readers(batch),
        }
        return super().change_view(request, object_id, form_url, about_undoing | (extra_context or {}))

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = get_object_or_404(ImportBatch, pk=pk)
        if not self.has_change_permission(request, batch):
            raise PermissionDenied
        if not batch.is_open:
            return redirect("admin:archive_importbatch_change", object_id=pk)
        plan = plan_of(batch, Directory.read())
        form_class = NewsReviewForm if plan.document.kind == DocumentKind.NEWS else StatementReviewForm
        options: dict[str, Any] = {"plan": plan, "origin": origin_of(batch, plan.document), "user": request.user}
        form: Any = form_class(initial=batch.decisions, **options)
        if request.method == "POST":
            # Before anything else, so that nothing typed is lost, whatever comes next.
            batch.remember({name: request.POST.get(name, "") for name in form.fields})
            form = form_class(request.POST, **options)
            if answer := self._decided(request, batch, form):
                return answer
        return self._review_page(request, batch, form)

    def _decided(self, request: HttpRequest, batch: ImportBatch, form: Any) -> HttpResponse | None:
        """What the button that was pressed leads to; None shows the page again."""
        if request.headers.get("X-Requested-With") == "fetch":
            return HttpResponse(status=204)
        if "discard" in request.POST and self.has_delete_permission(request, batch):
            batch.delete()
            messages.success(request, _("The import was discarded; nothing came of it."))
            return redirect("admin:archive_importbatch_changelist")
        if "apply" not in request.POST:
            messages.success(request, _("Everything is kept as it stands; come back whenever you like."))
            return redirect("admin:archive_importbatch_review", pk=batch.pk)
        return self._applied(request, batch, form) if form.is_valid() else None

    def _applied(self, request: HttpRequest, batch: ImportBatch, form: Any) -> HttpResponse | None:
        try:
            form.apply(batch)
        except ValidationError as error:
            # A rule about a field that the form has is said beside it, any other at the top.
            named = error.update_error_dict({})
            for name, errors in named.items():
                form.add_error(name if name in form.fields else None, errors)
            return None
        messages.success(request, _("The import is in the archive, as a draft."))
        if batch.statement:
            return redirect("admin:archive_statement_change", object_id=batch.statement.pk)
        return redirect("admin:archive_newsitem_changelist")

    def _review_page(self, request: HttpRequest, batch: ImportBatch, form: Any) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "form": form,
            "plan": form.plan,
            "batch": batch,
            "has_delete_permission": self.has_delete_permission(request, batch),
            "lines": batch.text.split("\n"),
            "opts": self.opts,
            "title": _("Review: %(name)s") % {"name": batch.name},
            # Document and record need the whole width.
            "is_nav_sidebar_enabled": False,
            "autocomplete_url": reverse("admin:archive_party_autocomplete"),
        }
        return TemplateResponse(request, "admin/archive/importbatch_review.html", context)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = get_object_or_404(ImportBatch, pk=pk)
        if not self.has_undo_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            self._undo(request, batch)
        return redirect("admin:archive_importbatch_change", object_id=pk)

    def _undo(self, request: HttpRequest, batch: ImportBatch) -> None:
        why = reason_in(request)
        if not why and _is_seen_by_readers(batch):
            messages.error(request, _("Nothing was undone yet: say in a sentence why."))
            return
        try:
            undo(batch, by=request.user, why=why)
            messages.success(request, _("The import was undone; the archive is as it was before."))
        except ChangedSinceError as error:
            messages.error(request, str(error))
            return_reason(request, why)

    def source_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file as it came, only ever to be saved: nothing in it may run here."""
        batch = get_object_or_404(ImportBatch, pk=pk)
        if not self.has_view_permission(request, batch):
            raise PermissionDenied
        response = HttpResponse(bytes(batch.content), content_type="application/octet-stream")
        response["Content-Disposition"] = (
            content_disposition_header(as_attachment=True, filename=batch.name) or "attachment"
        )
        return response


def _is_seen_by_readers(batch: ImportBatch) -> bool:
    """Whether it has written what is published by now."""
    return any(must_say_why(record) for record, _is_made in records(batch.journal))


def _address(batch: ImportBatch) -> str:
    return reverse("admin:archive_importbatch_change", kwargs={"object_id": batch.pk})
