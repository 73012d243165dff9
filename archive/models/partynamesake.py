"""A name belongs to one party, unless it is marked as shared: what no constraint can hold of that.

Other names are held against each other by a constraint.  A party's own names stand in
another table, as written, and what excuses two that are alike stands in two more; besides,
a merge and a table of many rows write names one after another, and only all of them
together are right or wrong.  So whoever writes names asks here, and before it is written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .folding import fold, fold_known

# Fields of a party's own record.
OWN_NAMES = ("name", "short_name", "native_name")
# Of every error that names another party in its `params`.
NAMESAKE = "namesake"


class Named(NamedTuple):
    """A name that a party has or is to have: in a field of its own record, or else as one of its other names.

    A party that is yet to be saved has no key.
    """

    party: int | None
    name: str
    own_field: str = ""
    is_shared: bool = False


Known = Mapping[str, Sequence[Named]]


def refusals(wanted: Collection[Named]) -> dict[Named, ValidationError]:
    """Those that another party has already, each with who that is and what to do; two queries, or five if any is."""
    known = _known({fold(named.name) for named in wanted} - {""})
    in_question = [named for named in wanted if _rival(named, known, ())]
    apart = _apart() if in_question else set()
    rivals = [(named, rival) for named in in_question if (rival := _rival(named, known, apart))]
    owners = _model("Party").objects.in_bulk({rival.party for _named, rival in rivals})
    return {named: _refusal(named, rival, owners[rival.party]) for named, rival in rivals}


def _model(name: str) -> Any:
    return apps.get_model("archive", name)


def _known(folded: Collection[str]) -> Known:
    """Who has these names, by the folded name."""
    known: dict[str, list[Named]] = defaultdict(list)
    for party, field, name in _model("Party").objects.own_names() if folded else ():
        if fold_known(name) in folded:
            known[fold_known(name)].append(Named(party, name, field))
    others = _model("PartyName").objects.order_by("pk").filter(folded__in=folded)
    for party, name, is_shared in others.values_list("party", "name", "is_homonym"):
        known[fold_known(name)].append(Named(party, name, is_shared=is_shared))
    return known


def _apart() -> set[frozenset[int | None]]:
    """Pairs that are known to be two: an editor said so, or they are related."""
    return {*_model("DistinctParties").objects.pairs(), *_model("PartyRelation").objects.pairs()}


def _rival(named: Named, known: Known, apart: Collection[frozenset[int | None]]) -> Named | None:
    """Through whom the name cannot be had."""
    having = known.get(fold(named.name), ())
    others = [other for other in having if other.party != named.party]
    if not named.own_field:
        return next((other for other in others if other.own_field and not named.is_shared), None)
    marked = {other.party for other in having if other.is_shared}
    return next((other for other in others if not _is_excused(named, other, marked, apart)), None)


def _is_excused(
    named: Named, other: Named, marked: Collection[int | None], apart: Collection[frozenset[int | None]]
) -> bool:
    """Whether the two may both be; a party's own name has no mark, so that of an other name like it stands for it."""
    if not other.own_field:
        return other.is_shared
    if named.own_field == other.own_field == "short_name":
        # Letters are few, and no short name identifies a party by itself where two have it.
        return True
    return bool({named.party, other.party} & {*marked}) or frozenset({named.party, other.party}) in apart


_HERE = _(
    "“%(name)s” is a name of another party, “%(owner)s” (%(slug)s). "
    "If both are right, mark it here as shared with another party."
)
_THERE = _(
    "“%(name)s” is another name of “%(owner)s” (%(slug)s). "
    "If both are right, mark it there as shared with another party first; if the two are one party, merge them."
)
_BESIDE = _(
    "“%(name)s” is a name of “%(owner)s” (%(slug)s) already. If both are right, first add it to the other names "
    "there, marked as shared with another party; if the two are one party, merge them."
)


def _refusal(named: Named, rival: Named, owner: Any) -> ValidationError:
    message = _HERE if not named.own_field else _BESIDE if rival.own_field else _THERE
    words = {"name": named.name, "owner": owner.name, "slug": owner.slug, "key": owner.pk}
    return ValidationError(message, code=NAMESAKE, params=words)


def check_own_names(party: Any, but: Collection[str] = ()) -> None:
    """Of a party's own names those that are new or changed, so that what has long stood hinders nobody."""
    before = type(party).objects.filter(pk=party.pk).values(*OWN_NAMES).first() if party.pk else None
    wanted = [Named(party.pk, name, field) for field, name in _own(party, but) if name != (before or {}).get(field)]
    errors = refusals(wanted) if wanted else {}
    if errors:
        raise ValidationError({named.own_field: error for named, error in errors.items()})


def _own(party: Any, but: Collection[str]) -> Iterator[tuple[str, str]]:
    return ((field, name) for field in OWN_NAMES if field not in but and fold(name := getattr(party, field) or ""))


def check_other_name(name: Any) -> None:
    """A name that is marked as shared may be anybody's."""
    if not name.is_homonym:
        for error in refusals([Named(name.party_id, name.name)]).values():
            raise ValidationError({"name": error})
