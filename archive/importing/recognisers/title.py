"""The title: the first line that is made like one, and none of a site's own.

Kept to the letter, quotation marks too; only SolidNet's bracket of languages goes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from archive.models.folding import fold

from .date import is_sentence
from .datelines import is_bare_date, is_date_line
from .language import languages_coded
from .noise import is_label, is_noise
from .paragraphs import Paragraph

_LONGEST, _SHORTEST = 240, 3
# A title is looked for among so many paragraphs: a menu may come twice before it.
_HEAD = 200
# So many short lines below each other are a menu.
_MENU, _MENU_WORDS = 4, 3
_LANGUAGES = re.compile(r"\s*\[((?:[A-Z][a-z]{1,2}\.?[\s,;/]*){1,8})\]\s*$")
_SOLIDNET = re.compile(r"(?i)^\d{1,2}\s?(?:st|nd|rd|th)?\s+IMCWP\s*[,:–-]\s*\S")
# "<title> | <site>", "<title> – <site>".
_SITE = re.compile(r"\s+[|–—»:·-]\s+[^|–—»]{2,60}$")
# A picture's name run into the first word.
GLUED = re.compile(r"^[a-z][a-z0-9_-]{3,40}(?:\.(?:jpe?g|png|gif))?(?=[A-Z][a-z]+\s)")
_PREFIX = re.compile(r"(?i)^(?:\d{1,2}\s?(?:st|nd|rd|th)?\s+IMCWP|[^,:]{2,40})\s*[,:]\s*")


@dataclass(frozen=True, kw_only=True)
class FoundTitle:
    """`first_line` is where the page's words begin to be the document's."""

    text: str
    first_line: int
    last_line: int
    languages: tuple[str, ...] = field(default=())


def find_title(paragraphs: Sequence[Paragraph], *, hint: str = "") -> FoundTitle | None:
    head = list(_head(paragraphs))
    named = [paragraph for paragraph in head if is_named(paragraph.text, hint)]
    solidnet = [paragraph for paragraph in head if _SOLIDNET.match(paragraph.text)]
    # A breadcrumb or a menu may have named the page before the title does.
    if chosen := named[-1:] or solidnet[:1] or _without_menus(head, paragraphs)[:1] or _dated_titles(paragraphs):
        return _found(chosen[0])
    return None


def is_title_like(text: str) -> bool:
    """A heading and no sentence, date, label or line of a site."""
    if not _SHORTEST <= len(text) <= _LONGEST or not re.search(r"[^\W\d_]{2}", text):
        return False
    if text.endswith((",", ";", ":")) or (is_sentence(text) and len(text) >= 160):
        return False
    is_cut = text[0].islower() and not GLUED.match(text)
    return not (is_cut or _is_whole_sentence(text) or is_date_line(text) or is_label(text) or is_noise(text))


def is_named(text: str, hint: str) -> bool:
    """Whether the page's own title is this line, with or without the site's name."""
    if not hint.strip():
        return False
    words = fold(clean(text))
    return len(words) >= _SHORTEST and words in {fold(clean(title)) for title in _titles(hint)}


def repeats(text: str, title: str) -> bool:
    """Whether a line says the title again, with a meeting's name or dates before it or without."""
    words, subject = fold(clean(text)), fold(_PREFIX.sub("", title, count=1))
    if not title or len(words) < _SHORTEST:
        return False
    is_again = len(subject) >= 10 and words.endswith(subject) and len(words) <= len(subject) + 70
    return words == fold(title) or (is_again and len(text) <= _LONGEST)


def clean(text: str) -> str:
    return GLUED.sub("", _LANGUAGES.sub("", text.strip())).strip()


def _head(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The lines that could be a title, as far as the first prose."""
    for paragraph in paragraphs[:_HEAD]:
        if is_sentence(paragraph.text) or paragraph.text.endswith(","):
            return
        if not paragraph.is_bullet and is_title_like(paragraph.text):
            yield paragraph


def _is_whole_sentence(text: str) -> bool:
    return len(text.split()) >= 7 and text.endswith(".") and not text.endswith("..")


def _titles(hint: str) -> Iterator[str]:
    """The hint, and what is left of it without one and two names of the site."""
    for _ in range(3):
        yield hint
        hint = _SITE.sub("", hint)


def _without_menus(head: Sequence[Paragraph], page: Sequence[Paragraph]) -> list[Paragraph]:
    """Runs of short lines go, unless nothing else is there; below them the title is above its stamp."""
    menus = {paragraph.line for group in _short_runs(page[:_HEAD]) if len(group) >= _MENU for paragraph in group}
    left = [paragraph for paragraph in head if paragraph.line not in menus]
    stamped = [above for above, below in pairwise(page[:_HEAD]) if above in head and is_bare_date(below.text)]
    return ([above for above in stamped if above in left] or left or stamped) if menus else left


def _short_runs(page: Sequence[Paragraph]) -> list[list[Paragraph]]:
    runs: list[list[Paragraph]] = [[]]
    for paragraph in page:
        if len(paragraph.text.split()) <= _MENU_WORDS and not is_bare_date(paragraph.text):
            runs[-1].append(paragraph)
        else:
            runs.append([])
    return runs


def _dated_titles(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """ "Solidarity with Cuba – 26 July 2021" is a title where there is no other."""
    first = paragraphs[:1]
    return [paragraph for paragraph in first if is_date_line(paragraph.text) and not is_bare_date(paragraph.text)]


def _found(paragraph: Paragraph) -> FoundTitle:
    bracket = _LANGUAGES.search(paragraph.text)
    return FoundTitle(
        text=clean(paragraph.text),
        first_line=paragraph.line,
        last_line=paragraph.last_line,
        languages=languages_coded(bracket[1]) if bracket else (),
    )
