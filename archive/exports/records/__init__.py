"""What the exports say of each record, and under which names; said once for CSV and JSON."""

from archive.exports.records.meeting import MEETING
from archive.exports.records.newsitem import NEWSITEM
from archive.exports.records.party import PARTY
from archive.exports.records.reading import Columns
from archive.exports.records.statement import STATEMENT

# By the stem that the record's list has everywhere.
COLUMNS: dict[str, Columns] = {"meeting": MEETING, "newsitem": NEWSITEM, "party": PARTY, "statement": STATEMENT}
