"""ASKED: which published statements have which value, in memory, for counts and pages at once."""

from .bits import Bits
from .sharing import forget_statement_index, statement_index
from .statementindex import StatementIndex

__all__ = ["Bits", "StatementIndex", "forget_statement_index", "statement_index"]
