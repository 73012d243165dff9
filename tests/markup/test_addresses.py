import pytest
from django.test import RequestFactory
from django.urls import set_script_prefix
from django.utils.translation import override
from jinja2.runtime import Context

from archive.markup.addresses import querystring, url
from archive.markup.environment import environment


def context_of(query: str) -> Context:
    return environment().from_string("").new_context({"request": RequestFactory().get(f"/?{query}")})


def test_address_is_in_the_language_of_the_page() -> None:
    with override("es"):
        assert url("statement_list") == "/es/statements/"
    assert url("statement_list") == "/statements/"


def test_address_is_below_where_the_site_stands() -> None:
    assert url("party_detail", "kke") == "/parties/kke/"
    set_script_prefix("/archive/")
    try:
        assert url("statement_list") == "/archive/statements/"
    finally:
        set_script_prefix("/")


@pytest.mark.parametrize(
    ("asked", "changed", "expected"),
    [
        ("", {}, ""),
        ("", {"page": None}, ""),
        ("page=2", {"page": None}, "?"),
        ("a=1&b=2", {"a": 3}, "?a=3&b=2"),
        ("party=x&party=y", {"page": 2}, "?party=x&party=y&page=2"),
        ("q=%22a%26b%22", {}, "?q=%22a%26b%22"),
    ],
)
def test_query_has_what_was_asked_but_for_what_is_changed(asked: str, changed: dict, expected: str) -> None:
    assert querystring(context_of(asked), **changed) == expected
