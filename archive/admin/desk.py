"""The first page of the admin: what waits for whoever signs in."""

from django.contrib import admin

# What it shows, `archive/queries/desk.py` asks.
admin.site.index_template = "admin/archive/desk.html"
