"""About the site itself: how accessible it is, and what crawlers may read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "archive/accessibility.html", {"contact_email": settings.CONTACT_EMAIL})


def robots(request: HttpRequest) -> HttpResponse:
    """Filtered lists are not forbidden: a crawler must read on a page that it should not keep it."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    for_editors = (reverse("admin:index"), reverse("accounts"))
    lines = ("User-agent: *", *(f"Disallow: {address}" for address in for_editors), "", f"Sitemap: {sitemap}", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
