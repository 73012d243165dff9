import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.models.folding import alphabetical, fold, without_accents


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Communist Party of Türkiye", "communist party of turkiye"),
        ("Κομμουνιστικό Κόμμα Ελλάδας", "κομμουνιστικο κομμα ελλαδασ"),
        ("ΚΟΜΜΟΥΝΙΣΤΙΚΟ ΚΟΜΜΑ ΕΛΛΑΔΑΣ", "κομμουνιστικο κομμα ελλαδασ"),
        ("الحِزْبُ الشُّيُوعِيّ الأردني", "الحزب الشيوعي الاردني"),
        ("الحـــزب", "الحزب"),
        ("Łódź", "lodz"),
        ("KSČM", "kscm"),
        ("Workers’ Party – DPRK", "workers party dprk"),
        ("Partito Comunista d`Italia", "partito comunista ditalia"),
        ("Partito Comunista d´Italia", "partito comunista ditalia"),
        ("Partito Comunista d‘Italia", "partito comunista ditalia"),
        ("Partito Comunista d＇Italia", "partito comunista ditalia"),
        ("  Partido Comunista Português – PCP ", "partido comunista portugues pcp"),
        ("Danmarks Kommunistiske Parti (ML)", "danmarks kommunistiske parti ml"),
        ("Enhedslisten – De Rød-Grønne", "enhedslisten de rod gronne"),
        ("Türkiye İşçi Partisi, ışık", "turkiye isci partisi isik"),
        ("Коммунистическая партия Российской Федерации", "коммунистическая партия россиискои федерации"),
        ("भारत की कम्युनिस्ट पार्टी", "भारत की कमयुनिसट पारटी"),
        ("日本共産党", "日本共産党"),
        ("under_score\tand\xa0blank", "under score and blank"),
        ("Great\xadness", "greatness"),
        ("Straße", "strasse"),
        ("☭️!?", ""),
        ("", ""),
    ],
)
def test_fold_of_real_names(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_fold_keeps_near_names_apart() -> None:
    assert fold("Communist Party in Denmark") != fold("Communist Party of Denmark")


@example("ͅᾳ")
@example("ŉ")
@example("a´b")
@example("a" * 399 + " b")
@given(st.text())
def test_fold_twice_is_fold_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@example("a\u1ffdb", "NFC")
@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_fold_regardless_of_normal_form(name: str, form: str) -> None:
    assert fold(unicodedata.normalize(form, name)) == fold(name)  # type: ignore[arg-type]


@given(st.text())
def test_fold_has_single_blanks_only_between_words(name: str) -> None:
    assert fold(name).split(" ") == (fold(name).split() or [""])


def test_fold_fits_its_column_whatever_the_name() -> None:
    assert len(fold("ﷺ" * 300)) <= 400


@given(st.text())
def test_without_accents_twice_is_once(text: str) -> None:
    assert without_accents(without_accents(text)) == without_accents(text)


def test_without_accents_keeps_punctuation() -> None:
    assert without_accents("Café-Łódź, “Ça ira!”") == "cafe-lodz, “ca ira!”"


def test_names_with_accents_are_sorted_among_those_without() -> None:
    names = ["Zambia", "Émirats", "Österreich", "Espagne", "Norvège", "Ουκρανία", "Ελλάδα", "Έβρος"]

    assert sorted(names, key=alphabetical) == [
        "Émirats", "Espagne", "Norvège", "Österreich", "Zambia", "Έβρος", "Ελλάδα", "Ουκρανία",
    ]  # fmt: skip
