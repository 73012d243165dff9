"""Words and phrases as tables are written in these modules: parted by blanks, or by bars and lines."""

from .names import folded


def phrases_of(table: str) -> frozenset[str]:
    """Folded, as lines are compared with them."""
    phrases = table.replace("\n", "|").split("|")
    return frozenset(folded(phrase.strip()) for phrase in phrases if phrase.strip())


def words_of(table: str) -> frozenset[str]:
    return frozenset(table.split())
