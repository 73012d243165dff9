"""The fixtures into the database, in one transaction."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from django.db import IntegrityError, transaction

from archive.models import LoadedRecord
from archive.models.statistics import renew_statistics

from .document import Document, Identity
from .fixtures import MalformedFixtureError, fixture_documents
from .planning import Decision, Outcome, decide
from .present import loaded_digests, present_documents
from .writing import write


@transaction.atomic
def load(directories: Sequence[Path]) -> list[Decision]:
    """Bring the database up to the fixtures, but for what editors have changed; say what was done."""
    fixtures = fixture_documents(directories)
    present, loaded = present_documents(), loaded_digests()
    decisions = decide(fixtures, present, loaded)
    if any(decision.is_written for decision in decisions):
        _write(decisions)
        renew_statistics()
        present = present_documents()
    _remember(decisions, present, loaded)
    return decisions


def _write(decisions: Iterable[Decision]) -> None:
    by_outcome: dict[Outcome, list[Document]] = {outcome: [] for outcome in Outcome}
    for decision in decisions:
        by_outcome[decision.outcome].append(decision.document)
    try:
        write(by_outcome[Outcome.CREATED], by_outcome[Outcome.UPDATED])
    except IntegrityError as error:
        raise MalformedFixtureError(f"The fixtures break a rule of the archive: {error}") from error


def _remember(decisions: Iterable[Decision], present: dict[Identity, Document], loaded: dict[Identity, str]) -> None:
    """Note the digests of all that now stands as the fixtures have it."""
    kept = {Outcome.KEPT, Outcome.DELETED}
    agreed = [present[decision.document.identity] for decision in decisions if decision.outcome not in kept]
    records = [
        LoadedRecord(label=document.root.label, key=" ".join(document.key), digest=document.digest)
        for document in agreed
        if loaded.get(document.identity) != document.digest
    ]
    LoadedRecord.objects.bulk_create(
        records, update_conflicts=True, unique_fields=["label", "key"], update_fields=["digest"]
    )
