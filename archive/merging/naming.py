"""The names of the party that goes become names of the one that stays, or matching would not know them again."""

from collections.abc import Iterable

from archive.models import Party, PartyName, PartyNameKind
from archive.models.folding import fold


def own_names(party: Party) -> list[tuple[str, PartyNameKind]]:
    """The names in the party's own record, as what kind of other name each would stand."""
    named = [
        (party.name, PartyNameKind.SPELLING),
        (party.short_name, PartyNameKind.ACRONYM),
        (party.native_name, PartyNameKind.NATIVE),
    ]
    return [(name, kind) for name, kind in named if fold(name)]


def lost_names(parties: Iterable[Party], record: Party, known: Iterable[str]) -> list[PartyName]:
    """Names of these records that are neither in the record that stays nor among its `known`, folded names."""
    met = {*known, *(fold(name) for name, _kind in own_names(record))}
    lost = []
    for party in parties:
        for name, kind in own_names(party):
            if fold(name) not in met:
                met.add(fold(name))
                lost.append(PartyName(party=record, name=name, kind=kind))
    return lost


def add_names(lost: Iterable[PartyName]) -> None:
    """A name that a third party has as well becomes a shared one, on each of them."""
    for name in lost:
        others = PartyName.objects.written(name.name).of_others(name.party)
        name.is_homonym = others.exists() or _is_anothers_own_name(name)
        others.update(is_homonym=True)
        name.full_clean()
        name.save()


def shared_by(merged: Party, into: Party) -> set[str]:
    """Folded names that are marked as shared and that both of the two have: after the merge one party has them."""
    marked = PartyName.objects.of_parties([merged, into]).filter(is_homonym=True)
    folded = {*marked.order_by().values_list("folded", flat=True)}
    return folded & _all_names(merged) & _all_names(into)


def _all_names(party: Party) -> set[str]:
    others = party.names.order_by().values_list("folded", flat=True)
    return {*others, *(fold(name) for name, _kind in own_names(party))}


def unmark(folded: Iterable[str], into: Party) -> None:
    """Names that were shared between the two alone identify the one party again."""
    for name in into.names.filter(folded__in=[*folded], is_homonym=True):
        is_taken = PartyName.objects.written(name.name).of_others(into).exists()
        if not is_taken and not _is_anothers_own_name(name):
            name.is_homonym = False
            name.save(update_fields=["is_homonym"])


def _is_anothers_own_name(name: PartyName) -> bool:
    return Party.objects.also_called(name.name).exclude(pk=name.party_id).exists()
