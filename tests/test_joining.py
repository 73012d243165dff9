"""What pages ask for is joined whole, in order, anew when a part changes, and collected."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from archive.joining import JOINED, JoinedFinder


@pytest.fixture
def finder(tmp_path: Path) -> JoinedFinder:
    with override_settings(LOCAL_STATE=tmp_path):
        return JoinedFinder()


@pytest.mark.parametrize("path", JOINED)
def test_joined_file_holds_every_part_in_order(finder: JoinedFinder, path: str) -> None:
    text = Path(finder.find(path)).read_text()

    places = [text.index(Path(str(finders.find(part))).read_text()) for part in JOINED[path]]

    assert places == sorted(places)


def test_what_is_for_paper_is_for_paper_alone(finder: JoinedFinder) -> None:
    text = Path(finder.find("archive/archive.css")).read_text()

    assert text.index("@media print {") < text.index("@layer print {")


def test_joined_file_is_made_anew_when_it_differs(finder: JoinedFinder) -> None:
    path = Path(finder.find("archive/archive.css"))
    path.write_text("old")

    finder.find("archive/archive.css")

    assert path.read_text() != "old"


def test_twin_is_the_same_compressed(finder: JoinedFinder) -> None:
    path = Path(finder.find("archive/archive.css"))

    assert gzip.decompress(Path(f"{path}.gz").read_bytes()) == path.read_bytes()


def test_other_files_are_for_others_to_find(finder: JoinedFinder) -> None:
    assert finder.find("archive/icon.svg") == []
    assert finder.find("archive/icon.svg", find_all=True) == []


def test_deployment_collects_what_is_joined(tmp_path: Path) -> None:
    storages = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages, IS_LOCAL=False):
        call_command("collectstatic", interactive=False, verbosity=0)

    hashed = [path.name for path in (tmp_path / "archive").glob("archive.*.css*")]
    assert len(hashed) == 2  # with its compressed twin
