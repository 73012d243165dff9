"""Parties that may be one, each pair with its reasons; an editor merges them or says that they are two."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from archive.merging.reading import find_duplicates
from archive.models import DistinctParties, Party

PER_PAGE = 50


class PairForm(forms.Form):
    one = forms.ModelChoiceField(Party.objects.all())
    other = forms.ModelChoiceField(Party.objects.all())


class PartyDuplicates(admin.ModelAdmin):
    """The page of duplicates, for the editing of parties."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.duplicates_view)
        return [path("duplicates/", view, name="archive_party_duplicates"), *super().get_urls()]

    def duplicates_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._told(request)
        found = Paginator(find_duplicates(), PER_PAGE)
        page = found.get_page(request.GET.get("page"))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("Parties that may be one"),
            "media": self.media,
            "page": page,
            "distinct": DistinctParties.objects.newest_first()[:PER_PAGE],
            "may_change": self.has_change_permission(request),
            "may_merge": request.user.has_perm("archive.merge_party"),
        }
        return TemplateResponse(request, "admin/archive/party_duplicates.html", context)

    def _told(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = PairForm(request.POST)
        if not form.is_valid() or form.cleaned_data["one"] == form.cleaned_data["other"]:
            messages.error(request, _("One of the two is no longer in the archive; nothing was noted."))
        else:
            (self._forget if "forget" in request.POST else self._note)(request, **form.cleaned_data)
        return redirect("admin:archive_party_duplicates")

    def _forget(self, request: HttpRequest, one: Party, other: Party) -> None:
        DistinctParties.objects.of(one, other).delete()
        messages.success(request, _("“%(one)s” and “%(other)s” may be one again.") % {"one": one, "other": other})

    def _note(self, request: HttpRequest, one: Party, other: Party) -> None:
        first, second = sorted((one, other), key=lambda party: party.pk)
        DistinctParties.objects.get_or_create(one=first, other=second, defaults={"said_by_id": request.user.pk})
        words = {"one": one, "other": other}
        messages.success(request, _("“%(one)s” and “%(other)s” are two; the pair will not be shown again.") % words)
