"""What stands in a record's forms as one document, and a document as a browser would send it.

Works on whatever fields the forms have: what is compared and merged is what was shown
and what was typed, and never a column of the database.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model
from django.forms import BaseForm, Field
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict

from archive.reconciling import NEW, Document, Row, RowsMerging

from .formvalue import (
    CHECKED,
    Naming,
    Posted,
    parts_of,
    posted_fields,
    shown_fields,
    typed_fields,
    ways_of,
    written_fields,
)


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

    @cached_property
    def fields(self) -> dict[str, Field]:
        return {name: field for name, field in typed_fields(self.formset.empty_form).items() if name != self.key_name}

    @cached_property
    def names(self) -> set[str]:
        """All that is sent of a row."""
        typed = {part for name, field in self.fields.items() for part, _ in parts_of(field, name)}
        return typed | {self.key_name, self.formset.fk.name, DELETION_FIELD_NAME}


@dataclass(frozen=True)
class RecordForms:
    """A record's form and its rows, as they stand in the database: unbound."""

    form: BaseForm
    rows: tuple[Rows, ...] = ()

    @property
    def shape(self) -> str:
        return repr([*typed_fields(self.form), *((rows.prefix, *rows.fields) for rows in self.rows)])

    # --- Forms -> document

    def shown(self) -> Document:
        return Document(
            shown_fields(self.form, typed_fields(self.form)),
            {
                rows.prefix: {key: shown_fields(form, rows.fields) for key, form in rows.forms.items()}
                for rows in self.rows
            },
        )

    def posted(self, data: QueryDict, base: Document | None, stored: Document) -> Document:
        """What was typed.  What was not sent was not touched; of a row that was not sent this holds at any rate."""
        before = base or stored
        fields = posted_fields(typed_fields(self.form), data, self.form.add_prefix, base.fields if base else {})
        return Document(fields, {rows.prefix: self._posted_rows(rows, data, before) for rows in self.rows})

    def _posted_rows(self, rows: Rows, data: QueryDict, before: Document) -> dict[str, Row]:
        known = before.rows.get(rows.prefix, {})
        result = {**known}
        for key, place in _places(rows, data).items():
            name = _in_row(rows.prefix, place)
            if data.get(name(DELETION_FIELD_NAME)):
                result.pop(key, None)
            elif rows.can_change or key.startswith(NEW):
                result[key] = posted_fields(rows.fields, data, name, known.get(key, {}))
        return result

    def ways(self) -> dict[str, RowsMerging]:
        """How each field is merged, and which new rows are the same."""
        own = RowsMerging(ways_of(typed_fields(self.form)))
        return {"": own} | {rows.prefix: self._row_ways(rows) for rows in self.rows}

    def _row_ways(self, rows: Rows) -> RowsMerging:
        formset, fields = rows.formset, rows.fields
        name = next((name for name in getattr(formset, "once", ()) if name in fields), None)
        if name is None:
            return RowsMerging(ways_of(fields))
        return RowsMerging(
            ways_of(fields),
            lambda row: formset.meaning(name, row[name][0]) if row.get(name) else None,  # type: ignore[attr-defined]
        )

    # --- Document -> what a browser sends

    def written(self, data: QueryDict, stored: Document, document: Document) -> QueryDict:
        """The same data with the document in it, to be saved over what is stored."""
        moved, is_merged = self.moved(data, stored, document), self._is_merged()
        kept = {moved(name): values for name, values in data.lists() if not is_merged(name)}
        written = written_fields(typed_fields(self.form), self.form.add_prefix, document.fields)
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
            written |= written_fields(rows.fields, name, merged.get(key) or there[key])
            written |= {name(rows.key_name): [key]} if key in there else {}
            written |= {} if key in merged else {name(DELETION_FIELD_NAME): [CHECKED]}
        return written

    def moved(self, data: QueryDict, stored: Document, document: Document) -> Naming:
        """The new name of what is sent with a row, such as a file, where the row has moved."""
        places = {}
        for rows in self.rows:
            order = _order(stored.rows[rows.prefix], document.rows[rows.prefix])
            for key, place in _places(rows, data).items():
                if key in order:
                    places[f"{rows.prefix}-{place}-"] = f"{rows.prefix}-{order.index(key)}-"

        in_row = self._in_any_row()

        def name(old: str) -> str:
            found = in_row.match(old)
            return places.get(found["row"], found["row"]) + found["name"] if found else old

        return name

    def _is_merged(self) -> Callable[[str], bool]:
        """Whether what is sent under a name is in the document; of hidden marks and buttons it is not."""
        own = {part for name, field in typed_fields(self.form).items() for part, _ in parts_of(field, name)}
        in_row, of_rows = self._in_any_row(), {rows.prefix: rows.names for rows in self.rows}

        def is_merged(name: str) -> bool:
            found = in_row.match(name)
            return name in own or (found is not None and found["name"] in of_rows.get(found["prefix"], ()))

        return is_merged

    def _in_any_row(self) -> re.Pattern[str]:
        prefixes = "|".join(re.escape(rows.prefix) for rows in self.rows)
        return re.compile(rf"(?P<row>(?P<prefix>{prefixes})-[0-9]+-)(?P<name>.*)", re.DOTALL)


def _in_row(prefix: str, place: int) -> Naming:
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
