"""What became of the files, for people and for programs; pure."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from .document import DocumentKind, FoundText, Problem
from .files import FileOutcome
from .plan import Plan, PlannedItem, PlannedSignatory


def as_json(outcomes: Iterable[FileOutcome]) -> dict[str, Any]:
    return {"documents": [_document(outcome) for outcome in outcomes]}


def _document(outcome: FileOutcome) -> dict[str, Any]:
    problems = [
        {"line": problem.line, "code": problem.code, "message": str(problem.message)} for problem in outcome.problems
    ]
    described = _described(outcome.plan) if outcome.plan else _NOTHING
    return {"file": outcome.file} | described | {"problems": problems}


_NOTHING: dict[str, Any] = {
    "kind": None,
    "title": "",
    "date": None,
    "date_precision": "unknown",
    "language": "",
    "meeting": None,
    "texts": [],
    "signatories": [],
    "items": [],
}


def _described(plan: Plan) -> dict[str, Any]:
    document = plan.document
    return {
        "kind": document.kind.value,
        "title": document.title,
        "date": plan.date.on.isoformat() if plan.date.on else None,
        "date_precision": str(plan.date.precision),
        "language": document.language,
        "meeting": plan.meeting.slug if plan.meeting else None,
        "texts": [_text(text) for text in document.texts],
        "signatories": [_signatory(row) for row in plan.signatories],
        "items": [_item(item) for item in plan.items],
    }


def _text(text: FoundText) -> dict[str, str]:
    described = {"language": text.language, "title": text.title, "body": text.body}
    return described | {"html": text.html} if text.html else described


def _signatory(row: PlannedSignatory) -> dict[str, Any]:
    match = row.match
    return {
        "position": row.position,
        "name_as_signed": row.found.name_as_signed,
        "section": str(row.found.section),
        "status": match.outcome.value,
        "party": match.party.slug if match.party and row.is_decided else None,
        "candidates": [{"party": each.party.slug, "score": round(each.score, 1)} for each in match.candidates],
        "line": row.found.line,
    }


def _item(item: PlannedItem) -> dict[str, Any]:
    return {
        "text": item.text,
        "date": item.date.on.isoformat() if item.date.on else None,
        "parties": [party.slug for party in item.mentions.parties],
        "countries": list(item.mentions.countries),
        "meeting": item.meeting.slug if item.meeting else None,
    }


def as_text(outcome: FileOutcome) -> Iterator[str]:
    """A few lines a file: what was read, what became of it, what an editor should look at."""
    yield f"{outcome.file}: {outcome.said}"
    if outcome.plan:
        yield f"  {_summary(outcome.plan)}"
        for row in outcome.plan.undecided:
            yield f"  {row.found.line}: “{row.found.name_as_signed}” – {row.match.reason}"
    yield from (_problem(problem) for problem in outcome.problems)


def _summary(plan: Plan) -> str:
    if plan.document.kind == DocumentKind.NEWS:
        return _("%(count)s news items") % {"count": len(plan.items)}
    identified = len(plan.signatories) - len(plan.undecided)
    words = {"title": plan.document.title, "date": plan.date, "all": len(plan.signatories), "known": identified}
    return _("“%(title)s”, %(date)s, %(all)s signatories, %(known)s of them identified") % words


def _problem(problem: Problem) -> str:
    where = f"{problem.line}: " if problem.line else ""
    return f"  {where}{problem.message}"
