"""Citations and odd words for the tests of the formats."""

from hypothesis import strategies as st

from archive.exports.citation import Author, Citation
from archive.models import PartialDate

# Everything that a database of either kind can hold, and often what some format minds.
_MINDED = "\\{}~^&%$#_\"'@=,;<>[]|\n\r\t\x0b\x1e\x85\u2028\u202e\ufffe ΚΚĞحزب共"
WORDS = st.text(st.one_of(st.sampled_from(_MINDED), st.characters(exclude_categories=["Cs"])), max_size=40)


def make_citation(*, title: str = "Peace", authors: tuple[str, ...] = ("A party",), **fields: object) -> Citation:
    usual: dict[str, object] = {
        "key": "it",
        "date": PartialDate.parse("2019-11-01"),
        "kind": "appeal",
        "meeting": None,
        "summary": "",
        "source_url": "",
        "language": "",
        "is_known_in_part": False,
        "url": "https://archive.example/statements/it/",
    }
    return Citation(title=title, authors=tuple(map(Author, authors)), **(usual | fields))  # type: ignore[arg-type]
