"""What two editors made of one thing, side by side, and the choice between them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BooleanField, Field, ModelChoiceField, Textarea
from django.forms.widgets import Input
from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from archive.reconciling import Collision, Document, Key, Line, Merge, Row, Value, merge_documents
from archive.reconciling.differences import Passage, passages, with_both
from archive.reconciling.lines import ORDER

from .autocomplete import is_key, label
from .formdata import RecordForms, Rows, typed_fields
from .opened import Attempt

MINE, THEIRS, EDITED = "mine", "theirs", "edited"


@dataclass(frozen=True)
class Version:
    """One side of a question, in words."""

    name: str
    heading: str
    passages: list[Passage]


@dataclass(frozen=True)
class Question:
    number: int
    title: str
    versions: list[Version]
    chosen: str
    edited: str
    can_be_typed: bool
    # What stands to be edited has the changes of both already.
    has_both: bool
    is_missing: bool

    @property
    def choice_name(self) -> str:
        return f"choice-{self.number}"

    @property
    def edited_name(self) -> str:
        return f"edited-{self.number}"


class Questions:
    """All that collides in one attempt, and what `answers`, a page that came back, says of it."""

    def __init__(self, forms: RecordForms, attempt: Attempt, answers: Mapping[str, str] | None = None) -> None:
        self.forms, self.attempt = forms, attempt
        self.is_asked_again = answers is not None
        self.answers = answers or {}
        asked = Merge()
        self._merge(asked)
        self.collisions = asked.collisions
        decisions = {
            collision.key: self._decided(number, collision) for number, collision in enumerate(self.collisions)
        }
        self.decisions = {key: decided[0] for key, decided in decisions.items() if decided}

    def _merge(self, merge: Merge) -> Document:
        attempt = self.attempt
        return merge_documents(merge, attempt.base, attempt.theirs, attempt.mine, self.forms.ways())

    @property
    def undecided(self) -> list[Key]:
        return [collision.key for collision in self.collisions if collision.key not in self.decisions]

    @cached_property
    def result(self) -> Document:
        return self._merge(Merge(self.decisions))

    @property
    def is_base_known(self) -> bool:
        return self.attempt.base is not None

    def __iter__(self) -> Iterator[Question]:
        for number, collision in enumerate(self.collisions):
            thing = self._thing(collision)
            suggested = thing.suggested(collision)
            yield Question(
                number,
                thing.title,
                [*self._versions(thing, collision)],
                self.answers.get(f"choice-{number}", ""),
                self.answers.get(f"edited-{number}", suggested or thing.typed(collision.mine)),
                can_be_typed=thing.can_be_typed,
                has_both=suggested is not None,
                is_missing=self.is_asked_again and collision.key not in self.decisions,
            )

    def _thing(self, collision: Collision) -> "Thing":
        return thing_at(self.forms, self.attempt, collision)

    def _versions(self, thing: "Thing", collision: Collision) -> Iterator[Version]:
        base, theirs, mine = (thing.written(each) for each in (collision.base, collision.theirs, collision.mine))
        if self.is_base_known:
            yield Version("base", _("When you opened it"), _shown(base, base, _("Not there yet.")))
        gone = _("Not there.") if base is None else _("Removed.")
        yield Version(THEIRS, _("Saved meanwhile"), _shown(base if self.is_base_known else mine, theirs, gone))
        yield Version(MINE, _("Yours"), _shown(base if self.is_base_known else theirs, mine, gone))

    def _decided(self, number: int, collision: Collision) -> tuple[Any] | None:
        """In a tuple, as None is an answer."""
        match self.answers.get(f"choice-{number}"):
            case "mine":
                return (collision.mine,)
            case "theirs":
                return (collision.theirs,)
            case "edited" if (thing := self._thing(collision)).can_be_typed:
                return (thing.read(self.answers.get(f"edited-{number}", "")),)
        return None


def _shown(before: str | None, after: str | None, nothing: str) -> list[Passage]:
    if after is None:
        return [Passage(nothing, "skipped")]
    return passages(before or "", after) or [Passage(_("Empty."), "skipped")]


# --- What is asked about


@dataclass(frozen=True)
class Thing:
    title: str

    can_be_typed = False

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


@dataclass(frozen=True)
class FieldValue(Thing):
    field: Field

    @property
    def can_be_typed(self) -> bool:  # type: ignore[override]
        widget = _inner(self.field)
        return isinstance(widget, (Textarea, Input)) and not isinstance(self.field, (BooleanField, ModelChoiceField))

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
        return _in_fields(typed_fields(forms.form), key, collision, "")
    title = _row_title(forms, rows, attempt, key[1])
    if len(key) == len(("rows", "key")):
        return WholeRow(title, forms.row_fields(rows))
    return _in_fields(forms.row_fields(rows), key[2:], collision, f"{title}: ")


def _in_fields(fields: Mapping[str, Field], key: Key, collision: Collision, where: str) -> Thing:
    field = fields[key[0]]
    title = f"{where}{_label(key[0], field)}"
    if len(key) == 1:
        return FieldValue(title, field)
    if key[-1] == ORDER:
        return ListOrder(_("%(list)s: the order") % {"list": title})
    name = next(line[0] for lines in (collision.base, collision.theirs, collision.mine) for line in lines)
    return ListLine(f"{title}: “{name}”", field)


def changed_labels(forms: RecordForms, base: Document, theirs: Document) -> list[str]:
    """What another editor has changed, in the words of the form."""
    fields = typed_fields(forms.form)
    own = [_label(name, fields[name]) for name in fields if base.fields.get(name) != theirs.fields.get(name)]
    names = {rows.prefix: force_str(rows.model._meta.verbose_name_plural) for rows in forms.rows}
    rows = [label for name, label in names.items() if base.rows.get(name) != theirs.rows.get(name)]
    return [*dict.fromkeys([*own, *rows])]


def _label(name: str, field: Field) -> str:
    return force_str(field.label or name.replace("_", " "))


def _row_title(forms: RecordForms, rows: Rows, attempt: Attempt, key: str) -> str:
    """By what its first box says, as that is what tells a row from the others."""
    versions = (version.rows.get(rows.prefix, {}).get(key) for version in _known(attempt))
    row: Row = next((row for row in versions if row), {})
    name, field = next(iter(forms.row_fields(rows).items()))
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


def _inner(field: Field) -> Any:
    return field.widget.widget if isinstance(field.widget, RelatedFieldWidgetWrapper) else field.widget
