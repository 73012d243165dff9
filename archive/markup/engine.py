"""The engine of the readers' templates, for `settings.TEMPLATES`: each language has an environment of its own."""

from functools import cache
from typing import Any

from django.template.backends.jinja2 import Jinja2
from django.utils.translation import get_language
from jinja2 import Environment


class LanguageTemplates(Jinja2):
    """Django's, but a template is the one that was compiled in the language of the page."""

    def __init__(self, params: dict[str, Any]) -> None:
        self._in = cache(self._speaking)
        super().__init__(params)

    @property
    def env(self) -> Environment:
        return self._in(get_language())

    @env.setter
    def env(self, made: Environment) -> None:
        self._made = made

    def _speaking(self, language: str | None) -> Environment:
        environment = self._made.overlay()
        environment.language = language  # type: ignore[attr-defined]
        return environment
