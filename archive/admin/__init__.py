"""IN, the editors' door: one file a record, and what they share."""

from . import account, importbatch, logentry, meeting, newsitem, party, signin, statement

__all__ = ["account", "importbatch", "logentry", "meeting", "newsitem", "party", "signin", "statement"]
