"""What a merge would do, for an editor to read before it is done; writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from django.db.models import TextField
from django.utils.text import capfirst

from archive.models import DistinctParties, ImportBatch, Party, PartyName, PartyRelation, Signatory
from archive.models.importbatch import ImportBatchQuerySet

from .merging import CHOSEN
from .naming import lost_names
from .references import Fate, Reference, fates, references

MOST_SHOWN = 50


class Choice(NamedTuple):
    """A field of both records; `is_taken` proposes the value of the one that goes, where the other has none."""

    name: str
    label: str
    merged: str
    into: str
    is_prose: bool = False

    @property
    def may_be_both(self) -> bool:
        """Prose of the one can stand after that of the other."""
        return bool(self.is_prose and self.differs and self.merged and self.into)

    @property
    def differs(self) -> bool:
        return self.merged != self.into

    @property
    def is_taken(self) -> bool:
        return bool(self.merged) and not self.into


class Count(NamedTuple):
    label: str
    merged: int
    into: int


@dataclass(frozen=True)
class Preview:
    merged: Party
    into: Party
    choices: list[Choice]
    # Names and relations of the one that goes, each with what becomes of it.
    names: list[Fate]
    relations: list[Fate]
    # Names of its own record that become other names.
    made_names: list[PartyName]
    counts: list[Count]
    # Those that made either of the two.
    imports: list[ImportBatch]
    both_signed: list[tuple[Signatory, Signatory]]
    both_signed_count: int

    @property
    def digest(self) -> str:
        """Another one as soon as anything that is shown has changed."""
        rows = [(fate.row.pk, str(fate.row), fate.moves) for fate in (*self.names, *self.relations)]
        shown = (self.merged.pk, self.into.pk, self.choices, rows, self.counts, self.both_signed_count)
        return sha256(repr(shown).encode()).hexdigest()


def preview(merged: Party, into: Party) -> Preview:
    found = references()
    both = Signatory.objects.signed_by_both(merged, into)
    known = {*into.names.values_list("folded", flat=True), *merged.names.values_list("folded", flat=True)}
    return Preview(
        merged=merged,
        into=into,
        choices=[_choice(name, merged, into) for name in CHOSEN],
        names=_fates(found, PartyName, merged, into),
        relations=_fates(found, PartyRelation, merged, into),
        made_names=lost_names((merged,), into, known),
        counts=[_count(reference, merged, into) for reference in found if _is_counted(reference)],
        imports=[*_imports(merged), *_imports(into)],
        both_signed=both[:MOST_SHOWN],
        both_signed_count=len(both),
    )


def _choice(name: str, merged: Party, into: Party) -> Choice:
    field: Any = Party._meta.get_field(name)
    label = capfirst(str(field.verbose_name))
    return Choice(name, label, _shown(merged, name), _shown(into, name), isinstance(field, TextField))


def _shown(party: Party, name: str) -> str:
    value = getattr(party, name)
    if name == "country":
        return f"{value.name} ({value.code})" if value else ""
    return "" if value is None else str(value)


def _imports(party: Party) -> ImportBatchQuerySet:
    return ImportBatch.objects.that_wrote(party).without_content()


def _fates(found: Iterable[Reference], model: type[Any], merged: Party, into: Party) -> list[Fate]:
    return [fate for reference in found if reference.model is model for fate in fates(reference, merged, into)]


def _is_counted(reference: Reference) -> bool:
    """Names and relations are shown one by one, and what was said of pairs of parties concerns no reader."""
    return reference.model not in {PartyName, PartyRelation, DistinctParties}


def _count(reference: Reference, merged: Party, into: Party) -> Count:
    return Count(_label(reference), reference.rows(merged).count(), reference.rows(into).count())


def _label(reference: Reference) -> str:
    """ "Signatories"; of a many-to-many "Meetings: hosts"."""
    owner: Any = reference.model._meta.auto_created
    if not owner:
        return capfirst(str(reference.model._meta.verbose_name_plural))
    field = next(field for field in owner._meta.many_to_many if field.remote_field.through is reference.model)
    return f"{capfirst(str(owner._meta.verbose_name_plural))}: {field.verbose_name}"
