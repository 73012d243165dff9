"""Plan -> database, in one transaction; the only writer of importing.

Whatever is written is kept in the batch's journal, so that `undo` takes it back whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from archive.models import (
    Completeness,
    ImportBatch,
    ImportState,
    ListEdition,
    NewsItem,
    PartialDate,
    Party,
    PartyName,
    PublicationState,
    RevisionEvent,
    Statement,
    StatementText,
)
from archive.models.signatorylist import SignatoryLine, replace_signatories
from archive.revisions.keeping import User, keep, keep_found

from . import journal
from .comparing import free_slug
from .document import FoundText
from .growing import add_edition, grow
from .plan import Plan
from .teaching import Taught, teach


@dataclass(frozen=True, kw_only=True)
class StatementProposal:
    """Everything that is to be written of one statement, decided."""

    slug: str
    title: str
    kind: str
    date: PartialDate
    meeting_id: int | None = None
    source_name: str = ""
    source_url: str = ""
    texts: tuple[FoundText, ...] = ()
    lines: tuple[SignatoryLine, ...] = ()
    completeness: str = Completeness.UNKNOWN
    claimed_count: int | None = None
    # Of each line the language it is written in, for what it teaches.
    language: str = ""

    def edition_of(self, statement: Statement) -> ListEdition:
        """The list's edition as it was seen here; not saved yet."""
        edition = ListEdition(
            statement=statement,
            completeness=self.completeness,
            claimed_count=self.claimed_count,
            source_name=self.source_name,
            source_url=self.source_url,
        )
        edition.date = self.date
        return edition


@dataclass(frozen=True, kw_only=True)
class NewsProposal:
    slug: str
    headline: str
    text: str
    date: PartialDate = field(default_factory=PartialDate)
    meeting_id: int | None = None
    party_ids: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    source_name: str = ""
    source_url: str = ""


def proposal_of(plan: Plan, *, source_name: str = "", source_url: str = "") -> StatementProposal:
    """What the plan would write if nobody decided more: undecided names stay unidentified."""
    return StatementProposal(
        slug=free_slug(plan),
        title=plan.document.title,
        kind=plan.kind,
        date=plan.date,
        meeting_id=plan.meeting.pk if plan.meeting else None,
        source_name=source_name,
        source_url=source_url,
        texts=plan.document.texts,
        lines=tuple(row.line() for row in plan.signatories),
        claimed_count=plan.document.claimed_count,
        language=plan.document.language,
    )


@transaction.atomic
def create_statement(
    proposal: StatementProposal,
    batch: ImportBatch,
    *,
    state: str = PublicationState.DRAFT,
    parties: Sequence[Party] = (),
    teaches: bool = False,
) -> Statement:
    """A new statement with its texts and its list.

    Raises `ValidationError` with the rules' own messages.  `teaches` makes the spellings
    of identified lines known names, as an editor has confirmed them.  `parties` were made
    for this import and are taken back with it.
    """
    with _recorded(batch, parties=parties) as record:
        statement = _new_statement(proposal, state)
        record.statement = statement
        _add_texts(statement, proposal.texts)
        if proposal.lines:
            add_edition(proposal.edition_of(statement))
            replace_signatories(statement, proposal.lines)
        if teaches:
            record.taught = teach(proposal.lines, proposal.language)
    return statement


@transaction.atomic
def add_to_statement(
    statement: Statement,
    proposal: StatementProposal,
    batch: ImportBatch,
    *,
    parties: Sequence[Party] = (),
    teaches: bool = False,
    why: str = "",
) -> Statement:
    """Texts that the statement lacks, and its list as a new edition with rows at their true places."""
    with _recorded(batch, statement, parties, why) as record:
        held = {text.language: text for text in statement.texts.all()}
        _add_texts(statement, [text for text in proposal.texts if text.language not in held])
        _fill_texts(held, proposal.texts)
        grow(proposal.edition_of(statement), proposal.lines)
        if teaches:
            record.taught = teach(proposal.lines, proposal.language)
    return statement


@transaction.atomic
def create_newsitems(proposals: Iterable[NewsProposal], batch: ImportBatch) -> list[NewsItem]:
    """Drafts: their words are still the source's, and wait for the archive's own."""
    with _recorded(batch) as record:
        for proposal in proposals:
            record.newsitems.append(_new_newsitem(proposal))
    return record.newsitems


@transaction.atomic
def undo(batch: ImportBatch, by: User = None, why: str = "") -> None:
    """Take the whole import back; raises `journal.ChangedSinceError` and changes nothing if it cannot."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != ImportState.APPLIED:
        return
    records = [*journal.records(batch.journal)]
    for record, is_made in records:
        keep(record, RevisionEvent.UNDONE, by=by, why=why, always=True) if is_made else keep_found(record)
    journal.take_back(batch.journal)
    journal.forget_change(batch.journal.get("noted"))
    for record, _is_made in records:
        keep(record, RevisionEvent.UNDONE, by=by, why=why)
    batch.state, batch.journal, batch.statement = ImportState.UNDONE, {}, None
    batch.save(update_fields=["state", "journal", "statement"])


@dataclass
class _Record:
    """What an import is writing, for its journal."""

    statement: Statement | None = None
    taught: Taught = field(default_factory=Taught)
    newsitems: list[NewsItem] = field(default_factory=list)


@contextmanager
def _recorded(
    batch: ImportBatch, statement: Statement | None = None, parties: Sequence[Party] = (), why: str = ""
) -> Iterator[_Record]:
    before = journal.statement_rows(statement) if statement else {}
    record = _Record(statement=statement)
    if statement:
        keep_found(statement)
    yield record
    after = journal.statement_rows(record.statement) if record.statement else {}
    batch.journal = journal.changes(
        before | record.taught.before,
        after
        | journal.rows(
            NewsItem.objects.filter(pk__in=[newsitem.pk for newsitem in record.newsitems]),
            Party.objects.filter(pk__in=[party.pk for party in parties]),
            PartyName.objects.filter(pk__in=[name.pk for name in record.taught.names]),
        ),
    )
    if statement and batch.journal["after"]:
        batch.journal["noted"] = journal.note_change(statement, batch.journal["after"])
    batch.state, batch.statement = ImportState.APPLIED, record.statement
    batch.save()
    for written in (*parties, *record.newsitems, *filter(None, [record.statement])):
        keep(written, RevisionEvent.IMPORTED, by=batch.created_by, why=f"{batch.name} {why}".strip())


def _new_statement(proposal: StatementProposal, state: str) -> Statement:
    statement = Statement(
        slug=proposal.slug,
        title=proposal.title,
        kind=proposal.kind,
        meeting_id=proposal.meeting_id,
        source_name=proposal.source_name,
        source_url=proposal.source_url,
        state=state,
        has_text=any(text.body for text in proposal.texts),
    )
    statement.date = proposal.date
    statement.full_clean()
    statement.save()
    return statement


def _add_texts(statement: Statement, texts: Iterable[FoundText]) -> None:
    has_original = statement.texts.filter(is_original=True).exists()
    for text in texts:
        made = StatementText(
            statement=statement,
            language=text.language or "und",
            title=text.title or statement.title,
            body=text.body,
            html=text.html,
            is_original=not has_original,
        )
        has_original = True
        made.full_clean()
        made.save()


def _fill_texts(held: dict[str, StatementText], texts: Iterable[FoundText]) -> None:
    """Bodies where the archive had the title alone; what it holds is never overwritten."""
    for text in texts:
        known = held.get(text.language)
        if known and not known.body and text.body:
            known.body, known.html = text.body, text.html
            known.save()


def _new_newsitem(proposal: NewsProposal) -> NewsItem:
    newsitem = NewsItem(
        slug=proposal.slug,
        headline=proposal.headline,
        text=proposal.text,
        meeting_id=proposal.meeting_id,
        countries=",".join(proposal.countries),
        source_name=proposal.source_name,
        source_url=proposal.source_url,
    )
    newsitem.date = proposal.date
    newsitem.full_clean()
    newsitem.save()
    newsitem.parties.set(proposal.party_ids)
    return newsitem
