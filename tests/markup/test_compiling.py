"""A template that was made simpler says what it said before, in the language that it was compiled for."""

import pytest
from django.utils.translation import override
from jinja2 import DictLoader, Environment, UndefinedError

from archive.markup.compiling import Compiler
from archive.markup.environment import environment

TEMPLATES = {
    "page.html": "{% for party in parties %}{% with size=1 %}{% include 'card.html' %}{% endwith %}{% endfor %}",
    "card.html": "{{ party }}{{ size }}{{ _('Meetings') }}{{ url('party_list') }}",
    "naming.html": "{% set size = 2 %}{% include 'sized.html' %}{{ size }}",
    "sized.html": "{% set size = 3 %}{{ size }}",
    "whole.html": "{% include 'part.html' %}",
    "part.html": "{% extends 'frame.html' %}{% block inside %}part{% endblock %}",
    "frame.html": "<{% block inside %}{% endblock %}>",
    "failing.html": "\n\n{% include 'wrong.html' %}",
    "wrong.html": "\n\n\n\n{{ nothing.at.all }}",
}


def engine(language: str = "es", *, is_edited: bool = False) -> Environment:
    made = environment(autoescape=True, auto_reload=is_edited)
    made.loader = DictLoader(TEMPLATES)
    made.language = language  # type: ignore[attr-defined]
    return made


def source_of(template: str) -> str:
    made = engine()
    return str(made.compile(TEMPLATES[template], template, raw=True))


@pytest.mark.parametrize("is_edited", [True, False])
@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("page.html", "&lt;a&gt;1Encuentros/es/parties/b1Encuentros/es/parties/"),
        ("naming.html", "32"),
        ("whole.html", "<part>"),
    ],
)
def test_page_is_the_same_whether_its_parts_are_put_in_place_or_not(
    template: str, said: str, *, is_edited: bool
) -> None:
    made = engine(is_edited=is_edited)

    with override("es"):
        assert made.get_template(template).render(parties=["<a>", "b"]) == said


def test_language_is_that_of_the_environment_and_not_of_the_moment() -> None:
    with override("fr"):
        template = engine("es").from_string("{{ _('Meetings') }} {{ current_language() }}")

    with override("ru"):
        assert template.render() == "Encuentros es"


def test_words_in_a_context_are_not_those_without() -> None:
    assert engine("ar").from_string("{{ pgettext('between things in a row', ', ') }}").render() == "، "


def test_words_are_escaped_as_they_were() -> None:
    said = engine().from_string("{{ _('<b>') }}{% trans %}<b>{% endtrans %}{{ pgettext('of a list', '<i>') }}")

    assert said.render() == "&lt;b&gt;<b>&lt;i&gt;"


def test_nothing_is_looked_up_or_included_for_each_reader() -> None:
    body = source_of("page.html").partition("def root")[2]
    assert "Encuentros" in body
    assert "gettext" not in body
    assert "url" not in body
    assert "get_template" not in body


def test_what_fails_in_a_part_is_said_to_have_failed_where_it_is_included() -> None:
    template = engine().get_template("failing.html")

    with pytest.raises(UndefinedError) as failure:
        template.render()

    places = [(str(entry.path), entry.lineno + 1) for entry in failure.traceback]
    assert places[-2] == ("<template>", 3)


def test_compiler_is_the_one_of_every_environment() -> None:
    assert environment().overlay().code_generator_class is Compiler
