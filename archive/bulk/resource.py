"""A row -> its record, by its key: new, changed, unchanged or rejected; and a record -> a row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.results import RowResult

from .aside import step_aside
from .cells import as_text
from .columns import Country
from .fields import column_of
from .links import Link, Links, slugs_of
from .outcome import Change
from .revising import Keeping

Key = tuple[str, ...]


class ByKey:
    """The library's way to a row's record, with one query for all rows."""

    def __init__(self, resource: "RecordResource", dataset: Any) -> None:
        self.resource = resource
        self.present = resource.present(dataset)
        step_aside(resource, dataset, self.present)

    def get_instance(self, row: Mapping[str, str]) -> models.Model | None:
        return self.present.get(self.resource.key(row))


class RecordResource(ModelResource):
    """Lives for one import, and knows of one row at a time.

    `beside` tells beside which column a constraint's message belongs, by its name;
    `may_publish` whether readers may see what comes of it.
    """

    # What a rule that only one record may have something looks at, but for the key; and
    # with what a record breaks it for none, while others are written.
    contested: Sequence[str] = ()
    aside: Mapping[str, Any] = {}
    # Of an import that is written.
    keeping: Keeping | None = None

    def __init__(self, *, beside: Mapping[str, str] | None = None, may_publish: bool = False) -> None:
        super().__init__()
        self.beside = beside or {}
        self.may_publish = may_publish
        self.seen: dict[Key, int] = {}
        self.is_new = False
        self.before: dict[str, str] = {}
        self.links: dict[str, list[models.Model]] = {}
        self.changes: list[Change] = []

    class Meta:
        instance_loader_class = ByKey
        # Each row is compared here, without copying its record.
        skip_diff = True
        skip_unchanged = True
        store_instance = True

    @classmethod
    def field_from_django_field(cls, _name: str, django_field: Any, **_options: Any) -> Field:
        return column_of(django_field)

    @property
    def model(self) -> type[models.Model]:
        model: type[models.Model] = self._meta.model
        return model

    @property
    def columns(self) -> Sequence[str]:
        return self.get_export_headers()

    # Which record a row is about.

    def key(self, row: Mapping[str, str]) -> Key:
        return (row.get("slug", "").strip(),)

    def key_of(self, record: Any) -> Key:
        return (record.slug,)

    def present(self, dataset: Any) -> dict[Key, models.Model]:
        """The records that the file is about, locked until all is written."""
        # In one order, so that of two imports one waits and neither is refused.
        found = self.with_links(self.asked(dataset)).order_by("pk").select_for_update(of=("self",))
        return {self.key_of(record): record for record in found}

    def asked(self, dataset: Any) -> models.QuerySet[Any]:
        return self.model._default_manager.filter(slug__in=slugs_of(dataset, "slug"))

    def with_links(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With all that the columns show of each, in a constant number of queries."""
        one = [name for name, link in self._links() if not isinstance(link, Links)]
        many = [name for name, link in self._links() if isinstance(link, Links)]
        return (records.select_related(*one) if one else records).prefetch_related(*many)

    def _links(self) -> Iterator[tuple[str, Link]]:
        return ((name, field.widget) for name, field in self.fields.items() if isinstance(field.widget, Link))

    # Out.

    def exported(self, records: models.QuerySet[Any]) -> Iterator[list[Any]]:
        for record in self.with_links(records).iterator(chunk_size=2_000):
            yield self.export_resource(record)

    # In, by the steps that the library calls in this order.

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        for name, link in self._links():
            link.look_up(slugs_of(dataset, name))

    def before_import_row(self, row: dict[str, str | None], row_number: int | None = None, **kwargs: Any) -> None:
        for name in [name for name, cell in row.items() if cell is None]:
            del row[name]
        numbers: Sequence[int] = kwargs["numbers"]
        number = numbers[(row_number or 1) - 1]
        earlier = self.seen.setdefault(self.key(row), number)  # type: ignore[arg-type]
        if earlier != number:
            message = _("Row %(number)s is about the same record. Take one of them out.") % {"number": earlier}
            raise ValidationError({self.key_columns[-1]: message})

    @property
    def key_columns(self) -> Sequence[str]:
        return self.get_import_id_fields()

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:  # noqa: FBT001 - the library's signature
        self.is_new, self.links, self.changes = new, {}, []
        self.before = {} if new else self.texts(instance)

    def texts(self, record: models.Model) -> dict[str, str]:
        return {name: as_text(field.export(record)) for name, field in self.fields.items()}

    def import_instance(self, instance: Any, row: Mapping[str, str], **kwargs: Any) -> None:
        """What is in the file just as it is in the archive is not even looked at."""
        errors = {}
        for name, field in self.fields.items():
            if name in row and not (name in self.before and _same(row[name], self.before[name])):
                try:
                    self._take(instance, field, field.clean(row))
                except ValueError as error:
                    errors[name] = ValidationError(str(error))
        self.changes = self._changes(instance)
        if errors:
            raise ValidationError(errors)

    def _take(self, instance: models.Model, field: Field, value: Any) -> None:
        if isinstance(field.widget, Links):
            self.links[field.column_name] = value
        else:
            setattr(instance, field.attribute, value)

    def _changes(self, instance: models.Model) -> list[Change]:
        linked = {name: as_text(self.fields[name].widget.written(records)) for name, records in self.links.items()}
        after = self.texts(instance) | linked
        before = {name: self.before.get(name, "") for name in after}
        return [Change(name, before[name], after[name]) for name in after if not _same(before[name], after[name])]

    def skip_row(self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        return not (self.is_new or self.changes or import_validation_errors)

    def validate_instance(self, instance: Any, import_validation_errors: Any = None, **_options: Any) -> None:
        """By the record's own rules; those of the database are left to it, as asking costs more than writing."""
        errors: dict[str, Any] = dict(import_validation_errors or {})
        try:
            instance.full_clean(
                {*errors, *self._vouched_for(instance)}, validate_unique=False, validate_constraints=False
            )
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        for name, message in self.objections(instance).items():
            errors.setdefault(name, [ValidationError(message)])
        if errors:
            raise ValidationError(self._broken_rules(instance, errors))
        # With what the record itself made of what it was given.
        self.changes = self._changes(instance)

    def _vouched_for(self, instance: Any) -> set[str]:
        """Fields that no editor sees, and those whose column takes nothing but what there is."""
        hidden = {field.name for field in self.model._meta.fields if not field.editable}
        countries = {name for name, field in self.fields.items() if isinstance(field.widget, Country)}
        return hidden | countries | {name for name, _link in self._links() if getattr(instance, f"{name}_id", None)}

    def do_instance_save(self, instance: Any, is_create: bool) -> None:  # noqa: FBT001 - the library's signature
        if self.keeping:
            self.keeping.before(instance)
        try:
            with transaction.atomic():
                super().do_instance_save(instance, is_create)
        except IntegrityError as refusal:
            if errors := self._broken_rules(instance, {}):
                raise ValidationError(errors) from refusal
            raise

    def _broken_rules(self, instance: Any, errors: dict[str, Any]) -> dict[str, Any]:
        """With the objections of the rules that the database keeps, as far as their fields are in order."""
        for ask in (instance.validate_unique, instance.validate_constraints):
            try:
                ask(exclude={*errors})
            except ValidationError as error:
                errors = self._placed(error).update_error_dict(errors)
        return errors

    def objections(self, instance: Any) -> dict[str, str]:
        """What else the record of this kind is rejected for, by column."""
        return {}

    def _placed(self, error: ValidationError) -> ValidationError:
        """With the messages of constraints beside the column that an editor would mend."""
        rules = self.model._meta.constraints
        columns = {str(rule.get_violation_error_message()): self.beside.get(rule.name) for rule in rules}
        placed: dict[str, list[str]] = {}
        for name, messages in error.update_error_dict({}).items():
            for message in (text for each in messages for text in each.messages):
                placed.setdefault(columns.get(message) or name, []).append(message)
        return ValidationError(placed)

    def save_m2m(self, instance: Any, row: Any, **kwargs: Any) -> None:
        for name, records in self.links.items():
            getattr(instance, name).set(records)

    def after_import_row(self, row: Any, row_result: Any, **kwargs: Any) -> None:
        row_result.diff = self.changes

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """Not what the library does: no row brings its own id, so no sequence has to be set."""
        written = [row for row in result.rows if row.is_new() or row.is_update()]
        for row, error in self.refused_together(written):
            row.import_type, row.validation_error = RowResult.IMPORT_TYPE_INVALID, error

    def refused_together(self, written: Sequence[RowResult]) -> Iterable[tuple[RowResult, ValidationError]]:
        """Rows that a rule refuses which only holds, or is only broken, once all of them are written."""
        return ()


def _same(one: str, other: str) -> bool:
    """Apart from the way in which lines end, which each program has its own."""
    return one.replace("\r\n", "\n").replace("\r", "\n") == other.replace("\r\n", "\n").replace("\r", "\n")
