"""Documents into the archive as drafts, or a look at what would be read from them.

Exit status: 0 all imported, 1 something needs an editor, 2 something was unreadable.
"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from archive.importing.files import FileOutcome, import_file
from archive.importing.matching import Directory
from archive.importing.reporting import as_json, as_text
from archive.models.statistics import renew_statistics

# From so many documents on the database's planner is told that its tables have grown.
MANY = 20


class Command(BaseCommand):
    help = "Read documents (text, HTML, Word, PDF) and keep them as drafts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would be read")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--publish", action="store_true", help="publish the statements that need no editor")

    def handle(self, *, files: list[Path], dry_run: bool, format: str, publish: bool, **_options: Any) -> None:  # noqa: A002, the option's name
        directory = Directory.read()
        watched = tqdm(files, unit="file", disable=len(files) == 1)
        outcomes = [import_file(path, directory, dry_run=dry_run, publish=publish) for path in watched]
        if len(files) >= MANY and not dry_run:
            renew_statistics()
        self.report(outcomes, format)
        if worst := max(outcome.status for outcome in outcomes):
            sys.exit(worst)

    def report(self, outcomes: list[FileOutcome], form: str) -> None:
        if form == "json":
            self.stdout.write(json.dumps(as_json(outcomes), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(line for outcome in outcomes for line in as_text(outcome)))
