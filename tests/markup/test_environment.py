import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from jinja2 import nodes

from archive.markup.environment import environment

TEMPLATES = sorted(
    str(path.relative_to(settings.BASE_DIR / "templates"))
    for path in (settings.BASE_DIR / "templates" / "archive").rglob("*.html")
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles_and_calls_nothing_unknown(name: str) -> None:
    engine = environment(autoescape=True)
    assert engine.loader
    source, _path, _is_fresh = engine.loader.get_source(engine, name)

    tree = engine.parse(source)

    engine.compile(source)
    called = {node.node.name for node in tree.find_all(nodes.Call) if isinstance(node.node, nodes.Name)}
    assert called <= engine.globals.keys() | {"super"}


def test_template_of_editors_is_left_to_django() -> None:
    assert type(get_template("admin/base_site.html")).__module__ == "django.template.backends.django"


def test_template_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(TemplateDoesNotExist):
        get_template("archive/nothing.html")


def test_what_is_printed_is_escaped() -> None:
    said = environment(autoescape=True).from_string("{{ name }} {% trans %}of {{ name }}{% endtrans %} {{ _('<b>') }}")

    assert said.render(name="<i>") == "&lt;i&gt; of &lt;i&gt; &lt;b&gt;"
