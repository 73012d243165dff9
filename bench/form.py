"""What a statement's form costs with a long list: `python -m bench.form`.

Opening it, and saving it with every line moved, through Django's own client on a
database file that is made for it: queries and median milliseconds.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SIZES = (10, 100, 300, 1_000)
ROUNDS = 9


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        start(Path(folder) / "form.sqlite3")
        print("| signatories | open: queries | open: ms | save, all moved: queries | save: ms |")
        print("|---:|---:|---:|---:|---:|")
        client, statement = prepared()
        for size in SIZES:
            print(f"| {size} | {row(client, statement, size)} |")


def start(path: Path) -> None:
    os.environ |= {"DATABASE_URL": f"sqlite:///{path}", "DJANGO_SETTINGS_MODULE": "imcwp.settings"}
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def prepared() -> tuple[Any, Any]:
    """An editor's client, and a statement among a hundred parties."""
    from django.contrib.auth.models import User
    from django.test import Client
    from django.test.utils import setup_test_environment

    from archive.models import Party, Statement

    setup_test_environment()
    Party.objects.bulk_create(Party(slug=f"party-{i}", name=f"Party {i}", country="CU") for i in range(100))
    client = Client()
    client.force_login(User.objects.create_superuser("bench"))
    return client, Statement.objects.create(slug="bench", title="Bench")


def row(client: Any, statement: Any, size: int) -> str:
    from tests.admin.forms import address, filled_in

    url = address(statement)
    lines = [f"Party {i} as signed | party-{i % 100}" for i in range(size)]
    data = filled_in(client, url) | {"signatories": "\n".join(lines)}
    post(client, url, data)

    def move_and_save() -> None:
        # Which also brings the mark of what the form was opened with.
        fresh.update(filled_in(client, url))
        lines.reverse()
        fresh["signatories"] = "\n".join(lines)

    fresh: dict[str, Any] = {}
    opened = measured(lambda: client.get(url))
    saved = measured(lambda: post(client, url, fresh), before=move_and_save)
    return f"{opened[0]} | {opened[1]:.0f} | {saved[0]} | {saved[1]:.0f}"


def post(client: Any, url: str, data: dict[str, Any]) -> None:
    response = client.post(url, data)
    if response.status_code != 302:
        raise SystemExit(f"The form was refused: {response.status_code}")


def measured(work: Callable[[], Any], before: Callable[[], None] = lambda: None) -> tuple[int, float]:
    """Queries, which are the same each time after the first, and median milliseconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before()
    work()
    before()
    with CaptureQueriesContext(connection) as captured:
        work()
    queries = len(captured)  # now, as the next request forgets them
    seconds = []
    for _ in range(ROUNDS):
        before()
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return queries, statistics.median(seconds) * 1000


if __name__ == "__main__":
    main()
