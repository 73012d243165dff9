"""A news item as a list shows it."""

from archive.exports.records.reading import Columns, named, slug_or_none, slugs

NEWSITEM: Columns = {
    **named("slug", "headline"),
    "date": lambda newsitem: newsitem.date.isoformat(),
    **named("date_precision", "text"),
    "parties": lambda newsitem: slugs(newsitem.parties.all()),
    "countries": lambda newsitem: [country.code for country in newsitem.countries],
    "meeting": lambda newsitem: slug_or_none(newsitem.meeting),
    **named("source_name", "source_url"),
}
