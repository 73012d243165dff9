"""The text, once for each language that the page has it in.

Without the title, the stamp, labels, headers and menus above it, and without the list and
what a site puts below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from archive.importing.document import FoundText

from .date import is_sentence
from .datelines import dated_header, is_date_line
from .language import language_of
from .noise import is_label, is_mail_header, is_noise, is_source
from .paragraphs import Paragraph, until_end, written_out
from .title import GLUED, FoundTitle, is_title_like, repeats

# Shorter ones say too little about their language.
_TELLING = 40
# Another language's part is a translation if it is so long, and so long beside the first.
_PART, _PART_SHARE = 120, 0.35
# So many short lines may stand above a translation as its headings.
_HEADINGS = 4
# Of a very long text not every paragraph is asked for its language.
_ASKED = 300
# Marks of the site before the text begins: no further down than this.
_HEAD_PARAGRAPHS = 12


@dataclass(frozen=True, kw_only=True)
class Part:
    """Paragraphs below each other in one language."""

    language: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def length(self) -> int:
        return sum(len(paragraph.text) for paragraph in self.paragraphs)


def text_paragraphs(
    before: Sequence[Paragraph], after: Sequence[Paragraph], title: FoundTitle | None
) -> list[Paragraph]:
    """What belongs to the text, of what stands before the list and after it."""
    start = title.last_line if title else 0
    below = [paragraph for paragraph in before if paragraph.line > start]
    text = until_end(_without_head(below, title.text if title else ""))
    return _without_picture(text + _after_list(after))


def find_texts(
    paragraphs: Sequence[Paragraph], *, title: str = "", likely: Sequence[str] = ()
) -> tuple[FoundText, ...]:
    """One text for each language; a quotation in another language is none."""
    parts = _parts(paragraphs, likely)
    return tuple(_text(part, "" if number else title) for number, part in enumerate(parts))


def _without_head(paragraphs: Sequence[Paragraph], title: str) -> list[Paragraph]:
    """Where the first sentence stands, the marks of the page end."""
    begun = False
    kept: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs):
        begun = begun or number >= _HEAD_PARAGRAPHS
        if begun or not _is_of_page(paragraph.text, title):
            kept.append(paragraph)
            begun = begun or is_sentence(paragraph.text)
        # A stamp may follow the sentence that sums up; a place and date may end a short text.
    return _without_stamp(kept)


def _without_picture(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A picture's name is run into the first word on some pages."""
    return [replace(paragraph, text=GLUED.sub("", paragraph.text)) for paragraph in paragraphs[:1]] + [*paragraphs[1:]]


def _is_of_page(text: str, title: str) -> bool:
    is_header = is_mail_header(text) or dated_header(text) is not None
    return is_header or is_date_line(text) or is_label(text) or is_noise(text) or repeats(text, title)


def _without_stamp(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A stamp below the first sentence is the site's, if more text follows."""
    if len(paragraphs) > 2 and is_date_line(paragraphs[1].text):
        return [paragraphs[0], *paragraphs[2:]]
    return paragraphs


def _after_list(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Prose only: a translation with its headings, or the rest of a report."""
    kept = [paragraph for paragraph in until_end(paragraphs) if not _is_below_list(paragraph.text)]
    return kept if any(is_sentence(paragraph.text) for paragraph in kept) else []


def _is_below_list(text: str) -> bool:
    return is_source(text) or is_noise(text) or is_date_line(text) or is_label(text)


def _parts(paragraphs: Sequence[Paragraph], likely: Sequence[str]) -> list[Part]:
    languages = _languages(paragraphs, likely)
    runs = [
        Part(language=language, paragraphs=tuple(paragraph for _, paragraph in group))
        for language, group in groupby(zip(languages, paragraphs, strict=True), key=lambda pair: pair[0])
    ]
    if not runs:
        return []
    longest = max(run.length for run in runs)
    return _joined(runs, least=max(_PART, _PART_SHARE * longest))


def _joined(runs: Sequence[Part], *, least: float) -> list[Part]:
    """Runs too short to be a text of their own join what stands before them, or the first what follows."""
    parts: list[Part] = []
    waiting: tuple[Paragraph, ...] = ()
    for run in runs:
        is_own = run.length >= least or len(runs) == 1
        if parts and (not is_own or run.language == parts[-1].language):
            parts[-1] = Part(language=parts[-1].language, paragraphs=parts[-1].paragraphs + run.paragraphs)
        elif not is_own:
            waiting += run.paragraphs
        else:
            parts.append(Part(language=run.language, paragraphs=waiting + run.paragraphs))
            waiting = ()
    known = {part.language for part in parts}
    # The same language again: languages alternate, and the page is one text.
    return parts if len(known) == len(parts) else [_whole(parts)]


def _whole(parts: Sequence[Part]) -> Part:
    longest = max(parts, key=lambda part: part.length)
    return Part(language=longest.language, paragraphs=tuple(p for part in parts for p in part.paragraphs))


def _languages(paragraphs: Sequence[Paragraph], likely: Sequence[str]) -> list[str]:
    """Each paragraph's language; short ones go with the next that has one, as headings do."""
    if not paragraphs:
        return []
    step = len(paragraphs) // _ASKED + 1
    whole = language_of(" ".join(paragraph.text[:400] for paragraph in paragraphs[:6]), likely=likely)
    asked = [_asked(paragraph, whole) if not at % step else "" for at, paragraph in enumerate(paragraphs)]
    return _filled(asked, paragraphs, whole)


def _asked(paragraph: Paragraph, whole: str) -> str:
    return language_of(paragraph.text[:400], likely=[whole]) if len(paragraph.text) >= _TELLING else ""


def _filled(asked: Sequence[str], paragraphs: Sequence[Paragraph], whole: str) -> list[str]:
    """A heading goes with the text below it, every other short line with the text above."""
    above = list(accumulate(asked, _latest))
    below = list(accumulate(reversed(asked), _latest))[::-1]
    filled = []
    for at, paragraph in enumerate(paragraphs):
        is_near = any(asked[at : at + _HEADINGS])
        is_heading = is_near and above[at] != below[at] and not _is_in(above[at], paragraph.text)
        filled.append((below[at] if is_heading else above[at]) or below[at] or whole)
    return filled


def _latest(last: str, language: str) -> str:
    return language or last


def _is_in(language: str, text: str) -> bool:
    return bool(language) and language_of(text, likely=[language]) == language


def _text(part: Part, title: str) -> FoundText:
    own = title or _own_title(part.paragraphs)
    paragraphs = part.paragraphs[1:] if own and not title else part.paragraphs
    return FoundText(
        language=part.language,
        title=own,
        body=written_out(paragraphs),
        line=part.paragraphs[0].line,
        paragraphs=tuple((paragraph.line, paragraph.last_line) for paragraph in paragraphs),
    )


def _own_title(paragraphs: Sequence[Paragraph]) -> str:
    """The heading above a translation."""
    first = paragraphs[0]
    is_heading = len(paragraphs) > 1 and not first.is_bullet and is_title_like(first.text)
    return first.text if is_heading and len(first.text) < _PART * 2 else ""
