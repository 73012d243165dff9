"""Many records in: a file, what would come of it row by row, and only then the writing of exactly that."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from archive.bulk.applying import try_out, write
from archive.bulk.keeping import Trial, kept
from archive.bulk.outcome import Fate, Outcome
from archive.importing.sources import harmless_name

from .bulkforms import BulkImportForm
from .bulkkind import Kind, KindsAdmin
from .revising import reason_in, return_reason

_ROWS_PER_PAGE = 100


class BulkImportAdmin(KindsAdmin):
    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        return [
            path("import/", guarded(self.import_view), name=self._name("import")),
            path("import/<slug:key>/", guarded(self.trial_view), name=self._name("trial")),
            *super().get_urls(),
        ]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        kinds = self._kinds(request, "add", "change")
        is_sent = request.method == "POST"
        form = BulkImportForm(kinds, request.POST, request.FILES) if is_sent else BulkImportForm(kinds)
        if is_sent and form.is_valid():
            for note in form.table.notes:
                messages.warning(request, note)
            outcome = try_out(form.kind.for_user(request.user), form.table)
            return self._shown(request, form.kind, harmless_name(form.cleaned_data["file"].name), form.table, outcome)
        return self._bulk_page(request, "bulk_import.html", _("Import"), form=form, kinds=kinds)

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
        why = reason_in(request)
        if not why and kind.changes_what_readers_see(trial.outcome):
            messages.error(request, _("Nothing was written yet: say in a sentence why."))
            return redirect(request.path)
        outcome = write(kind.for_user(request.user), trial.table, trial.outcome.digest, request.user, why)
        trial.forget()
        if outcome.is_written:
            messages.success(request, _summary(outcome))
            return redirect(self._bulk_address("changelist"))
        messages.warning(
            request,
            _("The archive has changed since this was tried, so nothing was written. This is what would happen now."),
        )
        return_reason(request, why)
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
            must_say_why=kind.changes_what_readers_see(outcome),
        )


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
