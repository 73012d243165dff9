"""The parties that the archive knows, and which of them a name means."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Self

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from archive.importing.matching.index import Index, build
from archive.importing.matching.records import CANONICAL, SHORT, Candidate, KnownName, KnownParty, Match, Outcome
from archive.importing.matching.rules import RULES, Finding, Question, by_canonical_name
from archive.importing.matching.slips import Slips
from archive.importing.vocabulary.lexicon import plain
from archive.models.folding import fold
from archive.models.party import Party
from archive.models.partyname import PartyName, PartyNameKind
from archive.models.signatory import SignatorySection

_MOST_CANDIDATES = 8
_NEAR_ENOUGH = 62
_AFTER_SLIP = 4.0


class Directory:
    """Built once, asked often; the same question always has the same answer.

    >>> directory = Directory.read()
    >>> directory.match("PADS, Algeria").outcome
    <Outcome.MATCHED: 'matched'>
    """

    def __init__(self, parties: Iterable[KnownParty]) -> None:
        self.parties = tuple(sorted(parties, key=lambda party: party.slug))
        self._index: Index = build(self.parties)
        self._slips = Slips(self._index.words)
        self._answers: dict[tuple[str, str], Match] = {}
        self._written = [(plain(name.name), party.pk) for party in self.parties for name in party.names]

    @classmethod
    def read(cls) -> Self:
        """From the database, in two queries; nothing is written."""
        names: dict[int, list[KnownName]] = {}
        for name in PartyName.objects.order_by("pk"):
            names.setdefault(name.party_id, []).append(KnownName(name.name, name.folded, name.kind, name.is_homonym))
        return cls(known_party(party, names.get(party.pk, [])) for party in Party.objects.order_by("pk"))

    def match(self, name: str, *, section: str = SignatorySection.PARTY) -> Match:
        if (name, section) not in self._answers:
            self._answers[name, section] = self._match(name, section)
        return self._answers[name, section]

    def _match(self, name: str, section: str) -> Match:
        question = Question(name, self._index)
        if section in (SignatorySection.YOUTH, SignatorySection.PERSON):
            return self._outside(question)
        finding = self._first_finding(question) or self._after_slip(question)
        return self._answer(question, finding)

    def _outside(self, question: Question) -> Match:
        """A youth organisation or a person is a party only if it is called exactly so."""
        if finding := by_canonical_name(question):
            return self._answer(question, finding)
        return Match(Outcome.NEW, None, (), _("Not in the part of the list where parties stand."), 0)

    def _first_finding(self, question: Question) -> Finding | None:
        return next((finding for rule in RULES if (finding := rule(question))), None)

    def _after_slip(self, question: Question) -> Finding | None:
        reading = question.reading
        corrected = self._slips.corrected(question.name, reading.others | reading.marks)
        if corrected == question.name:
            return None
        finding = self._first_finding(Question(corrected, self._index))
        return finding and replace(finding, reason=_("Apart from a slip of typing: ") + finding.reason)

    def _answer(self, question: Question, finding: Finding | None) -> Match:
        if finding is None:
            return Match(Outcome.NEW, None, self._near(question), _("No known party has a name like this."), 0)
        candidates = self._candidates(question, finding)
        if finding.is_sure:
            return Match(Outcome.MATCHED, candidates[0].party, candidates, finding.reason, finding.score)
        outcome = Outcome.AMBIGUOUS if candidates else Outcome.NEW
        best = candidates[0].score if candidates else 0
        return Match(outcome, None, candidates, finding.reason, best)

    def _candidates(self, question: Question, finding: Finding) -> tuple[Candidate, ...]:
        scored = self._likeness(question, finding.pks)
        if finding.is_sure:
            scored = dict.fromkeys(finding.pks, finding.score)
        return self._ranked(scored)

    def _near(self, question: Question) -> tuple[Candidate, ...]:
        """What an editor may have meant: of the same place, or else of any, and alike in writing."""
        places = question.reading.core
        pks = set().union(*(self._index.by_place.get(place, set()) for place in places))
        scored = self._likeness(question, frozenset(pks) if places else frozenset(self._index.known))
        for pk in pks:
            scored[pk] = max(scored[pk], self._shared_meaning(question, pk))
        return self._ranked({pk: score for pk, score in scored.items() if score >= _NEAR_ENOUGH})

    def _likeness(self, question: Question, pks: frozenset[int]) -> dict[int, float]:
        written = [(text, pk) for text, pk in self._written if pk in pks]
        scores = process.cdist([question.written], [text for text, _pk in written], scorer=fuzz.token_sort_ratio)
        best: dict[int, float] = {}
        for (_text, pk), score in zip(written, scores[0] if written else (), strict=True):
            best[pk] = max(best.get(pk, 0.0), float(score))
        return best

    def _shared_meaning(self, question: Question, pk: int) -> float:
        """How much of what the two names mean they have in common, for names in different languages."""
        meant = question.reading.meaning
        shares = [len(meant & other) / len(meant | other) for other in self._index.known[pk].meanings if meant | other]
        return 100 * max(shares, default=0)

    def _ranked(self, scored: dict[int, float]) -> tuple[Candidate, ...]:
        candidates = [Candidate(self._index.known[pk].party, score) for pk, score in scored.items()]
        return tuple(sorted(candidates, key=lambda found: (-found.score, found.slug))[:_MOST_CANDIDATES])


def known_party(party: Party, other_names: Iterable[KnownName]) -> KnownParty:
    own = [(party.name, CANONICAL), (party.short_name, SHORT), (party.native_name, PartyNameKind.NATIVE.value)]
    names = [KnownName(name, fold(name), kind) for name, kind in own if name]
    return KnownParty(
        pk=party.pk,
        slug=party.slug,
        name=party.name,
        country=str(party.country),
        territory=party.territory,
        names=(*names, *other_names),
    )
