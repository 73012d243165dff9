"""Make room: files of attachments that no record and no revision names any more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from archive.management.attachmentfile import StrangeFolderError, orphans, remove


class Command(BaseCommand):
    help = (
        "Remove files of attachments that nothing in the archive names any more, and no revision could bring back. "
        "A backup of the database that is older than this may still name them: keep it with its files."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only say which files those are.")

    def handle(self, *, dry_run: bool, **_options: Any) -> None:
        try:
            found = orphans()
        except StrangeFolderError as error:
            raise CommandError(
                f"This database names none of the files in {error}. Does MEDIA_ROOT belong to DATABASE_URL? "
                "If it does, move the files away by hand."
            ) from error
        freed = count = 0
        for path in found:
            size = path.stat().st_size
            if dry_run or remove(path):
                count, freed = count + 1, freed + size
                self.stdout.write(f"{path} ({filesizeformat(size)})")
        done = "would be removed" if dry_run else "removed"
        self.stdout.write(f"{count} {'file' if count == 1 else 'files'} {done}, {filesizeformat(freed)}.")
