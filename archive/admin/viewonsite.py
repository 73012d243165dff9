"""From a record's form to its page, for whoever may see the record at all."""

from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from .autocomplete import is_key

_urls_of_django = admin.site.get_urls


def site_urls() -> list[Any]:
    """Ours stands before Django's own at the same address."""
    return [_view_on_site_url(), *_urls_of_django()]


def _view_on_site_url() -> URLPattern:
    view = admin.site.admin_view(view_on_site)
    return path("r/<path:content_type_id>/<path:object_id>/", view, name="view_on_site")


def view_on_site(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """Django's own asks nobody for a permission, and a draft's address has its slug, of which its title can be told."""
    if not _may_view(request, content_type_id, object_id):
        raise Http404
    return shortcut(request, content_type_id, object_id)


def _may_view(request: HttpRequest, content_type_id: str, object_id: str) -> bool:
    kind = ContentType.objects.filter(pk=content_type_id).first() if is_key(content_type_id) else None
    model: Any = kind.model_class() if kind else None
    if not model or not admin.site.is_registered(model):
        return False
    model_admin = admin.site.get_model_admin(model)
    record = model_admin.get_object(request, object_id)
    return record is not None and model_admin.has_view_permission(request, record)
