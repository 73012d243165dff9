"""How a statement's page lets itself be cited, from what the page has read already."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from archive.exports.as_bibtex import bibtex_entry
from archive.exports.as_jsonld import json_ld
from archive.exports.citation import author_of, make_citation
from archive.models import Completeness, ListEdition, Statement, StatementText
from archive.models.signedlist import SignedName


def citing(
    request: HttpRequest,
    statement: Statement,
    signatories: Iterable[SignedName],
    texts: Iterable[StatementText],
    edition: ListEdition | None,
) -> dict[str, Any]:
    citation = make_citation(
        statement,
        [author_of(row.name_as_signed, row.section) for row in signatories],
        language=next((text.language for text in texts if text.is_original), ""),
        is_known_in_part=edition is not None and edition.completeness == Completeness.PARTIAL,
        url=request.build_absolute_uri(statement.get_absolute_url()),
    )
    return {"citation": citation, "bibtex": bibtex_entry(citation).strip(), "json_ld": json_ld(citation)}
