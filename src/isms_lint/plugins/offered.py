"""What plugins offer beside rules: held to what it has to be, and entered under its name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, Any

from isms_lint.offers.draft import OWN_OPTIONS, Draft
from isms_lint.offers.due import DueOf
from isms_lint.offers.paper import Paper, Picture
from isms_lint.offers.start import Start
from isms_lint.plugins.discovery import Installed
from isms_lint.plugins.places import place_of
from isms_lint.plugins.refused import Refused
from isms_lint.plugins.take import Take

if TYPE_CHECKING:
    from isms_lint.plugins.manager import Plugins

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class Offered:
    """Everything that the loaded plugins offer beside rules, by name; folders of templates by plugin,
    in the order in which plugins are loaded.
    """

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.due: dict[str, DueOf] = {}
        self.papers: dict[str, Paper] = {}
        self.pictures: dict[str, Picture] = {}
        self.templates: dict[str, str] = {}
        self.starts: dict[str, Start] = {}


def _draft(plugins: Plugins, plugin: Installed, draft: Any, where: str) -> None:
    if not isinstance(draft, Draft) or not (draft.draft is None or callable(draft.draft)):
        raise Refused(f"a value of the type {type(draft).__name__} is no Draft", where)
    if draft.kind not in plugins.kind_files:
        raise Refused(f"the draft of `{draft.kind}`, which is no kind of record", where)
    if not isinstance(draft.options, Mapping) or not isinstance(draft.flags, Set):
        raise Refused(f"the options of the draft of `{draft.kind}`, or its flags, are none", where)
    for name, told in draft.options.items():
        if not isinstance(name, str) or not _NAME.match(name) or name in OWN_OPTIONS:
            raise Refused(f"the draft of `{draft.kind}` cannot take an option --{name}", where)
        if not isinstance(told, str):
            raise Refused(f"the draft of `{draft.kind}` has no help for --{name}", where)
    if not isinstance(draft.id, str) or not isinstance(draft.folder, str):
        raise Refused(f"the id or the folder of the draft of `{draft.kind}` is no text", where)
    plugins.claim(plugin, "draft", draft.kind, place_of(draft.draft) or where)
    plugins.offered.drafts[draft.kind] = draft


def _due(plugins: Plugins, plugin: Installed, item: tuple[str, Any], where: str) -> None:
    name, function = item
    _enter(plugins, plugin, "due", name, function, where)
    plugins.offered.due[name] = function


def _paper(plugins: Plugins, plugin: Installed, paper: Any, where: str) -> None:
    if not isinstance(paper, Paper):
        raise Refused(f"a value of the type {type(paper).__name__} is no Paper", where)
    if not isinstance(paper.about, tuple) or not all(isinstance(one, str) for one in paper.about):
        raise Refused(f"what the paper `{paper.name}` is about is no tuple of kinds", where)
    if not isinstance(paper.summary, str):
        raise Refused(f"the summary of the paper `{paper.name}` is no text", where)
    _enter(plugins, plugin, "paper", paper.name, paper.facts, where)
    plugins.offered.papers[paper.name] = paper


def _picture(plugins: Plugins, plugin: Installed, item: tuple[str, Any], where: str) -> None:
    name, function = item
    _enter(plugins, plugin, "picture", name, function, where)
    plugins.offered.pictures[name] = function


def _templates(plugins: Plugins, plugin: Installed, path: Any, where: str) -> None:
    if not isinstance(path, str | os.PathLike) or not os.path.isdir(path):
        raise Refused(f"the folder of templates is not there: {path}", where)
    if plugin.name in plugins.offered.templates:
        raise Refused("there is a second folder of templates: put all into one", where)
    plugins.offered.templates[plugin.name] = os.fspath(path)


def _start(plugins: Plugins, plugin: Installed, start: Any, where: str) -> None:
    if not isinstance(start, Start):
        raise Refused(f"a value of the type {type(start).__name__} is no Start", where)
    _enter(plugins, plugin, "start", start.name, start.begin, where)
    plugins.offered.starts[start.name] = start


def _enter(
    plugins: Plugins, plugin: Installed, sort: str, name: str, function: Any, where: str
) -> None:
    """Claim the name of something that a function makes."""
    if not isinstance(name, str) or not _NAME.match(name):
        raise Refused(f"`{name}` is no name: words in lower case joined by hyphens", where)
    if not callable(function):
        raise Refused(f"the {sort} `{name}` is no function", where)
    plugins.claim(plugin, sort, name, place_of(function) or where)


TAKE_OFFERS: dict[str, Take] = {
    "isms_lint_drafts": _draft,
    "isms_lint_due": _due,
    "isms_lint_papers": _paper,
    "isms_lint_pictures": _picture,
    "isms_lint_templates": _templates,
    "isms_lint_starts": _start,
}
"""The hooks that offer something, in the order in which they are asked."""
