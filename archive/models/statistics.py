"""What the database's planner knows of the tables: how many rows, and how they are spread.

PostgreSQL notes it by itself, minutes after a large change, and SQLite never.  Until
then questions are planned for the tables as they were, empty ones at a first load: one
search was 70 times slower.
"""

from django.db import connection


def renew_statistics() -> None:
    """After many records were written at once."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
