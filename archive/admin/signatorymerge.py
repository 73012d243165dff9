"""The lists of signatories of two editors as one, line by line, whatever stands in them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from archive.models import SignatoryRole, SignatorySection
from archive.reconciling import Key, Line, Merge, Value, merge_lines, merge_value

from .signatorytext import COLUMNS, columns_of, line_of

# Of more than that the whole list is one question; nobody would answer them, and a form holds a thousand fields.
MOST_QUESTIONS = 100
# Column -> what means the same as nothing.
_UNSAID = {2: SignatorySection.PARTY, 3: SignatoryRole.SIGNATORY, 4: "1-"}


def merge_lists(merge: Merge, key: Key, base: Value | None, theirs: Value, mine: Value) -> Value:
    if base is None or theirs in (base, mine) or mine == base:
        return merge_value(merge, key, base, theirs, mine)
    by_line = Merge(merge.decided)
    merged = merge_lines(by_line, key, *(text_as_lines("\n".join(version)) for version in (base, theirs, mine)))
    if len(by_line.collisions) > MOST_QUESTIONS:
        return merge_value(merge, key, base, theirs, mine)
    merge.collisions += by_line.collisions
    return [lines_as_text(merged)] if merged else []


def text_as_lines(text: str) -> list[Line]:
    """Every line, those too that will be refused."""
    return [_said([*columns_of(line)]) for line in text.split("\n") if line.strip()]


def _said(columns: list[str]) -> Line:
    columns += [""] * (COLUMNS - len(columns))
    return tuple("" if said == _UNSAID.get(place) else said for place, said in enumerate(columns))


def lines_as_text(lines: Iterable[Line]) -> str:
    return "\n".join(map(line_of, lines))


def line_in_words(line: Line) -> str:
    """With the names of its columns, as bars between nothing are hard to count."""
    labels = (_("Party"), _("Section"), _("Role"), _("Editions"), _("Note"))
    said = [f"{label}: {column}" for label, column in zip(labels, line[1:], strict=False) if column]
    return "\n".join([line[0], *said])
