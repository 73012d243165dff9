"""The history of a record: what changed from revision to revision, and the way back to each."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from reversion.models import Revision

from archive.models import PublicationState
from archive.revisions.differences import Differences, differences
from archive.revisions.keeping import deleted_records, revisions_of
from archive.revisions.restoring import (
    CannotRestoreError,
    as_restored,
    can_leave_out,
    missing,
    restore,
    taken_slug,
    with_slug,
)
from archive.revisions.snapshot import Snapshot, kept_snapshots, present
from archive.revisions.wording import Told, names_in, told

from .revising import ReasonField, TellReadersField, can_tell_readers, must_say_why

PER_PAGE = 10
DELETED_PER_PAGE = 50
# As many digits as every database's keys have.
_LONGEST_KEY = 18


@dataclass(frozen=True)
class Entry:
    """A revision with what it changed; the first of all has nothing before it."""

    revision: Revision
    told: Told | None
    before: Revision | None


class RestoreForm(forms.Form):
    """Asks only what has to be known to bring this state back."""

    why = ReasonField()
    tell_readers = TellReadersField()
    leave_out = forms.BooleanField(label=gettext_lazy("Leave out what is no longer in the archive"))

    def __init__(self, *args: Any, snapshot: Snapshot, record: Model | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.snapshot = snapshot
        self.missing = missing(snapshot)
        self.fields["why"].required = must_say_why(record)
        self.fields["slug"] = _slug_field(snapshot)
        wanted = {
            "why": True,
            "tell_readers": can_tell_readers(record),
            "slug": taken_slug(snapshot),
            "leave_out": bool(self.missing) and can_leave_out(snapshot, self.missing),
        }
        for name in [name for name, is_wanted in wanted.items() if not is_wanted]:
            del self.fields[name]
        if "leave_out" in self.fields:
            self.fields["leave_out"].help_text = " ".join(map(str, self.missing))

    def restored(self, by: Any, of: Revision) -> bool:
        """False if the record is so already, or if something is in the way, which is then said."""
        data = self.cleaned_data
        snapshot = with_slug(self.snapshot, data["slug"]) if "slug" in data else self.snapshot
        try:
            return restore(
                snapshot,
                by=by,
                why=data["why"],
                of=of,
                leaving_out=data.get("leave_out", False),
                tell_readers=data.get("tell_readers", False) and bool(data["why"]),
            )
        except CannotRestoreError as error:
            self.add_error(None, error.messages)
            return False


def _slug_field(snapshot: Snapshot) -> forms.Field:
    slug: Any = snapshot.model._meta.get_field("slug")
    return forms.SlugField(
        label=gettext_lazy("Slug"),
        max_length=slug.max_length,
        initial=snapshot.values["slug"],
        help_text=gettext_lazy("Another record stands at this one’s address now. Choose a new one."),
    )


class HistoryAdmin(BaseModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        name = f"archive_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        ours = [
            path("deleted/", wrap(self.deleted_view), name=f"{name}_deleted"),
            path("<int:pk>/history/<int:revision>/", wrap(self.revision_view), name=f"{name}_revision"),
        ]
        return [*ours, *super().get_urls()]  # type: ignore[misc]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        address = reverse(f"admin:archive_{self.opts.model_name}_deleted") if self.has_add_permission(request) else ""
        return super().changelist_view(request, {"deleted_url": address, **(extra_context or {})})  # type: ignore[misc]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        record: Any = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        if {"from", "to"} & {*request.GET}:
            return self._comparison(request, record)
        return self._history(request, record)

    def _history(self, request: HttpRequest, record: Model) -> HttpResponse:
        page = Paginator(revisions_of(self.model, record.pk), PER_PAGE).get_page(request.GET.get("p"))
        entries, since = self._entries(record, page)
        context = {"title": _("History: %s") % record, "page": page, "entries": entries, "since": since}
        return self._history_page(request, "record_history", record, context)

    def _entries(self, record: Model, page: Any) -> tuple[list[Entry], Told | None]:
        """Of each the differences to the one before it, and what is different now from the last of all."""
        start = max(page.start_index() - 1, 0)
        # With the one before the last of the page.
        revisions: QuerySet[Revision] = page.paginator.object_list
        shown = [*revisions[start : start + PER_PAGE + 1]]
        snapshots = kept_snapshots(self.model, record.pk, [revision.pk for revision in shown])
        states = [snapshots[revision.pk] for revision in shown]
        pairs = [differences(before, after) for after, before in pairwise(states)]
        now = present(record) if start == 0 and states else None
        since = differences(states[0], now) if now else None
        names = names_in([*pairs, *filter(None, [since])])
        entries = [
            Entry(revision, told(found, names), before)
            for (revision, before), found in zip(pairwise(shown), pairs, strict=True)
        ]
        if 0 < len(shown) <= PER_PAGE:
            entries.append(Entry(shown[-1], None, None))
        return entries, told(since, names) if since else None

    def _comparison(self, request: HttpRequest, record: Model) -> HttpResponse:
        asked = [request.GET.get(name, "") for name in ("from", "to")]
        keys = {int(key) for key in asked if key.isdecimal() and len(key) <= _LONGEST_KEY}
        revisions = [*revisions_of(self.model, record.pk).filter(pk__in=keys)][::-1]
        if len(revisions) != 2:
            messages.error(request, _("Choose two revisions of this record that differ."))
            return HttpResponseRedirect(request.path)
        snapshots = kept_snapshots(self.model, record.pk, [revision.pk for revision in revisions])
        found = differences(*(snapshots[revision.pk] for revision in revisions))
        context = {
            "title": _("Compare: %s") % record,
            "before": revisions[0],
            "after": revisions[1],
            "told": told(found, names_in([found])),
        }
        return self._history_page(request, "record_compare", record, context)

    def revision_view(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        """The state that a revision keeps; from here it is brought back, even if the record was deleted."""
        record: Any = self.model._base_manager.filter(pk=pk).first()
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        kept = revisions_of(self.model, pk).filter(pk=revision).first()
        snapshot = kept_snapshots(self.model, pk, [kept.pk]).get(kept.pk) if kept else None
        if kept is None or snapshot is None:
            raise Http404
        refusal = self._refusal(request, record, snapshot)
        if request.method == "POST" and refusal:
            raise PermissionDenied
        data = request.POST if request.method == "POST" else None
        form = RestoreForm(data, snapshot=snapshot, record=record)
        answer = self._restored(request, record, form, kept) if form.is_bound and form.is_valid() else None
        return answer or self._revision_page(request, record, kept, snapshot, form, refusal)

    def _refusal(self, request: HttpRequest, record: Any, snapshot: Snapshot) -> str:
        """Why this user may not bring this state back; empty if they may."""
        may = self.has_change_permission(request, record) if record else self.has_add_permission(request)
        if not may:
            return _("You may not change this record.")
        is_published = getattr(record, "state", None) == PublicationState.PUBLISHED
        would_publish = snapshot.values.get("state") == PublicationState.PUBLISHED and not is_published
        if would_publish and not request.user.has_perm(f"archive.publish_{self.opts.model_name}"):
            return _("In this state the record was published. Only who may publish can bring it back.")
        return ""

    def _restored(self, request: HttpRequest, record: Any, form: RestoreForm, kept: Revision) -> HttpResponse | None:
        if not form.restored(by=request.user, of=kept):
            if form.errors:
                return None
            messages.info(request, _("The record is so already; nothing was changed."))
            return HttpResponseRedirect(self._history_address("history", form.snapshot.pk))
        restored = self.model._base_manager.get(pk=form.snapshot.pk)
        self.log_change(request, restored, [{"restored": kept.pk, "why": form.cleaned_data["why"]}])  # type: ignore[attr-defined]
        messages.success(request, _("“%(record)s” is what it was then.") % {"record": restored})
        return HttpResponseRedirect(self._history_address("history" if record else "change", restored.pk))

    def _revision_page(
        self,
        request: HttpRequest,
        record: Any,
        kept: Revision,
        snapshot: Snapshot,
        form: RestoreForm,
        refusal: str,
    ) -> HttpResponse:
        state = differences(None, snapshot)
        now = present(record) if record else None
        undone = differences(now, as_restored(snapshot, now)) if now else Differences(snapshot.label)
        names = names_in([state, undone])
        name = str(record or snapshot.values.get("title") or snapshot.values.get("headline") or snapshot.values["name"])
        context = {
            "title": _("Revision: %s") % name,
            "name": name,
            "kept": kept,
            "state": told(state, names, short=False),
            "undone": told(undone, names),
            "form": form,
            "refusal": refusal,
        }
        return self._history_page(request, "record_revision", record, context)

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        page = Paginator(deleted_records(self.model), DELETED_PER_PAGE).get_page(request.GET.get("p"))
        title = _("Deleted %(records)s") % {"records": self.opts.verbose_name_plural}
        return self._history_page(request, "record_deleted", None, {"title": title, "page": page})

    def _history_address(self, page: str, pk: int) -> str:
        return reverse(f"admin:archive_{self.opts.model_name}_{page}", args=[pk])

    def _history_page(
        self, request: HttpRequest, template: str, record: Model | None, context: dict[str, Any]
    ) -> HttpResponse:
        common = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": record,
            "revision_url": f"admin:archive_{self.opts.model_name}_revision",
        }
        return TemplateResponse(request, f"admin/archive/{template}.html", common | context)
