"""Pasting a list into a statement's list: read on the server, looked at, and only then put in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importing.matching import Candidate, Directory, KnownParty
from archive.importing.pasting import PastedName, current_directory, read_pasted
from archive.importing.sources import UnreadableError
from archive.models.countries import place_name
from archive.models.signatory import SignatorySection
from archive.models.signatorylist import SignatoryLine
from archive.models.signedlist import same_signature

from .signatorytext import LONGEST, WrittenSignatory, read, write


@dataclass(frozen=True, kw_only=True)
class ReadName:
    """A name of a pasted list as it would stand on the statement's list."""

    written: WrittenSignatory
    party: str = ""
    is_name: bool = True
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()
    # The line of the list that bears this signature already.
    held_on: int | None = None

    @property
    def is_doubtful(self) -> bool:
        return not self.written.party

    def as_json(self) -> dict[str, Any]:
        return {
            "line": write([self.written]),
            "name": self.written.name,
            "slug": self.written.party,
            "party": self.party,
            "isName": self.is_name,
            "reason": self.reason,
            "candidates": [_suggestion(candidate) for candidate in self.candidates],
            "heldOn": self.held_on,
        }


def party_label(party: KnownParty) -> str:
    """The twin of `autocomplete.label`."""
    place = place_name(party.country, party.territory)
    return f"{party.name} ({place})" if place else party.name


def _suggestion(candidate: Candidate) -> dict[str, str]:
    likeness = f"{party_label(candidate.party)} · {candidate.score:.0f} %"
    return {"id": candidate.slug, "slug": candidate.slug, "text": party_label(candidate.party), "likeness": likeness}


def read_list(text: str, held: str, directory: Directory) -> list[ReadName]:
    """The names of `text`; `held` is the list they are to go into.  Raises `UnreadableError`."""
    names = _as_a_list(text, directory) or [_read_name(name) for name in read_pasted(text, directory)]
    parties = {party.slug: party.pk for party in directory.parties}
    lines: dict[Any, int] = {}
    for signatory in read(held).signatories:
        if signatory.last_edition is None:
            lines.setdefault(_signature(signatory, parties), signatory.number)
    return [replace(name, held_on=lines.get(_signature(name.written, parties))) for name in names]


def _signature(written: WrittenSignatory, parties: dict[str, int]) -> Any:
    party_id = parties.get(written.party)
    return same_signature(SignatoryLine(name_as_signed=written.name, party_id=party_id, section=written.section))


def _as_a_list(text: str, directory: Directory) -> list[ReadName]:
    """What was copied from another statement's list as text; nothing if it is no such list."""
    if "|" not in text:
        return []
    written = read(text.replace("\r\n", "\n").replace("\r", "\n"))
    parties = {party.slug: party for party in directory.parties}
    slugs = {signatory.party for signatory in written.signatories} - {""}
    if written.problems or not slugs or not slugs <= {*parties}:
        return []
    return [
        ReadName(written=signatory, party=party_label(parties[signatory.party]) if signatory.party else "")
        for signatory in written.signatories
    ]


def _read_name(pasted: PastedName) -> ReadName:
    party = pasted.match.party
    written = WrittenSignatory(
        number=pasted.found.line,
        name=pasted.found.name_as_signed,
        party=party.slug if party else "",
        section=str(pasted.found.section),
    )
    return ReadName(
        written=written,
        party=party_label(party) if party else "",
        is_name=pasted.is_name and len(pasted.found.name_as_signed) <= LONGEST,
        reason=pasted.match.reason,
        candidates=() if party else pasted.match.candidates,
    )


class PasteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("The list"),
        strip=False,
        help_text=gettext_lazy("As it stands in its source: one name a line, numbered, or in running text."),
        widget=AdminTextareaWidget({"rows": 14, "dir": "auto"}),
    )
    held = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "text" in cleaned:
            try:
                self.names = read_list(cleaned["text"], cleaned.get("held", ""), current_directory())
            except UnreadableError as error:
                self.add_error("text", error.message)
        return cleaned


class PastingAdmin(admin.ModelAdmin):
    """The pages that the list's editor asks while a list is pasted or a name identified."""

    def get_urls(self) -> list[URLPattern]:
        views = {"read_list": ("read-list/", self.read_list_view), "candidates": ("candidates/", self.candidates_view)}
        ours = [
            path(route, self.admin_site.admin_view(view), name=f"archive_statement_{name}")
            for name, (route, view) in views.items()
        ]
        return [*ours, *super().get_urls()]

    def read_list_view(self, request: HttpRequest) -> HttpResponse:
        """What a pasted list says: as data for the editor, or plainly as a page."""
        self._require_editor(request)
        form = PasteForm(request.POST) if request.method == "POST" else PasteForm()
        is_read = form.is_bound and form.is_valid()
        if form.is_bound and request.headers.get("X-Requested-With") == "fetch":
            return _as_data(form)
        context = self.admin_site.each_context(request) | {
            "form": form,
            "names": form.names if is_read else [],
            "read": list_text(form.names) if is_read else "",
            "opts": self.opts,
            "title": _("Read a list"),
        }
        return TemplateResponse(request, "admin/archive/signatory_paste.html", context)

    def candidates_view(self, request: HttpRequest) -> JsonResponse:
        """Whom a name may mean, the likeliest first, in the shape of the autocompletion's answer."""
        self._require_editor(request)
        name, section = request.GET.get("name", "")[:LONGEST], request.GET.get("section", "")
        known = section if section in SignatorySection.values else SignatorySection.PARTY
        candidates = current_directory().match(name, section=known).candidates if name.strip() else ()
        return JsonResponse({"results": [_suggestion(each) for each in candidates], "pagination": {"more": False}})

    def _require_editor(self, request: HttpRequest) -> None:
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied


def list_text(names: Iterable[ReadName]) -> str:
    return write(name.written for name in names if name.is_name)


def _as_data(form: PasteForm) -> JsonResponse:
    if not form.is_valid():
        return JsonResponse({"problems": [str(text) for texts in form.errors.values() for text in texts]}, status=422)
    return JsonResponse({"names": [name.as_json() for name in form.names]})
