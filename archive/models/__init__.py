"""KEPT: the records and their rules.  Nothing here imports anything else of the app."""

from .attachment import Attachment, AttachmentKind
from .correction import Correction
from .dates import DatePrecision, PartialDate
from .distinctparties import DistinctParties
from .importbatch import ImportBatch, ImportState
from .keptform import KeptForm
from .keptupload import KeptUpload
from .listedition import Completeness, ListEdition
from .loadedrecord import LoadedRecord
from .meeting import Meeting, MeetingStatus
from .newsitem import NewsItem
from .oldaddress import OldAddress, RecordKind
from .party import Party
from .partymerge import PartyMerge
from .partyname import PartyName, PartyNameKind
from .partyrelation import PartyRelation, PartyRelationKind
from .publicedition import PublicEdition
from .publishing import PublicationState
from .recordchange import RecordChange
from .revisionnote import RevisionEvent, RevisionNote
from .signatory import Signatory, SignatoryRole, SignatorySection
from .signin import SignIn, SignInOutcome
from .statement import Statement, StatementKind
from .statementchange import StatementChange
from .statementtext import StatementText

__all__ = [
    "Attachment",
    "AttachmentKind",
    "Completeness",
    "Correction",
    "DatePrecision",
    "DistinctParties",
    "ImportBatch",
    "ImportState",
    "KeptForm",
    "KeptUpload",
    "ListEdition",
    "LoadedRecord",
    "Meeting",
    "MeetingStatus",
    "NewsItem",
    "OldAddress",
    "PartialDate",
    "Party",
    "PartyMerge",
    "PartyName",
    "PartyNameKind",
    "PartyRelation",
    "PartyRelationKind",
    "PublicEdition",
    "PublicationState",
    "RecordChange",
    "RecordKind",
    "RevisionEvent",
    "RevisionNote",
    "SignIn",
    "SignInOutcome",
    "Signatory",
    "SignatoryRole",
    "SignatorySection",
    "Statement",
    "StatementChange",
    "StatementKind",
    "StatementText",
]
