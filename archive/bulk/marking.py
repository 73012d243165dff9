"""Which words of a value differ, in as much as a table has room for."""

from archive.reconciling.words import Piece, compared, shortened

# Of what is rewritten so many signs are shown at its beginning and at its end.
_BESIDE = 500


def marked(before: str, after: str) -> list[Piece]:
    return [Piece(piece.mark, _bounded(piece.text)) for piece in shortened(compared(before, after))]


def _bounded(text: str) -> str:
    return text if len(text) <= 3 * _BESIDE else f"{text[:_BESIDE]} … {text[-_BESIDE:]}"
