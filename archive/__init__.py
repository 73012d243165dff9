"""The archive: who signed what, where and when.  The map, in the data's order.

IN      admin/        the editors' door; one file a record
        loading/      the fixtures -> records, never over an editor's change
KEPT    models/       choices, QuerySet and Model of each record in one file
ASKED   search.py     words -> a narrowed queryset
        filters/      the query string -> a queryset; facets
        queries.py    questions that belong to no single record
SHOWN   views/        HTTP only
        caching/      pages kept by the public edition; ETag and 304
        urls.py apps.py templatetags/ management/commands/ static/archive/

Imports point towards `models`: views -> filters -> search -> models; admin and
loading -> models; never back.  `tests/test_layers.py` says so.
"""
