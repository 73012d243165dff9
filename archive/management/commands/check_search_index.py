"""Compare every row of the search index with the record it is of.

Exit status: 0 all true, 1 something has drifted.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from archive.search.index import INDEXES
from archive.search.keeping import CHUNK, problems, total, untrue_ids


class Command(BaseCommand):
    help = "Find what the search index has wrong; rebuild_search_index puts it right."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--database", default="default")

    def handle(self, *, database: str, verbosity: int, **_options: Any) -> None:
        found = problems(database)
        with tqdm(total=0 if found else total(database), unit="id", disable=verbosity == 0) as bar:
            for index in () if found else INDEXES:
                for untrue in untrue_ids(database, index):
                    found += [f"{index.table}: {pk} is not in the index as it is." for pk in untrue]
                    bar.update(CHUNK)
        self.stdout.write("\n".join(found) or "The search index is true.")
        if found:
            sys.exit(1)
