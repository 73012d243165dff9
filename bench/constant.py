"""A constant page of 20 KB through Django without middleware: the floor of framework and server."""

import os

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, MIDDLEWARE=[], SECRET_KEY=os.urandom(20).hex())
PAGE = "<!doctype html><title>Constant</title>".ljust(20_000, ".").encode()


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE)


urlpatterns = [path("statements/", page)]
application = WSGIHandler()
