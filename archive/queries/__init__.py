"""ASKED: questions that belong to no single record."""

from .comparing import PartiesCompared, StatementsCompared, compare_parties, compare_statements
from .cosigning import Cosigner, Likeness, ListInCommon, cosigners, likeness, lists_in_common
from .country import CountryRow, countries
from .matrix import Matrix, matrix
from .meaning import Meant, meant_by, parties_meant_by
from .partynames import NamesOfParty, latest_lists, names_of
from .timeline import MeetingInTime, meetings_in_time
from .totals import Totals, totals

__all__ = [
    "Cosigner",
    "CountryRow",
    "Likeness",
    "ListInCommon",
    "Matrix",
    "Meant",
    "MeetingInTime",
    "NamesOfParty",
    "PartiesCompared",
    "StatementsCompared",
    "Totals",
    "compare_parties",
    "compare_statements",
    "cosigners",
    "countries",
    "latest_lists",
    "likeness",
    "lists_in_common",
    "matrix",
    "meant_by",
    "meetings_in_time",
    "names_of",
    "parties_meant_by",
    "totals",
]
