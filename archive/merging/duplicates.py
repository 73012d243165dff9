"""Parties in, pairs that may be one out: what speaks for each pair, and what against; pure."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .evidence import RULES, Found, Pair, Reason, Suspect

_SIGNED_TOGETHER, _OTHER_YEARS = 50, 15
_EACH_FURTHER_REASON = 5


@dataclass(frozen=True)
class Likeness:
    """Two parties that may be one; `likely` orders them and is no probability."""

    one: int
    other: int
    likely: int
    reasons: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def likenesses(
    suspects: Iterable[Suspect],
    apart: Collection[Pair] = (),
    signed_together: Callable[[Collection[Pair]], Mapping[Pair, int]] | None = None,
) -> list[Likeness]:
    """The likeliest first; `apart` are known to be two.

    `signed_together` is asked once, on how many lists each pair in question stands side by
    side: whoever signs beside a party is hardly that party.
    """
    found = Found({suspect.pk: suspect for suspect in suspects}, {*apart})
    for rule in RULES:
        rule(found)
    together = signed_together(found.reasons.keys()) if signed_together else {}
    weighed = [_weighed(found, pair, together.get(pair, 0)) for pair in found.reasons]
    return sorted(weighed, key=lambda likeness: (-likeness.likely, likeness.one, likeness.other))


def _weighed(found: Found, pair: Pair, together: int) -> Likeness:
    """Several reasons are more than the best of them alone."""
    one, other = sorted(pair)
    reasons = sorted(found.reasons[pair].values(), reverse=True)
    doubts = [*_doubts(found.suspects[one], found.suspects[other], together)]
    likely = reasons[0][0] + _EACH_FURTHER_REASON * (len(reasons) - 1) - sum(weight for weight, _doubt in doubts)
    return Likeness(
        one, other, likely, tuple(reason for _weight, reason in reasons), tuple(doubt for _weight, doubt in doubts)
    )


def _doubts(one: Suspect, other: Suspect, together: int) -> Iterator[Reason]:
    if together:
        yield (
            _SIGNED_TOGETHER,
            ngettext(
                "They signed the same list, side by side.",
                "They signed %(count)d lists, side by side.",
                together,
            )
            % {"count": together},
        )
    years = one.founded_year, other.founded_year
    if None not in years and years[0] != years[1]:
        yield _OTHER_YEARS, _("They were founded in %(one)d and %(other)d.") % {"one": years[0], "other": years[1]}
