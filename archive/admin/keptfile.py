"""A file that was chosen is not chosen twice: it stays on the server until its form is saved.

In the form its place is taken by a mark that says which file it is; in the request it stands
among the files that were sent, so that checking and saving it is as with any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models import KeptUpload
from archive.models.keptupload import MOST_UPLOADS, storage

# Behind the name of the file's field: what says which file is kept for it.
_ENDING = "-kept"
# What that begins with; a file that is stored is called otherwise.
_KEPT = "kept:"


class KeptFile(UploadedFile):
    def __init__(self, kept: KeptUpload) -> None:
        super().__init__(storage.open(kept.file.name or ""), kept.name, size=kept.size)
        self.kept = kept

    @property
    def mark(self) -> str:
        return f"{_KEPT}{self.kept.token}:{self.kept.name}"


class LostFile(UploadedFile):
    """Of which only the name is known any more."""

    def __init__(self, name: str) -> None:
        super().__init__(BytesIO(), name or _("The file"), size=0)

    @property
    def mark(self) -> str:
        return f"{_KEPT}:{self.name}"

    @property
    def error(self) -> ValidationError:
        return ValidationError(_("“%(name)s” is not kept. Choose it again."), params={"name": self.name})


def mark_name(name: str) -> str:
    return name + _ENDING


def file_name(mark: str) -> str:
    """Of a kept file, or of a stored one."""
    return mark.removeprefix(_KEPT).partition(":")[2] if mark.startswith(_KEPT) else mark.rpartition("/")[2]


# --- In the form


@dataclass(frozen=True)
class ShownFile:
    """The file that is kept, and the one that is stored and would give way to it."""

    kept: KeptFile
    stored: Any


class KeptFileInput(AdminFileWidget):
    """Says beside the field which file is kept; without the tick it is let go."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        shown = value if isinstance(value, ShownFile) else None
        box = super().render(name, shown.stored if shown else value, attrs, renderer)
        context = {"box": box, "kept": shown and shown.kept, "name": mark_name(name)}
        return render_to_string("admin/archive/kept_file.html", context)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return super().value_omitted_from_data(data, files, name) and mark_name(name) not in data


class KeptFileField(forms.FileField):
    widget = KeptFileInput

    def bound_data(self, data: Any, initial: Any) -> Any:
        return ShownFile(data, initial) if isinstance(data, KeptFile) else super().bound_data(data, initial)

    def to_python(self, data: Any) -> Any:
        if isinstance(data, LostFile):
            raise data.error
        return super().to_python(data)


# --- In the request


def keep_uploads(request: HttpRequest, user: int, data: QueryDict) -> QueryDict:
    """What was sent, with marks for its files, which are kept from now on."""
    marked = data.copy()
    for number, name in enumerate([*request.FILES]):
        file: Any = request.FILES[name]
        request.FILES[name] = _kept(user, file) if number < MOST_UPLOADS else _lost(file)
        marked[mark_name(name)] = request.FILES[name].mark  # type: ignore[union-attr]
    return marked


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
    missing = {name: mark for name, mark in _marks(data).items() if name not in request.FILES}
    if not missing:
        return
    tokens = {name: mark.removeprefix(_KEPT).partition(":")[0] for name, mark in missing.items()}
    found = {kept.token: kept for kept in KeptUpload.objects.of(request.user.pk, tokens.values())}
    for name, mark in missing.items():
        request.FILES[name] = _opened(found.get(tokens[name]), file_name(mark))


def kept_names(data: QueryDict) -> list[str]:
    return [*map(file_name, _marks(data).values())]


def _marks(data: QueryDict) -> dict[str, str]:
    """By the names of the files' fields."""
    marks = {name.removesuffix(_ENDING): str(data[name]) for name in data if name.endswith(_ENDING)}
    return {name: mark for name, mark in marks.items() if mark.startswith(_KEPT)}


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
    for name, mark in _marks(data).items():
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
