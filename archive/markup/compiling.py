"""How templates are compiled: for one language and place of the site, and with what they include put in place.

What a page says without looking at a record is the same on every page in that language, so
it is looked up while the template is compiled, and not for each reader.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.templatetags.static import static
from django.utils import translation
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

from archive.models.addresses import around, here

from .addresses import url

# What a template may say that the language alone decides, and where the site stands.
SAID: dict[str, Callable[..., Any]] = {
    "_": translation.gettext,
    "gettext": translation.gettext,
    "pgettext": translation.pgettext,
    "current_language": translation.get_language,
    "current_language_bidi": translation.get_language_bidi,
    "url": url,
    "static": static,
}
# An included template with parts of its own stays apart; one with names of its own keeps them to itself.
_PARTS: Any = (nodes.Extends, nodes.Block, nodes.Macro, nodes.Import, nodes.FromImport)
_NAMES: Any = (nodes.Assign, nodes.AssignBlock)


class Compiler(CodeGenerator):
    """Jinja's own, which is given less to write; its environment knows its `language`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802, Jinja's name
        with translation.override(self.environment.language):  # type: ignore[attr-defined]
            simpler = _Simplifier(self.environment).visit(node)
        super().visit_Template(simpler, frame)


class _Simplifier(NodeTransformer):
    def __init__(self, environment: Any) -> None:
        self.environment = environment

    def generic_visit(self, node: nodes.Node, *_: Any, **__: Any) -> nodes.Node:
        super().generic_visit(node)
        if body := getattr(node, "body", None):
            body[:] = _joined(body)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        name, said = getattr(node.node, "name", ""), [part for part in node.args if isinstance(part, nodes.Const)]
        if name in SAID and len(said) == len(node.args):
            return nodes.Const(SAID[name](*(part.value for part in said)), lineno=node.lineno)
        if name == "url" and len(node.args) == 2 and said == node.args[:1]:
            return _address(said[0].value, node.args[1])
        return node

    def visit_Include(self, node: nodes.Include) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        # While templates are edited each is looked at by itself.
        if self.environment.auto_reload or not isinstance(node.template, nodes.Const):
            return node
        included = self._parsed(node.template.value)
        if included.find(_PARTS):
            return node
        # What fails in there is said to have failed here.
        body: list[nodes.Node] = self.visit(included.set_lineno(node.lineno, override=True)).body
        return nodes.Scope(body, lineno=node.lineno) if included.find(_NAMES) else body

    def _parsed(self, name: str) -> nodes.Template:
        source, path, _is_fresh = self.environment.loader.get_source(self.environment, name)
        parsed: nodes.Template = self.environment.parse(source, name, path)
        return parsed


def _address(page: str, key: nodes.Expr) -> nodes.Expr:
    """Of a record, of which only the key is to be put in."""
    before, after = around(page, here())
    return nodes.Add(nodes.Add(nodes.Const(before), key), nodes.Const(after))


def _joined(body: Iterable[nodes.Node]) -> list[nodes.Node]:
    """What is printed one after the other is printed at once."""
    joined: list[nodes.Node] = []
    for node in body:
        if joined and isinstance(node, nodes.Output) and isinstance(joined[-1], nodes.Output):
            joined[-1].nodes += node.nodes
        else:
            joined.append(node)
    return joined
