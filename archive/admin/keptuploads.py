"""The files that are sent with a record's form, kept for it, and taken up again when it comes back."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

from archive.models import KeptUpload
from archive.models.keptupload import MOST_UPLOADS
from archive.reconciling import Document

from .keptfile import KeptFile, KeptFileField, LostFile, file_name, mark_name, mark_of, marks_in, stored_in, token_of


def keep_uploads(request: HttpRequest, user: int, data: QueryDict) -> QueryDict:
    """What was sent, with marks for its files, which are kept from now on."""
    marked = data.copy()
    for number, name in enumerate([*request.FILES]):
        file: Any = request.FILES[name]
        request.FILES[name] = _kept(user, file) if number < MOST_UPLOADS else _lost(file)
        marked[mark_name(name)] = request.FILES[name].mark  # type: ignore[union-attr]
    return marked


def keep_stored(user: int, data: QueryDict, known: Document) -> None:
    """Files of a record that is gone, for the form of the new one; only those that were shown with it."""
    shown = {
        value for rows in known.rows.values() for row in rows.values() for values in row.values() for value in values
    }
    for name, stored in stored_in(data).items():
        if stored in shown and default_storage.exists(stored):
            data[mark_name(name)] = _mark_of_stored(user, stored)


def _mark_of_stored(user: int, stored: str) -> str:
    name = file_name(stored)
    with default_storage.open(stored) as file:
        kept = KeptUpload.objects.keep(user, File(file, name))
    return mark_of(kept.token if kept else "", name)


def _kept(user: int, file: UploadedFile) -> KeptFile | LostFile:
    if isinstance(file, LostFile):
        return file
    if isinstance(file, KeptFile):
        # For another week; and in case that the save which kept it has failed.
        file.kept.save()
        return file
    kept = KeptUpload.objects.keep(user, file)
    if kept is None:
        return _lost(file)
    file.close()
    return KeptFile(kept)


def _lost(file: UploadedFile) -> LostFile:
    file.close()
    return LostFile(file.name or "")


def take_up(request: HttpRequest, data: QueryDict) -> None:
    """Kept files stand among those that were sent, except where another was chosen."""
    missing = {name: mark for name, mark in marks_in(data).items() if name not in request.FILES}
    if not missing:
        return
    tokens = {name: token_of(mark) for name, mark in missing.items()}
    found = {kept.token: kept for kept in KeptUpload.objects.of(request.user.pk, tokens.values())}
    for name, mark in missing.items():
        request.FILES[name] = _opened(found.get(tokens[name]), file_name(mark))


def kept_names(data: QueryDict) -> list[str]:
    return [file_name(mark) for mark in marks_in(data).values() if token_of(mark)]


def lost_names(data: QueryDict) -> list[str]:
    """Of files that there was no room for."""
    return [file_name(mark) for mark in marks_in(data).values() if not token_of(mark)]


def _opened(kept: KeptUpload | None, name: str) -> KeptFile | LostFile:
    try:
        return KeptFile(kept) if kept else LostFile(name)
    except FileNotFoundError:
        return LostFile(name)


def replace_files(request: HttpRequest, data: QueryDict) -> None:
    """Kept files under the names that the data has for them now."""
    files = {file.mark: file for file in request.FILES.values() if isinstance(file, (KeptFile, LostFile))}
    for name in [*request.FILES]:
        del request.FILES[name]
    for name, mark in marks_in(data).items():
        if mark in files:
            request.FILES[name] = files.pop(mark)
    for file in files.values():
        file.close()


class KeptUploads(BaseModelAdmin):
    """Files of a form that is shown again are kept for it."""

    def _changeform_view(self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: Any) -> Any:
        if request.method == "POST":
            take_up(request, request.POST)
        return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        for form, name in _file_fields(context) if request.method == "POST" else ():
            _keep_beside(request, form, name)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001, Django's signature
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        tokens = [file.kept.token for file in request.FILES.values() if isinstance(file, KeptFile)]
        if tokens:
            KeptUpload.objects.of(request.user.pk, tokens).drop()


def _file_fields(context: Any) -> Iterator[tuple[forms.BaseForm, str]]:
    rows = (form for inline in context["inline_admin_formsets"] for form in inline.formset.forms)
    for form in (context["adminform"].form, *rows):
        yield from ((form, name) for name, field in form.fields.items() if isinstance(field, KeptFileField))


def _keep_beside(request: HttpRequest, form: forms.BaseForm, name: str) -> None:
    """Not what the archive does not take, which is said there."""
    sent = form.add_prefix(name)
    file: Any = request.FILES.get(sent)
    if file is None:
        return
    if name in form.errors:
        request.FILES[sent] = _lost(file)
        return
    request.FILES[sent] = kept = _kept(request.user.pk or 0, file)
    if isinstance(kept, LostFile):
        form.add_error(name, kept.error)
