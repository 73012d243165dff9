"""Make the search index anew from the records; readers find as before while it runs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from archive.search.keeping import create_search_triggers, refill, total


class Command(BaseCommand):
    help = "Make every row of the search index true again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--database", default="default")

    def handle(self, *, database: str, verbosity: int, **_options: Any) -> None:
        create_search_triggers(database)
        with tqdm(total=total(database), unit="id", disable=verbosity == 0) as bar:
            for done in refill(database):
                bar.update(done)
