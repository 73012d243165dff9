"""Three versions of one thing become one: what it was, what another editor made of it, and mine; pure.

What only one of the two changed is taken; what both changed differently is a collision,
and is asked.  Nothing is ever chosen silently against anybody.
"""

from .document import NEW, Document, Row, RowsMerging, merge_documents
from .lines import Line, merge_lines
from .merge import Collision, Key, Merge, Value, ValueMerger, merge_choices, merge_value

__all__ = [
    "NEW",
    "Collision",
    "Document",
    "Key",
    "Line",
    "Merge",
    "Row",
    "RowsMerging",
    "Value",
    "ValueMerger",
    "merge_choices",
    "merge_documents",
    "merge_lines",
    "merge_value",
]
