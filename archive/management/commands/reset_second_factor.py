"""The last resort when the only superuser has lost the second factor."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.signin.secondfactor import reset_second_factor


class Command(BaseCommand):
    help = "Take away an account's second factors and end its sessions; it is written to the log."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *, username: str, **_options: Any) -> None:
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account with the name {username!r}.")
        had_one = reset_second_factor(user, None, by="manage.py reset_second_factor")
        self.stdout.write(f"{username} now signs in with the password alone." if had_one else "There was none.")
