"""A list of signatories as text, one line each; pure.

    name as signed | party-slug | section | role | editions | note

Columns at the end that say nothing are left out.  In a name or a note `|` is written
`\\|` and a backslash `\\\\`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from archive.models import SignatoryRole, SignatorySection

# Far above any list; a longer text is a mistake, and would only keep the server busy.
MOST_LINES = 10_000
LONGEST = 500
MOST_EDITIONS = 32_767
COLUMNS = 6

_COLUMN = re.compile(r"((?:\\.|[^|\\]|\\$)*)(?:\||$)")
_ESCAPED = re.compile(r"\\([|\\])")
_SPECIAL = re.compile(r"([|\\])")
_LINE_BREAK = re.compile(r"[\r\n]+")
_EDITIONS = re.compile(r"([0-9]{1,5})\s*[-–]\s*([0-9]{1,5})?")


@dataclass(frozen=True, kw_only=True)
class WrittenSignatory:
    """One line as it was typed; the party is a slug, and nobody has asked yet whether it exists."""

    number: int
    name: str
    party: str = ""
    section: str = SignatorySection.PARTY
    role: str = SignatoryRole.SIGNATORY
    first_edition: int = 1
    last_edition: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a line, and what to do about it."""

    number: int
    name: str
    message: str

    def __str__(self) -> str:
        where = _("Line %(number)s (“%(name)s”)") if self.name else _("Line %(number)s")
        return f"{where % {'number': self.number, 'name': self.name[:60]}}: {self.message}"


@dataclass(frozen=True)
class WrittenList:
    signatories: tuple[WrittenSignatory, ...] = ()
    problems: tuple[Problem, ...] = ()


class UnreadableLineError(ValueError):
    """Says what is wrong with a line."""


def read(text: str) -> WrittenList:
    signatories, problems = [], []
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > MOST_LINES:
        message = _("A list can have at most %(most)s signatories.") % {"most": MOST_LINES}
        return WrittenList(problems=(Problem(MOST_LINES + 1, "", message),))
    for number, line in lines:
        columns = [*columns_of(line)]
        try:
            signatories.append(signatory_of(number, columns))
        except UnreadableLineError as problem:
            problems.append(Problem(number, columns[0].replace("\x00", ""), str(problem)))
    return WrittenList(tuple(signatories), tuple(problems))


def columns_of(line: str) -> Iterator[str]:
    end = -1
    while end < len(line):
        found = _COLUMN.match(line, end + 1)
        if found is None:  # pragma: no cover, the expression takes anything
            return
        yield _ESCAPED.sub(r"\1", found[1].strip())
        end = found.end(1)


def signatory_of(number: int, columns: list[str]) -> WrittenSignatory:
    """Of a line's columns, in their order; raises `UnreadableLineError`."""
    if len(columns) > COLUMNS:
        raise UnreadableLineError(
            _("there are more than %(most)s columns. Write a | that belongs to the text as \\|.") % {"most": COLUMNS}
        )
    name, party, section, role, editions, note = columns + [""] * (COLUMNS - len(columns))
    _check(name, note, [*columns])
    first, last = _editions(editions)
    return WrittenSignatory(
        number=number,
        name=name,
        party=party,
        section=_choice(section or SignatorySection.PARTY, SignatorySection.values, _("section")),
        role=_choice(role or SignatoryRole.SIGNATORY, SignatoryRole.values, _("role")),
        first_edition=first,
        last_edition=last,
        note=note,
    )


def _check(name: str, note: str, columns: list[str]) -> None:
    if any("\x00" in column for column in columns):
        raise UnreadableLineError(_("it contains a NUL character, which cannot be kept. Type the line anew."))
    if not name.strip():
        raise UnreadableLineError(_("the name is missing. Write it as it was signed, or remove the line."))
    for what, written in ((_("name"), name), (_("note"), note)):
        if len(written) > LONGEST:
            raise UnreadableLineError(
                _("the %(what)s has %(length)s characters; shorten it to %(most)s.")
                % {"what": what, "length": len(written), "most": LONGEST}
            )


def _choice(written: str, choices: list[str], what: str) -> str:
    if written not in choices:
        raise UnreadableLineError(
            _("“%(written)s” is no %(what)s. Write one of: %(choices)s.")
            % {"written": written[:60], "what": what, "choices": ", ".join(choices)}
        )
    return written


def _editions(written: str) -> tuple[int, int | None]:
    if not written:
        return 1, None
    found = _EDITIONS.fullmatch(written)
    first, last = (int(found[1]), int(found[2]) if found[2] else None) if found else (0, None)
    if not 1 <= first <= (last or first) <= MOST_EDITIONS or last == 0:
        raise UnreadableLineError(
            _("“%(written)s” are no editions. Write the first and the last: 2-4, or 2- for one that stayed.")
            % {"written": written[:60]}
        )
    return first, last


def write(signatories: Iterable[WrittenSignatory]) -> str:
    """The twin of `read`."""
    return "\n".join(_line(signatory) for signatory in signatories)


def _line(signatory: WrittenSignatory) -> str:
    return line_of(
        [
            signatory.name,
            signatory.party,
            "" if signatory.section == SignatorySection.PARTY else signatory.section,
            "" if signatory.role == SignatoryRole.SIGNATORY else signatory.role,
            _written_editions(signatory),
            signatory.note,
        ]
    )


def line_of(columns: Sequence[str]) -> str:
    """The twin of `columns_of`."""
    said = [*columns]
    while said and not said[-1]:
        said.pop()
    return " | ".join(map(_escape, said))


def _escape(text: str) -> str:
    # A line break would part the line; as long as the list is not edited, it is kept.
    return _SPECIAL.sub(r"\\\1", _LINE_BREAK.sub(" ", text))


def _written_editions(signatory: WrittenSignatory) -> str:
    first, last = signatory.first_edition, signatory.last_edition
    return "" if (first, last) == (1, None) else f"{first}-{'' if last is None else last}"


def shown(problems: Iterable[Problem], most: int = 20) -> list[str]:
    """The first problems in words; after these an editor will look again anyway."""
    remaining = iter(problems)
    messages = [str(problem) for problem in islice(remaining, most)]
    left = sum(1 for _problem in remaining)
    return [*messages, _("… and %(left)s more lines.") % {"left": left}] if left else messages
