"""The engine of the readers' templates: Jinja, which compiles them to Python (the editors' are Django's own).

Everything that is printed is escaped, unless it says that it is markup already.
"""

from typing import Any

from django.conf import settings
from django.template.defaultfilters import date as formatted_date
from django.template.defaultfilters import filesizeformat, truncatechars, truncatewords
from django.templatetags.static import static
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_bidi, gettext, npgettext, pgettext
from jinja2 import Environment, FileSystemLoader, PrefixLoader

from . import addresses, cards, charts, formatting, languages, matrix, signatory, wording
from .compiling import Compiler

GLOBALS = {
    "url": addresses.url,
    "querystring": addresses.querystring,
    "static": static,
    "current_language": get_language,
    "current_language_bidi": get_language_bidi,
    "links_to_other_languages": languages.links_to_other_languages,
    "alternate_links": languages.alternate_links,
    "rows_in_common": cards.rows_in_common,
    "statement_cards": cards.statement_cards,
    "signed_rows": signatory.signed_rows,
    "years_bars": charts.years_bars,
    "years_rows": charts.years_rows,
}
FILTERS = {
    # Django's
    "capfirst": capfirst,
    "date": formatted_date,
    "filesizeformat": filesizeformat,
    "truncatechars": truncatechars,
    "truncatewords": truncatewords,
    # ours
    "absolute": formatting.absolute,
    "citation_authors": signatory.citation_authors,
    "checkboxes": formatting.checkboxes,
    "country_address": signatory.country_address,
    "country_name": formatting.country_name,
    "first_choices": formatting.first_choices,
    "formatted": formatting.formatted,
    "harmless": formatting.harmless,
    "intcomma": wording.intcomma,
    "kind_in_words": cards.kind_in_words,
    "matrix_cells": matrix.matrix_cells,
    "more_choices": formatting.more_choices,
    "page_numbers": formatting.page_numbers,
    "paragraphs": formatting.paragraphs,
}


def environment(**options: Any) -> Environment:
    """For `settings.TEMPLATES`; it knows the templates `archive/…` alone, and leaves all others to Django."""
    folder = settings.BASE_DIR / "templates" / "archive"
    options["loader"] = PrefixLoader({"archive": FileSystemLoader(folder)})
    made = Environment(**options, extensions=["jinja2.ext.i18n"], keep_trailing_newline=True)  # noqa: S701, Django sets autoescape
    made.install_gettext_callables(  # type: ignore[attr-defined]  # of the extension
        gettext, wording.ngettext, pgettext=pgettext, npgettext=npgettext
    )
    made.extend(language=settings.LANGUAGE_CODE)
    made.code_generator_class = Compiler
    made.globals.update(GLOBALS)
    made.filters.update(FILTERS)
    return made
