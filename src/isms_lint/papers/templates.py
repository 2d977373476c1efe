"""Templates in Jinja: where they are found, and what they may say.

They are given facts and may do nothing but write: Jinja's sandbox runs them. Whatever a record holds
comes out as text; what a template itself writes is Markdown.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from isms_lint.config.errors import UsageError
from isms_lint.config.extra import needs_extra
from isms_lint.offers.paper import Picture as Draw
from isms_lint.papers.days import long_day
from isms_lint.papers.escaping import escaped
from isms_lint.papers.house import House
from isms_lint.papers.picture import Picture
from isms_lint.records.record import Record

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

SUFFIX = ".md.j2"


def environment(house: str | None, folders: Mapping[str, str], language: str) -> Environment:
    """What reads templates: those of the `house` first, then those of plugins, the last loaded first;
    those of a plugin are found below its name too.
    """
    return _environment(house, tuple(folders.items()), language)


@lru_cache(maxsize=8)
def _environment(
    house: str | None, folders: tuple[tuple[str, str], ...], language: str
) -> Environment:
    """Kept with the templates that it has read: to read one takes longer than to write by it."""
    with needs_extra():
        from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment
        from markupsafe import Markup
    plugins = {name: FileSystemLoader(folder) for name, folder in folders}
    found = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(
            [
                *filter(None, [House(house).templates()]),
                *reversed(plugins.values()),
                PrefixLoader(plugins),
            ]
        ),
        autoescape=True,
        finalize=text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals["br"] = Markup("<br>")
    found.filters["day"] = lambda day: _day(day, language)
    found.filters["join"] = joined
    found.filters["paragraphs"] = paragraphs
    return found


def text(value: Any) -> Markup | str:
    """What a template writes of a value: of a text nothing that is markup, of a record its id."""
    from markupsafe import Markup

    if isinstance(value, Markup):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        raise UsageError("a template writes true or false, which are no words for people")
    said = value.id if isinstance(value, Record) else str(value)
    return Markup(escaped(said))  # noqa: S704 - what is escaped is safe in Markdown


def joined(values: Iterable[Any], between: str = ", ") -> Markup:
    """Several values, with a text `between` them."""
    from markupsafe import Markup

    return Markup(str(between).join(str(text(value)) for value in values))  # noqa: S704


def paragraphs(value: Any) -> Markup:
    """A text of several lines: a paragraph for each that a blank line ends."""
    from markupsafe import Markup

    parts = str(value or "").replace("\r\n", "\n").split("\n\n")
    return Markup("\n\n".join(escaped(part) for part in parts if part.strip()))  # noqa: S704


def _day(day: object, language: str) -> str:
    return long_day(day, language) if isinstance(day, date) else str(day or "")


class Pictures:
    """The pictures that a template shows, in the order in which it does."""

    def __init__(self, known: Mapping[str, Draw]) -> None:
        self._known = known
        self.drawn: list[Picture] = []

    def show(
        self, name: str, data: Any, alt: Any, caption: Any = "", words: Mapping[str, Any] = {}
    ) -> Markup:
        """The Markdown of a picture. `alt` says in words what it shows; `words` are those in it."""
        from markupsafe import Markup

        draw = self._known.get(name)
        if draw is None:
            raise UsageError(f"a template shows the picture `{name}`, which no plugin brings")
        said = {word: _unescaped(one) for word, one in words.items()}
        number = len(self.drawn)
        self.drawn.append(Picture(draw(data, said), _unescaped(alt), _unescaped(caption)))
        return Markup(f"![{text(alt)}](picture:{number})")  # noqa: S704


def _unescaped(value: Any) -> str:
    """What a template says of a picture, as text: macros give it as Markdown."""
    from markupsafe import Markup

    from isms_lint.papers.blocks import blocks_of, text_of

    if not isinstance(value, Markup):
        return str(value)
    return " ".join(
        text_of(block["inline"]) for block in blocks_of(str(value)) if "inline" in block
    )


def languages_of(name: str, house: str | None, folders: Mapping[str, str]) -> list[str]:
    """The languages in which there is a template of the paper `name`."""
    found = set()
    for folder in filter(None, (house, *folders.values())):
        for language in os.listdir(folder):
            if os.path.isfile(os.path.join(folder, language, name + SUFFIX)):
                found.add(language)
    return sorted(found)
