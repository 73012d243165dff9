"""Lines that do nothing but date the document: stamps, place and date, dated headers of mails."""

import re
from functools import lru_cache

from .dateforms import WrittenDate, dates_in
from .months import weekdays_called
from .noise import is_mail_header, without_bullet

_LONGEST = 160
_PLACE_WORDS, _PLACE_LENGTH = 5, 45

_POSTED = re.compile(
    r"(?i)^(?:(?:last )?(?:posted|published|updated|created|modified|submitted|written|released|dated?|issued)"
    r"(?: on| by [^,]{1,30})?|publi(?:cado|cada)(?: el| em)?|fecha|data|datum|date|publié(?:e)? le|mis en ligne le|"
    r"veröffentlicht am|vom|am|le|lì|li|den|em|a|el|in|on|pubblicato(?: il)?|opublikowano|дата|опубликовано|"
    r"ημερομηνία|tarih|yayın tarihi|تاريخ|التاريخ|تاریخ|ngày)$"
)
_AFTER = re.compile(
    r"(?:T[\d:.]{5,12}Z?)?\s*(?:года?\b|г\b|року\b|р\b|r\b|yılı?\b|م\b)?[\s.,|–@-]*"
    r"(?:(?i:at|um|à|às|a las|alle|ore|kl|στις|в)\.?\s)?\s*(?:\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?)?\s*"
    r"(?i:[ap]\.?m\.?|uhr|hrs?|h)?\s*(?:(?:GMT|UTC|CES?T|EES?T|[A-Z]{2,4}T)?\s?(?:[+-]\d{2}:?\d{2})?)[\s.)\]]*"
)
# The number of an issue, a section, an author.
_SEGMENT_AFTER = re.compile(r"\s*[-–|]\s.{1,40}|\s+(?:by|von|par|por|di)\s.{1,30}")
# "Madrid, a", "Beirut on": between the place and the date.
_PREPOSITION = re.compile(r"[\s,]+(?:a|el|le|on|the|am|den|em|il|lì|li|στις|в|في)$")
_PARTING = re.compile(r"[,:–—|(-]")
_SEGMENTED = re.compile(r"(?:\s[-–|]\s*|\|\s*)$")
_SITE = re.compile(r"(?i)www\.|\w\.(?:org|com|net|info|it)\b|\|")


@lru_cache(maxsize=4096)
def dated_line(text: str, language: str = "") -> WrittenDate | None:
    """The date of a line that says nothing else than when, and perhaps where and who."""
    if len(text) > _LONGEST:
        return None
    found = dates_in(text, language)
    if len(found) != 1 or is_mail_header(text):
        return None
    before, after = text[: found[0].start], text[found[0].end :]
    return found[0] if _may_follow(after) and _may_precede(before, after) else None


def is_date_line(text: str) -> bool:
    return dated_line(text) is not None


def is_bare_date(text: str) -> bool:
    """Without a word that could belong to a title."""
    written = dated_line(text)
    if written is None:
        return False
    before = _without_weekday(without_bullet(text[: written.start]))
    return not before or bool(_POSTED.match(before))


def dated_header(text: str) -> WrittenDate | None:
    """ "From: SolidNet, Friday, March 19, 2004"."""
    if len(text) > _LONGEST or not is_mail_header(text):
        return None
    found = dates_in(text)
    return found[0] if len(found) == 1 else None


def _may_follow(after: str) -> bool:
    if _AFTER.fullmatch(after) or _SEGMENT_AFTER.fullmatch(after):
        return True
    return bool(weekdays_called(after.strip(" ,.()")))


def _may_precede(before: str, after: str) -> bool:
    text = without_bullet(before)
    rest = _without_weekday(text)
    if not rest or _POSTED.match(rest):
        return True
    if _SEGMENTED.search(text) and _SITE.search(text):
        return True
    place = _PREPOSITION.sub("", rest)
    return _is_place(place, is_parted=bool(_PARTING.search(text[len(place) :])), is_end=not after.strip(" ."))


def _is_place(words: str, *, is_parted: bool, is_end: bool) -> bool:
    """A place or a sender: a few words, in capitals where nothing parts them from the date."""
    several = words.replace(",", " ").split()
    if len(several) > _PLACE_WORDS or len(words) > _PLACE_LENGTH or re.search(r"[\d.!?;:“”\"»]", words):
        return False
    return is_parted or (is_end and len(several) <= 3 and not any(word[0].islower() for word in several))


def _without_weekday(before: str) -> str:
    rest = before.strip(" \t\u00a0,:–—|-(")
    word = re.split(r"[\s,]", rest)[-1] if rest else ""
    return rest[: -len(word)].strip(" \t\u00a0,:–—|-(") if word and weekdays_called(word) else rest
