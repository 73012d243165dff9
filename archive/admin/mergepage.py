"""What two editors made of one thing, side by side, and the choice between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms import Media
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.reconciling import Collision, Document, Key, Merge, merge_documents
from archive.reconciling.words import Mark, Piece, compared, shortened

from .formdata import RecordForms
from .mergething import Thing, thing_at
from .opened import Attempt

BASE, THEIRS, MINE, EDITED = "base", "theirs", "mine", "edited"


@dataclass(frozen=True)
class Version:
    """One side of a question, in words."""

    name: str
    heading: str
    pieces: Sequence[Piece]
    # Instead of these a formatted text, with the same marks in it.
    html: SafeString | None = None


@dataclass(frozen=True)
class Question:
    number: int
    title: str
    versions: list[Version]
    chosen: str
    edited: str
    box: SafeString | None
    can_be_typed: bool
    # What stands to be edited has the changes of both already.
    has_both: bool
    is_missing: bool

    @property
    def choice_name(self) -> str:
        return f"choice-{self.number}"

    @property
    def edited_name(self) -> str:
        return f"edited-{self.number}"


class Questions:
    """All that collides in one attempt, and what `answers`, a page that came back, says of it."""

    def __init__(self, forms: RecordForms, attempt: Attempt, answers: Mapping[str, str] | None = None) -> None:
        self.forms, self.attempt = forms, attempt
        self.is_asked_again = answers is not None
        self.answers = answers or {}
        asked = Merge()
        self._merge(asked)
        self.collisions = asked.collisions
        decisions = {
            collision.key: self._decided(number, collision) for number, collision in enumerate(self.collisions)
        }
        self.decisions = {key: decided[0] for key, decided in decisions.items() if decided}

    def _merge(self, merge: Merge) -> Document:
        attempt = self.attempt
        return merge_documents(merge, attempt.base, attempt.theirs, attempt.mine, self.forms.ways())

    @property
    def undecided(self) -> list[Key]:
        return [collision.key for collision in self.collisions if collision.key not in self.decisions]

    @cached_property
    def result(self) -> Document:
        return self._merge(Merge(self.decisions))

    @property
    def media(self) -> Media:
        """Of the boxes to write in."""
        return sum((self._thing(collision).media for collision in self.collisions), Media())

    @property
    def is_base_known(self) -> bool:
        return self.attempt.base is not None

    def __iter__(self) -> Iterator[Question]:
        for number, collision in enumerate(self.collisions):
            thing = self._thing(collision)
            suggested = thing.suggested(collision)
            edited = self.answers.get(f"edited-{number}", suggested or thing.typed(collision.mine))
            yield Question(
                number,
                thing.title,
                [*self._versions(thing, collision)],
                self.answers.get(f"choice-{number}", ""),
                edited,
                thing.box(f"edited-{number}", edited),
                can_be_typed=thing.can_be_typed,
                has_both=suggested is not None,
                is_missing=self.is_asked_again and collision.key not in self.decisions,
            )

    def _thing(self, collision: Collision) -> Thing:
        return thing_at(self.forms, self.attempt, collision)

    def _versions(self, thing: Thing, collision: Collision) -> Iterator[Version]:
        base, theirs, mine = collision.base, collision.theirs, collision.mine
        if self.is_base_known:
            yield _version(BASE, _("When you opened it"), thing, base, base, _("Not there yet."))
        gone = _("Not there.") if thing.written(base) is None else _("Removed.")
        yield _version(THEIRS, _("Saved meanwhile"), thing, base if self.is_base_known else mine, theirs, gone)
        yield _version(MINE, _("Yours"), thing, base if self.is_base_known else theirs, mine, gone)

    def _decided(self, number: int, collision: Collision) -> tuple[Any] | None:
        """In a tuple, as None is an answer."""
        choice, thing = self.answers.get(f"choice-{number}"), self._thing(collision)
        if choice in (MINE, THEIRS):
            return (collision.mine if choice == MINE else collision.theirs,)
        if choice == EDITED and thing.can_be_typed:
            return (thing.read(self.answers.get(f"edited-{number}", "")),)
        return None


def _version(name: str, heading: str, thing: Thing, before: Any, after: Any, nothing: str) -> Version:
    html = thing.shown(before, after)
    pieces = [] if html else _shown(thing.written(before), thing.written(after), nothing)
    return Version(name, heading, pieces, html)


def _shown(before: str | None, after: str | None, nothing: str) -> Sequence[Piece]:
    if after is None:
        return [Piece(Mark.SKIPPED, nothing)]
    pieces = compared(before or "", after)
    return (pieces if len(pieces) == 1 else shortened(pieces)) or [Piece(Mark.SKIPPED, _("Empty."))]
