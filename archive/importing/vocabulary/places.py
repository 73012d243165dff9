"""A word or a few words -> the country or territory that they speak of, in any language."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import localedata

from archive.importing.vocabulary.countries import LANGUAGES, LIES_IN, NO_COUNTRY, NO_STEM, PHRASES, STEMS
from archive.importing.vocabulary.lexicon import has_no_blanks, plain, signs, without_clitics

LONGEST_PHRASE = 6


@dataclass(frozen=True)
class Place:
    """`is_adjective`: "Danish" and not "Denmark"; `is_bare`: the name itself, without an ending."""

    code: str
    is_adjective: bool = False
    is_bare: bool = False


def lies_in(code: str) -> str:
    """The country that a territory belongs to; empty for a country."""
    parent, hyphen, _ = code.partition("-")
    return LIES_IN.get(code, parent if hyphen else "")


def smallest(codes: Collection[str]) -> frozenset[str]:
    """Without the countries that another of the codes lies in: Catalonia, Spain is Catalonia."""
    around = {lies_in(code) for code in codes}
    return frozenset(code for code in codes if code not in around)


def place_of(phrase: str) -> Place | None:
    """By a plain name of one or several words: "south sudan", "österreichs", "danish"."""
    if code := _names().get(phrase):
        return Place(code, is_adjective=_is_adjective(phrase), is_bare=True)
    if " " in phrase:
        return _genitive(phrase)
    if phrase in _no_country():
        return None
    return _by_stem(phrase)


def _genitive(phrase: str) -> Place | None:
    """ "Puerto Ricos", "Sri Lankas"."""
    code = _names().get(phrase.removesuffix("s"))
    return Place(code) if code else None


def parted(word: str) -> list[str]:
    """The words of a script that writes them without blanks: "希腊共产党" -> "希腊", "共产", "党"."""
    return [part for part in _signs().split(word) if part] if has_no_blanks(word) else [word]


@cache
def _signs() -> re.Pattern[str]:
    known = {*signs(), *(name for name in _names() if has_no_blanks(name) and " " not in name)}
    return re.compile("(" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + ")")


def country_words() -> Collection[str]:
    """Every country name of one word, to measure a typing slip against."""
    return [name for name in _names() if " " not in name and len(name) > 3]


_ADJECTIVE = re.compile(
    r"""\w+?(?:(?:i|e)?an[aeo]?s?|ani|iani|ese|esi|ish|ch|ic|qi|eli|aini|eshi|aiti|meni|pali|wazi|audi|swiss|greek|czech|slovak|thai|utch
    |ien(?:ne)?s?|ain(?:e|s)?|ais(?:e|es)?|ois(?:e|es)?|eir[ao]s?|en[ao]s?|esa?s?|ol[ao]s?|in[ao]s?|tin|rc[aoh]e?|ec[ao]|eg[ao]
    |[^ا]ی|یه|isch\w{0,2}|isk[aet]?|[sc]k[aeiy]\w{0,3}|[сц]ь?к\w{1,3}|ικ\w{1,3})""",
    re.VERBOSE,
)
_ENDING = re.compile(
    r"""(?:ai|ei|ij|yj|i|e|y|j|u|ja|je|ya|eni|ni|in|og|iy|ve|v)?
    (?:a|e|i|o|u|y|s|en|ens|n|ns|an|ana|ano|ans|anos|anas|ani|ane|ain|aine|ains|ien|ienne|iens|iennes|ese|eses|esi|es|esa|esas
    |ais|aise|ois|oise|ense|ish|isch|ische|ischer|ischen|isches|isk|iska|iske|iskt|sk|ska|ski|skie|skiej|skiego|sky|ske|skeho
    |skej|skog|skih|sko|cka|cki|ckiej|cko|cke|ckog|ino|ina|ini|ine|ia|ie|ii|ias|iji|ji|ju|ov|om|ou|nin|nun|den|deki|dan|li|lu
    |ban|i|ul|ului|ei|iei|ilor|ns|s|er|eno|ena|eiro|eira|eco|eca|nak|n|an|on|un|ssa)
    |(?:и|и|ии|іи|і|е|я|ь)?(?:а|я|и|ы|е|у|ю|і|іі|ию|ии|ия|ою|еи|їни|та|то|ан|ян|ен|ин)?(?:[сцз]ь?к\w{1,4})?
    |(?:ι|ιαν|αν|εζ|ιν|ι?α)?(?:ικ\w{1,4}|α|ασ|η|ησ|οσ|ου|ο|ον|αν|ην|εσ|ων|ια|ιασ)
    |(?:ی|یه|یا|ه|ا|یین)
    |(?:ის|ს|ი|ի|ում|का|की|के|র|ের|이|의|的|)""",
    re.VERBOSE,
)
_LAST_VOWELS = re.compile(r"(?:[aeiouy]+|[аеиоуыэюяіьj]+|(?:ι?α|η|οσ|ο|εσ)|(?:یا|ا|ه|یه)|[იաi])$")
_LONG_ENOUGH = 4


def _by_stem(word: str) -> Place | None:
    return next((found for bare in (word, *without_clitics(word)) if (found := _longest_stem(bare))), None)


def _longest_stem(word: str) -> Place | None:
    if code := _names().get(word):
        return Place(code, is_adjective=_is_adjective(word), is_bare=True)
    for end in range(len(word), 2, -1):
        stem, rest = word[:end], word[end:]
        code = _free_stems().get(stem, "") or (
            _regular_stems().get(stem, "") if rest and _ENDING.fullmatch(rest) else ""
        )
        if code:
            return Place(code, is_adjective=_is_adjective(word))
    return None


def _is_adjective(word: str) -> bool:
    return word not in _listed_names() and bool(_ADJECTIVE.fullmatch(word))


@cache
def _names() -> Mapping[str, str]:
    """Plain name -> code; what is said here by hand goes before what CLDR says."""
    names = {plain(name): code for code, listed in PHRASES.items() for name in listed.split(",") if name.strip()}
    for code, words in STEMS.items():
        names |= {plain(word): code for word in words.split() if not word.endswith("-")}
    for written, code in _listed_names().items():
        for name in _variants(written):
            names.setdefault(name, code)
    return names


def _variants(name: str) -> Iterator[str]:
    """With and without the Arabic article, which a list may leave out."""
    yield name
    yield name.removeprefix("ال")


@cache
def _listed_names() -> Mapping[str, str]:
    """CLDR's plain names of countries; English first, so that it wins where languages differ."""
    names: dict[str, str] = {}
    for language in LANGUAGES.split():
        for code, name in localedata.load(language, merge_inherited=False)["territories"].items():
            if len(code) == 2 and code.isalpha() and isinstance(name, str):
                names.setdefault(plain(name), code)
    return names


@cache
def _free_stems() -> Mapping[str, str]:
    return {plain(word): code for code, words in STEMS.items() for word in words.split() if word.endswith("-")}


@cache
def _regular_stems() -> Mapping[str, str]:
    """Names of one word without their last vowels; a stem that two countries share is none."""
    stems: dict[str, str] = {}
    for name, code in _names().items():
        for stem in _stems_of(name):
            stems[stem] = code if stems.get(stem, code) == code else ""
    return stems | dict.fromkeys(NO_STEM.split(), "")


def _stems_of(name: str) -> Iterator[str]:
    if " " in name or len(name) < _LONG_ENOUGH:
        return
    yield name
    for shorter in (_LAST_VOWELS.sub("", name), *_without_land(name)):
        if len(shorter) >= _LONG_ENOUGH:
            yield shorter


def _without_land(name: str) -> Iterator[str]:
    """ "Griechenland" -> "griech", "Bulgaristan" -> "bulgar", "Görögország" -> "gorog"."""
    for land in ("enland", "land", "istan", "orszag"):
        if name.endswith(land):
            yield name.removesuffix(land)


@cache
def _no_country() -> frozenset[str]:
    return frozenset(map(plain, NO_COUNTRY.split()))
