"""Whether a text is the name of a party or an organisation, by its words and its shape."""

import re
from collections.abc import Collection
from functools import lru_cache

from archive.importing.vocabulary.lexicon import concepts, is_joining, plain
from archive.importing.vocabulary.places import place_of
from archive.models.folding import fold


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# What bodies of people are called; "communist" alone is only what they are like.
_BODIES = _words(
    "party communists union front movement league youth tribune federation initiative alliance coalition organisation"
    " congress committee council refoundation pole bloc coordination left resistance association force action"
    " platform group student women peasants"
)
# The last part of a word that is written in one.
_ENDINGS = ("parti", "partiet", "partei", "partij", "puolue", "jugend", "ungdom", "verband")
_MISPRINTS = _words("part pary paty prty patry partry parrty parity")
# Words of a sentence that stand in no name.
_OF_SENTENCES = _words(
    """
    is are was were be been has have had will would must can by at that which who its their they we our this these
    issued signed declared condemned condemns called held met
    it as after not no every all when where while also
    que ha han fue son sobre se su sus por este esta nuestro nuestra contra todos todas
    foi sao pelo pela pelos pelas nos seu sua
    qui est sont ont sur dans par avec cette nous notre leur leurs
    che sono hanno sul nel nella sulla dal dalla con questo questa
    ist sind hat haben wird werden wurde auf dass uber gegen wir unsere dieser diese
    som har att inte pa vi
    jest sie ktore ktory oraz przez
    jsou ktere ktery jsme
    koje koji jesu smo su
    что это как мы наши которые который
    που ειναι στον στην στο τους μας απο
    icin bir bu
    التي الذي على ان هذا هذه
    است اند که این را
    """
)
# A title of a text may name parties, but is none.
_OF_TITLES = re.compile(
    r"(?i)(?:the |an? |la |el |il |le |die |der |a |o )?(?:(?:joint|common|international|final|solidarity) ){0,2}"
    r"(?:statement|declaration|resolution|appeal|call|communiqu|press release|announcement|meeting|message|solidarity"
    r"|stop|hands off|long live|down with|no to|freedom|viva|solidaridad con|declaraci|resoluci|comunicad|llamamiento"
    r"|mensaje|encuentro|d[ée]claration|r[ée]solution|appel|rencontre|dichiarazion|risoluzion|appello|incontro"
    r"|comunicato|erkl[äa]rung|gemeinsame|aufruf|treffen|declara[çc]|resolu[çc]|comunicat|apelo|обращени|заявлени"
    r"|резолюц|совместн|ανακοίνωσ|δήλωσ|κοινή|ψήφισμα|διεθνής συνάντησ|ortak|bildiri|wspóln|oświadcz|apel\b|uttaland"
    r"|\d{1,2}(?:st|nd|rd|th|[.ºo°]|er|e)? (?:IMCWP|EIPCO|RIPCO|International Meeting|Encuentro)|بيان|بیانیه)"
)
_CATEGORY = re.compile(r".*\s(?:En|Es|Fr|Ru|Ar|De|Pt|It|El|Tr)(?:\s(?:En|Es|Fr|Ru|Ar|De|Pt|It|El|Tr))*")
_ENDS_SENTENCE = re.compile(r"(?:[!?…:;,]|(?<!\.[A-Za-z])\.)[»”\"']?")
_PARTS_SENTENCES = re.compile(r"[^\W\d_]{4,}[»”\"')]?[.!?]\s+[^\W\d_]")
_ACRONYM = re.compile(r"\(?(?:[^\W\d_]{0,2}[A-ZÀ-ÞŠŽČĆĐŁŚŻĞİŞΑ-ΩА-Я]){2,7}[a-z]?(?:[-/][A-ZΑ-ΩА-Я]{1,6}|-\d{4})?\)?,?")
_CAPITALS = re.compile(r"[A-ZÀ-ÞΑ-ΩА-Я]{2}")
# Short for what is no party.
_NO_PARTIES = _words("EU US USA UK UN UNO NATO IMCWP EIPCO RIPCO UAE DPRK EN ES FR RU PDF AM PM GMT")
LONGEST_NAME = 200
_LONGEST_COUNTRY = 50
_SHORT_WORD = 3
_JOINS_COUNTRIES = re.compile(r"\s*[-–&/]\s*|\s(?:and|y|e|et|und|och|i|a)\s")
_MOST_WORDS = 20

_WORD_BREAKS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """`fold`, sooner where there are no accents."""
    if text.isascii() and len(text) < LONGEST_NAME:
        return " ".join(_WORD_BREAKS.split(text.lower().replace("'", "").replace("`", ""))).strip()
    return fold(text)


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """Folded, elided articles parted: what the vocabulary knows words by."""
    return tuple((folded(text) if text.isascii() and "'" not in text else plain(text)).split())


def names_body(text: str) -> bool:
    """Whether a word in it says party, union, front or the like."""
    return any(map(_is_body, words(text))) or _misspells_party(text)


def bodies_in(text: str) -> int:
    return sum(any(map(_is_body, words(part))) for part in text.split())


def hints_at_names(text: str) -> bool:
    """Whether it is worth looking for names at all."""
    return _CAPITALS.search(text) is not None or bodies_in(text) > 0


@lru_cache(maxsize=50_000)
def _is_body(word: str) -> bool:
    return not _BODIES.isdisjoint(concepts(word)) or word.endswith(_ENDINGS)


def _misspells_party(text: str) -> bool:
    """`Communist Part of Ukraine`, `New Communist Pary of Netherlands`."""
    return any(word in _MISPRINTS for word in words(text)) and any(
        "communist" in concepts(word) for word in words(text)
    )


def is_short_form(text: str) -> bool:
    """An acronym alone or with few words beside it: `KKE`, `AKEL (Cyprus)`, `PPP Palestine`."""
    parts = text.split()
    found = [part for part in parts if _ACRONYM.fullmatch(part) and part.strip("(),") not in _NO_PARTIES]
    return bool(found) and len(parts) <= 5 and (len(found) == 1 or len(parts) == len(found) <= 2)


def begins_with_acronym(text: str) -> bool:
    return is_short_form(text) and _ACRONYM.fullmatch(text.split(maxsplit=1)[0]) is not None


@lru_cache(maxsize=50_000)
def could_be_name(text: str) -> bool:
    """By its shape alone: short, no sentence, no title, no address."""
    if not 1 < len(text) <= LONGEST_NAME or not any(map(str.isalpha, text)):
        return False
    if _ENDS_SENTENCE.fullmatch(text, max(len(text) - 2, 0)) or _ENDS_SENTENCE.fullmatch(text, len(text) - 1):
        return False
    if "@" in text or "://" in text or "www." in text or _OF_TITLES.match(text) or _CATEGORY.fullmatch(text):
        return False
    return _reads_as_name(text)


def _reads_as_name(text: str) -> bool:
    parts = text.split()
    if len(parts) > _MOST_WORDS or _PARTS_SENTENCES.search(text):
        return False
    return not any(part in _OF_SENTENCES for part in parts) and not _OF_SENTENCES.issuperset(words(text))


@lru_cache(maxsize=50_000)
def reads_as_organisation(text: str) -> bool:
    return could_be_name(text) and (names_body(text) or is_short_form(text)) and not _tells(text)


def _tells(text: str) -> bool:
    """More than one small word that no name is made of: `reported on the mobilizations`."""
    small = (part for part in text.split() if part.islower() and len(part) > _SHORT_WORD)
    return sum(not any(map(_is_of_names, words(part))) for part in small) > 1


@lru_cache(maxsize=50_000)
def _is_of_names(word: str) -> bool:
    return bool(concepts(word)) or is_joining(word) or place_of(word) is not None


def is_name(text: str, known: Collection[str] = frozenset()) -> bool:
    """Known, or both called and shaped as organisations are."""
    return reads_as_organisation(text) or is_known(text, known)


def is_known(text: str, known: Collection[str]) -> bool:
    return bool(known) and len(text) <= LONGEST_NAME and folded(text) in known


@lru_cache(maxsize=50_000)
def is_country(text: str) -> bool:
    """Nothing but the name of a country or two: `Bosnia and Herzegovina`."""
    if len(text) > _LONGEST_COUNTRY or text[:1].islower():
        return False
    return all(place_of(" ".join(words(part))) for part in _JOINS_COUNTRIES.split(text.strip("()[] .,")))


@lru_cache(maxsize=50_000)
def is_adjective(text: str) -> bool:
    """Of a country: `Danish`."""
    place = place_of(" ".join(words(text)))
    return place is not None and (place.is_adjective or not place.is_bare)


def is_only_country(text: str, known: Collection[str] = frozenset()) -> bool:
    return is_country(text) and not is_known(text, known)
