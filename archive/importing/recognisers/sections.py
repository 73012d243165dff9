"""Which section a name belongs to by itself: `Young Communist League of Britain` is youth wherever it stands."""

from functools import lru_cache

from archive.importing.vocabulary.lexicon import concepts
from archive.models.signatory import SignatorySection

from .names import words
from .wordlists import phrases_of

_YOUTH_ACRONYMS = phrases_of("kne|kjo|sdaj|ujce|ycl|cjb|skoj|ujc|edon|jpcp|mjcf|fgci|fjci|tkg|jcpads|ckm|komsomol|lkym")
# Certain only together: a party may be one of solidarity, a union may be one of communists.
_ORGANISATIONS = (
    {"trade", "union"},
    {"peace", "council"},
    {"peace", "committee"},
    {"solidarity", "coalition"},
    {"solidarity", "committee"},
    {"solidarity", "association"},
    {"women", "federation"},
    {"women", "union"},
    {"student", "union"},
    {"student", "federation"},
    {"friendship", "association"},
    {"solidarity", "movement"},
)
_ORGANISATION_STARTS = ("sindicat", "gewerkschaft", "syndicat", "europaische allianz")


@lru_cache(maxsize=50_000)
def own_section(name: str) -> SignatorySection | None:
    """What the name itself says, if it says so for certain."""
    plain = words(name)
    meanings = {meaning for word in plain for meaning in concepts(word)}
    if "youth" in meanings or not _YOUTH_ACRONYMS.isdisjoint(plain):
        return SignatorySection.YOUTH
    if "party" in meanings or "communist" in meanings:
        return None
    is_other = any(pair <= meanings for pair in _ORGANISATIONS) or " ".join(plain).startswith(_ORGANISATION_STARTS)
    return SignatorySection.ORGANISATION if is_other else None
