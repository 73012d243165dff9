"""The first page of the admin: what waits for whoever signs in."""

from functools import partial

from django.contrib import admin

from archive.merging.reading import count_duplicates

# What it shows, `archive/queries/desk.py` asks; parties that may be one are the merging's
# to know, and counted only where the page shows them.
admin.site.index_template = "admin/archive/desk.html"
admin.site.index = partial(  # type: ignore[method-assign]
    admin.site.index, extra_context={"count_duplicates": count_duplicates}
)
