"""Gather what readers see in words into the catalogues, and say what is left to translate."""

from typing import Any

from django.core.management.base import BaseCommand

from archive.management.catalogues import translated_languages, untranslated, update


class Command(BaseCommand):
    help = "Update locale/*/LC_MESSAGES/django.po from the code and the templates."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        for language in translated_languages():
            catalogue = update(language)
            self.stdout.write(f"{language}: {len(catalogue)} messages, {len(untranslated(catalogue))} to translate")
