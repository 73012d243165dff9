"""The site's addresses: the editors' under /admin/, all others the archive's own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("archive.urls")),
]

handler404 = "archive.views.missing.not_found"
