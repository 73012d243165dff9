"""ASKED: questions that belong to no single record."""

from .comparing import Comparison, compare_parties, compare_statements
from .country import CountryRow, countries
from .totals import Totals, totals

__all__ = [
    "Comparison",
    "CountryRow",
    "Totals",
    "compare_parties",
    "compare_statements",
    "countries",
    "totals",
]
