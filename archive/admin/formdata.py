"""What stands in a record's forms as one document, and a document as a browser would send it.

Works on whatever fields the forms have: what is compared and merged is what was shown
and what was typed, and never a column of the database.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as own
from typing import Any

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Model
from django.forms import BaseForm, CheckboxInput, Field, FileInput, MultiWidget, Widget
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, ORDERING_FIELD_NAME, TOTAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet, InlineForeignKeyField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from archive.reconciling import NEW, Document, Row, RowsMerging, Value, ValueMerger, merge_choices, merge_value

CHECKED = "on"
Posted = dict[str, list[str]]


@dataclass(frozen=True)
class Rows:
    formset: BaseInlineFormSet
    can_change: bool = True

    @property
    def prefix(self) -> str:
        return str(self.formset.prefix)

    @property
    def key_name(self) -> str:
        return str(self.model._meta.pk.name)

    @property
    def model(self) -> type[Model]:
        model: type[Model] = self.formset.model  # type: ignore[assignment]
        return model

    @property
    def forms(self) -> dict[str, BaseForm]:
        return {str(form.instance.pk): form for form in self.formset.initial_forms}

    def fields(self) -> dict[str, Field]:
        return {name: field for name, field in typed_fields(self.formset.empty_form).items() if name != self.key_name}


@dataclass(frozen=True)
class RecordForms:
    """A record's form and its rows, as they stand in the database: unbound."""

    form: BaseForm
    rows: tuple[Rows, ...] = ()
    _row_fields: dict[str, dict[str, Field]] = own(default_factory=dict)

    def row_fields(self, rows: Rows) -> dict[str, Field]:
        return self._row_fields.setdefault(rows.prefix, rows.fields())

    # --- Forms -> document

    def shown(self) -> Document:
        return Document(
            _shown_fields(self.form, typed_fields(self.form)),
            {
                rows.prefix: {key: _shown_fields(form, self.row_fields(rows)) for key, form in rows.forms.items()}
                for rows in self.rows
            },
        )

    def posted(self, data: QueryDict, base: Document | None, stored: Document) -> Document:
        """What was typed.  What was not sent was not touched; of a row that was not sent this holds at any rate."""
        before = base or stored
        fields = _posted_fields(typed_fields(self.form), data, self.form.add_prefix, base.fields if base else {})
        return Document(fields, {rows.prefix: self._posted_rows(rows, data, before) for rows in self.rows})

    def _posted_rows(self, rows: Rows, data: QueryDict, before: Document) -> dict[str, Row]:
        known = before.rows.get(rows.prefix, {})
        result = {**known}
        for key, place in _places(rows, data).items():
            name = _in_row(rows.prefix, place)
            if data.get(name(DELETION_FIELD_NAME)):
                result.pop(key, None)
            elif rows.can_change or key.startswith(NEW):
                result[key] = _posted_fields(self.row_fields(rows), data, name, known.get(key, {}))
        return result

    def ways(self) -> dict[str, RowsMerging]:
        """How each field is merged, and which new rows are the same."""
        own = RowsMerging(_ways(typed_fields(self.form)))
        return {"": own} | {rows.prefix: self._row_ways(rows) for rows in self.rows}

    def _row_ways(self, rows: Rows) -> RowsMerging:
        formset, fields = rows.formset, self.row_fields(rows)
        name = next((name for name in getattr(formset, "once", ()) if name in fields), None)
        if name is None:
            return RowsMerging(_ways(fields))
        return RowsMerging(
            _ways(fields),
            lambda row: formset.meaning(name, row[name][0]) if row.get(name) else None,  # type: ignore[attr-defined]
        )

    # --- Document -> what a browser sends

    def written(self, data: QueryDict, stored: Document, document: Document) -> QueryDict:
        """The same data with the document in it, to be saved over what is stored."""
        moved, is_merged = self.moved(data, stored, document), self._is_merged()
        kept = {moved(name): values for name, values in data.lists() if not is_merged(name)}
        written = _written_fields(typed_fields(self.form), self.form.add_prefix, document.fields)
        for rows in self.rows:
            written |= self._written_rows(rows, stored, document)
        result = QueryDict(mutable=True)
        for name, values in (kept | written).items():
            result.setlist(name, values)
        return result

    def _written_rows(self, rows: Rows, stored: Document, document: Document) -> Posted:
        there, merged = stored.rows[rows.prefix], document.rows[rows.prefix]
        order = _order(there, merged)
        written: Posted = {
            f"{rows.prefix}-{TOTAL_FORM_COUNT}": [str(len(order))],
            f"{rows.prefix}-{INITIAL_FORM_COUNT}": [str(len(there))],
        }
        for place, key in enumerate(order):
            name = _in_row(rows.prefix, place)
            written |= _written_fields(self.row_fields(rows), name, merged.get(key) or there[key])
            written |= {name(rows.key_name): [key]} if key in there else {}
            written |= {} if key in merged else {name(DELETION_FIELD_NAME): [CHECKED]}
        return written

    def moved(self, data: QueryDict, stored: Document, document: Document) -> Any:
        """The new name of what is sent with a row, such as a file, where the row has moved."""
        places = {}
        for rows in self.rows:
            order = _order(stored.rows[rows.prefix], document.rows[rows.prefix])
            for key, place in _places(rows, data).items():
                if key in order:
                    places[f"{rows.prefix}-{place}-"] = f"{rows.prefix}-{order.index(key)}-"

        def name(old: str) -> str:
            found = re.match(r".*?-[0-9]+-", old)
            return places.get(found[0], found[0]) + old[found.end() :] if found else old

        return name

    def _is_merged(self) -> Callable[[str], bool]:
        """Whether what is sent under a name is in the document; of hidden marks and buttons it is not."""
        own = {part for name, field in typed_fields(self.form).items() for part, _ in _parts(field, name)}
        in_rows = {rows.prefix: self._row_names(rows) for rows in self.rows}

        def is_merged(name: str) -> bool:
            found = re.fullmatch(r"(.*?)-[0-9]+-(.*)", name)
            return name in own or (found is not None and found[2] in in_rows.get(found[1], ()))

        return is_merged

    def _row_names(self, rows: Rows) -> set[str]:
        fields = self.row_fields(rows)
        typed = {part for name, field in fields.items() for part, _ in _parts(field, name)}
        return typed | {rows.key_name, rows.formset.fk.name, DELETION_FIELD_NAME}


def typed_fields(form: BaseForm) -> dict[str, Field]:
    """Those that an editor fills in; a file cannot be shown again, and so not be compared."""
    return {
        name: field
        for name, field in form.fields.items()
        if getattr(field, "is_typed", True)
        and not field.disabled
        and name not in {DELETION_FIELD_NAME, ORDERING_FIELD_NAME}
        and not isinstance(field, InlineForeignKeyField)
        and not isinstance(_widget(field), FileInput)
    }


def _widget(field: Field) -> Widget:
    widget: Widget = field.widget
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def _parts(field: Field, name: str) -> list[tuple[str, Widget]]:
    """A field may be several boxes, as a moment is a date and a time."""
    widget = _widget(field)
    if isinstance(widget, MultiWidget):
        return [(name + end, part) for end, part in zip(widget.widgets_names, widget.widgets, strict=True)]  # type: ignore[attr-defined]
    return [(name, widget)]


def _is_multiple(widget: Widget) -> bool:
    return bool(getattr(widget, "allow_multiple_selected", False))


def _ways(fields: Mapping[str, Field]) -> dict[str, ValueMerger]:
    return {name: _way(field) for name, field in fields.items()}


def _way(field: Field) -> ValueMerger:
    """The field's own way, if it has one."""
    usual = merge_choices if _is_multiple(_widget(field)) else merge_value
    way: ValueMerger = getattr(field, "merge", usual)
    return way


# --- One field's value


def _shown_fields(form: BaseForm, fields: Mapping[str, Field]) -> Row:
    return {name: _shown(form.fields[name], form[name].value()) for name in fields}


def _shown(field: Field, value: Any) -> Value:
    widget = _widget(field)
    if isinstance(widget, MultiWidget):
        values: Any = value if isinstance(value, (list, tuple)) else widget.decompress(value)
        return [_text(part.format_value(each)) for part, each in zip(widget.widgets, values, strict=True)]
    if isinstance(widget, CheckboxInput):
        return [CHECKED] if widget.check_test(value) else []
    formatted = widget.format_value(value)
    if _is_multiple(widget):
        return _chosen(formatted or ())
    return _single(field, formatted[0] if isinstance(formatted, (list, tuple)) and formatted else formatted)


def _posted_fields(fields: Mapping[str, Field], data: QueryDict, name_of: Any, before: Row) -> Row:
    values = {}
    for name, field in fields.items():
        if before and name not in before:
            continue  # it was not in the form
        if not field.widget.value_omitted_from_data(data, {}, name_of(name)):
            values[name] = _posted(field, data, name_of(name))
        else:
            values[name] = before.get(name, [])
    return values


def _posted(field: Field, data: QueryDict, name: str) -> Value:
    parts = _parts(field, name)
    if len(parts) > 1:
        return [_text(data.get(part)) for part, _ in parts]
    widget = parts[0][1]
    if isinstance(widget, CheckboxInput):
        return [CHECKED] if widget.value_from_datadict(data, MultiValueDict(), name) else []
    return _chosen(data.getlist(name)) if _is_multiple(widget) else _single(field, data.get(name))


def _chosen(values: Iterable[Any]) -> Value:
    return sorted({_text(value) for value in values} - {""})


def _single(field: Field, value: Any) -> Value:
    text = _text(value)
    text = text.strip() if getattr(field, "strip", False) else text
    return [text] if text else []


def _text(value: Any) -> str:
    """With the line ends of the database, and not those of browsers."""
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n")


def _written_fields(fields: Mapping[str, Field], name_of: Any, values: Row) -> Posted:
    written: Posted = {}
    for name, field in fields.items():
        parts = _parts(field, name_of(name))
        value = values.get(name, [])
        if len(parts) > 1:
            written |= {part: [each] for (part, _), each in zip(parts, value or [""] * len(parts), strict=False)}
        elif value or not (_is_multiple(parts[0][1]) or isinstance(parts[0][1], CheckboxInput)):
            written[parts[0][0]] = [each.replace("\n", "\r\n") for each in value] or [""]
    return written


# --- Rows


def _in_row(prefix: str, place: int) -> Any:
    return lambda name: f"{prefix}-{place}-{name}"


def _order(there: Iterable[str], merged: Iterable[str]) -> list[str]:
    """Rows that are stored come first, as the formset wants it."""
    stored = [*there]
    return stored + [key for key in merged if key not in stored]


def _places(rows: Rows, data: QueryDict) -> dict[str, int]:
    """Key of each row that was sent -> where it stands; a new one is known by its place."""
    found = sorted({*_numbers(rows.prefix, data)})
    known = {place: data.get(f"{rows.prefix}-{place}-{rows.key_name}") for place in found}
    return {known[place] or f"{NEW}{place}": place for place in found}


def _numbers(prefix: str, data: QueryDict) -> Iterator[int]:
    total = data.get(f"{prefix}-{TOTAL_FORM_COUNT}", "")
    most = int(total) if re.fullmatch(r"[0-9]{1,4}", total) else 0
    for name in data:
        found = re.match(rf"{re.escape(prefix)}-([0-9]{{1,4}})-", name)
        if found and int(found[1]) < most:
            yield int(found[1])
