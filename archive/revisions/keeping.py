"""The present state becomes a revision; who, when and why with it.

Loading and other writing by the thousand make no revisions.  Instead, before a change
is written, the state that it meets is kept unless the last revision says the same.  So
every state that an editor saw or made is there, and a bulk costs nothing.
"""

from typing import Any

import reversion
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import Model, QuerySet
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
