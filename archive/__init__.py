"""The archive: who signed what, where and when.  The map, in the data's order.

IN      importing/    a document -> a proposal that an editor can read -> the database
        admin/        the other door; one file a record
        signin/       its lock: passwords, second factors, and who came in
        reconciling/  what it was, theirs and mine -> one, and what collides; pure
        merging/      two records of one party -> one, and back to the letter
        bulk/         tables of parties, names, meetings and news -> records, and back
        loading/      the fixtures -> records, never over an editor's change
KEPT    models/       choices, QuerySet and Model of each record in one file
        revisions/    every state that a record has had, what differs, and the way back
ASKED   search/       words -> a narrowed queryset, ranked and marked; FTS5 and PostgreSQL
        filters/      the query string -> a queryset; facets, from bit sets in memory
        queries/      questions that belong to no single record
SHOWN   views/        HTTP only
        charts/       numbers -> geometry; pure; the templates draw it
        markup/       what templates are made with, and the markup that is written in Python
        exports/      columns said once, then one file a format: CSV, JSON, Atom, BibTeX, RIS, JSON-LD
        caching/      pages kept by the public edition; ETag and 304
        sitemaps.py  for crawlers; joining.py  one stylesheet and one script out of several
        languages.py  the language of a page, which stands in its address
        policy.py  what a browser may load for a page
        urls.py apps.py templatetags/ management/commands/ static/archive/

Imports point towards `models`: views -> queries -> filters -> search -> models; admin ->
bulk, merging -> importing -> revisions -> models; reconciling imports nothing; never back.
`tests/test_layers.py` says so.
"""
