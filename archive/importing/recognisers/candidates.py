"""The lists of a page: what stands under a heading, rows of names without one, names in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.importing.document import FoundName, Problem
from archive.models.signatory import SignatorySection

from .endings import is_date_line
from .headings import Heading, HeadingKind, is_region
from .listparts import Kind, Known, Part
from .markers import bare_number, without_bare_number
from .names import is_name
from .sections import own_section
from .sentences import Sentence, sentences_with_names

_FEWEST_BARE = 3
_MOST_DOUBTFUL = 6
_HEADED_BONUS = 3


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A list that a page may hold; `weight` says which of several is meant."""

    names: tuple[FoundName, ...]
    first: int
    last: int
    heading: str = ""
    is_signed: bool = True
    is_sure: bool = True
    is_listed: bool = True
    problems: tuple[Problem, ...] = ()

    @property
    def weight(self) -> tuple[bool, int]:
        return self.is_sure, len(self.names) + (_HEADED_BONUS if self.heading else 0)


@dataclass(frozen=True)
class _Entry:
    name: FoundName
    is_sure: bool
    is_marked: bool
    is_parted: bool
    last: int


@dataclass
class _Open:
    """A list while it is read."""

    heading: Heading | None
    first: int
    section: SignatorySection = SignatorySection.PARTY
    entries: list[_Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    after_blank: bool = False

    def add(self, part: Part, *, is_sure: bool) -> None:
        for name, line in part.names or ((part.text, part.first),):
            section = own_section(name) or self.section
            found = FoundName(name_as_signed=name, line=line, section=section)
            self.entries.append(_Entry(found, is_sure, part.is_marked, self.after_blank, part.last))
            self.after_blank = False
        self.problems.extend(part.problems)

    @property
    def doubtful_tail(self) -> int:
        """How many entries at its end are not known for names."""
        return next((at for at, entry in enumerate(reversed(self.entries)) if entry.is_sure), len(self.entries))


def candidates_of(parts: Sequence[Part], known: Known) -> Iterator[Candidate]:
    for opened in _lists(parts):
        if found := _closed(opened, known):
            yield found
    for part in parts:
        if part.kind is Kind.PROSE:
            yield from (_of_sentence(part, sentence) for sentence in sentences_with_names(part.text, known))


def _lists(parts: Sequence[Part]) -> Iterator[_Open]:
    current: _Open | None = None
    for part in parts:
        following = _after(current, part)
        if current is not None and following is not current:
            yield current
        current = following
    if current is not None:
        yield current


def _after(current: _Open | None, part: Part) -> _Open | None:
    """The list that is open after a part: the same, a new one, or none."""
    match part.kind:
        case Kind.BLANK:
            return _with_blank(current)
        case Kind.HEADING if part.heading:
            return _with_heading(current, part, part.heading)
        case Kind.NAMES:
            return _with_names(current or _Open(None, part.first), part)
        case Kind.MAYBE:
            return _with_doubtful(current, part)
        case Kind.END if current and not current.entries and is_date_line(part.text):
            return current
        case _:
            return None


def _with_blank(current: _Open | None) -> _Open | None:
    if current:
        current.after_blank = True
    return current


def _with_heading(current: _Open | None, part: Part, heading: Heading) -> _Open | None:
    if is_region(heading.text):
        return current
    if current and _goes_on(current, heading):
        current.section = heading.section
        current.after_blank = False
        return current
    return _Open(heading, part.first, section=heading.section) if heading.opens else None


def _goes_on(current: _Open, heading: Heading) -> bool:
    if current.heading and current.heading.kind is not heading.kind:
        return False
    return heading.continues and bool(current.entries or current.heading)


def _with_names(current: _Open, part: Part) -> _Open:
    current.add(part, is_sure=True)
    return current


def _with_doubtful(current: _Open | None, part: Part) -> _Open | None:
    if current is None or (current.doubtful_tail >= _MOST_DOUBTFUL and not part.is_marked):
        return None
    if current.entries and current.entries[-1].is_marked and not part.is_marked and current.after_blank:
        return None
    current.add(part, is_sure=False)
    return current


def _closed(opened: _Open, known: Known) -> Candidate | None:
    entries = _without_tail(opened)
    sure = sum(entry.is_sure for entry in entries)
    fewest = 1 if opened.heading else _FEWEST_BARE
    is_unsplit = any(problem.code == "unsplit_names" for problem in opened.problems)
    if (sure < fewest and not is_unsplit) or (2 * sure < len(entries) and not _is_even(opened, entries)):
        return None
    heading = opened.heading
    return Candidate(
        names=_without_signs(_without_numbers(entries), known),
        first=opened.first,
        last=max(entry.last for entry in entries),
        heading=heading.text if heading else "",
        is_signed=not heading or heading.kind is HeadingKind.SIGNING,
        problems=(*opened.problems, *_doubts(entries)),
    )


def _is_even(opened: _Open, entries: Sequence[_Entry]) -> bool:
    """Under a heading every bullet is an entry, whatever language it is in."""
    return opened.heading is not None and all(entry.is_marked for entry in entries)


def _without_tail(opened: _Open) -> list[_Entry]:
    """Lines after the last sure name stay only if they are laid out as the list is."""
    entries = opened.entries
    tail = opened.doubtful_tail
    if not tail:
        return entries
    body = entries[: len(entries) - tail]
    kept = list(body)
    for entry in entries[len(body) :]:
        if not opened.heading or not _is_laid_out_alike(entry, body):
            break
        kept.append(entry)
    return kept


def _is_laid_out_alike(entry: _Entry, body: Sequence[_Entry]) -> bool:
    if not body:
        return entry.is_marked
    return entry.is_marked == body[-1].is_marked and (entry.is_marked or not entry.is_parted)


def _doubts(entries: Sequence[_Entry]) -> Iterator[Problem]:
    for entry in entries:
        if not entry.is_sure:
            message = f"“{entry.name.name_as_signed[:80]}” may be no signatory."
            yield Problem(code="doubtful_name", message=message, line=entry.name.line)


def _without_numbers(entries: Sequence[_Entry]) -> list[FoundName]:
    """Where most have a number, one without its dot is none of the name."""
    numbered = sum(entry.is_marked or bare_number(entry.name.name_as_signed) is not None for entry in entries)
    if 2 * numbered < len(entries):
        return [entry.name for entry in entries]
    return [replace(entry.name, name_as_signed=without_bare_number(entry.name.name_as_signed)) for entry in entries]


def _without_signs(names: Sequence[FoundName], known: Known) -> tuple[FoundName, ...]:
    """Without the comma, semicolon or full stop that ends each line of a list but is part of no name."""
    for sign in ";,.":
        ending = sum(name.name_as_signed.endswith(sign) for name in names)
        if len(names) > 1 and ending >= max(2, 0.6 * (len(names) - 1)):
            return tuple(_bare(name, known) for name in names)
    return tuple(names)


def _bare(name: FoundName, known: Known) -> FoundName:
    text = name.name_as_signed.rstrip(";,. \u00a0")
    closes = name.name_as_signed.endswith(".") and not is_name(text, known)
    return name if closes or not text else replace(name, name_as_signed=text)


def _of_sentence(part: Part, sentence: Sentence) -> Candidate:
    names = []
    for start, end in sentence.names:
        text = part.text[start:end]
        section = own_section(text) or SignatorySection.PARTY
        names.append(FoundName(name_as_signed=text, line=part.line_at(start), section=section))
    return Candidate(
        names=tuple(names),
        first=part.line_at(sentence.span[0]),
        last=part.line_at(sentence.span[1] - 1),
        is_signed=sentence.is_signing or not sentence.is_attending,
        is_sure=sentence.is_sure,
        is_listed=False,
    )
