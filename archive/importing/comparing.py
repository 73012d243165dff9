"""A plan beside what the archive already has: the same, grown, or different."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from archive.models import Statement, StatementText
from archive.models.folding import fold
from archive.models.signatorylist import lines_of
from archive.models.signedlist import same_signature

from .document import DocumentKind, Problem
from .plan import Change, Plan

_NEAR = timedelta(days=120)


def compared_with_the_archive(plan: Plan) -> Plan:
    """The plan, with the statement it is about if the archive has it, and what differs."""
    existing = _existing(plan) if plan.document.kind == DocumentKind.STATEMENT else None
    if existing is None:
        return plan
    differences = list(differences_from(existing, plan))
    change = _change(differences)
    return replace(plan, existing=existing, change=change, problems=(*plan.problems, *differences))


def _existing(plan: Plan) -> Statement | None:
    """A statement of the archive, in whatever state, with the same title at about the same time."""
    titles = {_folded(plan.document.title), *(_folded(text.title) for text in plan.document.texts)} - {""}
    near = Q(meeting=plan.meeting) if plan.meeting else Q()
    if plan.date.on:
        near |= Q(dated_on__range=(plan.date.on - _NEAR, plan.date.on + _NEAR))
    if not titles or not near:
        return None
    candidates = Statement.objects.filter(near).order_by("pk")
    named = [*candidates.values_list("pk", "title"), *candidates.values_list("pk", "texts__title")]
    found = [pk for pk, title in named if title and _folded(title) in titles]
    return Statement.objects.filter(pk__in=found[:1]).first()


# The same titles are compared again and again while many documents are imported.
_folded = lru_cache(maxsize=20_000)(fold)


def differences_from(existing: Statement, plan: Plan) -> Iterator[Problem]:
    """What the document has that the archive's record has not, and the other way round."""
    old = {same_signature(row): row.name_as_signed for row in lines_of(existing) if row.last_edition is None}
    new = {same_signature(row.line()): row.found for row in plan.signatories}
    for signature in new.keys() - old.keys():
        message = _("“%(name)s” is not on the list in the archive.") % {"name": new[signature].name_as_signed}
        yield Problem(code="signatory_added", message=message, line=new[signature].line)
    for signature in old.keys() - new.keys():
        message = _("“%(name)s” is on the list in the archive and not in this document.") % {"name": old[signature]}
        yield Problem(code="signatory_missing", message=message)
    held = set(StatementText.objects.filter(statement=existing).exclude(body="").values_list("language", flat=True))
    for text in plan.document.texts:
        if text.body and text.language not in held:
            message = _("The archive does not hold the text in this language yet: %(language)s.")
            yield Problem(code="text_added", message=message % {"language": text.language}, line=text.line)


def _change(differences: list[Problem]) -> Change:
    codes = {problem.code for problem in differences}
    if not codes:
        return Change.SAME
    return Change.GREW if codes == {"signatory_added"} else Change.DIFFERS


def free_slug(plan: Plan) -> str:
    """An address for a new statement, with its year or meeting and unlike any other."""
    title = slugify(plan.document.title, allow_unicode=False)[:100].strip("-") or "statement"
    if plan.meeting and "imcwp" not in title:
        title = f"{plan.meeting.slug}-{title}"
    elif plan.date.on and not plan.meeting:
        title = f"{plan.date.on.year}-{title}"
    return unused_slug(title, Statement.objects.values_list("slug", flat=True).filter(slug__startswith=title))


def unused_slug(wanted: str, taken: Iterable[str]) -> str:
    used = {*taken}
    numbered = (f"{wanted}-{number}" for number in range(2, len(used) + 3))
    return wanted if wanted not in used else next(slug for slug in numbered if slug not in used)
