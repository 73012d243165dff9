"""What speaks for two parties being one: names, websites, acronyms, meaning, writing; pure."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from archive.importing.matching.reading import read
from archive.models.folding import fold_known

Pair = frozenset[int]
# How much it counts, and what to say.
Reason = tuple[int, str]

# How much each kind of evidence counts, of a hundred; likeness counts as much as it is, less a little.
_SAME_NAME, _SAME_SITE, _SAME_MEANING, _SAME_ACRONYM, _BEGINS = 100, 90, 85, 75, 60
_OTHER_PLACE, _ONLY_ALIKE = 35, 15
_ALIKE = 88
# Below so many words it is no evidence: "Communist Party" begins half of all names.
_LONG_ENOUGH = 3
# So many parties with one meaning, acronym or site tell nothing about any two of them.
_MOST_SHARING = 12


@dataclass(frozen=True)
class Name:
    written: str
    is_acronym: bool = False
    is_homonym: bool = False

    @cached_property
    def folded(self) -> str:
        return fold_known(self.written)


@dataclass(frozen=True)
class Suspect:
    """A party, as far as it can be mistaken for another."""

    pk: int
    name: str
    place: str
    names: tuple[Name, ...]
    website: str = ""
    founded_year: int | None = None


@dataclass
class Found:
    """The evidence for each pair, of each kind the strongest."""

    suspects: dict[int, Suspect]
    apart: Collection[Pair]
    reasons: dict[Pair, dict[str, Reason]] = field(default_factory=lambda: defaultdict(dict))
    homonyms: set[str] = field(default_factory=set)
    # A folded name -> how it is written.
    written: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = [name for suspect in self.suspects.values() for name in suspect.names]
        self.homonyms = {name.folded for name in names if name.is_homonym}
        self.written = {name.folded: name.written for name in names}

    def add(self, one: int, other: int, kind: str, weight: int, reason: str) -> None:
        pair = frozenset({one, other})
        if len(pair) == 2 and pair not in self.apart:
            self.reasons[pair][kind] = max(self.reasons[pair].get(kind, (0, "")), (weight, reason))

    def is_shared(self, name: Name) -> bool:
        """Known to be of several parties; it stands marked with one, and may be the very short name of another."""
        return name.folded in self.homonyms

    def is_near(self, one: int, other: int) -> bool:
        """In one place, or of one the place is not known."""
        places = self.suspects[one].place, self.suspects[other].place
        return "" in places or places[0] == places[1]


def _shared(index: Mapping[object, set[int]]) -> Iterator[tuple[object, int, int]]:
    for key, pks in index.items():
        if 1 < len(pks) <= _MOST_SHARING:
            for one, other in combinations(sorted(pks), 2):
                yield key, one, other


def _by_name(found: Found) -> None:
    """Names that are marked as shared are known to be of several, and say nothing."""
    index: dict[object, set[int]] = defaultdict(set)
    for suspect in found.suspects.values():
        for name in suspect.names:
            if name.folded and not name.is_acronym and not found.is_shared(name):
                index[name.folded].add(suspect.pk)
    for key, one, other in _shared(index):
        weight = _SAME_NAME if found.is_near(one, other) else _SAME_NAME - _OTHER_PLACE
        found.add(one, other, "name", weight, _("Both are called “%(name)s”.") % {"name": found.written[str(key)]})


def _by_site(found: Found) -> None:
    index: dict[object, set[int]] = defaultdict(set)
    for suspect in found.suspects.values():
        if site := site_of(suspect.website):
            index[site].add(suspect.pk)
    for key, one, other in _shared(index):
        found.add(one, other, "site", _SAME_SITE, _("Both have the website %(site)s.") % {"site": key})


def site_of(url: str) -> str:
    """An address without what may be written one way or the other."""
    try:
        parts = urlsplit(url.casefold())
    except ValueError:
        return ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"


def _by_acronym(found: Found) -> None:
    index: dict[object, set[int]] = defaultdict(set)
    for suspect in found.suspects.values():
        for name in suspect.names:
            if name.is_acronym and name.folded and suspect.place and not found.is_shared(name):
                index[name.folded.replace(" ", ""), suspect.place].add(suspect.pk)
    for key, one, other in _shared(index):
        letters = str(key[0]).upper()  # type: ignore[index]
        reason = _("Both have the acronym %(acronym)s, in the same country.") % {"acronym": letters}
        found.add(one, other, "acronym", _SAME_ACRONYM, reason)


def _by_meaning(found: Found) -> None:
    """The same words in any order or language, as the matching of names reads them."""
    index: dict[object, set[int]] = defaultdict(set)
    for suspect in found.suspects.values():
        for name in suspect.names:
            if not name.is_acronym and not found.is_shared(name) and (key := _meaning(name.written, suspect.place)):
                index[key].add(suspect.pk)
    reason = _("Their names mean the same, and speak of the same country.")
    for _key, one, other in _shared(index):
        found.add(one, other, "meaning", _SAME_MEANING, reason)


@lru_cache(maxsize=20_000)  # the names are the same each time that an editor looks
def _meaning(name: str, place: str) -> object:
    reading = read(name)
    where = reading.core or frozenset({place} - {""})
    return (reading.meaning, reading.others | reading.marks, where) if reading.meaning and where else None


def _by_writing(found: Found) -> None:
    by_place: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for suspect in found.suspects.values():
        written = {name.folded for name in suspect.names if not name.is_acronym and name.folded}
        by_place[suspect.place] += [(folded, suspect.pk) for folded in sorted(written)]
    unplaced = by_place.pop("", [])
    for placed in by_place.values():
        _alike(found, placed, [*placed, *unplaced])
    _alike(found, unplaced, unplaced)


def _alike(found: Found, ours: list[tuple[str, int]], others: list[tuple[str, int]]) -> None:
    """Every name of ours against all the others, at once."""
    if not ours or len(others) < 2:
        return
    texts, other_texts = [text for text, _pk in ours], [text for text, _pk in others]
    scores = process.cdist(texts, other_texts, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
    for row, column in zip(*scores.nonzero(), strict=True):
        (text, one), (other_text, other) = ours[row], others[column]
        if one != other and text != other_text:
            _add_likeness(found, one, other, (text, other_text), int(scores[row, column]))
    _add_beginnings(found, ours, others)


def _add_likeness(found: Found, one: int, other: int, names: tuple[str, str], score: int) -> None:
    words = {"one": found.written[names[0]], "other": found.written[names[1]], "percent": score}
    found.add(
        one, other, "writing", score - _ONLY_ALIKE, _("“%(one)s” and “%(other)s” are %(percent)d %% alike.") % words
    )


def _add_beginnings(found: Found, ours: list[tuple[str, int]], others: list[tuple[str, int]]) -> None:
    """In the order of the alphabet a name comes right before those that it begins."""
    whole: dict[str, set[int]] = defaultdict(set)
    for text, pk in ours:
        if text.count(" ") >= _LONG_ENOUGH - 1:
            whole[text].add(pk)
    for text, other in others:
        words = text.split()
        for length in range(_LONG_ENOUGH, len(words)):
            begun = " ".join(words[:length])
            for one in whole.get(begun, ()):
                reason = _("“%(one)s” begins “%(other)s”.") % {
                    "one": found.written[begun],
                    "other": found.written[text],
                }
                found.add(one, other, "beginning", _BEGINS, reason)


# Those of one place alone are held against each other by likeness; what ties parties of
# different places, a name or a website, is looked up and not searched for.
RULES: tuple[Callable[[Found], None], ...] = (_by_name, _by_site, _by_acronym, _by_meaning, _by_writing)
