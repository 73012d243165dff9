"""The addresses that records once had; each leads to where its record is now, forever.

A trigger writes one whenever a slug changes, whichever way it was changed.  It names the
record and not its next address, so that however often a record is renamed, every old
address leads there in one step.  A record that stands at an address today goes before
one that stood there once.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.apps import apps
from django.db import connections, models

from . import triggers
from .publishing import PublishableQuerySet
from .triggers import Trigger


class RecordKind(models.TextChoices):
    """The records that have an address of their own, by their model's name."""

    STATEMENT = "statement"
    PARTY = "party"
    MEETING = "meeting"
    NEWSITEM = "newsitem"

    @property
    def records(self) -> models.QuerySet[Any]:
        """Those that the public may see."""
        records = apps.get_model("archive", self.value)._default_manager.all()
        return records.published() if isinstance(records, PublishableQuerySet) else records


def kind_of(record: models.Model) -> RecordKind:
    return RecordKind(str(record._meta.model_name))


class OldAddressQuerySet(models.QuerySet["OldAddress"]):
    def point(self, slug: str, record: models.Model) -> None:
        """From now on this address leads to the record, unless one stands there today."""
        self.update_or_create(record=kind_of(record), slug=slug, defaults={"target": record.pk})

    def point_all(self, merged: models.Model, into: models.Model) -> None:
        """The address of a record that goes into another, and every one it ever had, leads to that other."""
        self.filter(record=kind_of(merged), target=merged.pk).update(target=into.pk)
        self.point(merged.slug, into)  # type: ignore[attr-defined]  # every kind of record has one

    def led_by(self, record: models.Model) -> "OldAddressQuerySet":
        """Every address that leads to the record, and whatever once stood where it stands."""
        own = models.Q(slug=record.slug)  # type: ignore[attr-defined]  # every kind of record has one
        return self.filter(models.Q(target=record.pk) | own, record=kind_of(record))

    def present_slugs(self, kind: RecordKind, slugs: Collection[str]) -> dict[str, str]:
        """Where the public finds what stood at these addresses once; an address in use is not among them."""
        targets = dict(self.filter(record=kind, slug__in=slugs).values_list("slug", "target"))
        if not targets:
            return {}
        found = kind.records.filter(models.Q(pk__in=targets.values()) | models.Q(slug__in=targets))
        present = dict(found.order_by().values_list("pk", "slug"))
        used = {*present.values()}
        return {slug: present[pk] for slug, pk in targets.items() if pk in present and slug not in used}


class OldAddress(models.Model):
    record = models.CharField(max_length=9, choices=RecordKind)
    slug = models.CharField(max_length=150)
    # No foreign key, as it may be any kind of record, and outlive it.
    target = models.BigIntegerField()

    objects = OldAddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "old addresses"
        constraints = [models.UniqueConstraint(fields=["record", "slug"], name="oldaddress_once")]
        indexes = [models.Index(fields=["record", "target"], name="oldaddress_target")]

    def __str__(self) -> str:
        return f"{self.record}: {self.slug}"


_WRITE = """
    INSERT INTO archive_oldaddress (record, slug, target) VALUES ('{kind}', OLD.slug, NEW.id)
    ON CONFLICT (record, slug) DO UPDATE SET target = excluded.target;
"""


def drop_address_triggers(using: str = "default", **_signal: object) -> None:
    triggers.drop(using, _triggers(using))


def create_address_triggers(using: str = "default", **_signal: object) -> None:
    drop_address_triggers(using)
    if "archive_oldaddress" in connections[using].introspection.table_names():
        triggers.create(using, _triggers(using))


def _triggers(using: str) -> Sequence[Trigger]:
    sql = _ON_POSTGRESQL if connections[using].vendor == "postgresql" else _ON_SQLITE
    return [_trigger(kind, sql) for kind in RecordKind]


def _trigger(kind: RecordKind, sql: str) -> Trigger:
    table = f"archive_{kind}"
    name = f"{table}_oldaddress"
    return Trigger(name, table, sql.format(name=name, table=table, write=_WRITE.format(kind=kind)))


_ON_SQLITE = "CREATE TRIGGER {name} AFTER UPDATE OF slug ON {table} WHEN OLD.slug <> NEW.slug BEGIN {write} END"
_ON_POSTGRESQL = """
    CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {write} RETURN NULL; END $$;
    CREATE TRIGGER {name} AFTER UPDATE OF slug ON {table}
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION {name}();
"""
