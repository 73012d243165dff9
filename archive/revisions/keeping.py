"""The present state becomes a revision; who, when and why with it.

Loading and other writing by the thousand make no revisions.  Instead, before a change
is written, the state that it meets is kept unless the last revision says the same.  So
every state that an editor saw or made is there, and a bulk costs nothing.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import reversion
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from archive.models import RevisionEvent, RevisionNote

from .documents import whole
from .snapshot import Snapshot, kept_snapshots, snapshot_of

User = AbstractBaseUser | AnonymousUser | None


def keep_found(record: Model) -> bool:
    """Before a change is written: what it will meet."""
    return keep(record, RevisionEvent.FOUND)


def keep_deletion(record: Model, *, by: User = None, why: str = "") -> bool:
    """Before a record is deleted: its last state, by whom, and when."""
    return keep(record, RevisionEvent.DELETED, by=by, why=why, always=True)


@transaction.atomic
def keep(
    record: Model,
    event: RevisionEvent,
    *,
    by: User = None,
    why: str = "",
    restored: Revision | None = None,
    always: bool = False,
) -> bool:
    """After everything of a change is written: the record as it stands in the database.

    False if the last revision says the same; `always` makes one even so.
    """
    read = whole(type(record), record.pk)
    if read is None:
        return False
    last = None if always else last_snapshot(read)
    if last and last.says_the_same_as(snapshot_of(read)):
        return False
    with reversion.create_revision(manage_manually=True):
        reversion.set_user(by if by and by.is_authenticated else None)
        reversion.set_comment(why)
        reversion.add_meta(RevisionNote, event=event, restored=restored)
        reversion.add_to_revision(read)
    return True


def last_snapshot(record: Model) -> Snapshot | None:
    """As the last revision has it."""
    last = Version.objects.get_for_object(record).order_by("-pk").values_list("revision", flat=True).first()
    return kept_snapshots(type(record), record.pk, [last]).get(last) if last else None


def revisions_of(model: type[Model], pk: Any) -> QuerySet[Revision]:
    """The newest first, each with who and what brought it about."""
    versions = Version.objects.get_for_object_reference(model, pk)
    found = Revision.objects.filter(pk__in=versions.order_by().values("revision"))
    return found.select_related("user", "note__restored").order_by("-pk")


def deleted_records(model: type[Model]) -> QuerySet[Version]:
    """The last version of each record that is no more, the latest gone first."""
    gone: QuerySet[Version] = Version.objects.get_deleted(model)
    return gone.select_related("revision__user", "revision__note").order_by("-pk")


def last_names(model: type[Model], pks: Collection[int]) -> dict[int, str]:
    """Of each its name today; of one that is gone that of its last revision, as far as there is one."""
    present = {record.pk: str(record) for record in model._base_manager.filter(pk__in=pks)} if pks else {}
    gone = {*pks} - {*present}
    versions = Version.objects.get_for_model(model).filter(object_id__in=map(str, gone)).order_by("pk") if gone else ()
    unknown = {pk: _("number %(number)s, which is gone") % {"number": pk} for pk in gone}
    return present | unknown | {int(version.object_id): version.object_repr for version in versions}


@contextmanager
def revised(records: Iterable[Model], *, by: User = None, why: str = "") -> Iterator[None]:
    """For what writes several records at once and is no form: a revision of each that it changes."""
    records = [*records]
    for record in records:
        keep_found(record)
    yield
    for record in records:
        keep(record, RevisionEvent.SAVED, by=by, why=why)
