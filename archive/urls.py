"""The archive's public addresses."""

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, path, register_converter

from .sitemaps import SITEMAPS
from .views.attachment import attachment
from .views.compare import compare
from .views.cosigning import cosigning
from .views.country import country_detail, country_list
from .views.feeds import newsitem_list_atom, statement_list_atom
from .views.home import home
from .views.listingfiles import listing_csv, listing_json
from .views.meeting import MeetingListView, meeting_detail, meeting_matrix_csv
from .views.newsitem import NewsItemListView, newsitem_detail
from .views.party import PartyListView, party_detail
from .views.permalink import KINDS, permalink
from .views.search import search
from .views.site import accessibility, robots
from .views.statement import StatementListView
from .views.statementdetail import statement_detail, statement_edition
from .views.statementfiles import (
    statement_cited,
    statement_csv,
    statement_json,
    statement_list_cited,
    statement_list_csv,
)


class CountryCodeConverter:
    regex = "[A-Z]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


class RecordKindConverter(CountryCodeConverter):
    regex = "|".join(KINDS)


class DigestConverter(CountryCodeConverter):
    regex = "[0-9a-f]{64}"


register_converter(CountryCodeConverter, "country")
register_converter(DigestConverter, "digest")
register_converter(RecordKindConverter, "kind")

urlpatterns = [
    path("", home, name="home"),
    path("statements/", StatementListView.as_view(), name="statement_list"),
    path("statements.csv", statement_list_csv, name="statement_list_csv"),
    path("statements.json", listing_json, {"listing": StatementListView}, name="statement_list_json"),
    path("statements.atom", statement_list_atom, name="statement_list_atom"),
    path("statements.bib", statement_list_cited, {"ending": "bib"}, name="statement_list_bib"),
    path("statements.ris", statement_list_cited, {"ending": "ris"}, name="statement_list_ris"),
    path("statements/<slug:slug>/", statement_detail, name="statement_detail"),
    path("statements/<slug:slug>/editions/<str:number>/", statement_edition, name="statement_edition"),
    path("statements/<slug:slug>.csv", statement_csv, name="statement_csv"),
    path("statements/<slug:slug>.json", statement_json, name="statement_json"),
    path("statements/<slug:slug>.bib", statement_cited, {"ending": "bib"}, name="statement_bib"),
    path("statements/<slug:slug>.ris", statement_cited, {"ending": "ris"}, name="statement_ris"),
    path("attachments/<digest:digest>", attachment, name="attachment"),
    path("attachments/<digest:digest>/<str:name>", attachment, name="attachment_named"),
    path("meetings/", MeetingListView.as_view(), name="meeting_list"),
    path("meetings.csv", listing_csv, {"listing": MeetingListView}, name="meeting_list_csv"),
    path("meetings.json", listing_json, {"listing": MeetingListView}, name="meeting_list_json"),
    path("meetings/<slug:slug>/", meeting_detail, name="meeting_detail"),
    path("meetings/<slug:slug>/matrix.csv", meeting_matrix_csv, name="meeting_matrix_csv"),
    path("parties/", PartyListView.as_view(), name="party_list"),
    path("parties.csv", listing_csv, {"listing": PartyListView}, name="party_list_csv"),
    path("parties.json", listing_json, {"listing": PartyListView}, name="party_list_json"),
    path("parties/<slug:slug>/", party_detail, name="party_detail"),
    path("countries/", country_list, name="country_list"),
    path("countries/<country:code>/", country_detail, name="country_detail"),
    path("news/", NewsItemListView.as_view(), name="newsitem_list"),
    path("news.csv", listing_csv, {"listing": NewsItemListView}, name="newsitem_list_csv"),
    path("news.json", listing_json, {"listing": NewsItemListView}, name="newsitem_list_json"),
    path("news.atom", newsitem_list_atom, name="newsitem_list_atom"),
    path("news/<slug:slug>/", newsitem_detail, name="newsitem_detail"),
    path("compare/", compare, name="compare"),
    path("cosigning/", cosigning, name="cosigning"),
    path("search/", search, name="search"),
    path("accessibility/", accessibility, name="accessibility"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_part"}, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_part"),
    path("id/<kind:kind>/<key>/", permalink, name="permalink"),
]


def _is_page(pattern: URLPattern) -> bool:
    """Pages end in a slash, files in what they are; the permanent address chooses the language."""
    return (not (address := str(pattern.pattern)) or address.endswith("/")) and pattern.name != "permalink"


in_each_language = [pattern for pattern in urlpatterns if _is_page(pattern)]
for_all_languages = [pattern for pattern in urlpatterns if not _is_page(pattern)]
