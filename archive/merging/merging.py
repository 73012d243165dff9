"""Two parties into one, in one transaction, and back; the only writer of merging."""

from collections.abc import Collection
from copy import copy
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.importing.journal import ChangedSinceError, Rows
from archive.models import OldAddress, Party, PartyMerge, PartyName, PartyRelation, RecordKind
from archive.models.folding import fold
from archive.models.partyrelation import leads_back
from archive.revisions.keeping import keep_deletion, revised

from . import journal
from .naming import add_names, lost_names, own_names, shared_by, unmark
from .references import Reference, fates, fill_gaps, joined_value, references

# What an editor chooses between where the two differ; the address stays, as the other one leads to it.
CHOSEN = (
    *("name", "short_name", "native_name", "country", "territory"),
    *("founded_year", "dissolved_year", "website", "description", "note", "source_url"),
)


class UnmergeableError(Exception):
    """The two cannot be made one; says why, and what to do."""


def merge(
    merged: Party,
    into: Party,
    *,
    taken: Collection[str] = (),
    joined: Collection[str] = (),
    by: Any = None,
    why: str = "",
) -> PartyMerge:
    """Everything that names `merged` comes to name `into`, and `merged` is deleted.

    `taken` are the fields whose value comes from `merged`, `joined` those whose prose
    comes from both.  Raises `UnmergeableError`, or `ValidationError` where the record
    would break a rule; then nothing is written.
    """
    try:
        with transaction.atomic():
            merged, into = lock(merged, into)
            check(merged, into)
            gone_into = _("Merged into “%(name)s”.") % {"name": into}
            keep_deletion(merged, by=by, why=f"{gone_into} {why}".strip())
            taken_in = _("“%(name)s” was merged into this record.") % {"name": merged}
            with revised([into], by=by, why=f"{taken_in} {why}".strip()):
                return _merged(merged, into, by, taken, joined)
    except IntegrityError as error:
        raise UnmergeableError(_("A rule of the archive stands against this: %(rule)s") % {"rule": error}) from error


@transaction.atomic
def undo(merge: PartyMerge, *, by: Any = None, why: str = "") -> None:
    """The database as it was, row for row; raises `ChangedSinceError` and changes nothing if it cannot."""
    merge = PartyMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if merge.is_undone:
        return
    _check_in_order(merge)
    undone = _("Its merge with “%(name)s” was undone.") % {"name": merge.merged_name}
    with revised(Party.objects.filter(pk=merge.into_key), by=by, why=f"{undone} {why}".strip()):
        journal.take_back(merge.journal)
    merge.undone_at, merge.undone_by, merge.journal = timezone.now(), by, []
    merge.save(update_fields=["undone_at", "undone_by", "journal"])


def lock(merged: Party, into: Party) -> tuple[Party, Party]:
    """Both as they are now, for us alone; of two editors who merge the same the second is told."""
    pks = [merged.pk, into.pk]
    found = {party.pk: party for party in Party.objects.select_for_update().order_by("pk").filter(pk__in=pks)}
    for party in (merged, into):
        if party.pk not in found:
            raise UnmergeableError(gone(party))
    return found[merged.pk], found[into.pk]


def gone(party: Party) -> str:
    if past := PartyMerge.objects.that_took(party.pk).without_journal().first():
        return _("“%(name)s” has been merged into “%(into)s” meanwhile.") % {"name": party, "into": past.into_name}
    return _("“%(name)s” has been deleted meanwhile.") % {"name": party}


def check(merged: Party, into: Party) -> None:
    if merged.pk == into.pk:
        raise UnmergeableError(_("A party cannot be merged into itself. Choose another one."))
    same = {merged.pk: into.pk}
    pairs = ((same.get(a, a), same.get(b, b)) for a, b in PartyRelation.objects.successions())
    left = [pair for pair in pairs if pair != (into.pk, into.pk)]
    if any(leads_back(left, *pair) for pair in left if into.pk in pair):
        raise UnmergeableError(
            _(
                "A third party came after one of the two and before the other, so that merged they would succeed "
                "themselves. Correct the relations of the two first."
            )
        )


def _merged(merged: Party, into: Party, by: Any, taken: Collection[str], joined: Collection[str]) -> PartyMerge:
    before = _before(merged, into)
    was = copy(into)
    record = PartyMerge(
        merged_key=merged.pk,
        merged_name=merged.name,
        merged_slug=merged.slug,
        into_key=into.pk,
        into_slug=into.slug,
        merged_by=by,
    )
    shared = shared_by(merged, into)
    for reference in references():
        _move(reference, merged, into)
    OldAddress.objects.point_all(merged, into)
    merged.delete()
    # Only now, as until then the other one has the names that this one takes.
    _take(merged, into, taken, joined)
    add_names(lost_names((was, merged), into, into.names.values_list("folded", flat=True)))
    unmark(shared, into)
    record.journal = journal.changes(before, _after(before, into, record.merged_slug))
    record.into_name = into.name
    record.save()
    return record


def _take(merged: Party, into: Party, taken: Collection[str], joined: Collection[str]) -> None:
    chosen = [name for name in CHOSEN if name in {*taken, *joined}]
    for name in chosen:
        field: Any = Party._meta.get_field(name)
        ours, theirs = getattr(into, name), getattr(merged, name)
        setattr(into, name, joined_value(field, ours, theirs) if name in joined else theirs)
    if chosen:
        into.full_clean()
        into.save()


def _move(reference: Reference, merged: Party, into: Party) -> None:
    if not reference.is_bound:
        reference.move(reference.rows(merged), into)
        return
    for fate in fates(reference, merged, into):
        itself = reference.model._base_manager.filter(pk=fate.row.pk)
        if fate.moves:
            reference.move(itself, into)
            continue
        itself.delete()
        if fate.twin and (filled := fill_gaps(reference, fate.row, fate.twin)):
            reference.model._base_manager.filter(pk=fate.twin.pk).update(
                **{name: getattr(fate.twin, name) for name in filled}
            )


def _before(merged: Party, into: Party) -> Rows:
    """Every row that the merge may write, as it stands, and nobody else's until the merge is done."""
    named = [
        reference.rows(merged, into) if reference.is_bound else reference.rows(merged) for reference in references()
    ]
    names = [fold(name) for party in (merged, into) for name, _kind in own_names(party)]
    named += [
        Party.objects.filter(pk__in=[merged.pk, into.pk]),
        PartyName.objects.filter(folded__in=names),
        OldAddress.objects.led_by(merged),
    ]
    return journal.rows(*(queryset.select_for_update() for queryset in named))


def _after(before: Rows, into: Party, old_slug: str) -> Rows:
    left = OldAddress.objects.filter(record=RecordKind.PARTY, slug=old_slug)
    return journal.present(before) | journal.rows(into.names.all(), left)


def _check_in_order(merge: PartyMerge) -> None:
    if later := PartyMerge.objects.that_took(merge.into_key).without_journal().first():
        raise ChangedSinceError(
            _("“%(name)s” has itself been merged into “%(into)s” since. Undo that merge first.")
            % {"name": later.merged_name, "into": later.into_name}
        )
    if Party.objects.filter(Q(slug=merge.merged_slug), ~Q(pk=merge.merged_key)).exists():
        raise ChangedSinceError(
            _("Another party has the address “%(slug)s” today. Give it another one first.")
            % {"slug": merge.merged_slug}
        )
