"""The archive's public addresses."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from .views.compare import compare
from .views.country import country_detail, country_list
from .views.home import home
from .views.meeting import MeetingListView, meeting_detail
from .views.newsitem import NewsItemListView, newsitem_detail
from .views.party import PartyListView, party_detail
from .views.search import search
from .views.statement import StatementListView, statement_detail, statement_edition
from .views.statementdata import statement_list_csv, statement_list_json


class CountryCodeConverter:
    regex = "[A-Z]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


class EditionNumberConverter(IntConverter):
    # Short enough for every database's integers.
    regex = "[1-9][0-9]{0,3}"


register_converter(CountryCodeConverter, "country")
register_converter(EditionNumberConverter, "edition")

urlpatterns = [
    path("", home, name="home"),
    path("statements/", StatementListView.as_view(), name="statement_list"),
    path("statements.csv", statement_list_csv, name="statement_list_csv"),
    path("statements.json", statement_list_json, name="statement_list_json"),
    path("statements/<slug:slug>/", statement_detail, name="statement_detail"),
    path("statements/<slug:slug>/editions/<edition:number>/", statement_edition, name="statement_edition"),
    path("meetings/", MeetingListView.as_view(), name="meeting_list"),
    path("meetings/<slug:slug>/", meeting_detail, name="meeting_detail"),
    path("parties/", PartyListView.as_view(), name="party_list"),
    path("parties/<slug:slug>/", party_detail, name="party_detail"),
    path("countries/", country_list, name="country_list"),
    path("countries/<country:code>/", country_detail, name="country_detail"),
    path("news/", NewsItemListView.as_view(), name="newsitem_list"),
    path("news/<slug:slug>/", newsitem_detail, name="newsitem_detail"),
    path("compare/", compare, name="compare"),
    path("search/", search, name="search"),
]
