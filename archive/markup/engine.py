"""The engine of the readers' templates: an environment for each language and place of the site."""

from functools import lru_cache
from typing import Any

from django.template.backends.jinja2 import Jinja2
from django.utils.translation import get_language
from jinja2 import Environment

from archive.models.addresses import here

# The languages of a site that answers at some places; a megabyte each.
MOST = 50


class LanguageTemplates(Jinja2):
    """Django's, but a template is the one that was compiled for the language of the page and where the site stands."""

    def __init__(self, params: dict[str, Any]) -> None:
        self._standing = lru_cache(maxsize=MOST)(self._environment)
        super().__init__(params)

    @property
    def env(self) -> Environment:
        return self._standing(here())

    @env.setter
    def env(self, made: Environment) -> None:
        self._made = made

    def _environment(self, _here: str) -> Environment:
        environment = self._made.overlay()
        environment.language = get_language()  # type: ignore[attr-defined]
        return environment
