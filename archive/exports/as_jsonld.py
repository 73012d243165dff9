"""A citation as JSON-LD in the words of schema.org, for search engines."""

from typing import Any

from django.utils.safestring import SafeString

from archive.models import Meeting

from .as_json import as_json
from .citation import Author, Citation


def json_ld(citation: Citation) -> SafeString:
    """For a script element, which nothing in it can end."""
    return SafeString(as_json({name: value for name, value in _document(citation).items() if value}))


def _document(citation: Citation) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": citation.url,
        "url": citation.url,
        "name": citation.title,
        "genre": citation.kind,
        "author": [_author(author) for author in citation.authors],
        "datePublished": "-".join(citation.numbers),
        "inLanguage": citation.language,
        "abstract": citation.summary,
        "isBasedOn": citation.source_url,
        "recordedAt": _event(citation.meeting) if citation.meeting else None,
    }


def _author(author: Author) -> dict[str, str]:
    return {"@type": "Person" if author.is_person else "Organization", "name": author.name}


def _event(meeting: Meeting) -> dict[str, str]:
    day = meeting.started_on.isoformat() if meeting.started_on else ""
    event = {"@type": "Event", "name": meeting.title, "startDate": day, "location": meeting.place}
    return {name: value for name, value in event.items() if value}
