"""A paper made: the facts of a run through the template of its language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from isms_lint.config.errors import UsageError
from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint.papers.house import House
from isms_lint.papers.sources import hashes_below, places_below
from isms_lint.papers.telling import telling_place
from isms_lint.papers.templates import SUFFIX, Pictures, environment, languages_of
from isms_lint.papers.written import Written
from isms_lint.plugins.refused import Refused
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple
from isms_lint.version import VERSION

if TYPE_CHECKING:
    from isms_lint.engine import Examined
    from isms_lint.plugins.manager import Plugins


class Order(NamedTuple):
    """What is asked of a paper: in which language and style, and where it will stand, so that it can
    lead to files (empty: it leads nowhere).
    """

    language: str
    house: House
    folder: str = ""


def make(
    paper: Paper, record: Record | None, examined: Examined, plugins: Plugins, order: Order
) -> Written:
    """The paper, about `record` where it is about one.

    Raises NoPaper where there is nothing to make it of, and UsageError where there is no template in
    that language, or where that or the plugin fails.
    """
    offered = plugins.offered
    facts = examined.latest
    seen = Seen(facts, examined.result, record, hashes_below(examined.result.root))
    given = _facts(paper, seen, plugins)
    pictures = Pictures(offered.pictures)
    name = facts.register.organization_name
    common = {
        "picture": pictures.show,
        "where": places_below(examined.result.root, order.folder),
        "organization": name,
        "as_of": facts.as_of,
        "language": order.language,
        "version": VERSION,
    }
    markdown = _written(paper.name, order, offered.templates, {**common, **given})
    return Written(markdown, pictures.drawn, order.language, name, facts.as_of.isoformat())


def _facts(paper: Paper, seen: Seen, plugins: Plugins) -> Mapping[str, Any]:
    """What the plugin has to say. Raises UsageError where it fails."""
    try:
        given = paper.facts(seen)
        if not isinstance(given, Mapping):
            said = f"it gave a value of the type {type(given).__name__}, which names no facts"
            raise Refused(said)
    except (NoPaper, UsageError, KeyboardInterrupt):
        raise
    except BaseException as error:  # a plugin may raise anything
        failure = plugins.failure_of("paper", paper.name, error)
        told = f"plugin {failure.plugin}: the paper `{paper.name}` failed: {failure.message}"
        raise UsageError(told, failure.where) from error
    return given


def _written(name: str, order: Order, folders: Mapping[str, str], given: Mapping[str, Any]) -> str:
    """The text that the template gives."""
    jinja = environment(order.house.folder, folders, order.language)
    from jinja2 import TemplateNotFound

    path = f"{order.language}/{name}{SUFFIX}"
    with telling_place(path):
        try:
            return jinja.get_template(path).render(given)
        except TemplateNotFound as error:
            if error.name != path:
                raise UsageError(
                    f"the template {path} needs `{error.name}`, which is not there"
                ) from error
            there = ", ".join(languages_of(name, order.house.folder, folders)) or "none"
            raise UsageError(
                f"the paper `{name}` has no template in the language `{order.language}`;"
                f" there is: {there}"
            ) from error
