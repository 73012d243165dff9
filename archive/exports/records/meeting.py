"""A meeting as a list shows it."""

from archive.exports.records.reading import Columns, named, slugs


def _day(name: str) -> Columns:
    return {name: lambda meeting: day.isoformat() if (day := getattr(meeting, name)) else None}


MEETING: Columns = {
    **named("slug", "number", "status", "title", "theme", "city"),
    "country": lambda meeting: str(meeting.country),
    **_day("started_on"),
    **_day("ended_on"),
    "hosts": lambda meeting: slugs(meeting.hosts.all()),
    **named("parties_attending", "countries_attending", "statement_count", "note", "source_url"),
}
