"""Which IMCWP a document names: by digits, by Roman numerals or in words, in many languages."""

import re
from collections.abc import Iterator, Sequence

from archive.importing.document import Problem
from archive.models.folding import without_accents

from .ordinals import ordinal

# A document names its meeting early, if at all.
_SCANNED = 20_000
_LAST = 60
_TOKEN = re.compile(r"(?:ال)?\d{1,4}(?:[.:]?[-‑’']?[^\W\d_]{1,8}\b|[.°])?|[^\W\d_]+")
_SHORT_FORMS = frozenset(("imcwp", "eipco", "ripco", "eipcp", "ipcwp"))
_GLUED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?imcwp")
_INTERNATIONAL = (
    "internat", "internac", "internaz", "международн", "міжнародн", "διεθν", "uluslararas", "enternasyonal",
    "medunarodn", "miedzynarod", "mezinarod", "medzinarod", "nemzetkoz", "kansainval", "الدول", "دولي",
    "الاممي", "اممي", "بین", "المللی", "بين", "мегународ",
)  # fmt: skip
_MEETING = (
    "meeting", "encuentro", "encontro", "rencontre", "incontro", "treffen", "встреч", "зустріч", "συναντησ",
    "toplanti", "bulusma", "susret", "spotkan", "setkan", "stretnut", "mote", "mode", "bijeenkomst", "ontmoeting",
    "trobada", "talalkoz", "tapaami", "kokou", "intalnir", "لقاء", "اللقاء", "اجتماع", "الاجتماع", "نشست",
    "среща", "сусрет", "samling",
)  # fmt: skip
_COMMUNIST = (
    "communist", "comunist", "kommunist", "komunist", "коммунист", "комуніст", "комунист", "κομμουνιστ", "شيوعي",
    "الشيوعي", "للاحزاب", "الاحزاب", "کمونیست", "komuenist", "kommunisz",
)  # fmt: skip
# The words of the meeting's name lie within so many words of "international".
_NEAR, _BEFORE, _BEHIND = 3, 6, 10


def find_meeting_number(text: str) -> int:
    """The number that a text names; 0 if it names none, or several."""
    numbers = set(_numbers(text))
    return numbers.pop() if len(numbers) == 1 else 0


def find_meeting(headings: Sequence[str], paragraphs: Sequence[str]) -> tuple[int, list[Problem]]:
    """Headings (title, label) go before the text; in the text the first paragraph that names one decides."""
    for heading in headings:
        if number := find_meeting_number(heading):
            return number, []
    named = [numbers for text in _beginning(paragraphs) if (numbers := set(_numbers(text)))]
    if not named:
        return 0, []
    if len(named[0]) == 1:
        return named[0].pop(), []
    several = ", ".join(map(str, sorted(named[0])))
    return 0, [Problem(code="meeting_ambiguous", message=f"The text names several meetings: {several}.")]


def _beginning(paragraphs: Sequence[str]) -> Iterator[str]:
    seen = 0
    for text in paragraphs:
        if seen > _SCANNED:
            return
        seen += len(text)
        yield text[:_SCANNED]


def _numbers(text: str) -> Iterator[int]:
    words = _TOKEN.findall(without_accents(text[:_SCANNED]))
    for at, word in enumerate(words):
        if glued := _GLUED.fullmatch(word):
            yield from _valid(int(glued[1]))
        elif word in _SHORT_FORMS:
            yield from _valid(_ordinal_before(words, at))
        elif word.startswith(_INTERNATIONAL):
            yield from _valid(_number_of_name(words, at))


def _valid(number: int) -> list[int]:
    return [number] if 0 < number <= _LAST else []


def _number_of_name(words: Sequence[str], at: int) -> int:
    """The ordinal beside the meeting's name, of which `at` is the word "international"."""
    meeting = _nearest(words, at, _MEETING, _NEAR, _BEFORE)
    party = _nearest(words, at, _COMMUNIST, _BEFORE, _BEHIND)
    if meeting < 0 or party < 0:
        return 0
    for place in sorted({at, meeting}):
        if number := _ordinal_before(words, place):
            return number
    # "21. Kommunista és Munkáspártok Nemzetközi Találkozója": only with the mark of an ordinal,
    # since twenty parties may also meet.
    if party < at and (number := _ordinal_before(words, party, is_marked=True)):
        return number
    return _ordinal_behind(words, max(at, meeting))


def _nearest(words: Sequence[str], at: int, stems: tuple[str, ...], before: int, behind: int) -> int:
    places = range(max(0, at - before), min(len(words), at + behind + 1))
    found = [place for place in places if words[place].startswith(stems)]
    return min(found, key=lambda place: abs(place - at)) if found else -1


def _ordinal_before(words: Sequence[str], at: int, *, is_marked: bool = False) -> int:
    """Of up to three words right before a place, the longest that make one ordinal."""
    for length in (3, 2, 1):
        if at >= length and (number := ordinal(words[at - length : at], is_marked=is_marked)):
            return number
    return 0


def _ordinal_behind(words: Sequence[str], at: int) -> int:
    """As Arabic and Persian put it; elsewhere a number there is a day or a year."""
    for length in (2, 1):
        behind = words[at + 1 : at + 1 + length]
        is_arabic = len(behind) == length and all(re.match(r"[\u0600-\u06ff]", word) for word in behind)
        if is_arabic and (number := ordinal(behind)):
            return number
    return 0
