"""Make ready for a start: languages, tables, the archive's own records, and somebody who may edit them."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.models.keptupload import prune_kept
from archive.signin.sealing import seal_all


class Command(BaseCommand):
    help = "Compile the languages, update the database, load the archive's records, and see that there is an editor."

    def handle(self, *, verbosity: int, **_options: Any) -> None:
        call_command("compile_messages", verbosity=verbosity, stdout=self.stdout)
        # Migrations are told of only when asked for: at a first start they are noise.
        call_command("migrate", interactive=False, verbosity=verbosity - 1, stdout=self.stdout)
        self._seal_secrets()
        call_command("load_archive", verbosity=verbosity, stdout=self.stdout)
        prune_kept()
        if not get_user_model().objects.exists():
            self._welcome_first_editor()

    def _seal_secrets(self) -> None:
        """Those too that an earlier version kept open, or that were sealed with a former key."""
        if unreadable := seal_all():
            self.stderr.write(
                f"Second factors that cannot be read, as SECRET_KEY has changed: {unreadable}. Put the former key into "
                "SECRET_KEY_FALLBACKS, or take each away with manage.py reset_second_factor USER."
            )

    def _welcome_first_editor(self) -> None:
        if not settings.IS_LOCAL:
            # What a served site prints ends in a log, and a password must not.
            self.stdout.write("Nobody can sign in yet: manage.py createsuperuser makes an editor's account.")
            return
        password = secrets.token_urlsafe(12)
        get_user_model().objects.create_superuser(username="editor", password=password)
        self.stdout.write(
            f"Sign in at /admin/ as editor with the password {password}\n"
            "It is shown this once; `.venv/bin/python manage.py changepassword editor` sets another."
        )
