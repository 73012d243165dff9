"""Which IMCWP a document names."""

import pytest

from archive.importing.recognisers.meeting import find_meeting, find_meeting_number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (21, "21 IMCWP, “On peace”"),
        (21, "Contribution to the 21st IMCWP"),
        (21, "21stIMCWP"),
        (6, "6th IMCWP Joint Statement En"),
        (15, "XV EIPCO"),
        (20, "20e RIPCO : Déclaration commune"),
        (12, "the 12th International Meeting of Communist and Workers' Parties"),
        (21, "twenty-first International Meeting of Communist and Workers’ Parties"),
        (3, "the third International Meeting of Communist and Workers' Parties"),
        (20, "XX Encuentro Internacional de Partidos Comunistas y Obreros"),
        (10, "El X Encuentro Internacional de Partidos Comunistas y Obreros"),
        (21, "Vigésimo primer Encuentro Internacional de Partidos Comunistas y Obreros"),
        (21, "21.º Encontro Internacional de Partidos Comunistas e Operários"),
        (20, "20e Rencontre internationale des Partis communistes et ouvriers"),
        (21, "vingt-et-unième Rencontre internationale des partis communistes et ouvriers"),
        (13, "13° Incontro Internazionale dei Partiti Comunisti e Operai"),
        (21, "Ventunesimo Incontro Internazionale dei Partiti Comunisti e Operai"),
        (18, "18. Internationales Treffen der Kommunistischen und Arbeiterparteien"),
        (18, "das achtzehnte Internationale Treffen der kommunistischen und Arbeiterparteien"),
        (21, "21-я Международная встреча коммунистических и рабочих партий"),
        (21, "двадцать первая Международная встреча коммунистических и рабочих партий"),
        (21, "21η Διεθνής Συνάντηση Κομμουνιστικών και Εργατικών Κομμάτων"),
        (21, "εικοστή πρώτη Διεθνής Συνάντηση Κομμουνιστικών και Εργατικών Κομμάτων"),
        (21, "21. Uluslararası Komünist ve İşçi Partileri Toplantısı"),
        (21, "Komünist ve İşçi Partileri 21. Uluslararası Toplantısı"),
        (21, "Yirmi birinci Uluslararası Komünist ve İşçi Partileri Toplantısı"),
        (21, "اللقاء الأممي الحادي والعشرون للأحزاب الشيوعية والعمالية"),
        (21, "اللقاء الأممي ال21 للأحزاب الشيوعية والعمالية"),
        (21, "بیست و یکمین نشست بین‌المللی احزاب کمونیست و کارگری"),
        (21, "21. Kommunista és Munkáspártok Nemzetközi Találkozója"),
        (21, "21:a internationella mötet för kommunist- och arbetarpartier"),
        (21, "XXI Międzynarodowe Spotkanie Partii Komunistycznych i Robotniczych"),
    ],
)
def test_meeting_is_known_by_its_number(number: int, text: str) -> None:
    assert find_meeting_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20th Congress of a communist party",
        "IMCWP 2019",
        "Working Group of the IMCWP",
        "International Meeting of Communist and Workers' Parties held in 2019",
        "2019 International Meeting of Communist and Workers' Parties",
        "3rd Mediterranean Meeting of communist parties",
        "20th anniversary of the International Meeting of Communist and Workers' Parties",
        "20 communist and workers' parties in an international meeting",
        "15th International Meeting of Trade Unions",
        "the 21st International Communist Seminar",
        "on 18, 19 and 20 October",
        "the 20th IMCWP and the 21st IMCWP",
    ],
)
def test_other_numbers_and_meetings_are_refused(text: str) -> None:
    assert find_meeting_number(text) == 0


@pytest.mark.parametrize(
    ("headings", "paragraphs", "expected", "codes"),
    [
        (["21 IMCWP, On peace"], ["After the 20th IMCWP."], 21, []),
        (["On peace", "12th IMCWP En Es"], ["After the 11th IMCWP."], 12, []),
        (["On peace"], ["At the 11th IMCWP.", "Before the 12th IMCWP."], 11, []),
        (["On peace"], ["The 11th IMCWP and the 12th IMCWP."], 0, ["meeting_ambiguous"]),
        (["On peace"], ["Nothing of the kind."], 0, []),
    ],
)
def test_heading_goes_before_the_text(
    headings: list[str], paragraphs: list[str], expected: int, codes: list[str]
) -> None:
    number, problems = find_meeting(headings, paragraphs)

    assert (number, [problem.code for problem in problems]) == (expected, codes)
