"""IN, the editors' door: one file a record, and what they share."""

from . import importbatch, meeting, newsitem, party, statement, user

__all__ = ["importbatch", "meeting", "newsitem", "party", "statement", "user"]
