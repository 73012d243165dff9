"""A large archive that nobody wrote: seeded, so that one size is always the same archive.

150 parties of 80 countries, 25 meetings, and statements of which a fifth are joint ones
with 30 to 80 signatories.  Every name and text is made of syllables.
"""

import random
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import TypeVar

from django_countries.data import COUNTRIES as KNOWN_COUNTRIES

SIZES = {"1k": 1_000, "20k": 20_000, "200k": 200_000}
PARTIES, MEETINGS = 150, 25
COUNTRIES = sorted(KNOWN_COUNTRIES)[:80]
LANGUAGES = ("en", "es", "fr", "pt", "ru", "tr")
KINDS = ("party-statement", "solidarity-message", "resolution", "communique", "appeal")
COMPLETENESS = ("complete", "partial", "unknown")
FIRST, DAYS = date(1998, 1, 1), 10_591  # to the end of 2026

# What the scenarios ask for.
FREQUENT_PARTY, RARE_PARTY = 1, PARTIES  # in 12 % and in 0.13 % of all statements
FREQUENT_WORD, RARE_WORD = "zarovenka", "quillimbo"  # in a quarter and in 0.3 %
EXPORTED_LANGUAGE, EXPORTED = "eo", 1_000  # a title in it for so many statements, whatever the size

Row = TypeVar("Row")


@dataclass(frozen=True)
class PartyRow:
    id: int
    name: str
    country: str
    text: str


@dataclass(frozen=True)
class MeetingRow:
    id: int
    city: str
    country: str
    started_on: date


@dataclass(frozen=True)
class StatementRow:
    id: int
    title: str
    dated_on: date
    kind: str
    completeness: str
    meeting: int | None
    languages: tuple[str, ...]  # that of the body first
    body: str
    parties: tuple[int, ...]


@dataclass(frozen=True)
class NewsRow:
    id: int
    headline: str
    text: str
    dated_on: date
    party: int
    statement: int | None


class Words:
    """Syllables as words, the frequent ones as much more frequent as in a language."""

    def __init__(self, source: random.Random) -> None:
        self.source = source
        made = dict.fromkeys("".join(source.choices(_SYLLABLES, k=source.randint(1, 4))) for _ in range(9_000))
        words = [word for word in made if len(word) > 2]
        often = [word for rank, word in enumerate(words, 1) for _ in range(1 + 6_000 // rank)]
        self.table = source.choices(often, k=1 << 16)

    def some(self, count: int) -> list[str]:
        return [self.table[index] for index in array("H", self.source.randbytes(2 * count))]

    def title(self) -> str:
        return " ".join(self.some(self.source.randint(4, 14))).capitalize()

    def text(self, shortest: int, longest: int, also: tuple[str, ...] = ()) -> str:
        words = [*self.some(self.source.randint(shortest, longest)), *also]
        sentences = [" ".join(words[at : at + 15]).capitalize() + "." for at in range(0, len(words), 15)]
        return "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))


_SYLLABLES = [start + vowel + end for start in "bdfgklmnprstv" for vowel in "aeiouéá" for end in ("", "n", "r")]


class LargeArchive:
    def __init__(self, size: int) -> None:
        self.size = size
        self.source = random.Random(f"1998 {size}")  # noqa: S311, nobody is to be kept from guessing it
        self.words = Words(self.source)

    @cached_property
    def parties(self) -> list[PartyRow]:
        homes = COUNTRIES + self.source.choices(COUNTRIES, k=PARTIES - len(COUNTRIES))
        return [
            PartyRow(number, f"Party of {self.words.title()}", home, self.words.text(60, 200))
            for number, home in enumerate(homes, 1)
        ]

    @cached_property
    def meetings(self) -> list[MeetingRow]:
        return [
            MeetingRow(number, self.words.some(1)[0].capitalize(), COUNTRIES[number], date(1997 + number, 11, number))
            for number in range(1, MEETINGS + 1)
        ]

    def statements(self) -> Iterator[StatementRow]:
        return map(self._statement, range(1, self.size + 1))

    def _statement(self, number: int) -> StatementRow:
        chance = self.source.random
        is_joint = chance() < 0.2 or number == self.joint_statement
        dated_on = self._day()
        return StatementRow(
            id=number,
            title=self.words.title(),
            dated_on=dated_on,
            kind="joint-statement" if is_joint else self.source.choice(KINDS),
            completeness=self.source.choice(COMPLETENESS),
            meeting=min(dated_on.year - 1997, MEETINGS) if chance() < (0.5 if is_joint else 0.1) else None,
            languages=self._languages(number),
            body=self.words.text(100, 800, self._asked_words()),
            parties=self._signers(number) if is_joint else self._few_signers(),
        )

    @property
    def joint_statement(self) -> int:
        return self.size // 2

    def _day(self) -> date:
        return FIRST + timedelta(days=int(DAYS * self.source.random() ** 0.7))

    def _languages(self, number: int) -> tuple[str, ...]:
        language = self.source.choices(LANGUAGES, (55, 18, 9, 8, 6, 4))[0]
        return (language, EXPORTED_LANGUAGE) if number % (self.size // EXPORTED) == 0 else (language,)

    def _asked_words(self) -> tuple[str, ...]:
        chances = ((FREQUENT_WORD, 0.25), (RARE_WORD, 0.003))
        return tuple(word for word, chance in chances if self.source.random() < chance)

    def _signers(self, number: int) -> tuple[int, ...]:
        """Without the two that are asked for, the first parties sign more often than the last."""
        count = 60 if number == self.joint_statement else self.source.randint(30, 80)
        draw = {party: self.source.random() * (200 + party) for party in range(2, PARTIES)}
        return self._with_asked(sorted(sorted(draw, key=draw.__getitem__)[:count]), 0.57)

    def _few_signers(self) -> tuple[int, ...]:
        count = self.source.choices((1, 2, 3), (75, 20, 5))[0]
        return self._with_asked(self.source.sample(range(2, PARTIES), count), 0.0125)

    def _with_asked(self, others: list[int], chance: float) -> tuple[int, ...]:
        frequent = [FREQUENT_PARTY] if self.source.random() < chance else []
        rare = [RARE_PARTY] if self.source.random() < 0.0013 else []
        return (*frequent, *others, *rare)

    def newsitems(self) -> Iterator[NewsRow]:
        """After the statements: one for every twenty of them."""
        for number in range(1, self.size // 20 + 1):
            party = self.source.randint(1, PARTIES)
            about = number if number % 3 == 0 else None
            yield NewsRow(number, self.words.title(), self.words.text(80, 300), self._day(), party, about)


def in_batches(rows: Iterator[Row], length: int = 1_000) -> Iterator[list[Row]]:
    while batch := list(islice(rows, length)):
        yield batch
