"""Statements as files of their own kinds: a row a signature, and citations; a whole list, or one statement."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from archive.exports.as_bibtex import bibtex_entry
from archive.exports.as_csv import csv_fields, csv_pieces_of_lists
from archive.exports.as_json import as_json
from archive.exports.as_ris import ris_record
from archive.exports.citation import Citation, citations
from archive.exports.records.statement import SIGNATURE_COLUMNS, signature_lists, statement_document
from archive.models import Statement

from .listingfiles import csv_file, streamed_file
from .statement import StatementListView

CITED: dict[str, tuple[Callable[[Citation], str], str]] = {
    "bib": (bibtex_entry, "application/x-bibtex"),
    "ris": (ris_record, "application/x-research-info-systems"),
}


def statement_list_csv(request: HttpRequest) -> HttpResponseBase:
    """A row for each signature on the statements that the page would list, page after page."""
    return _signatures_file(request, "statements", _all_ids(request))


def statement_list_cited(request: HttpRequest, ending: str) -> HttpResponseBase:
    written, content_type = CITED[ending]
    found = citations(_all_ids(request), request.build_absolute_uri)
    return streamed_file(map(written, found), f"statements.{ending}", content_type)


def statement_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    statement = _published(slug)
    return _signatures_file(request, slug, [statement.pk])


def statement_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    document = statement_document(_published(slug), request.build_absolute_uri)
    return HttpResponse(as_json(document), content_type="application/json")


def statement_cited(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    written, content_type = CITED[ending]
    found = citations([_published(slug).pk], request.build_absolute_uri)
    return streamed_file(map(written, found), f"{slug}.{ending}", content_type)


def _signatures_file(request: HttpRequest, name: str, ids: Iterable[int]) -> HttpResponseBase:
    lists = signature_lists(ids, csv_fields)
    return csv_file(request, name, SIGNATURE_COLUMNS, lists, pieces=csv_pieces_of_lists)


def _all_ids(request: HttpRequest) -> Iterable[int]:
    listing = StatementListView()
    return listing.all_ids(listing.read_filter(request))


def _published(slug: str) -> Statement:
    return get_object_or_404(Statement.objects.published().for_cards(), slug=slug)
