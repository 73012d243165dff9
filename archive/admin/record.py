"""What the editing of every record has in common."""

from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, connection
from django.db.models import FileField, Model
from django.http import HttpRequest
from django.urls import URLPattern, path

from .autocomplete import RecordAutocompleteView, RecordSelect, RecordSelectMultiple, RecordsField
from .conflict import MergedEditing
from .deleting import DeletingAdmin
from .history import HistoryAdmin
from .keptfile import KeptFileField, KeptFileInput
from .keptform import KeptForms
from .keptuploads import KeptUploads
from .opened import ConflictForm
from .revising import ReasonForm, RevisingAdmin
from .searchedlist import SearchedList


class PlacedErrorsForm(forms.ModelForm):
    """Shows what the record's rules object to beside the field that an editor would mend."""

    # Constraint -> field.
    beside: dict[str, str] = {}

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        for constraint in self.instance._meta.constraints:
            if constraint.name in self.beside:
                self._move(str(constraint.get_violation_error_message()), self.beside[constraint.name])

    def _move(self, message: str, field: str) -> None:
        general = list(map(str, self.non_field_errors()))
        if message not in general:
            return
        del self.errors[NON_FIELD_ERRORS]
        for left in [text for text in general if text != message]:
            self.add_error(None, left)
        if field not in self.errors:
            self.add_error(field, message)


class RecordForm(PlacedErrorsForm, ReasonForm, ConflictForm):
    pass


class RecordFields(BaseModelAdmin):
    """Autocompletion that stays quick and never breaks, and kept files, for records and for their rows."""

    formfield_overrides = {FileField: {"form_class": KeptFileField, "widget": KeptFileInput}}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RecordSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": RecordSelectMultiple(db_field, self.admin_site), "form_class": RecordsField}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class RecordAdmin(
    KeptForms, MergedEditing, KeptUploads, HistoryAdmin, RevisingAdmin, DeletingAdmin, RecordFields, SearchedList
):
    form = RecordForm
    list_per_page = 50
    save_on_top = True

    class Media:
        css = {"all": ["archive/admin/record.css"]}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(RecordAutocompleteView.as_view(admin_site=self.admin_site))
        name = f"archive_{self.opts.model_name}_autocomplete"
        return [path("autocomplete/", view, name=name), *super().get_urls()]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Locked while it is being changed: of two editors one is first, and the other's changes are merged."""
        record: Model | None = super().get_object(request, object_id, from_field)
        if record is None or request.method != "POST" or not connection.in_atomic_block:
            return record
        try:
            record.refresh_from_db(from_queryset=self.model._base_manager.select_for_update())
        except self.model.DoesNotExist:
            return None
        return record

    def changeform_view(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(*args, **kwargs)
        except IntegrityError:
            # Someone saved the same slug, say, between our check and our writing.  A
            # second look sees it, and puts the message beside the field.
            return super().changeform_view(*args, **kwargs)
