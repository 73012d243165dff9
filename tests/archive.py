"""The real archive of the fixtures, for tests of rules that should hold for all of it."""

from django.core.management import call_command

FIXTURES = ("parties", "meetings", "statements", "news")


def load_fixtures() -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)
