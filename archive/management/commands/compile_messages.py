"""Make of the catalogues the files that the site reads its words from."""

from typing import Any

from django.core.management.base import BaseCommand

from archive.management.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/django.po; nothing else than Python is needed."

    def handle(self, *_arguments: Any, verbosity: int, **_options: Any) -> None:
        compiled = compile_catalogues()
        if compiled and verbosity > 1:
            self.stdout.write("\n".join(map(str, compiled)))
