"""The real archive of the fixtures, for tests of rules that should hold for all of it."""

from django.core.management import call_command
from django.db import connection

FIXTURES = ("parties", "meetings", "statements", "news")


def load_fixtures() -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)
    if connection.vendor == "postgresql":
        # Between tests the tables are empty, and where the server has noted that it plans
        # for no rows: a count beside a choice then takes minutes.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
