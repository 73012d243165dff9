"""Names are matched to the one party they mean, or to none: never to a likely one."""

import json
from collections import defaultdict
from functools import cache

import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from archive.importing.matching import Directory, KnownName, KnownParty, Match, Outcome
from archive.models.folding import fold
from tests.factories import make_party, make_party_name

CP = "communist-party-of-"


@cache
def _parties() -> tuple[KnownParty, ...]:
    """The parties that come with the archive."""
    records = json.loads((settings.BASE_DIR / "fixtures" / "parties.json").read_text())
    others: dict[str, list[KnownName]] = defaultdict(list)
    for record in records:
        if record["model"] == "archive.partyname":
            fields = record["fields"]
            others[fields["party"][0]].append(_known(fields["name"], fields["kind"], fields["is_homonym"]))
    parties = [record["fields"] for record in records if record["model"] == "archive.party"]
    return tuple(_party(pk, fields, others[fields["slug"]]) for pk, fields in enumerate(parties, start=1))


def _known(name: str, kind: str, is_homonym: bool = False) -> KnownName:  # noqa: FBT001, FBT002 - as the record has it
    return KnownName(name, fold(name), kind, is_homonym)


def _party(pk: int, fields: dict[str, str], others: list[KnownName]) -> KnownParty:
    own = [("name", fields["name"]), ("short", fields["short_name"]), ("native", fields["native_name"])]
    names = [_known(name, kind) for kind, name in own if name]
    return KnownParty(pk, fields["slug"], fields["name"], fields["country"], fields["territory"], (*names, *others))


@cache
def _directory() -> Directory:
    return Directory(_parties())


@cache
def _without_spellings() -> Directory:
    """As an archive would know the parties that has never seen a list."""
    return Directory(
        KnownParty(
            party.pk,
            party.slug,
            party.name,
            party.country,
            party.territory,
            tuple(name for name in party.names if name.kind != "spelling"),
        )
        for party in _parties()
    )


def _slug(match: Match) -> str:
    return match.party.slug if match.party else ""


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        # The name itself, whatever case, accents, blanks and articles.
        ("Communist Party of Cuba", CP + "cuba"),
        ("COMMUNIST PARTY OF GREECE", CP + "greece"),
        ("The Communist Party of Cuba", CP + "cuba"),
        ("CommunistParty of Greece", CP + "greece"),
        ("Worker’s Party of Belgium", "workers-party-of-belgium"),
        # With its country and acronym in all ways.
        ("Communist Party, Greece", CP + "greece"),
        ("Greece, Communist Party of Greece (KKE)", CP + "greece"),
        ("Greece: Communist Party of Greece", CP + "greece"),
        ("Communist Party of Greece – KKE", CP + "greece"),
        ("[Greece] KKE", CP + "greece"),
        ("KKE-Greece", CP + "greece"),
        ("PCB (Brazil)", "brazilian-communist-party"),
        ("Communist Party of Brazil (PC do B)", CP + "brazil"),
        ("CPI, India", CP + "india"),
        ("CPI, Ireland", CP + "ireland"),
        ("CPB (Bangladesh)", CP + "bangladesh"),
        ("CPB, Britain", CP + "britain"),
        ("PADS, Algeria", "algerian-party-for-democracy-and-socialism"),
        ("PADS (Senegal)", "and-jef-pads-senegal"),
        ("PCP (Portugal)", "portuguese-communist-party"),
        ("SKP (Sweden)", CP + "sweden"),
        ("SKP, Finland", CP + "finland"),
        ("PTB, Belgium", "workers-party-of-belgium"),
        ("PdA, Switzerland", "swiss-party-of-labour"),
        ("CPBM [Czech Republic]", CP + "bohemia-and-moravia"),
        ("Philippines Communist Party (PKP - 1930)", "pkp-1930"),
        ("Communist Party of Estonia (EKP)", CP + "estonia"),
        # Short forms.
        ("CP of Uruguay", CP + "uruguay"),
        ("Jordanian CP", "jordanian-communist-party"),
        ("WP of Korea", "workers-party-of-korea"),
        ("UCP of Georgia", "unified-communist-party-of-georgia"),
        ("NCPY", "new-communist-party-of-yugoslavia"),
        ("NCPY, Serbia", "new-communist-party-of-yugoslavia"),
        ("NCPN", "new-communist-party-of-the-netherlands"),
        ("NCPB", "new-communist-party-of-britain"),
        # Another order, another form of the country's name.
        ("Socialist Party of Workers of Croatia", "socialist-workers-party-of-croatia"),
        ("Communist Party of Portugal", "portuguese-communist-party"),
        ("Communist Party of Eswatini", CP + "swaziland"),
        ("Communist Party of FYROM", CP + "macedonia"),
        ("Communist Party of the United States", "communist-party-usa"),
        ("Communist Party of Steiermark", CP + "styria"),
        # Slips of typing.
        ("Communist Part of Ukraine", CP + "ukraine"),
        ("CP of Axerbaijan", CP + "azerbaijan"),
        ("Communist Party of Azerbadjan", CP + "azerbaijan"),
        ("New Communist Pary of Netherlands", "new-communist-party-of-the-netherlands"),
        # Acronyms in their own script.
        ("КПРФ", CP + "the-russian-federation"),
        ("ΑΚΕΛ", "akel"),
    ],
)
def test_name_is_matched_without_its_spelling_being_known(name: str, slug: str) -> None:
    match = _without_spellings().match(name)

    assert (match.outcome, _slug(match)) == (Outcome.MATCHED, slug)
    assert match.candidates[0].slug == slug
    assert match.reason


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Partido Comunista de Grecia", CP + "greece"),
        ("Partido Comunista da Grécia", CP + "greece"),
        ("Parti communiste de Grèce", CP + "greece"),
        ("Partito Comunista di Grecia", CP + "greece"),
        ("Kommunistische Partei Griechenlands", CP + "greece"),
        ("Greklands Kommunistiska Parti, KKE", CP + "greece"),
        ("Коммунистическая партия Греции", CP + "greece"),
        ("Комуністична партія Греції", CP + "greece"),
        ("Yunanistan Komünist Partisi", CP + "greece"),
        ("الحزب الشيوعي اليوناني", CP + "greece"),
        ("حزب کمونیست یونان", CP + "greece"),
        ("Komunistyczna Partia Grecji", CP + "greece"),
        ("Komunistická strana Řecka", CP + "greece"),
        ("Komunistička partija Grčke", CP + "greece"),
        ("Комунистичка партија Грчке", CP + "greece"),
        ("Комунистическа партия на Гърция", CP + "greece"),
        ("Kreikan kommunistinen puolue", CP + "greece"),
        ("Görögország Kommunista Pártja", CP + "greece"),
        ("Partidul Comunist din Grecia", CP + "greece"),
        ("Communistische Partij van Griekenland", CP + "greece"),
        ("Partit Comunista de Grècia", CP + "greece"),
        ("希腊共产党", CP + "greece"),
        ("ギリシャ共産党", CP + "greece"),
        ("Đảng Cộng sản Hy Lạp", CP + "greece"),
        ("Κομμουνιστικό Κόμμα Τουρκίας", CP + "turkey"),
        ("Partei der Arbeit Belgiens", "workers-party-of-belgium"),
        ("Εργατικό Κόμμα Βελγίου", "workers-party-of-belgium"),
        ("Parti des travailleurs d'Autriche", "party-of-labour-of-austria"),
        ("Partito Comunista dell’India (marxista)", CP + "india-marxist"),
        ("Storbritanniens Kommunistiska Parti (m-l)", CP + "great-britain-ml"),
        ("Partido Comunista da Boêmia e Morávia (República Tcheca)", CP + "bohemia-and-moravia"),
        ("Parti communiste de Belgique (Wallonie-Bruxelles)", "communist-party-wallonia-brussels"),
        ("Kommunistische Partei der Völker Spaniens", CP + "the-peoples-of-spain"),
        ("Kroatiens Socialistiska Arbetarparti", "socialist-workers-party-of-croatia"),
        ("Parti Progressiste du Peuple Travailleur - AKEL Chypre", "akel"),
        ("الحزب الشيوعي السوري الموحد", "syrian-communist-party-unified"),
        ("الجبهة الشعبية لتحرير فلسطين", "popular-front-for-the-liberation-of-palestine"),
        ("Союз коммунистов Украины", "union-of-communists-of-ukraine"),
        ("Partido Comunista Brasileño", "brazilian-communist-party"),
        ("Parti communiste du Brésil", CP + "brazil"),
        ("Partia Tudeh Iran", "tudeh-party-of-iran"),
    ],
)
def test_name_is_matched_in_other_languages(name: str, slug: str) -> None:
    match = _without_spellings().match(name)

    assert (match.outcome, _slug(match)) == (Outcome.MATCHED, slug)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Communist Party in Denmark", "communist-party-in-denmark"),
        ("Communist Party of Denmark", CP + "denmark"),
        ("CP of Denmark", CP + "denmark"),
        ("Danish Communist Party", "danish-communist-party"),
        ("Kommunistiska Partiet i Danmark", "communist-party-in-denmark"),
        ("Communist Party of India", CP + "india"),
        ("CP of India [Marxist]", CP + "india-marxist"),
        ("CPI (M)", CP + "india-marxist"),
        ("Communist Party, Italy", "communist-party-italy"),
        ("Communist Party (of Italy)", "communist-party-italy"),
        ("PC (Italy)", "communist-party-italy"),
        ("Italian CP", "italian-communist-party"),
        ("Communist Front, Italy", "communist-front-italy"),
        ("Communist Refoundation Party (Italy)", "communist-refoundation-party"),
        ("Brazilian CP", "brazilian-communist-party"),
        ("CP of Brazil", CP + "brazil"),
        ("Union of Communists of Ukraine", "union-of-communists-of-ukraine"),
        ("Workers' Party of Bangladesh", "workers-party-of-bangladesh"),
        ("CP of Belgium", CP + "belgium"),
        ("Belgian Workers Party", "workers-party-of-belgium"),
        ("CP of Belgium (Wallonia-Brussels)", "communist-party-wallonia-brussels"),
        ("Communist Party of Peoples of Spain", CP + "the-peoples-of-spain"),
        ("Communist Party of Workers of Spain", CP + "the-workers-of-spain"),
        ("PCOE (Spain)", "spanish-communist-workers-party"),
        ("PCE, Spain", CP + "spain"),
        ("Communist Party, Sweden", "communist-party-sweden-kp"),
        ("CP of Sweden", CP + "sweden"),
        ("NCP (Britain)", "new-communist-party-of-britain"),
        ("CPGB-ML", CP + "great-britain-ml"),
        ("Syrian CP", "syrian-communist-party"),
        ("Syrian Communist Party (the Unified)", "syrian-communist-party-unified"),
        ("Palestinian CP", "palestinian-communist-party"),
        ("Palestinian Peoples Party", "palestinian-peoples-party"),
        ("CP of Egypt", CP + "egypt"),
        ("Egyptian CP", "egyptian-communist-party"),
        ("Communist Workers Party of Finland", "communist-workers-party-of-finland"),
        ("CP of Finland", CP + "finland"),
        ("Swiss CP", "swiss-communist-party"),
        ("Party of Labour, Switzerland", "swiss-party-of-labour"),
        ("Party of Bulgarian Communists", "party-of-the-bulgarian-communists"),
        ("Union of Communists of Bulgaria", "union-of-communists-in-bulgaria"),
        ("CP of Mexico", CP + "mexico"),
        ("Party of the Communists, Mexico", "party-of-the-communists-mexico"),
        ("CP of the Russian Federation", CP + "the-russian-federation"),
        ("Communist Workers Party of Russia", "russian-communist-workers-party"),
        ("CPSU", CP + "the-soviet-union"),
        ("Party of Labour Austria", "party-of-labour-of-austria"),
        ("Communist Initiative (Austria)", "communist-initiative-of-austria"),
        ("French CP", "french-communist-party"),
        ("PRCF", "pole-of-communist-revival-in-france"),
        ("PCRF, France", "communist-revolutionary-party-of-france"),
        ("URCF (France)", "union-of-revolutionary-communists-of-france"),
    ],
)
def test_parties_with_like_names_are_told_apart(name: str, slug: str) -> None:
    match = _directory().match(name)

    assert (match.outcome, _slug(match)) == (Outcome.MATCHED, slug)


@pytest.mark.parametrize(
    ("name", "among"),
    [
        ("PADS", "and-jef-pads-senegal"),
        ("CPB", CP + "bangladesh"),
        ("PCP", "peruvian-communist-party"),
        ("SKP", CP + "finland"),
        ("Partito Comunista", "communist-party-italy"),
        ("Communist Party", "communist-party-italy"),
        ("Communist Party, Denmark", "danish-communist-party"),
        ("Partido Comunista de Dinamarca", "communist-party-in-denmark"),
        ("Parti communiste danois", CP + "denmark"),
        ("Brezilya Komünist Partisi", CP + "brazil"),
        ("حزب کمونیست برزیل", "brazilian-communist-party"),
        ("Partido Comunista de Italia", "italian-communist-party"),
        ("意大利共产党", "communist-party-italy"),
        ("Belgium Communist Party", "communist-party-wallonia-brussels"),
        ("Swedish Communist Party", "communist-party-sweden-kp"),
        ("Communist Party of Switzerland", "swiss-communist-party"),
        ("Parti communiste suisse", "communist-party-switzerland"),
        ("CP of Syria", "syrian-communist-party"),
        ("Bulgarian Communist Party", "bulgarian-communist-party-georgi-dimitroff"),
        ("Communist Party of Great Britain", CP + "great-britain-ml"),
        ("Communist Workers Party of Spain", "spanish-communist-workers-party"),
        ("Communist Party of Spain (PCTE)", CP + "the-workers-of-spain"),
        ("CP of Luxembourg (ABC)", CP + "luxembourg"),
        ("Front for the liberation of Palestine", "democratic-front-for-the-liberation-of-palestine"),
        ("Labour Party (Ireland)", "workers-party-of-ireland"),
        ("Party of Labour", "party-of-labour-of-austria"),
    ],
)
def test_name_that_fits_several_is_left_to_the_editor(name: str, among: str) -> None:
    match = _directory().match(name)

    assert (match.outcome, match.party) == (Outcome.AMBIGUOUS, None)
    assert among in {candidate.slug for candidate in match.candidates}
    assert match.reason


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "…",
        "Denmark",
        "Party",
        "CC Venezuela",
        "Latin America Solidarity Coalition San Francisco – USA",
        # A word that no party of the country has.
        "Communist Party of India (Maoist)",
        "Communist Party of India (Marxist-Leninist)",
        "Communist Party of Greece (marxist-leninist)",
        "KKE (m-l)",
        "New Communist Party of Greece",
        "Unified Communist Party of Greece",
        "Communist Party of Ukraine (renewed)",
        "Communist Party of Bangladesh (Marxist-Leninist)",
        "Communist Party of Turkey 1920",
        "Communist Party of Peru - Patria Roja",
        "Syrian Communist Party – Bakdash",
        "Popular Front for the Liberation of Palestine - General Command",
        "الجبهة الشعبية لتحرير فلسطين - القيادة العامة",
        "Friends of the Communist Party of Cuba",
        # A word too few, or another one.
        "Communist Party of Georgia",
        "Communist Party of Yugoslavia",
        "Communist Party of Serbia",
        "Communist Party of Catalonia",
        "Vitryska Kommunisters Parti",
        # Another country.
        "AKEL, Greece",
        "KKE (Turkey)",
        "Communist Party of Greece, Italy",
        "Communist Party of Niger",
        "Communist Party of Nigeria",
        # A slip that could be either of two.
        "Communist Party of Slovania",
        "Communist Party of Austrlia",
    ],
)
def test_name_of_nobody_known_is_new(name: str) -> None:
    match = _directory().match(name)

    assert (match.outcome, match.party) == (Outcome.NEW, None)


@pytest.mark.parametrize(
    "name",
    [
        "Communist Youth of Austria",
        "Communist Youth of Austria – KJÖ",
        "KNE",
        "Communist Youth of Greece (KNE)",
        "AKEL Youth",
        "Youth of the Algerian Party for Democracy and Socialism",
        "Communist Youth of the Communist Worker’s Party of Finland",
        "Workers’ Party Youth (Ireland)",
        "Tudeh Youth of Iran",
        "Young Communist League of Britain",
        "Young Communists of Denmark",
        "Juventud Comunista de Bolivia",
        "Kommunistische Jugend Österreichs",
        "Молодёжь КПРФ",
        "Νεολαία του ΑΚΕΛ",
    ],
)
def test_youth_is_never_taken_for_its_party(name: str) -> None:
    assert _directory().match(name).outcome == Outcome.NEW
    assert _directory().match(name, section="youth").outcome == Outcome.NEW


@pytest.mark.parametrize("section", ["youth", "person"])
def test_section_without_parties_takes_only_a_party_of_just_that_name(section: str) -> None:
    assert _directory().match("CP of Greece", section=section).outcome == Outcome.NEW
    assert _slug(_directory().match("Communist Party of Greece", section=section)) == CP + "greece"


@pytest.mark.parametrize(
    "added", ["Marxist", "New", "Revolutionary", "Youth", "Patriotic", "(Fiji)", "(reconstituted)", "1921"]
)
def test_word_too_many_never_gives_the_plain_party(added: str) -> None:
    for party in _parties():
        found = _directory().match(f"{party.name} {added}").party
        assert found is None or found.slug != party.slug or fold(added) in fold(party.name), party.name


def test_canonical_name_always_finds_its_party() -> None:
    for party in _parties():
        assert _slug(_without_spellings().match(party.name)) == party.slug


def test_name_that_two_parties_bear_identifies_neither() -> None:
    both = [
        KnownParty(pk, f"p{pk}", "Red Dawn", code, "", (_known("Red Dawn", "name"),))
        for pk, code in ((1, "CU"), (2, "PE"))
    ]

    match = Directory(both).match("Red Dawn")

    assert match.outcome == Outcome.AMBIGUOUS
    assert [candidate.slug for candidate in match.candidates] == ["p1", "p2"]
    assert _slug(Directory(both).match("Red Dawn (Peru)")) == "p2"


def test_homonym_of_one_party_identifies_nobody_by_itself() -> None:
    party = KnownParty(
        1, "one", "Red Dawn", "CU", "", (_known("Red Dawn", "name"), _known("RD", "acronym", is_homonym=True))
    )

    assert Directory([party]).match("RD").outcome == Outcome.AMBIGUOUS
    assert _slug(Directory([party]).match("RD, Cuba")) == "one"


def test_candidates_are_few_and_the_best_first() -> None:
    for name in ("Communist Party of Slovania", "Workers' Party", "Communist Party of France", "Socialist Party"):
        scores = [candidate.score for candidate in _directory().match(name).candidates]

        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= 8
        assert all(0 <= score <= 100 for score in scores)


def test_near_party_of_the_same_country_is_offered_across_languages() -> None:
    match = _directory().match("Komunistyczna Partia Gruzińska Nowa")

    assert "unified-communist-party-of-georgia" in {candidate.slug for candidate in match.candidates}


def test_directory_knows_nobody_if_the_archive_is_empty() -> None:
    assert Directory([]).match("Communist Party of Cuba").outcome == Outcome.NEW


def test_answers_do_not_depend_on_the_order_of_parties() -> None:
    forward, backward = Directory(_parties()), Directory(reversed(_parties()))

    for name in ("CPB", "Communist Party, Denmark", "CP of Axerbaijan", "Party of Labour", "Tribune of Bahrain"):
        assert forward.match(name) == backward.match(name)


@pytest.mark.django_db
def test_directory_is_read_from_the_database_in_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    party = make_party(name="Communist Party of Cuba", country="CU", short_name="PCC")
    make_party_name(party=party, name="Cuban Communists' Party", kind="spelling")

    with django_assert_num_queries(2):
        directory = Directory.read()

    assert _slug(directory.match("Cuban Communists Party")) == party.slug
    assert _slug(directory.match("PCC (Cuba)")) == party.slug
    assert _slug(directory.match("Kommunistische Partei Kubas")) == party.slug
