"""What pages are made with: after an update of the code or of a template, other pages."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

# Below the project's directory; what is pinned in the requirements counts with its text.
SOURCES = ("archive", "imcwp", "templates", "locale", "requirements.txt")
_NOT_SHOWN = {".pyc", ".pyo"}


def code_version() -> str:
    """The name that the deployment gave itself, or else a digest of its files."""
    return settings.DEPLOY_VERSION or digest_of_files(settings.BASE_DIR)


@cache
def digest_of_files(root: Path) -> str:
    """Read once a process, a few milliseconds; the same in every process of one deployment."""
    digest = blake2b(digest_size=8)
    for path in _files(root):
        digest.update(f"{path.relative_to(root)}\0".encode())
        digest.update(blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(root: Path) -> list[Path]:
    tops = [root / source for source in SOURCES]
    found = [path for top in tops for path in ([top] if top.is_file() else top.rglob("*"))]
    return sorted(path for path in found if path.is_file() and path.suffix not in _NOT_SHOWN)
