"""ASKED: questions that belong to no single record."""

from .comparing import Comparison, compare_parties, compare_statements
from .country import CountryRow, countries
from .timeline import MeetingInTime, meetings_in_time
from .totals import Totals, totals

__all__ = [
    "Comparison",
    "CountryRow",
    "MeetingInTime",
    "Totals",
    "compare_parties",
    "compare_statements",
    "countries",
    "meetings_in_time",
    "totals",
]
