"""Filling in the admin's forms as a browser would: all fields as they are shown, some of them changed."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm, BoundField, MultiWidget
from django.test import Client
from django.urls import reverse

from archive.admin.keptfile import KeptFileField, ShownFile, mark_name
from archive.models import Statement


def address(record: Any, page: str = "change") -> str:
    opts = record._meta
    arguments = [record.pk] if page in {"change", "delete", "history"} else []
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=arguments)


def filled_in(client: Client, url: str) -> dict[str, Any]:
    """What a browser would send if nothing were changed; with a reason where one is asked for."""
    context = client.get(url).context
    form = context["adminform"].form
    data = _values(form) | ({"why": "A slip."} if "why" in form.fields else {})
    for inline in context["inline_admin_formsets"]:
        data |= _values(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= _values(form)
    return data


def _values(form: BaseForm) -> dict[str, Any]:
    shown = {name: value for bound in form for name, value in _sent(bound)}
    # Beside a default that moves, as of today's date, stands what it was.
    shown |= {bound.html_initial_name: bound.value() for bound in form if bound.field.show_hidden_initial}
    return {name: value for name, value in shown.items() if _is_sent(value)}


def _is_sent(value: Any) -> bool:
    return value is not None and value is not False


def _sent(bound: BoundField) -> Iterator[tuple[str, Any]]:
    """A moment is sent as a date and a time."""
    widget, value = bound.field.widget, bound.value()
    if isinstance(bound.field, KeptFileField):
        # A browser sends no file that was not chosen anew, but says which one is kept.
        yield mark_name(bound.html_name), value.kept.mark if isinstance(value, ShownFile) else None
        return
    if not isinstance(widget, MultiWidget):
        yield bound.html_name, value
        return
    parts: Any = value if isinstance(value, list) else widget.decompress(value)
    for end, part in zip(widget.widgets_names, parts, strict=True):  # type: ignore[attr-defined]
        yield f"{bound.html_name}{end}", part


def added(data: dict[str, Any], prefix: str, **fields: Any) -> dict[str, Any]:
    """The data with one more row in an inline form."""
    index = int(data[f"{prefix}-TOTAL_FORMS"])
    row = {f"{prefix}-{index}-{name}": value for name, value in fields.items()}
    return data | row | {f"{prefix}-TOTAL_FORMS": index + 1}


def new_statement(**changes: Any) -> dict[str, Any]:
    """A valid new statement, as it is typed."""
    data = {"title": "An appeal", "slug": "an-appeal", "kind": "appeal", "date": "2019-11", "state": "draft"}
    for prefix in ("texts", "attachments", "editions", "corrections"):
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    return data | changes


def errors(response: Any) -> dict[str, list[str]]:
    """All messages of the page's forms, by the field that they stand beside."""
    context = response.context
    if not context or "adminform" not in context:
        return {}
    found = {name: [*messages] for name, messages in context["adminform"].form.errors.items()}
    for inline in context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            found |= {form.add_prefix(name): [*messages] for name, messages in form.errors.items()}
        if inline.formset.non_form_errors():
            found[inline.formset.prefix] = [*inline.formset.non_form_errors()]
    return found


def saved(client: Client, url: str, data: dict[str, Any]) -> Any:
    """Sends the form, which must be taken."""
    response = client.post(url, data)
    assert response.status_code == 302, errors(response)
    return response


def names(statement: Statement) -> list[str]:
    return [*statement.signatories.order_by("position").values_list("name_as_signed", flat=True)]
