from django.template import engines
from django.template.loader import get_template
from django.urls import set_script_prefix
from django.utils.translation import deactivate_all, override

LANGUAGES = ("en", "es", "en", "ar")


def test_template_is_the_one_of_the_language_that_is_spoken_now() -> None:
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(engines["engine"].from_string("{{ _('Meetings') }}").render())

    assert said == ["Meetings", "Encuentros", "Meetings", "اللقاءات"]


def test_template_is_compiled_once_for_each_language() -> None:
    found = []
    for language in LANGUAGES:
        with override(language):
            found.append(get_template("archive/base.html").template)  # type: ignore[attr-defined]

    assert found[0] is found[2]
    assert len({id(template) for template in found}) == 3


def test_addresses_are_below_where_the_site_stands() -> None:
    said = []
    for place in ("/", "/archive/"):
        set_script_prefix(place)
        try:
            said.append(engines["engine"].from_string("{{ url('home') }} {{ url('party_detail', 'kke') }}").render())
        finally:
            set_script_prefix("/")

    assert said == ["/ /parties/kke/", "/archive/ /archive/parties/kke/"]


def test_page_without_a_language_says_what_the_templates_say() -> None:
    with override("es"):
        deactivate_all()
        assert engines["engine"].from_string("{{ _('Meetings') }}").render() == "Meetings"
