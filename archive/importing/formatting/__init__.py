"""A recognised text and the document's structure -> formatted text with the very same words.

passages.py  a paragraph's words, each as the document set it
outline.py   paragraphs -> HTML: headings, lists, quotations

The words are the recognisers': of the structure only what they are set in is taken.  Where
the archive's policy would show other words in the end, the text stays plain.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.importing.converting.structure import LaidLine, Written, read
from archive.importing.document import Document, FoundText
from archive.models.formatted import kept
from archive.models.richtext import MOST_TAGS

from .outline import Outline
from .passages import passage_of

# As much as the form takes in which it may be edited afterwards.
_LONGEST = 1_000_000
_BLANKS = re.compile("[ \t\r\n]+")


def with_formatting(document: Document, text: str, structure: Written) -> Document:
    """`structure` is that of the lines of `text`; where it says nothing, the document as it is."""
    lines = read(structure, text)
    return replace(document, texts=tuple(replace(found, html=_html(found, lines)) for found in document.texts))


def _html(found: FoundText, lines: Sequence[LaidLine]) -> str:
    """Empty where the words alone say it all."""
    outlined = _outlined(found, lines)
    if len(outlined) > _LONGEST or outlined.count("<") > MOST_TAGS:
        return ""
    words, html = kept(outlined)
    return html if len(html) <= _LONGEST and _signs(words) == _signs(found.body) else ""


def _outlined(found: FoundText, lines: Sequence[LaidLine]) -> str:
    # No paragraph of a body has a break within.
    texts = re.split("\n+", found.body)
    if not lines or len(texts) != len(found.paragraphs) or len(texts) > MOST_TAGS:
        return ""
    outline = Outline(found.language)
    for (first, last), text in zip(found.paragraphs, texts, strict=True):
        outline.add(passage_of(text, lines[first - 1 : last], first))
    return outline.html()


def _signs(text: str) -> str:
    """How paragraphs and entries are parted is the structure's to say."""
    return _BLANKS.sub(" ", text).strip(" ")
