"""Two records of one party made one: choosing them, comparing, merging."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.merging.merging import UnmergeableError, check, gone, merge
from archive.merging.preview import preview
from archive.models import Party, PartyMerge, Signatory

from .autocomplete import RecordSelect, is_key
from .partychoice import BOTH, MERGED, MergeForm


class PairForm(forms.Form):
    """Which party goes and which stays; cleans to two that can be merged."""

    merged = forms.ModelChoiceField(Party.objects.all(), label=gettext_lazy("Party that goes"))
    into = forms.ModelChoiceField(Party.objects.all(), label=gettext_lazy("Party that stays"))

    def __init__(self, *args: Any, site: admin.AdminSite, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = RecordSelect(Signatory._meta.get_field("party"), site)
            field.widget.choices = field.choices  # type: ignore[attr-defined]
            field.widget.is_required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in {"merged", "into"} & {*self.errors}:
            self._explain(name)
        if not self.errors:
            try:
                check(cleaned["merged"], cleaned["into"])
            except UnmergeableError as error:
                self.add_error("into", str(error))
        return cleaned

    def _explain(self, name: str) -> None:
        """A party that was here a moment ago: where it went."""
        key = str(self.data.get(name, ""))
        if is_key(key) and (past := PartyMerge.objects.that_took(int(key)).without_journal().first()):
            del self.errors[name]
            self.add_error(name, gone(Party(pk=past.merged_key, name=past.merged_name)))


class PartyMerging(admin.ModelAdmin):
    """The pages of merging, for the editing of parties."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/", view, name="archive_party_merge"), *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request) and request.user.has_perm("archive.merge_party")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Added here, so that whatever other actions there are stay."""
        actions: dict[str, Any] = super().get_actions(request)
        if IS_POPUP_VAR not in request.GET and self.has_merge_permission(request):
            actions["merge_two"] = self.get_action("merge_two")
        return actions

    @admin.action(description=gettext_lazy("Merge two parties into one"))
    def merge_two(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        chosen = list(queryset.order_by("statement_count", "-pk")[:3])
        if len(chosen) != 2:
            messages.error(request, _("Choose exactly two parties: the one that goes and the one that stays."))
            return None
        return redirect(merge_address(*chosen))

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """The form of a party that was merged is the form of the one that stayed."""
        past = PartyMerge.objects.that_took(int(object_id)).without_journal().first() if is_key(object_id) else None
        if past is None:
            answer: HttpResponse = super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
            return answer
        messages.warning(request, gone(Party(pk=past.merged_key, name=past.merged_name)))
        return redirect("admin:archive_party_change", object_id=past.into_key)

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_merge_permission(request):
            raise PermissionDenied
        pair = self._pair(request)
        if not pair.is_bound or not pair.is_valid():
            return self._side_by_side(request, "choose", {"pair": pair})
        seen = preview(pair.cleaned_data["merged"], pair.cleaned_data["into"])
        form = MergeForm(request.POST or None, preview=seen)
        if request.method == "POST" and form.is_valid() and (answer := self._merged(request, form)):
            return answer
        return self._side_by_side(request, "compare", {"pair": pair, "form": form, "preview": seen})

    def _pair(self, request: HttpRequest) -> PairForm:
        data = request.POST if request.method == "POST" else request.GET
        if {"merged", "into"} <= {*data} or request.method == "POST":
            return PairForm(data, site=self.admin_site)
        known = {name: int(key) for name in ("merged", "into") if is_key(key := data.get(name, ""))}
        return PairForm(initial=known, site=self.admin_site)

    def _merged(self, request: HttpRequest, form: MergeForm) -> HttpResponse | None:
        merged, into = form.preview.merged, form.preview.into
        try:
            done = merge(
                merged,
                into,
                taken=form.chosen(MERGED),
                joined=form.chosen(BOTH),
                by=request.user,
                why=form.reason,
            )
        except ValidationError as error:
            form.place(error)
            return None
        except UnmergeableError as error:
            form.add_error(None, str(error))
            return None
        words = {"merged": merged.name, "slug": merged.slug, "into": done.into_name}
        self.log_deletions(request, [merged])  # type: ignore[arg-type]  # any iterable does
        self.log_change(request, into, _("Merged “%(merged)s” (%(slug)s) into this party.") % words)
        messages.success(
            request,
            format_html(
                '{} <a href="{}">{}</a>',
                _("“%(merged)s” is merged into “%(into)s”.") % words,
                reverse("admin:archive_partymerge_change", args=[done.pk]),
                _("See what was written, or undo it"),
            ),
        )
        return redirect("admin:archive_party_change", object_id=into.pk)

    def _side_by_side(self, request: HttpRequest, step: str, context: dict[str, Any]) -> HttpResponse:
        shared = {"opts": self.opts, "title": _("Merge two parties"), "media": self.media + context["pair"].media}
        return TemplateResponse(
            request, f"admin/archive/partymerge_{step}.html", self.admin_site.each_context(request) | shared | context
        )


def merge_address(merged: Party, into: Party) -> str:
    return f"{reverse('admin:archive_party_merge')}?{urlencode({'merged': merged.pk, 'into': into.pk})}"
