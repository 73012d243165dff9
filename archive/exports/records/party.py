"""A party as a list shows it."""

from archive.exports.records.reading import Columns, named

PARTY: Columns = {
    **named("slug", "name", "short_name", "native_name"),
    "country": lambda party: str(party.country),
    **named("territory", "founded_year", "dissolved_year", "website", "statement_count", "note", "source_url"),
}
