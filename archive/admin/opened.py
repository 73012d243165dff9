"""What a form said when it was opened: signed, so that it is known whoever has written since and by whatever way."""

from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.core import signing
from django.db.models import Model
from django.http import QueryDict

from archive.reconciling import Document

OPENED = "opened"
COLLISION = "collision"


class OpenedField(forms.CharField):
    """Hidden, and never a change of the editor's."""

    widget = forms.HiddenInput
    is_typed = False

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class ConflictForm(forms.ModelForm):
    opened = OpenedField(required=False)


@dataclass(frozen=True)
class Opened:
    user: int
    # None for a record that was not there yet.
    base: Document | None

    def signed(self, model: type[Model], key: object) -> str:
        written = {"user": self.user, "base": self.base and asdict(self.base)}
        return signing.dumps(written, salt=_salt(OPENED, model, key), compress=True)


@dataclass(frozen=True)
class Attempt:
    """What one editor wants to save: from which base, over what of the other editor's."""

    base: Document | None
    theirs: Document
    mine: Document
    # What was sent besides: which button, for one.
    rest: QueryDict
    # Of which fields the forms were; another role, or a later version of the site, has others.
    shape: str

    def signed(self, model: type[Model], key: object) -> str:
        written = {
            "base": self.base and asdict(self.base),
            "theirs": asdict(self.theirs),
            "mine": asdict(self.mine),
            "rest": self.rest.urlencode(),
            "shape": self.shape,
        }
        return signing.dumps(written, salt=_salt(COLLISION, model, key), compress=True)


def read_opened(model: type[Model], key: object, written: str) -> Opened | None:
    """None if it is not ours, or of another record."""
    found = _read(written, _salt(OPENED, model, key))
    return Opened(found["user"], _document(found["base"])) if found else None


def read_attempt(model: type[Model], key: object, written: str) -> Attempt | None:
    found = _read(written, _salt(COLLISION, model, key))
    if not found:
        return None
    return Attempt(
        _document(found["base"]),
        Document(**found["theirs"]),
        Document(**found["mine"]),
        QueryDict(found["rest"]),
        found["shape"],
    )


def _salt(what: str, model: type[Model], key: object) -> str:
    return f"archive.{what}.{model._meta.label_lower}.{key or 'new'}"


def _read(written: str, salt: str) -> dict[str, Any] | None:
    try:
        return signing.loads(written, salt=salt)
    except signing.BadSignature:
        return None


def _document(written: dict[str, Any] | None) -> Document | None:
    return Document(**written) if written else None
