"""A citation as BibTeX: names and titles in braces of their own, so that they stay as they were signed."""

import re
from functools import lru_cache

from .citation import Citation
from .plaintext import one_line

# A brace counts in BibTeX even after a backslash; only its name leaves the others in pairs.
_NAMES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "&": "\\&",
    "%": "\\%",
    "$": "\\$",
    "#": "\\#",
    "_": "\\_",
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")


def bibtex_entry(citation: Citation) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(citation).items() if value]
    return "\n".join([f"@misc{{{citation.key},", *lines, "}", "", ""])


def _fields(citation: Citation) -> dict[str, str]:
    authors = "} and {".join([_author(author.name) for author in citation.authors])
    dated = {name: str(int(number)) for name, number in zip(("month", "day"), citation.numbers[1:], strict=False)}
    return {
        "author": f"{{{authors}}}" if citation.authors else "",
        "title": f"{{{as_latex(citation.title)}}}",
        "year": citation.year,
        **dated,
        "note": as_latex(citation.note),
        "abstract": as_latex(citation.summary),
        # Read to the letter, as addresses are.
        "url": citation.url,
        "langid": citation.language,
    }


def as_latex(text: str) -> str:
    """Letters of every script as they are; signs that LaTeX would obey by their names."""
    return _SPECIAL.sub(lambda found: _NAMES[found[0]], one_line(text))


# Parties sign by the same name again and again.
_author = lru_cache(maxsize=5_000)(as_latex)
