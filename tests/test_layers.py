"""Imports inside the app point towards `models`, as `archive/__init__.py` draws it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import archive

ROOT = Path(archive.__file__).parent
STAGES = {path.stem for path in ROOT.iterdir()}
# Stage -> the stages it may import besides itself.  One that is not named here joins
# things up (apps, management) and may import any, except views.
ALLOWED = {
    "models": set(),
    "charts": set(),
    "reconciling": set(),
    "migrations": {"models"},
    "search": {"models"},
    "queries": {"filters", "search", "models"},
    "filters": {"search", "models"},
    "revisions": {"reconciling", "models"},
    "importing": {"revisions", "models"},
    "loading": {"models"},
    "merging": {"importing", "revisions", "models"},
    "signin": {"models"},
    "bulk": {"importing", "reconciling", "revisions", "models"},
    "admin": {"bulk", "importing", "merging", "reconciling", "revisions", "signin", "exports", "models"},
    "exports": {"queries", "models"},
    "markup": {"filters", "charts", "languages", "models"},
    "templatetags": {"queries", "markup", "models"},
    "views": {"filters", "queries", "search", "charts", "exports", "models"},
    "caching": {"models"},
    "languages": set(),
    "policy": set(),
    "urls": STAGES,
}


def _stage(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


def _imported(path: Path) -> Iterator[str]:
    """The stages that a file imports, type checking included."""
    package = path.relative_to(ROOT.parent).parent.parts
    for node in ast.walk(ast.parse(path.read_text())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = [*start, *filter(None, [node.module])]
            names = [".".join([*base, alias.name]) for alias in node.names]
        for parts in (name.split(".") for name in names):
            if parts[0] == "archive" and len(parts) > 1 and parts[1] in STAGES:
                yield parts[1]


def test_imports_point_towards_models() -> None:
    against = [
        f"{path.relative_to(ROOT)} imports {stage}"
        for path in ROOT.rglob("*.py")
        for stage in _imported(path)
        if stage not in {_stage(path)} | ALLOWED.get(_stage(path), STAGES - {"views"})
    ]

    assert not against


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [path for path in ROOT.rglob("*.py") if path.stem in {"utils", "helpers", "common"}]
