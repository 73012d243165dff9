"""Differences -> lines that an editor reads: names instead of keys, labels instead of codes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django_countries.fields import CountryField

from archive.models import PartyRelation, Signatory
from archive.models.countries import country_name
from archive.models.languages import language_name
from archive.reconciling.words import Mark, Piece, compared, shortened

from .differences import Change, Differences, RowChange
from .keeping import last_names

# Model and key -> name.
Names = Mapping[tuple[type[Model], int], str]
# Fewer words than this are told whole.
_LONG = 60


@dataclass(frozen=True)
class Line:
    label: str
    pieces: tuple[Piece, ...]
    # What stands between two pieces; the pieces of words follow each other as they are.
    between: str = ""

    @property
    def is_long(self) -> bool:
        return sum(len(piece.text) for piece in self.pieces) > _LONG


@dataclass(frozen=True)
class RowLines:
    """`what` happened to the row `name`, and the values that differ."""

    name: str
    what: str
    mark: Mark
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    title: str
    rows: tuple[RowLines, ...]


@dataclass(frozen=True)
class Told:
    """`short` leaves out most of what did not change."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]

    def __bool__(self) -> bool:
        return bool(self.lines or self.sections)


def names_in(found: Iterable[Differences]) -> Names:
    """One query for each kind of record that is named."""
    named: dict[type[Model], set[int]] = {}
    for model, name, value in (reference for each in found for reference in _values(each)):
        if related := _related(model, name):
            named.setdefault(related, set()).update(value if isinstance(value, list) else [value])
    return {(model, pk): name for model, pks in named.items() for pk, name in last_names(model, pks - {None}).items()}


def _values(found: Differences) -> Iterator[tuple[type[Model], str, Any]]:
    """Every value that is told, with where it stands."""
    parts = [(found.label, change) for change in found.changes]
    parts += [(row.label, change) for row in found.rows for change in row.changes]
    for label, change in parts:
        yield apps.get_model(label), change.name, change.before
        yield apps.get_model(label), change.name, change.after
    for row in found.rows:
        if row.label == PartyRelation._meta.label_lower:
            # Which is named after both its parties.
            yield from ((PartyRelation, name, row.values[name]) for name in ("earlier", "later"))


def _related(model: type[Model], name: str) -> Any:
    return None if name == "date" else model._meta.get_field(name).related_model


def told(found: Differences, names: Names, *, short: bool = True) -> Told:
    wording = _Wording(names, short)
    labels = dict.fromkeys(row.label for row in found.rows)
    return Told(
        tuple(wording.line(apps.get_model(found.label), change) for change in found.changes),
        tuple(wording.section(found.label, label, found.rows) for label in labels),
    )


@dataclass(frozen=True)
class _Wording:
    names: Names
    short: bool

    def section(self, of: str, label: str, rows: Iterable[RowChange]) -> Section:
        model = apps.get_model(label)
        title = str(capfirst(model._meta.verbose_name_plural))
        return Section(title, tuple(self.row(of, model, row) for row in rows if row.label == label))

    def row(self, of: str, model: type[Model], row: RowChange) -> RowLines:
        # To whom the row belongs goes without saying, and its name stands above the lines.
        own = {field.name for field in model._meta.fields if _label_of(field) == of and len(_links(model, of)) == 1}
        if row.is_added or row.is_removed:
            own.add(_NAMED_BY.get(model._meta.model_name or "", ""))
        lines = tuple(self.line(model, change) for change in row.changes if change.name not in own)
        mark = Mark.ADDED if row.is_added else Mark.REMOVED if row.is_removed else Mark.SAME
        return RowLines(self.row_name(model, row), _what(row), mark, lines)

    def row_name(self, model: type[Model], row: RowChange) -> str:
        values = row.values
        match model._meta.model_name:
            case "signatory":
                return f"{values['position']}. {values['name_as_signed']}"
            case "statementtext":
                return f"{language_name(values['language'])}: {values['title']}"
            case "listedition":
                return str(values["number"])
            case "correction":
                return str(values["corrected_on"])
            case "partyrelation":
                return " → ".join(self.of_record(model, name, values[name]) for name in ("earlier", "later"))
            case _:
                return str(values.get("name", ""))

    def line(self, model: type[Model], change: Change) -> Line:
        label = _("Date") if change.name == "date" else capfirst(_label(model, change.name))
        if isinstance(change.before or change.after, list):
            return Line(str(label), self.of_many(model, change), between=", ")
        before, after = (self.said(model, change.name, value) for value in (change.before, change.after))
        if _is_written(model, change.name):
            pieces = compared(before, after)
            return Line(str(label), shortened(pieces) if self.short else pieces)
        both = ((Mark.REMOVED, before), (Mark.ADDED, after))
        return Line(str(label), tuple(Piece(mark, text) for mark, text in both if text), between=" → ")

    def of_many(self, model: type[Model], change: Change) -> tuple[Piece, ...]:
        before, after = {*(change.before or ())}, {*(change.after or ())}
        marked = ((Mark.REMOVED, before - after), (Mark.ADDED, after - before))
        return tuple(
            Piece(mark, name)
            for mark, keys in marked
            for name in sorted(self.of_record(model, change.name, key) for key in keys)
        )

    def of_record(self, model: type[Model], name: str, pk: int) -> str:
        related = _related(model, name)
        return self.names[related, pk]

    def said(self, model: type[Model], name: str, value: Any) -> str:
        """One value in words; empty where it says nothing."""
        if value is None or value == "" or name == "date":
            return value or ""
        field: Any = model._meta.get_field(name)
        if isinstance(field, ForeignKey):
            return self.of_record(model, name, value)
        if isinstance(field, CountryField):
            return ", ".join(country_name(code) or code for code in value.split(","))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if moment := field.get_internal_type() == "DateTimeField" and parse_datetime(value):
            return date_format(localtime(moment), "DATETIME_FORMAT")
        return str(dict(field.flatchoices).get(value, value))


# Row -> the field that its name is made of.
_NAMED_BY = {"signatory": "name_as_signed", "partyname": "name", "listedition": "number", "correction": "corrected_on"}


def _label(model: type[Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.verbose_name)


def _label_of(field: Any) -> str:
    return field.related_model._meta.label_lower if field.is_relation else ""


def _links(model: type[Model], of: str) -> list[Any]:
    return [field for field in model._meta.fields if _label_of(field) == of]


def _is_written(model: type[Model], name: str) -> bool:
    """Whether the value is words, which are compared one by one."""
    if name == "date":
        return False
    field: Any = model._meta.get_field(name)
    kind = field.get_internal_type()
    return kind in {"CharField", "TextField"} and not field.flatchoices and not isinstance(field, CountryField)


def _what(row: RowChange) -> str:
    if row.is_added:
        return _("added")
    if row.is_removed:
        return _("removed")
    said = (
        [_("moved from %(before)s to %(after)s") % dict(zip(("before", "after"), row.moved, strict=True))]
        if (row.moved)
        else []
    )
    return ", ".join([*said, *(_of_signatory(change) for change in row.changes if row.label == _LIST)]) or _("changed")


_LIST = Signatory._meta.label_lower


def _of_signatory(change: Change) -> str:
    match change.name:
        case "name_as_signed":
            return _("name changed")
        case "party" if change.before is None:
            return _("identified")
        case "party" if change.after is None:
            return _("no longer identified")
        case "party":
            return _("identified as another")
        case name:
            return _("%(field)s changed") % {"field": _label(Signatory, name)}
