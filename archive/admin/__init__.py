"""IN, the editors' door: one file a record, and what they share."""

from . import importbatch, logentry, meeting, newsitem, party, signin, site, statement, user

__all__ = ["importbatch", "logentry", "meeting", "newsitem", "party", "signin", "site", "statement", "user"]
