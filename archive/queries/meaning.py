"""Which party or statement a reader means who typed an address, a name or some words."""

from dataclasses import dataclass

from archive.filters.fields import SLUG
from archive.models import Party, Statement
from archive.models.folding import fold
from archive.search import ranked, search_statements

# So many of each that fit are offered to choose from.
MOST_OFFERED = 8
# Fewer letters stand in any name.
SHORTEST = 3


@dataclass(frozen=True)
class Meant:
    """A party, a statement, both if both have that address; else those that may be meant."""

    typed: str
    party: Party | None = None
    statement: Statement | None = None
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def record(self) -> Party | Statement | None:
        return self.party or self.statement

    @property
    def is_unknown(self) -> bool:
        return bool(self.typed) and not (self.record or self.parties or self.statements)


def meant_by(typed: str) -> Meant:
    """By the address, else by the only one that is called so, or has all the words in its name."""
    if SLUG.fullmatch(typed):
        party = Party.objects.filter(slug=typed).first()
        statement = Statement.objects.published().with_completeness().filter(slug=typed).first()
        if party or statement:
            return Meant(typed, party, statement)
    return _by_words(typed) if fold(typed) else Meant(typed)


def _by_words(typed: str) -> Meant:
    parties = parties_meant_by(typed)
    if len(parties) == 1:
        return Meant(typed, party=parties[0])
    found = search_statements(Statement.objects.published().with_completeness(), typed)
    statements = list(ranked(found, typed)[:MOST_OFFERED])
    titled = [statement for statement in statements if fold(statement.title) == fold(typed)]
    if len(titled) == 1:
        return Meant(typed, statement=titled[0])
    return Meant(typed, parties=tuple(parties), statements=tuple(statements))


def parties_meant_by(typed: str) -> list[Party]:
    """The one that is called so, else those with every word in one of their names."""
    called = list(Party.objects.called(typed)[:2])
    if len(called) == 1:
        return called
    is_telling = len(fold(typed)) >= SHORTEST
    return list(Party.objects.named_like(typed).by_name()[:MOST_OFFERED]) if is_telling else called
