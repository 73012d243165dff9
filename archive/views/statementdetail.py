"""One statement, and one edition of its list."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive import queries
from archive.filters.index import statement_index
from archive.models import Completeness, ListEdition, Statement, StatementText
from archive.models.countries import is_country
from archive.models.folding import alphabetical
from archive.models.languages import OWN_LANGUAGE, language_name
from archive.models.signedlist import ListRow, SignedName, compared
from archive.queries.statement import EDITIONS, SIGNED, STATEMENT, TEXTS, what_belongs_to

from .citing import citing
from .preview import kept_private


def statement_detail(request: HttpRequest, slug: str) -> HttpResponse:
    statement = _visible_statement(request, slug)
    editions = EDITIONS.ask(statement=statement.pk)
    is_by_country = request.GET.get("order") == "country"
    context: dict[str, Any] = {
        "statement": statement,
        "editions": editions,
        "edition": editions[-1] if editions else None,
        "own_language": OWN_LANGUAGE,
    }
    context |= what_belongs_to(statement)
    context |= _since_first(_names(statement), editions)
    parties = {name.party_id for name in context["signatories"] if name.party_id}
    context["in_common"] = queries.lists_in_common(statement_index(), statement, parties)
    context |= {"is_by_country": is_by_country, "by_country": _by_country(context["rows"]) if is_by_country else []}
    context |= _text_context(request, statement)
    context |= citing(request, statement, context["signatories"], context["texts"], context["edition"])
    return kept_private(render(request, "archive/statement_detail.html", context), statement)


def statement_edition(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    statement = _visible_statement(request, slug)
    editions = EDITIONS.ask(statement=statement.pk)
    context = {"statement": statement, "editions": editions, "own_language": OWN_LANGUAGE}
    place = next((place for place, edition in enumerate(editions) if str(edition.number) == number), None)
    if place is None:
        missing = render(request, "archive/statement_edition_missing.html", context, status=404)
        return kept_private(missing, statement)
    context |= {"edition": editions[place], "earlier": editions[place - 1] if place else None}
    context |= {"later": editions[place + 1] if place + 1 < len(editions) else None}
    context |= _edition_context(_names(statement), editions, place)
    return kept_private(render(request, "archive/statement_edition.html", context), statement)


def _visible_statement(request: HttpRequest, slug: str) -> Statement:
    statement = STATEMENT.ask_one(slug=slug)
    if statement is None or not statement.is_visible_to(request.user):
        raise Http404
    return statement


def _names(statement: Statement) -> list[SignedName]:
    return [*map(SignedName._make, SIGNED.ask(statement=statement.pk))]


def _since_first(names: list[SignedName], editions: list[ListEdition]) -> dict[str, Any]:
    """The list as it stands, and what became of it since it was first published."""
    first = min([edition.number for edition in editions] + [name.first_edition for name in names], default=1)
    current = [name for name in names if name.is_current]
    rows = compared([name for name in names if name.is_in_edition(first)], current)
    lost = [row for row in rows if row.place is None]
    return {"signatories": current, "rows": [row for row in rows if row.place], "lost": lost} | _counts(
        rows, editions[0] if editions else None
    )


def _edition_context(names: list[SignedName], editions: list[ListEdition], place: int) -> dict[str, Any]:
    """The list of one edition, beside the edition before and beside the list of today."""
    edition, earlier = editions[place], editions[place - 1] if place else None
    signed = [name for name in names if name.is_in_edition(edition.number)]
    before = [name for name in names if name.is_in_edition(earlier.number)] if earlier else signed
    rows = compared(before, signed)
    later = [row for row in compared(signed, [name for name in names if name.is_current]) if row.differs]
    is_complete = edition.completeness == Completeness.COMPLETE
    return {"signatories": signed, "rows": rows, "later_rows": later, "is_complete": is_complete} | _counts(
        rows, earlier
    )


def _counts(rows: list[ListRow], before: ListEdition | None) -> dict[str, Any]:
    return {
        "unidentified_count": sum(row.name.is_unidentified for row in rows if row.place),
        "new_count": sum(row.is_new for row in rows),
        "renamed_count": sum(row.former is not None for row in rows),
        "lost_count": sum(row.place is None for row in rows),
        "is_certain": before is not None and before.completeness == Completeness.COMPLETE,
    }


def _by_country(rows: list[ListRow]) -> list[dict[str, Any]]:
    """The rows under the names of their countries, in signed order within each; the unknown last."""
    groups: dict[str, list[ListRow]] = {}
    for row in rows:
        groups.setdefault(row.name.country_or_territory, []).append(row)
    names = sorted(groups, key=lambda name: (not name, alphabetical(name)))
    return [{"name": name, "code": _code_of(groups[name]), "rows": groups[name]} for name in names]


def _code_of(rows: list[ListRow]) -> str:
    """The code that the archive has a page for; a country that is no more has none."""
    code = rows[0].name.country or ""
    return code if is_country(code) else ""


def _text_context(request: HttpRequest, statement: Statement) -> dict[str, Any]:
    """The text in the language that was asked for, else the one that says most."""
    texts = TEXTS.ask(statement=statement.pk)
    asked = request.GET.get("lang", "").strip()
    found: StatementText | None = next((text for text in texts if text.language.lower() == asked.lower()), None)
    return {
        "texts": texts,
        "text": found or min(texts, key=partial(_says_little, statement), default=None),
        "missing_language": language_name(asked) if asked and not found else "",
        # Whose words the title is in, so that it is read aloud and set as they are.
        "titled": next((text for text in texts if text.title == statement.title), None),
    }


def _says_little(statement: Statement, text: StatementText) -> tuple[bool, bool, bool]:
    """Least for a text that the archive holds, for the original, for the one the statement is called by."""
    return not text.body, not text.is_original, text.title != statement.title
