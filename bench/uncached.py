"""The settings of the archive, with a page cache that keeps nothing: what is measured is the making of pages."""

from imcwp.settings import *  # noqa: F403

CACHES = {**CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # noqa: F405
