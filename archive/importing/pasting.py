"""A list that somebody pastes: read as a document's list is, and no line of it dropped in silence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _

from archive.models.currentedition import current_edition

from .batches import known_names
from .document import FoundName, Line
from .matching import Directory, Match
from .parsing import lines_of
from .recognisers.listlines import parts_of
from .recognisers.listparts import Kind, row_of
from .recognisers.signatories import find_signatories
from .sources import UnreadableError, read_source

# Above any list; the reading of names that run on grows with the square of the line.
MOST_CHARACTERS = 100_000
LONGEST_LINE = 4_000
# A page holds few lists; text made to hold many would be read again and again.
_MOST_LISTS = 12


@dataclass(frozen=True, kw_only=True)
class PastedName:
    """A name with who it seems to be; `is_name` is False of a line that seems to be something else."""

    found: FoundName
    match: Match
    is_name: bool = True


def current_directory() -> Directory:
    """As the archive stands; kept until a party changes, since reading it takes longer than all that is asked of it."""
    return _directory(current_edition(), settings.DEPLOY_VERSION)


@lru_cache(maxsize=1)
def _directory(_edition: int, _version: str) -> Directory:
    return Directory.read()


def read_pasted(text: str, directory: Directory) -> list[PastedName]:
    """Raises `UnreadableError` with a message, and nothing else."""
    lines = lines_of(_bounded(text))
    known = known_names(directory)
    names = [*_names(lines, known, _MOST_LISTS)]
    # Where no list is found, the editor who pastes one knows better than we.
    never = {Kind.HEADING} if not names else {Kind.HEADING, Kind.PROSE, Kind.END}
    not_names = {part.first for part in parts_of(lines, known) if part.kind in never}
    found = [(name, True) for name in names]
    found += [(name, name.line not in not_names) for name in _others(lines, names)]
    found.sort(key=lambda each: each[0].line)
    return [_pasted(name, directory, is_name=is_name) for name, is_name in found]


def _bounded(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        message = _("This is longer than any list: paste at most %(most)s characters at once.")
        raise UnreadableError("too_long", message % {"most": MOST_CHARACTERS})
    plain = read_source(text.encode(errors="replace"), "pasted.txt").text
    for number, line in enumerate(plain.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            message = _("Line %(number)s is longer than %(most)s characters: break it into several lines.")
            raise UnreadableError("line_too_long", message % {"number": number, "most": LONGEST_LINE})
    return plain


def _names(lines: Sequence[Line], known: frozenset[str], most: int) -> Iterator[FoundName]:
    """Of all lists in the text, and not of the fullest alone: whoever pastes means all of it."""
    found = find_signatories(lines, known=known) if most else None
    if found is None or not found.names:
        return
    yield from _names([line for line in lines if line.number < found.first_line], known, most // 2)
    yield from found.names
    yield from _names([line for line in lines if line.number > found.last_line], known, most - 1)


def _others(lines: Sequence[Line], names: Sequence[FoundName]) -> Iterator[FoundName]:
    """Each line that no name was taken from, without its bullet."""
    begun = {name.line for name in names}
    taken = "\n".join(name.name_as_signed for name in names)
    for line in lines:
        text = row_of(line).text
        if text and line.number not in begun and text.rstrip(" ,;.") not in taken:
            yield FoundName(name_as_signed=text, line=line.number)


def _pasted(name: FoundName, directory: Directory, *, is_name: bool) -> PastedName:
    return PastedName(found=name, match=directory.match(name.name_as_signed, section=name.section), is_name=is_name)
