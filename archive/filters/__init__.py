"""ASKED: the query string -> a queryset, the choices that were made, and the counts beside the rest."""
