"""ASKED: which published statements have which value, in memory, for counts and pages at once."""

from .sharing import forget_statement_index, statement_index
from .statementindex import StatementIndex

__all__ = ["StatementIndex", "forget_statement_index", "statement_index"]
