"""One file on the command line: from its bytes to what became of it."""

from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.models import ImportBatch, PublicationState

from .applying import create_newsitems, create_statement, proposal_of
from .batches import new_batch, origin_of, plan_of
from .document import DocumentKind, Problem
from .matching import Directory
from .newsplanning import news_proposals
from .plan import Change, Plan
from .sources import UnreadableError, read_source


class Status(IntEnum):
    """The command's exit status; of many files the highest."""

    IMPORTED = 0
    NEEDS_AN_EDITOR = 1
    UNREADABLE = 2


@dataclass(frozen=True, kw_only=True)
class FileOutcome:
    file: str
    status: Status
    said: str
    plan: Plan | None = None
    problems: tuple[Problem, ...] = ()


def import_file(path: Path, directory: Directory, *, dry_run: bool = False, publish: bool = False) -> FileOutcome:
    """Read the file and, unless it is a dry run, keep it and what it makes."""
    try:
        content = _read(path)
        source = read_source(content, path.name)
    except UnreadableError as error:
        problem = Problem(code=error.code, message=error.message)
        return FileOutcome(file=str(path), status=Status.UNREADABLE, said=error.message, problems=(problem,))
    batch = new_batch(source, content)
    if not dry_run and (earlier := ImportBatch.objects.of_source(batch.sha256).without_content().first()):
        return _imported_before(path, earlier)
    plan = plan_of(batch, directory)
    needs = plan.needs_an_editor or bool(source.problems)
    outcome = FileOutcome(
        file=str(path),
        status=Status.NEEDS_AN_EDITOR if needs else Status.IMPORTED,
        said=_("read only, nothing was written"),
        plan=plan,
        problems=(*source.problems, *plan.problems),
    )
    return outcome if dry_run else _kept(outcome, plan, batch, publish=publish)


def _imported_before(path: Path, earlier: ImportBatch) -> FileOutcome:
    said = _("this very file was imported before, as import %(number)s; nothing was written") % {"number": earlier.pk}
    status = Status.NEEDS_AN_EDITOR if earlier.is_open else Status.IMPORTED
    return FileOutcome(file=str(path), status=status, said=said)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > settings.IMPORT_MAX_BYTES:
            raise UnreadableError(
                "too_large", _("The file is larger than an import may be. Split it, or paste its text.")
            )
        return path.read_bytes()
    except OSError as error:
        message = _("The file cannot be read: %(why)s.") % {"why": error.strerror}
        raise UnreadableError("no_file", message) from error


def _kept(outcome: FileOutcome, plan: Plan, batch: ImportBatch, *, publish: bool) -> FileOutcome:
    if plan.document.kind == DocumentKind.NEWS:
        return _kept_news(outcome, plan, batch)
    if plan.change == Change.SAME:
        return replace(outcome, said=_("the archive holds all of this already: %(slug)s") % {"slug": _slug(plan)})
    if plan.change != Change.NEW:
        batch.save()
        said = _("differs from %(slug)s in the archive; review it as import %(number)s")
        return replace(outcome, said=said % {"slug": _slug(plan), "number": batch.pk}, status=Status.NEEDS_AN_EDITOR)
    return _kept_statement(outcome, plan, batch, publish=publish)


def _slug(plan: Plan) -> str:
    return plan.existing.slug if plan.existing else ""


def _kept_statement(outcome: FileOutcome, plan: Plan, batch: ImportBatch, *, publish: bool) -> FileOutcome:
    is_ready = publish and outcome.status == Status.IMPORTED
    state = PublicationState.PUBLISHED if is_ready else PublicationState.DRAFT
    try:
        statement = create_statement(proposal_of(plan, **origin_of(batch, plan.document)), batch, state=state)
    except ValidationError as error:
        batch.save()
        said = _("waits for an editor as import %(number)s: %(why)s")
        words = {"number": batch.pk, "why": " ".join(error.messages)}
        return replace(outcome, said=said % words, status=Status.NEEDS_AN_EDITOR)
    said = _("published: %(slug)s") if is_ready else _("draft: %(slug)s")
    return replace(outcome, said=said % {"slug": statement.slug})


def _kept_news(outcome: FileOutcome, plan: Plan, batch: ImportBatch) -> FileOutcome:
    """As drafts, always: their words are the source's, and news is told in the archive's own."""
    made = create_newsitems(news_proposals(plan, **origin_of(batch, plan.document)), batch)
    said = _("%(count)s news items as drafts, to be told in the archive’s own words")
    return replace(outcome, said=said % {"count": len(made)}, status=Status.NEEDS_AN_EDITOR)
