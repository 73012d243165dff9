"""What stands in one box of a form, as a browser sends it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BaseForm, CheckboxInput, Field, FileInput, MultiWidget, Widget
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.forms.models import InlineForeignKeyField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from archive.reconciling import Row, Value, ValueMerger, merge_choices, merge_value

from .keptfile import mark_name

CHECKED = "on"
Posted = dict[str, list[str]]
# The name under which a field is sent.
Naming = Callable[[str], str]


def typed_fields(form: BaseForm) -> dict[str, Field]:
    """Those that an editor fills in."""
    return {
        name: field
        for name, field in form.fields.items()
        if getattr(field, "is_typed", True)
        and not field.disabled
        and name not in {DELETION_FIELD_NAME, ORDERING_FIELD_NAME}
        and not isinstance(field, InlineForeignKeyField)
    }


def widget_of(field: Field) -> Widget:
    widget: Widget = field.widget
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def parts_of(field: Field, name: str) -> list[tuple[str, Widget]]:
    """A field may be several boxes, as a moment is a date and a time; of a file the mark of a kept one is compared."""
    widget = widget_of(field)
    if isinstance(widget, MultiWidget):
        return [(name + end, part) for end, part in zip(widget.widgets_names, widget.widgets, strict=True)]  # type: ignore[attr-defined]
    return [(mark_name(name) if isinstance(widget, FileInput) else name, widget)]


def _is_multiple(widget: Widget) -> bool:
    return bool(getattr(widget, "allow_multiple_selected", False))


def ways_of(fields: Mapping[str, Field]) -> dict[str, ValueMerger]:
    return {name: _way(field) for name, field in fields.items()}


def _way(field: Field) -> ValueMerger:
    """The field's own way, if it has one."""
    usual = merge_choices if _is_multiple(widget_of(field)) else merge_value
    way: ValueMerger = getattr(field, "merge", usual)
    return way


def shown_fields(form: BaseForm, fields: Mapping[str, Field]) -> Row:
    return {name: _shown(form.fields[name], form[name].value()) for name in fields}


def _shown(field: Field, value: Any) -> Value:
    widget = widget_of(field)
    if isinstance(widget, MultiWidget):
        values: Any = value if isinstance(value, (list, tuple)) else widget.decompress(value)
        return [_text(part.format_value(each)) for part, each in zip(widget.widgets, values, strict=True)]
    if isinstance(widget, CheckboxInput):
        return [CHECKED] if widget.check_test(value) else []
    formatted = widget.format_value(value)
    if _is_multiple(widget):
        return _chosen(formatted or ())
    return _single(field, formatted[0] if isinstance(formatted, (list, tuple)) and formatted else formatted)


def posted_fields(fields: Mapping[str, Field], data: QueryDict, name_of: Naming, before: Row) -> Row:
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
    parts = parts_of(field, name)
    if len(parts) > 1:
        return [_text(data.get(part)) for part, _ in parts]
    part, widget = parts[0]
    if isinstance(widget, CheckboxInput):
        return [CHECKED] if widget.value_from_datadict(data, MultiValueDict(), part) else []
    return _chosen(data.getlist(part)) if _is_multiple(widget) else _single(field, data.get(part))


def _chosen(values: Iterable[Any]) -> Value:
    return sorted({_text(value) for value in values} - {""})


def _single(field: Field, value: Any) -> Value:
    text = _text(value)
    text = text.strip() if getattr(field, "strip", False) else text
    # What is written in several ways, as formatted text, is compared in the field's one way.
    text = field.canonical(text) if hasattr(field, "canonical") else text
    return [text] if text else []


def _text(value: Any) -> str:
    """With the line ends of the database, and not those of browsers."""
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n")


def written_fields(fields: Mapping[str, Field], name_of: Naming, values: Row) -> Posted:
    written: Posted = {}
    for name, field in fields.items():
        parts = parts_of(field, name_of(name))
        value = values.get(name, [])
        if len(parts) > 1:
            written |= {part: [each] for (part, _), each in zip(parts, value or [""] * len(parts), strict=False)}
        elif value or not (_is_multiple(parts[0][1]) or isinstance(parts[0][1], CheckboxInput)):
            written[parts[0][0]] = [each.replace("\n", "\r\n") for each in value] or [""]
    return written
