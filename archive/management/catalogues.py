"""What readers see in words, gathered from code and templates into a catalogue for each language.

The bounds, said once: the readers' templates; in Python all of the app but what speaks
to editors, which `FOR_EDITORS` lists.  Of the models, the names of choices and what
methods say; labels and messages of fields and constraints are read in the admin only,
which is in English.
"""

import ast
import io
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

FOR_EDITORS = {
    *("admin", "bulk", "importing", "loading", "management", "merging", "migrations", "reconciling", "revisions"),
    *("signin", "apps.py", "signin.py", "partymerge.py", "keptform.py", "keptupload.py", "revisionnote.py"),
}
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Message = tuple[int, Any, list[str], str | None]  # line, words, comments, context
# What changes with every writing and says nothing.
_FLEETING = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid)[^\n]*\n',
    re.MULTILINE,
)


def translated_languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def catalogue_path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


# -- gathering -----------------------------------------------------------------------------


def extracted() -> Catalog:
    """Every message that the code and the templates hold now, without translations."""
    catalogue = Catalog()
    for path in _sources():
        where = str(path.relative_to(settings.BASE_DIR))
        for line, words, _comments, context in _messages(path):
            catalogue.add(words, locations=[(where, line)], context=context)
    return catalogue


def _sources() -> Iterator[Path]:
    archive = settings.BASE_DIR / "archive"
    yield from sorted((settings.BASE_DIR / "templates" / "archive").rglob("*.*"))
    for path in sorted(archive.rglob("*.py")):
        if not FOR_EDITORS & {*path.relative_to(archive).parts}:
            yield path


def _messages(path: Path) -> Iterable[Message]:
    text = path.read_text()
    if path.suffix != ".py":
        return list(extract("jinja2", io.BytesIO(text.encode()), KEYWORDS))
    if "models" not in path.parts:
        return _python(text)
    shown = _lines_for_readers(ast.parse(text))
    return [message for message in _python(text) if message[0] in shown]


def _python(text: str) -> list[Message]:
    return list(extract("python", io.BytesIO(text.encode()), KEYWORDS))


def _lines_for_readers(module: ast.Module) -> set[int]:
    """Those of classes of choices and of functions."""
    shown: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef) or (isinstance(node, ast.ClassDef) and _is_choices(node)):
            shown |= {*range(node.lineno, (node.end_lineno or 0) + 1)}
    return shown


def _is_choices(node: ast.ClassDef) -> bool:
    return any("Choices" in ast.unparse(base) for base in node.bases)


# -- keeping -------------------------------------------------------------------------------


def catalogue_of(language: str) -> Catalog:
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> Catalog:
    """The language's catalogue with just the messages that there are now; what is new is left empty."""
    catalogue = catalogue_of(language)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(catalogue))
    return catalogue


def written(catalogue: Catalog) -> str:
    """Sorted and unwrapped, without dates and lines, so that two who translate do not meet."""
    catalogue.project, catalogue.version, catalogue.fuzzy = "IMCWP Archive", "1", False
    catalogue.header_comment = f"# The archive in {catalogue.locale.english_name}; locale/GLOSSARY.md has its words."
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return _FLEETING.sub("", buffer.getvalue().decode())


def untranslated(catalogue: Catalog) -> list[str]:
    return [
        str(message.id) for message in catalogue if message.id and (message.fuzzy or not all(_forms(message.string)))
    ]


def _forms(string: object) -> tuple:
    return string if isinstance(string, tuple) else (string,)


def compile_catalogues() -> list[Path]:
    """The files that gettext reads, beside those that people write; only those that changed, each at once."""
    return [path for language in translated_languages() if (path := _compiled(language))]


def _compiled(language: str) -> Path | None:
    path = catalogue_path(language).with_suffix(".mo")
    buffer = io.BytesIO()
    write_mo(buffer, catalogue_of(language))
    if path.exists() and path.read_bytes() == buffer.getvalue():
        return None
    handle, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(buffer.getvalue())
    Path(draft).chmod(0o644)
    return Path(draft).replace(path)
