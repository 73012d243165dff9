"""A citation as RIS, which Zotero, EndNote and their like read."""

from collections.abc import Iterator

from .citation import Citation
from .plaintext import one_line


def ris_record(citation: Citation) -> str:
    lines = [f"{tag}  - {written}" for tag, value in _fields(citation) if (written := one_line(value))]
    return "\r\n".join(["TY  - GEN", *lines, "ER  - ", "", ""])


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "ID", citation.key
    yield from (("AU", author.name) for author in citation.authors)
    yield "TI", citation.title
    yield "PY", citation.year
    yield "DA", _day(citation.numbers)
    yield "T2", citation.meeting.title if citation.meeting else ""
    yield "M3", citation.kind
    yield "AB", citation.summary
    yield "N1", citation.note
    yield "LA", citation.language
    yield "UR", citation.url
    yield "DP", "IMCWP Archive"


def _day(numbers: list[str]) -> str:
    """Year, month, day and a remark, each of which may be empty."""
    return "/".join([*numbers, "", "", ""][:3]) + "/" if len(numbers) > 1 else ""
