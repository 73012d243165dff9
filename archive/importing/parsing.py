"""Text -> what it says: title, date, language, meeting, texts, signatories, or the items of a news page.

Pure: no database and no clock.  What the source says of itself (`language`, `title`,
`published`, `url`) is evidence where the text leaves a doubt, and never goes before it.
Nothing that is missing is made up; each gap is a `Problem`.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .document import Document, DocumentKind, FoundDate, FoundList, FoundText, Line, Problem
from .recognisers.body import find_texts, text_paragraphs
from .recognisers.date import Evidence, date_problems, find_date
from .recognisers.language import language_of
from .recognisers.meeting import find_meeting
from .recognisers.news import find_items
from .recognisers.noise import is_label, label_languages
from .recognisers.paragraphs import Paragraph, paragraphs_of, until_end
from .recognisers.signatories import find_signatories
from .recognisers.title import FoundTitle, find_title

# Label, stamp and title stand among the first lines.
_HEAD = 40


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What the source says of itself."""

    language: str = ""
    title: str = ""
    published: str = ""
    url: str = ""


def parse(
    text: str,
    *,
    known: Collection[str] = frozenset(),
    language: str = "",
    title: str = "",
    published: str = "",
    url: str = "",
    today: date | None = None,
) -> Document:
    """`known` are folded names of parties; with `today`, a date in the future is doubted."""
    hints = Hints(language=language, title=title, published=published, url=url)
    lines = lines_of(text)
    paragraphs = paragraphs_of(lines)
    if not paragraphs:
        problem = Problem(code="empty", message="The document is empty.")
        return Document(kind=DocumentKind.STATEMENT, source_url=url, problems=(problem,))
    if items := find_items(paragraphs):
        spoken = language_of(" ".join(item.text for item in items), likely=[language])
        return Document(kind=DocumentKind.NEWS, language=spoken, items=items, source_url=url)
    return _statement(lines, known, hints, today)


def lines_of(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.splitlines(), 1)]


def _statement(lines: Sequence[Line], known: Collection[str], hints: Hints, today: date | None) -> Document:
    found = find_signatories(lines, known=known)
    before, after = _around(lines, found, known)
    title = find_title(before, hint=hints.title)
    likely = _likely_languages(before, title, hints)
    paragraphs = text_paragraphs(before, after, title)
    texts = find_texts(paragraphs, title=title.text if title else "", likely=likely)
    spoken = texts[0].language if texts else language_of(title.text if title else "", likely=likely)
    dated = _date(before, after, title, spoken, hints)
    meeting, meeting_problems = find_meeting(_headings(before, title, hints), [p.text for p in paragraphs])
    return Document(
        kind=DocumentKind.STATEMENT,
        title=title.text if title else "",
        date=dated,
        language=spoken,
        meeting_number=meeting,
        texts=texts,
        signatories=found.names if found else (),
        claimed_count=found.claimed_count if found else None,
        source_url=hints.url,
        problems=(
            *_title_problems(title, hints),
            *date_problems(dated, published=hints.published, today=today),
            *meeting_problems,
            *_text_problems(texts, spoken),
            *_list_problems(found),
            *_following_problems(paragraphs, texts, found),
        ),
    )


def _around(
    lines: Sequence[Line], found: FoundList | None, known: Collection[str]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs before the list and after it."""
    if found is None:
        return until_end(paragraphs_of(lines)), []
    above, below = lines[: found.first_line - 1], lines[found.last_line :]
    return (
        paragraphs_of(_without_list(above, known, len(found.names))),
        until_end(paragraphs_of(_without_list(below, known, len(found.names)))),
    )


def _without_list(lines: Sequence[Line], known: Collection[str], length: int) -> list[Line]:
    """A translation on the same page bears the list once more: it is no part of its text."""
    again = find_signatories(lines, known=known)
    if again is None or len(again.names) * 2 < length:
        return list(lines)
    return [line for line in lines if not again.first_line <= line.number <= again.last_line]


def _likely_languages(before: Sequence[Paragraph], title: FoundTitle | None, hints: Hints) -> list[str]:
    labels = [code for paragraph in before[:_HEAD] for code in _label_languages(paragraph.text)]
    in_title = title.languages if title else ()
    return [*([hints.language] if hints.language else []), *labels, *in_title]


def _label_languages(text: str) -> tuple[str, ...]:
    return label_languages(text) if is_label(text) else ()


def _date(
    before: Sequence[Paragraph], after: Sequence[Paragraph], title: FoundTitle | None, spoken: str, hints: Hints
) -> FoundDate | None:
    texts = [paragraph.text for paragraph in (*before[:_HEAD], *before[_HEAD:][-_HEAD:], *after[:_HEAD])]
    evidence = Evidence(language=spoken, locale=hints.language, published=hints.published, texts=texts)
    return find_date(before, after, title_line=title.last_line if title else 0, evidence=evidence)


def _headings(before: Sequence[Paragraph], title: FoundTitle | None, hints: Hints) -> list[str]:
    labels = [paragraph.text for paragraph in before[:_HEAD] if is_label(paragraph.text)]
    return [*([title.text] if title else []), *labels, hints.title]


def _title_problems(title: FoundTitle | None, hints: Hints) -> Iterator[Problem]:
    if title is None:
        named = f" The page calls itself “{hints.title}”." if hints.title else ""
        yield Problem(code="no_title", message=f"No title was found.{named}")


def _text_problems(texts: Sequence[FoundText], spoken: str) -> Iterator[Problem]:
    if not any(text.body for text in texts):
        yield Problem(code="no_text", message="There is no text, only a title or a list.")
    if not spoken:
        yield Problem(code="language_unknown", message="The language could not be told.")


def _list_problems(found: FoundList | None) -> Iterator[Problem]:
    if found is None:
        yield Problem(code="no_signatories", message="No list of signatories was found.")
    else:
        yield from found.problems


def _following_problems(
    paragraphs: Sequence[Paragraph], texts: Sequence[FoundText], found: FoundList | None
) -> Iterator[Problem]:
    """Prose after the list in the list's own language: the rest of a report, or another document."""
    following = [paragraph.line for paragraph in paragraphs if found and paragraph.line > found.last_line]
    if following and len(following) < len(paragraphs) and len(texts) == 1:
        message = "Text goes on after the list; it was kept, and may be another document."
        yield Problem(code="text_after_list", message=message, line=following[0])
