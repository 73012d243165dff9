"""The evidence for a party, the strongest first: each rule finds something or passes on.

A rule that finds something ends the search, be it one party or several that it cannot part.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from archive.importing.matching.index import Index, Key, initials, loosely, only
from archive.importing.matching.reading import Reading, is_place, places_in, read, segments
from archive.importing.vocabulary.lexicon import plain
from archive.importing.vocabulary.words import SHORT_FORMS

# "NCPY" is New Communist Party and the letter of a country; "CPN" could be anybody.
_SHORT_FORM = 3
# A squeezed name shorter than this could be another acronym.
_LONG = 10
# Words that nearly every name has; the others single a party out within its country.
_COMMON = frozenset(
    {"communist", "communists", "party", "socialist", "workers", "labour", "people", "new", "democratic"}
    | {"progressive", "revolutionary", "union", "front", "movement", "unified", "national", "league"}
    | {"organisation", "marxist", "leninist"}
)
_YOUNG = frozenset({"youth", "student", "pioneer", "women"})
_EXACT, _SURE, _LIKELY, _SLIP = 100.0, 97.0, 94.0, 90.0


@dataclass(frozen=True)
class Question:
    """A name as signed, and the index that knows the parties."""

    name: str
    index: Index

    @cached_property
    def written(self) -> str:
        return plain(self.name)

    @cached_property
    def reading(self) -> Reading:
        return read(self.name, self.index.by_acronym)

    @cached_property
    def key(self) -> Key:
        return self.reading.meaning, self.reading.others, self.reading.core

    @cached_property
    def cleared_segments(self) -> list[str]:
        """The parts of the name that are not only a place."""
        return [part.removeprefix("the ") for part in segments(self.name) if not is_place(part)]

    def in_place(self, pks: Iterable[int], places: frozenset[str]) -> set[int]:
        """Those whom the places of the name do not rule out."""
        return {pk for pk in pks if places <= self.index.known[pk].places}


@dataclass(frozen=True)
class Finding:
    pks: frozenset[int]
    is_sure: bool
    reason: str
    score: float


Rule = Callable[[Question], Finding | None]


def _sure(pk: int, reason: str, score: float) -> Finding:
    return Finding(frozenset({pk}), is_sure=True, reason=reason, score=score)


def _unsure(pks: Iterable[int], reason: str) -> Finding:
    return Finding(frozenset(pks), is_sure=False, reason=reason, score=0)


def by_canonical_name(question: Question) -> Finding | None:
    pks = question.index.by_canonical.get(question.written, set())
    pk = only(pks)
    if pk is not None and question.index.by_name[question.written] == pks:
        return _sure(pk, _("The name of the party."), _EXACT)
    return None


def by_known_name(question: Question) -> Finding | None:
    return _by_spelling(question, question.written)


def by_name_without_article(question: Question) -> Finding | None:
    return _by_spelling(question, question.written.removeprefix("the "))


def _by_spelling(question: Question, written: str) -> Finding | None:
    pks = question.index.by_name.get(written, set())
    if not pks:
        return None
    if (pk := only(pks)) is not None and written not in question.index.homonyms:
        return _sure(pk, _("A name that the party is known by."), _EXACT)
    return _unsure(pks, _("Several parties go by this name."))


def by_squeezed_name(question: Question) -> Finding | None:
    """Blanks lost or put in at the wrong place."""
    squeezed = question.written.replace(" ", "")
    pk = only(question.index.squeezed.get(squeezed, set())) if len(squeezed) >= _LONG else None
    return None if pk is None else _sure(pk, _("A known name, with other blanks."), _SURE)


def as_no_party(question: Question) -> Finding | None:
    """A party's youth is not the party."""
    if question.reading.concepts & _YOUNG:
        return _unsure((), _("An organisation of young people, students or women, not the party itself."))
    return None


def by_parts(question: Question) -> Finding | None:
    """Every part of the name, its country apart, is a known name: "PCB (Brazil)"."""
    parts = question.cleared_segments
    found = [question.index.by_name.get(part, set()) for part in parts]
    if not parts or not all(found):
        return None
    places = question.reading.places | frozenset().union(*map(places_in, segments(question.name)))
    together = question.in_place(set.intersection(*found), places)
    if (pk := only(together)) is not None and _identifies(question, parts):
        return _sure(pk, _("A name of the party, with its country or acronym."), _SURE)
    if together:
        return _unsure(together, _("Several parties go by this name."))
    return _at_odds(question, found) if len(parts) > 1 else None


def _identifies(question: Question, parts: list[str]) -> bool:
    return bool(question.reading.places) or any(part not in question.index.homonyms for part in parts)


def _at_odds(question: Question, found: list[set[int]]) -> Finding:
    pks = question.in_place(set.union(*found), question.reading.places)
    return _unsure(pks, _("The parts of the name speak of different parties, or of another country."))


def by_meaning(question: Question) -> Finding | None:
    """The same words in any order or language, in the same country."""
    found = question.index.by_meaning.get(question.key, {})
    if not found or not question.reading.meaning:
        return None
    pks = _narrowed(question, found)
    if pks is None:
        return _unsure(found, _("The acronym is not the one of the party with this name."))
    if (pk := only(pks)) is not None:
        return _one_meant(question, pk)
    return _tied_apart(question, pks)


def _narrowed(question: Question, pks: Iterable[int]) -> set[int] | None:
    """Those with the acronym that the name shows; None if it shows another one."""
    left = set(pks)
    for acronym in question.reading.acronyms:
        left &= question.index.by_acronym[acronym]
    # Letters that stand apart may be a short form and an acronym at once: "KP" in Sweden.
    for segment in question.cleared_segments[1:]:
        left = left & question.index.by_acronym.get(segment, set()) or left
    left = {pk for pk in left if _bears_marks(question, pk)}
    return left or None


def _bears_marks(question: Question, pk: int) -> bool:
    """Unknown capitals are no other party's acronym if they are the name's own first letters."""
    own = initials(" ".join(word for word in question.written.split() if word not in question.reading.marks))
    known = question.index.known[pk]
    return all(mark in own | known.initials or not known.has_acronym for mark in question.reading.marks)


def _one_meant(question: Question, pk: int) -> Finding:
    reading = question.reading
    if not reading.places and not _stands_alone(question, pk):
        return _unsure(_same_meaning(question), _("The name speaks of no country."))
    if _could_be_rival(question, pk):
        return _unsure({pk, *_rivals(question, pk)}, _("Another party of this country could be meant."))
    return _sure(pk, _("The same words and the same country."), _LIKELY)


def _stands_alone(question: Question, pk: int) -> bool:
    """Without a country only a name of its own kind is enough, whatever other countries have."""
    is_rare = bool(question.reading.meaning - _COMMON or len(question.reading.meaning) > 3 or question.reading.others)
    return is_rare and _same_meaning(question) <= {pk}


def _same_meaning(question: Question) -> set[int]:
    meant = question.reading.meaning
    return {pk for pk, known in question.index.known.items() if meant in known.meanings}


def _could_be_rival(question: Question, pk: int) -> bool:
    """ "Communist Party of Syria" beside the Syrian Communist Party and its Unified namesake."""
    reading = question.reading
    known = question.index.by_meaning[question.key][pk]
    forms = {wording.form for wording in known if wording.is_english or not reading.is_english}
    if reading.is_english and _begins_another(question, pk):
        return True
    if reading.form in forms or not reading.places or reading.acronyms:
        return False
    if reading.form == "in" and reading.is_english:
        return True
    return (reading.is_english or reading.form == "in") and bool(_rivals(question, pk))


def _begins_another(question: Question, pk: int) -> bool:
    """ "Communist Party of Great Britain" begins the name of another than the Communist Party of Britain."""
    rivals = _rivals(question, pk)
    return any(plain(question.index.known[rival].party.name).startswith(question.written) for rival in rivals)


def _rivals(question: Question, pk: int) -> set[int]:
    """Other parties of the country, or a part of it, with at least these words in their names."""
    meant, core = question.reading.meaning, question.reading.core
    others = {other for place in core for other in question.index.by_place.get(place, ())} - {pk}
    return {
        other
        for other in others
        if any(place.split("-")[0] in core or place in core for place in question.index.known[other].home)
        and any(meant <= meaning for meaning in question.index.known[other].meanings)
    }


def _tied_apart(question: Question, pks: set[int]) -> Finding:
    """Parties with the same words differ in how the country is tied to the name."""
    reading = question.reading
    forms = question.index.by_meaning[question.key]
    if reading.is_english:
        same = {pk for pk in pks if (reading.form, reading.order, True) in forms[pk]}
    else:
        same = {pk for pk in pks if any(wording.form == reading.form for wording in forms[pk] if wording.is_english)}
        same = same if reading.form in {"in", "label"} else same & _contrasted(question, pks)
    if (pk := only(same)) is not None and reading.form:
        return _sure(pk, _("The same words, tied to the country in the same way."), _LIKELY)
    return _unsure(pks, _("Several parties of this country have these words in their names."))


def _contrasted(question: Question, pks: set[int]) -> set[int]:
    """Those who tie their country so in another language too, if every one of them is known in another."""
    forms = question.index.by_meaning[question.key]
    tongues = {pk: {wording.form for wording in forms[pk] if not wording.is_english} for pk in pks}
    return {pk for pk in pks if question.reading.form in tongues[pk]} if all(tongues.values()) else set()


def by_loose_meaning(question: Question) -> Finding | None:
    """Other languages say "workers" for "labour"; English keeps them apart."""
    meant, others, core = question.key
    found = question.index.by_loose_meaning.get((loosely(meant), others, core), set())
    if not found or not core:
        return None
    pks = _narrowed(question, found)
    pk = only(pks or ())
    if pk is None or question.reading.is_english:
        return _unsure(found, _("A party of this country has a name that means nearly the same."))
    return _sure(pk, _("Nearly the same words, as languages differ, and the same country."), _LIKELY)


def by_main_part(question: Question) -> Finding | None:
    """ "Communist Workers' Party of Finland", whose full name goes on after a dash."""
    if question.reading.acronyms or question.reading.marks:
        return None
    pk = only(question.index.by_main_part.get(question.key, set()))
    return None if pk is None else _sure(pk, _("The main part of the party's name, and its country."), _SLIP)


def by_acronym(question: Question) -> Finding | None:
    """An acronym beside words that do not speak against it: "Partia Tudeh Iran"."""
    reading = question.reading
    if not reading.acronyms or reading.others or reading.marks:
        return None
    named = set.intersection(*(question.index.by_acronym[acronym] for acronym in reading.acronyms))
    pks = {pk for pk in question.in_place(named, reading.places) if _agrees(question, pk)}
    is_shared = reading.acronyms <= question.index.homonyms | question.index.acronym_parts
    if (pk := only(pks)) is not None and (reading.places or not is_shared):
        return _sure(pk, _("The acronym of the party."), _LIKELY)
    return _unsure(pks, _("The acronym fits, but not it alone.")) if pks else None


def _agrees(question: Question, pk: int) -> bool:
    meant = question.reading.meaning
    return not meant or any(meant <= meaning for meaning in question.index.known[pk].meanings)


def by_initials(question: Question) -> Finding | None:
    """ "CPBM (Czech Republic)": the first letters of a party's name, and its country."""
    reading = question.reading
    if reading.meaning or reading.acronyms or reading.others or len(reading.marks) != 1:
        return None
    (mark,) = reading.marks
    if not reading.places and not (len(mark) > _SHORT_FORM and mark[:-1] in SHORT_FORMS):
        return None
    pks = question.in_place(question.index.by_initials.get(mark, set()), reading.places)
    if (pk := only(pks)) is not None:
        return _sure(pk, _("The first letters of the party's name, and its country."), _LIKELY)
    return _unsure(pks, _("The first letters of several parties' names.")) if pks else None


def by_rare_word(question: Question) -> Finding | None:
    """ "Progressive Tribune, Bahrain": words left out, but one kept that no other party there has."""
    reading = question.reading
    rare = reading.meaning - _COMMON
    if not rare or reading.others or reading.marks or reading.acronyms:
        return None
    here = question.in_place(question.index.known, reading.core)
    pks = {pk for pk in here if any(rare & meaning for meaning in question.index.known[pk].meanings)}
    if (pk := only(pks)) is not None and reading.core and len(reading.meaning) > 1 and _agrees_broadly(question, pk):
        return _sure(pk, _("Part of the party's name, and its country."), _SLIP)
    return _unsure(pks, _("Part of a party's name.")) if pks else None


def _agrees_broadly(question: Question, pk: int) -> bool:
    meant = _broadly(question.reading.meaning)
    return any(meant <= _broadly(meaning) for meaning in question.index.known[pk].meanings)


def _broadly(meaning: frozenset[str]) -> frozenset[str]:
    return loosely("communist" if code == "communists" else code for code in meaning)


RULES: tuple[Rule, ...] = (
    by_canonical_name,
    by_known_name,
    by_name_without_article,
    by_squeezed_name,
    as_no_party,
    by_parts,
    by_meaning,
    by_loose_meaning,
    by_main_part,
    by_acronym,
    by_initials,
    by_rare_word,
)
