"""The site's addresses: the editors' under /admin/ and /accounts/, all others the archive's own.

Pages have an address in each language, English without a prefix; files and permanent
addresses have one for all.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from archive.urls import for_all_languages, in_each_language

urlpatterns = [
    path("accounts/", include("archive.signin.urls")),
    path("admin/", admin.site.urls),
    # Pages first, as most is asked of them.
    *i18n_patterns(path("", include(in_each_language)), prefix_default_language=False),
    path("", include(for_all_languages)),
]

handler404 = "archive.views.missing.not_found"
# Of allauth, not Django.
handler429 = "archive.signin.door.too_many_requests"
