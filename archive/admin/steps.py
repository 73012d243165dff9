"""The steps between draft, review and readers, as buttons and as actions on many records."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.models import PublicationState
from archive.models.publishing import Publishable

from .checklist import missing

DRAFT, IN_REVIEW, PUBLISHED = PublicationState


@dataclass(frozen=True)
class Step:
    """`label` is on the button, `done` is what is said of a record that took the step."""

    name: str
    label: Any
    done: Any
    starts: frozenset[PublicationState]
    leads_to: PublicationState

    @property
    def is_publishing(self) -> bool:
        return self.leads_to == PUBLISHED


REVIEW = Step("review", _("Send to review"), _("sent to review"), frozenset({DRAFT}), IN_REVIEW)
PUBLISH = Step("publish", _("Publish now"), _("published"), frozenset({DRAFT, IN_REVIEW}), PUBLISHED)
PUBLISH_LATER = Step(
    "publish_later",
    _("Publish at the moment set"),
    _("to be published at the moment set"),
    frozenset({DRAFT, IN_REVIEW}),
    PUBLISHED,
)
TAKE_BACK = Step(
    "take_back", _("Take back to draft"), _("taken back to draft"), frozenset({IN_REVIEW, PUBLISHED}), DRAFT
)
STEPS = {step.name: step for step in (REVIEW, PUBLISH, PUBLISH_LATER, TAKE_BACK)}


def offered(state: str, *, may_publish: bool) -> list[Step]:
    """The steps that lead on from here for somebody who may, or may not, publish."""
    return [step for step in STEPS.values() if state in step.starts and (may_publish or not step.is_publishing)]


def hindrances(step: Step, record: Publishable, *, may_publish: bool) -> Iterator[str]:
    """Why this record cannot take the step; nothing if it can."""
    if record.state not in step.starts:
        yield gettext("is %(state)s already") % {"state": record.get_state_display()}
    elif not may_publish and PUBLISHED in (record.state, step.leads_to):
        yield gettext("only an editor can publish, or change what is published")
    elif step.is_publishing:
        yield from (gettext("lacks: %(what)s") % {"what": item.text} for item in missing(record))
