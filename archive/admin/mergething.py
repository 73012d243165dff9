"""What is asked about on the merge page: its name, and its versions in words and as they are typed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BooleanField, Field, FileField, Media, ModelChoiceField, Textarea
from django.forms.widgets import Input
from django.utils.encoding import force_str
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.models.formatted import kept
from archive.models.richtext import clean
from archive.reconciling import Collision, Document, Key, Line, Row, Value
from archive.reconciling.combining import with_both
from archive.reconciling.formatted import combined, marked
from archive.reconciling.lines import ORDER

from .autocomplete import is_key, label
from .formdata import RecordForms, Rows
from .formvalue import typed_fields, widget_of
from .keptfile import file_name, is_mark
from .opened import Attempt
from .richtext import RichTextField, RichTextWidget

_NOT_TYPED = (BooleanField, FileField, ModelChoiceField)


@dataclass(frozen=True)
class Thing:
    title: str

    can_be_typed = False
    # Of its box.
    media = Media()

    def written(self, value: Any) -> str | None:
        """In words; None if it is not there."""
        raise NotImplementedError

    def typed(self, value: Any) -> str:
        """As an editor would type it."""
        return self.written(value) or ""

    def read(self, typed: str) -> Any:
        """The twin of `typed`."""
        raise NotImplementedError

    def suggested(self, collision: Collision) -> str | None:
        """What has the changes of both."""
        return None

    def shown(self, before: Any, after: Any) -> SafeString | None:
        """What differs as a formatted text, if it is one."""
        return None

    def box(self, name: str, typed: str) -> SafeString | None:
        """To write it in, if plain text is not enough."""
        return None


@dataclass(frozen=True)
class FieldValue(Thing):
    field: Field

    @property
    def can_be_typed(self) -> bool:  # type: ignore[override]
        widget = widget_of(self.field)
        return isinstance(widget, (Textarea, Input)) and not isinstance(self.field, _NOT_TYPED)

    def written(self, value: Value | None) -> str | None:
        return None if value is None else written_value(self.field, value)

    def typed(self, value: Value | None) -> str:
        return "".join(value or ())

    def read(self, typed: str) -> Value:
        text = typed.replace("\r\n", "\n")
        return [text] if text else []

    def suggested(self, collision: Collision) -> str | None:
        if not self.can_be_typed or collision.base is None:
            return None
        return with_both(*map(self.typed, (collision.base, collision.theirs, collision.mine)))


@dataclass(frozen=True)
class FormattedValue(FieldValue):
    field: RichTextField

    media = RichTextWidget().media

    def suggested(self, collision: Collision) -> str | None:
        if collision.base is None:
            return None
        found = combined(*map(self.typed, (collision.base, collision.theirs, collision.mine)))
        return self.field.canonical(found) if found is not None else None

    def shown(self, before: Value | None, after: Value | None) -> SafeString | None:
        # What was typed may be sent by whatever browser; it is cleaned where it is shown.
        texts = [clean(self.typed(value)) for value in (before, after)]
        return mark_safe(marked(*texts)) if any(texts) else None  # noqa: S308

    def box(self, name: str, typed: str) -> SafeString:
        said = f"{self.title}: {_('What I write here')}"
        return RichTextWidget().render(name, typed, {"id": f"id_{name}", "aria-label": said})


@dataclass(frozen=True)
class FileValue(FieldValue):
    # The file that the record has now.
    stored: Any

    def shown(self, before: Value | None, after: Value | None) -> SafeString | None:
        """Not by the name under which a file is stored, which says nothing."""
        if not after:
            return None
        if is_mark(after[0]):
            return format_html("{}", file_name(after[0]))
        if self.stored and after[0] == self.stored.name:
            return format_html('<a href="{}">{}</a>', self.stored.url, _("The file that is stored now"))
        return format_html("{}", _("The file that was stored then"))


@dataclass(frozen=True)
class WholeRow(Thing):
    fields: Mapping[str, Field]

    def written(self, value: Row | None) -> str | None:
        return None if value is None else written_row(self.fields, value)


@dataclass(frozen=True)
class ListLine(Thing):
    field: Any

    can_be_typed = True

    def written(self, value: list[Line] | None) -> str | None:
        return "\n".join(map(self.field.line_in_words, value)) if value else None

    def typed(self, value: list[Line] | None) -> str:
        return str(self.field.lines_as_text(value or ()))

    def read(self, typed: str) -> list[Line]:
        lines: list[Line] = self.field.text_as_lines(typed.replace("\r\n", "\n"))
        return lines

    def suggested(self, collision: Collision) -> str | None:
        return self.typed(collision.suggested) if collision.suggested else None


@dataclass(frozen=True)
class ListOrder(Thing):
    def written(self, value: list[Line] | None) -> str | None:
        return "\n".join(line[0] for line in value or ())


def thing_at(forms: RecordForms, attempt: Attempt, collision: Collision) -> Thing:
    key = collision.key
    rows = next((rows for rows in forms.rows if rows.prefix == key[0]), None)
    if rows is None:
        return _in_form(forms.form, typed_fields(forms.form), key, collision, "")
    title = _row_title(rows, attempt, key[1])
    if len(key) == len(("rows", "key")):
        return WholeRow(title, rows.fields)
    return _in_form(rows.forms.get(key[1]), rows.fields, key[2:], collision, f"{title}: ")


def _in_form(form: BaseForm | None, fields: Mapping[str, Field], key: Key, collision: Collision, where: str) -> Thing:
    field = fields[key[0]]
    title = f"{where}{_label(key[0], field)}"
    if len(key) == 1:
        return _in_field(title, field, form[key[0]].value() if form else None)
    if key[-1] == ORDER:
        return ListOrder(_("%(list)s: the order") % {"list": title})
    name = next(line[0] for lines in (collision.base, collision.theirs, collision.mine) for line in lines)
    return ListLine(f"{title}: “{name}”", field)


def _in_field(title: str, field: Field, stored: Any) -> FieldValue:
    if isinstance(field, RichTextField):
        return FormattedValue(title, field)
    return FileValue(title, field, stored) if isinstance(field, FileField) else FieldValue(title, field)


def changed_labels(forms: RecordForms, base: Document, theirs: Document) -> list[str]:
    """What another editor has changed, in the words of the form."""
    fields = typed_fields(forms.form)
    own = [_label(name, fields[name]) for name in fields if base.fields.get(name) != theirs.fields.get(name)]
    names = {rows.prefix: force_str(rows.model._meta.verbose_name_plural) for rows in forms.rows}
    rows = [label for name, label in names.items() if base.rows.get(name) != theirs.rows.get(name)]
    return [*dict.fromkeys([*own, *rows])]


def _label(name: str, field: Field) -> str:
    return force_str(field.label or name.replace("_", " "))


def _row_title(rows: Rows, attempt: Attempt, key: str) -> str:
    """By what its first box says, as that is what tells a row from the others."""
    versions = (version.rows.get(rows.prefix, {}).get(key) for version in _known(attempt))
    row: Row = next((row for row in versions if row), {})
    name, field = next(iter(rows.fields.items()))
    said = written_value(field, row.get(name, []))
    kind = force_str(rows.model._meta.verbose_name)
    return f"{kind} “{said}”" if said else kind


def _known(attempt: Attempt) -> Iterable[Document]:
    return [document for document in (attempt.base, attempt.theirs, attempt.mine) if document]


# --- Values in words


def written_row(fields: Mapping[str, Field], row: Row) -> str:
    said = {_label(name, field): written_value(field, row.get(name, [])) for name, field in fields.items()}
    return "\n".join(f"{label}: {value}" for label, value in said.items() if value)


def written_value(field: Field, value: Value) -> str:
    if isinstance(field, BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, ModelChoiceField):
        return ", ".join(sorted(_record_labels(field, value)))
    if isinstance(field, RichTextField):
        return kept("".join(value))[0]
    if isinstance(field, FileField):
        return " ".join(file_name(sent) if is_mark(sent) else _("the stored file") for sent in value)
    choices = _choices(getattr(field, "choices", ()))
    return " ".join(value) if not choices else ", ".join(choices.get(key, key) for key in value)


def _record_labels(field: ModelChoiceField, value: Value) -> Iterator[str]:
    """A key that leads nowhere stands for itself."""
    keys = [key for key in value if is_key(key)]
    found = field.queryset.in_bulk(keys) if field.queryset is not None and keys else {}
    for key in value:
        record = found.get(int(key)) if key in keys else None
        yield label(record) if record else key


def _choices(choices: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, said in choices:
        found |= _choices(said) if isinstance(said, (list, tuple)) else {force_str(key): force_str(said)}
    return found
