"""Load the fixtures, and again after every update; never over an editor's change."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.loading import Decision, MalformedFixtureError, Outcome, load


class Command(BaseCommand):
    help = "Load the fixtures. What an editor has changed or deleted since stays as it is."

    def handle(self, *_arguments: Any, **options: Any) -> None:
        try:
            decisions = load([Path(directory) for directory in settings.FIXTURE_DIRS])
        except MalformedFixtureError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        if options["verbosity"] > 0:
            self.stdout.write("\n".join(_report(decisions)))


def _report(decisions: Iterable[Decision]) -> list[str]:
    """A line for each kind of record: how many were created, updated and so on."""
    counted: dict[str, Counter[Outcome]] = {}
    for decision in decisions:
        plural = str(decision.document.root.model._meta.verbose_name_plural)
        counted.setdefault(plural, Counter())[decision.outcome] += 1
    return [f"{plural}: {_counts(counts)}" for plural, counts in counted.items()]


def _counts(counts: Counter[Outcome]) -> str:
    return ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
