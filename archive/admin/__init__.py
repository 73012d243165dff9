"""IN, the editors' door: one file a record, and what they share."""

from . import meeting, newsitem, party, statement

__all__ = ["meeting", "newsitem", "party", "statement"]
