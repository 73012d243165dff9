"""Lines -> paragraphs: what a mail or a typewriter broke is joined, what the author parted stays parted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from archive.importing.document import Line

from .datelines import is_date_line
from .noise import ends_document, has_bullet, is_label, is_noise, is_source, without_bullet

# Mails are broken at 60 to 65 characters, pages at up to 90.
_NARROWEST, _WIDEST = 45, 95
_SLACK = 12
# So many lines of a text, in parts of all, must reach its width.
_WRAPPED_SHARE = 0.6
_ENDS_SENTENCE = re.compile(r"[.!?:;…。؟»”\"')\]]\s*$")
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or one entry of a list, and the lines it takes up."""

    line: int
    last_line: int
    text: str
    is_bullet: bool = False


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    width = _width([line.text.rstrip() for line in lines])
    return [_paragraph(group) for group in _groups(lines, width)]


def _width(texts: Sequence[str]) -> int:
    """Where the lines were broken by a machine; 0 if they were not."""
    followed = [len(text) for text, after in pairwise(texts) if text.strip() and after.strip()]
    lengths = sorted(len(text) for text in texts if text.strip())
    if len(followed) < 3 or not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    reaching = sum(width - 20 <= length <= width + 5 for length in followed)
    is_wrapped = _NARROWEST <= width <= _WIDEST and reaching >= _WRAPPED_SHARE * len(followed)
    return width if is_wrapped else 0


def _groups(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not (line.text.strip() and _runs_on(group[-1].text, line.text, width)):
            yield group
            group = []
        if line.text.strip():
            group.append(line)
    if group:
        yield group


def _runs_on(text: str, following: str, width: int) -> bool:
    """Whether the break between two lines is a machine's."""
    text, following = text.strip(), following.strip()
    if not _may_run_on(text, following, width) or has_bullet(following) or _NUMBERED.match(following):
        return False
    return not (_stands_alone(text) or _stands_alone(following))


def _may_run_on(text: str, following: str, width: int) -> bool:
    if width:
        first_word = following.split(maxsplit=1)[0]
        return following[0].islower() or len(text) + 1 + len(first_word) > width - _SLACK
    return following[0].islower() and len(text) >= _NARROWEST and not _ENDS_SENTENCE.search(text)


@lru_cache(maxsize=4096)
def _stands_alone(text: str) -> bool:
    return is_date_line(text) or is_label(text) or is_noise(text) or is_source(text) or ends_document(text)


def _paragraph(group: Sequence[Line]) -> Paragraph:
    is_bullet = has_bullet(group[0].text)
    text = _join([line.text.strip() for line in group])
    return Paragraph(
        line=group[0].number,
        last_line=group[-1].number,
        text=without_bullet(text) if is_bullet else text,
        is_bullet=is_bullet,
    )


def _join(parts: Sequence[str]) -> str:
    """With a blank, except after a hyphen that joins or parts a word."""
    return re.sub(r"(?<=\w-)\n(?=\w)", "", "\n".join(parts)).replace("\n", " ").replace("\u00ad ", "")


def until_end(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Without comments and links to other pages, and what follows them."""
    return list(takewhile(lambda paragraph: not ends_document(paragraph.text), paragraphs))


def written_out(paragraphs: Sequence[Paragraph]) -> str:
    """As a body holds them: a blank line between paragraphs, entries of a list below each other."""
    parts: list[str] = []
    for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        if before:
            parts.append("\n" if before.is_bullet and paragraph.is_bullet else "\n\n")
        parts.append(f"• {paragraph.text}" if paragraph.is_bullet else paragraph.text)
    return "".join(parts)
