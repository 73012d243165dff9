"""IN, the editors' door: one file a record, and what they share."""

from . import desk, importbatch, logentry, meeting, newsitem, party, partymerge, signin, site, statement, user

__all__ = [
    "desk",
    "importbatch",
    "logentry",
    "meeting",
    "newsitem",
    "party",
    "partymerge",
    "signin",
    "site",
    "statement",
    "user",
]
