"""Who may do what: the three roles of the people who edit, each with the permissions of the one before.

A permission that no role names is the superusers' alone.  A role that grows needs a
migration besides, with one line: `migrations.RunPython(give_permissions)`, of
`rolegroups`.  It gives what is named and takes nothing away.
"""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """The name is that of the group."""

    CONTRIBUTOR = "Contributor"
    EDITOR = "Editor"
    STEWARD = "Steward"


def _may(actions: str, *models: str, app: str = "archive") -> set[str]:
    return {f"{app}.{action}_{model}" for action in actions.split() for model in models}


# Records that stand on their own, and rows that are edited inside them.
_PUBLISHED = ("statement", "newsitem")
_ROWS_OF_STATEMENTS = ("statementtext", "listedition", "attachment")
_SEEN = (
    *_PUBLISHED,
    *_ROWS_OF_STATEMENTS,
    "signatory",
    "correction",
    "meeting",
    "party",
    "partyname",
    "partyrelation",
    "importbatch",
)

_CONTRIBUTOR = (
    _may("view", *_SEEN)
    | _may("add change", *_PUBLISHED)
    | _may("add change delete", *_ROWS_OF_STATEMENTS)
    # One's own import that nothing came of may be discarded.
    | _may("add change delete", "importbatch")
)
_EDITOR = (
    _CONTRIBUTOR
    | _may("publish", *_PUBLISHED)
    | _may("undo", "importbatch")
    | _may("add change", "meeting", "party")
    | _may("add change delete", "partyname", "correction")
)
_STEWARD = (
    _EDITOR
    | _may("delete", *_PUBLISHED, "meeting", "party")
    | _may("merge", "party")
    | _may("add change delete", "partyrelation")
    | _may("view", "partymerge", "distinctparties")
    # Whose work the log tells of stays in it: an account is closed, and not deleted.
    | _may("view add change", "user", app="auth")
    | _may("view", "signin")
    | _may("view", "logentry", app="admin")
    | _may("view", "group", app="auth")
)

ROLES: dict[Role, frozenset[str]] = {
    Role.CONTRIBUTOR: frozenset(_CONTRIBUTOR),
    Role.EDITOR: frozenset(_EDITOR),
    Role.STEWARD: frozenset(_STEWARD),
}


def by_app(permissions: Iterable[str]) -> dict[str, set[str]]:
    """The permissions' codenames, by the app that they are of."""
    found: dict[str, set[str]] = {}
    for permission in permissions:
        app, codename = permission.split(".")
        found.setdefault(app, set()).add(codename)
    return found
