"""Many records at once: a file in, what would come of it, and only then the writing; and the list as a file."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.bulk.applying import try_out, write
from archive.bulk.keeping import Trial, kept
from archive.bulk.outcome import Fate, Outcome
from archive.bulk.resource import RecordResource
from archive.bulk.writing import FORMATS, UnwritableError
from archive.importing.sources import harmless_name
from archive.models import PartyName

from .bulkforms import BulkExportForm, BulkImportForm
from .record import PlacedErrorsForm

_ROWS_PER_PAGE = 100


@dataclass(frozen=True)
class Kind:
    """What a file may hold: its columns, and the form that knows beside which a message belongs."""

    resource: type[RecordResource]
    form: type[PlacedErrorsForm]

    @property
    def name(self) -> str:
        return str(self.resource._meta.model._meta.model_name)

    @property
    def label(self) -> str:
        return str(self.resource._meta.model._meta.verbose_name_plural).capitalize()

    @property
    def columns(self) -> Sequence[str]:
        return self.resource().columns

    @property
    def key_columns(self) -> Sequence[str]:
        return self.resource().key_columns

    def is_allowed(self, user: Any, *actions: str) -> bool:
        opts = self.resource._meta.model._meta
        return all(user.has_perm(f"{opts.app_label}.{get_permission_codename(action, opts)}") for action in actions)

    def for_user(self, user: Any) -> RecordResource:
        return self.resource(beside=self.form.beside, may_publish=self.is_allowed(user, "publish"))


class BulkAdmin(admin.ModelAdmin):
    bulk_kinds: tuple[Kind, ...] = ()

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        return [
            path("import/", guarded(self.import_view), name=self._name("import")),
            path("import/<slug:key>/", guarded(self.trial_view), name=self._name("trial")),
            path("export/", guarded(self.export_view), name=self._name("export")),
            *super().get_urls(),
        ]

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def _bulk_address(self, page: str, **arguments: str) -> str:
        return reverse(f"admin:{self._name(page)}", kwargs=arguments)

    def _kinds(self, request: HttpRequest, *actions: str) -> list[Kind]:
        """Those with which the user may do this; none is a refusal."""
        allowed = [kind for kind in self.bulk_kinds if kind.is_allowed(request.user, *actions)]
        if not allowed:
            raise PermissionDenied
        return allowed

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        tools = {
            "bulk_import": any(kind.is_allowed(request.user, "add", "change") for kind in self.bulk_kinds),
            "bulk_export": any(kind.is_allowed(request.user, "view") for kind in self.bulk_kinds),
            "bulk_import_address": self._bulk_address("import"),
            "bulk_export_address": f"{self._bulk_address('export')}?{request.GET.urlencode()}",
        }
        return super().changelist_view(request, tools | (extra_context or {}))

    # In.

    def import_view(self, request: HttpRequest) -> HttpResponse:
        kinds = self._kinds(request, "add", "change")
        is_sent = request.method == "POST"
        form = BulkImportForm(kinds, request.POST, request.FILES) if is_sent else BulkImportForm(kinds)
        if is_sent and form.is_valid():
            for note in form.table.notes:
                messages.warning(request, note)
            outcome = try_out(form.kind.for_user(request.user), form.table)
            return self._shown(request, form.kind, harmless_name(form.cleaned_data["file"].name), form.table, outcome)
        return self._page(request, "bulk_import.html", _("Import"), form=form, kinds=kinds)

    def _shown(self, request: HttpRequest, kind: Kind, file: str, table: Any, outcome: Outcome) -> HttpResponse:
        user = int(request.user.pk or 0)
        trial = Trial(user=user, kind=kind.name, file=file, table=table, outcome=outcome).keep()
        return redirect(self._bulk_address("trial", key=trial.key))

    def trial_view(self, request: HttpRequest, key: str) -> HttpResponse:
        kinds = {kind.name: kind for kind in self._kinds(request, "add", "change")}
        trial = kept(key, request.user)
        if trial is None or trial.kind not in kinds:
            messages.warning(request, _("What was tried here is no longer kept. Give the file once more."))
            return redirect(self._bulk_address("import"))
        if request.method == "POST":
            return self._decided(request, kinds[trial.kind], trial)
        return self._trial_page(request, kinds[trial.kind], trial)

    def _decided(self, request: HttpRequest, kind: Kind, trial: Trial) -> HttpResponse:
        if "discard" in request.POST:
            trial.forget()
            return redirect(self._bulk_address("import"))
        outcome = write(kind.for_user(request.user), trial.table, trial.outcome.digest, request.user)
        trial.forget()
        if outcome.is_written:
            messages.success(request, _summary(outcome))
            return redirect(self._bulk_address("changelist"))
        messages.warning(
            request,
            _("The archive has changed since this was tried, so nothing was written. This is what would happen now."),
        )
        return self._shown(request, kind, trial.file, trial.table, outcome)

    def _trial_page(self, request: HttpRequest, kind: Kind, trial: Trial) -> HttpResponse:
        outcome = trial.outcome
        fates = [fate for fate in (Fate.REJECTED, Fate.CHANGED, Fate.NEW, Fate.UNCHANGED) if outcome.counts[fate]]
        asked = request.GET.get("show", "")
        shown = asked if asked in fates else fates[0]
        page = Paginator(outcome.of_fate(shown), _ROWS_PER_PAGE).get_page(request.GET.get("p"))
        return self._bulk_page(
            request,
            "bulk_trial.html",
            _("Import: %(file)s") % {"file": trial.file},
            outcome=outcome,
            counts=[(fate, _labels()[fate], outcome.counts[fate]) for fate in fates],
            shown=shown,
            page=page,
            kind=kind,
        )

    # Out.

    def export_view(self, request: HttpRequest) -> HttpResponse:
        kinds = self._kinds(request, "view")
        query = request.GET.copy()
        own = {name: query.pop(name) for name in [*query] if name.startswith(f"{BulkExportForm.prefix}-")}
        listed = self._listed(request, query)
        if listed is None:
            return HttpResponseRedirect(f"{self._bulk_address('changelist')}?{ERROR_FLAG}=1")
        form = BulkExportForm(kinds, {name: values[-1] for name, values in own.items()} if own else None)
        if form.is_valid():
            try:
                return _file(form.kind, form.cleaned_data["format"], _records(form.kind, listed))
            except UnwritableError as error:
                form.add_error("format", str(error))
        kept_query = [(name, value) for name, values in query.lists() for value in values]
        return self._bulk_page(
            request, "bulk_export.html", _("Export"), form=form, kept_query=kept_query, count=listed.count()
        )

    def _listed(self, request: HttpRequest, query: Any) -> QuerySet | None:
        """The records as the change list is searched and filtered; None for an address that it refuses."""
        if any("\x00" in value for _name, values in query.lists() for value in values):
            return None
        asked = copy(request)
        asked.GET = query
        try:
            found: QuerySet = self.get_changelist_instance(asked).queryset
        except IncorrectLookupParameters:
            return None
        return found

    def _bulk_page(self, request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
        page = self.admin_site.each_context(request) | {"opts": self.opts, "title": title} | context
        return TemplateResponse(request, f"admin/archive/{template}", page)


def _labels() -> dict[Fate, str]:
    return {
        Fate.REJECTED: _("rejected"),
        Fate.CHANGED: _("changed"),
        Fate.NEW: _("new"),
        Fate.UNCHANGED: _("unchanged"),
    }


def _summary(outcome: Outcome) -> str:
    words = {str(fate): outcome.counts[fate] for fate in Fate}
    return _("Written: %(new)s new, %(changed)s changed. %(unchanged)s were so already.") % words


def _records(kind: Kind, listed: QuerySet) -> QuerySet:
    return (
        PartyName.objects.of_parties(listed.order_by().values("pk"))
        if kind.resource._meta.model is PartyName
        else listed
    )


def _file(kind: Kind, ending: str, records: QuerySet) -> HttpResponse:
    content_type, written = FORMATS[ending]
    resource = kind.resource()
    response = HttpResponse(written(resource.columns, resource.exported(records)), content_type=content_type)
    today: date = timezone.localdate()
    response["Content-Disposition"] = f'attachment; filename="{kind.name}-{today.isoformat()}.{ending}"'
    return response
