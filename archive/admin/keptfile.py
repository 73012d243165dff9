"""A file that was chosen is not chosen twice: it stays on the server until its form is saved.

In the form its place is taken by a mark that says which file it is; in the request it stands
among the files that were sent, so that checking and saving it is as with any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models import KeptUpload
from archive.models.keptupload import storage

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
        return mark_of(self.kept.token, self.kept.name)


class LostFile(UploadedFile):
    """Of which only the name is known any more."""

    def __init__(self, name: str) -> None:
        super().__init__(BytesIO(), name or _("The file"), size=0)

    @property
    def mark(self) -> str:
        return mark_of("", self.name or "")

    @property
    def error(self) -> ValidationError:
        return ValidationError(_("“%(name)s” is not kept. Choose it again."), params={"name": self.name})


def mark_name(name: str) -> str:
    return name + _ENDING


def mark_of(token: str, name: str) -> str:
    return f"{_KEPT}{token}:{name}"


def is_mark(sent: str) -> bool:
    return sent.startswith(_KEPT)


def marks_in(data: Mapping[str, object]) -> dict[str, str]:
    """By the names of the files' fields."""
    return {name: sent for name, sent in _sent(data).items() if is_mark(sent)}


def stored_in(data: Mapping[str, object]) -> dict[str, str]:
    """Files that no mark of ours stands for: those that the record has already, as whoever sent it says."""
    return {name: sent for name, sent in _sent(data).items() if sent and not is_mark(sent)}


def _sent(data: Mapping[str, object]) -> dict[str, str]:
    return {name.removesuffix(_ENDING): str(data[name]) for name in data if name.endswith(_ENDING)}


def token_of(mark: str) -> str:
    return mark.removeprefix(_KEPT).partition(":")[0]


def file_name(mark: str) -> str:
    """Of a kept file, or of a stored one."""
    return mark.removeprefix(_KEPT).partition(":")[2] if is_mark(mark) else mark.rpartition("/")[2]


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
