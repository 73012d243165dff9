"""ASKED: questions that belong to no single record."""

from .comparing import Comparison, compare_parties, compare_statements
from .cosigning import Cosigner, Likeness, ListInCommon, cosigners, likeness, lists_in_common
from .country import CountryRow, countries
from .timeline import MeetingInTime, meetings_in_time
from .totals import Totals, totals

__all__ = [
    "Comparison",
    "Cosigner",
    "CountryRow",
    "Likeness",
    "ListInCommon",
    "MeetingInTime",
    "Totals",
    "compare_parties",
    "compare_statements",
    "cosigners",
    "countries",
    "likeness",
    "lists_in_common",
    "meetings_in_time",
    "totals",
]
