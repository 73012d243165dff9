from typing import cast

from csp.middleware import CSPMiddleware
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from archive.policy import PolicyMiddleware

POLICY = "Content-Security-Policy"


def answered(middleware: type[CSPMiddleware], answer: HttpResponse) -> HttpResponse:
    return cast("HttpResponse", middleware(lambda _request: answer)(RequestFactory().get("/")))


def directives(response: HttpResponse) -> set[str]:
    return {*response[POLICY].split("; ")}


def test_policy_is_the_one_that_the_library_would_write() -> None:
    ours = directives(answered(PolicyMiddleware, HttpResponse()))

    assert ours == directives(answered(CSPMiddleware, HttpResponse()))
    assert "script-src 'self'" in ours


def test_policy_of_a_view_stays() -> None:
    assert answered(PolicyMiddleware, HttpResponse(headers={POLICY: "sandbox"}))[POLICY] == "sandbox"


def test_pages_about_errors_are_left_to_the_library(settings: Settings) -> None:
    settings.DEBUG = True

    assert POLICY not in answered(PolicyMiddleware, HttpResponse(status=500))
