"""Papers made in the tests' own process, of the records in a folder."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

from isms_lint.checking.judge import examined
from isms_lint.checking.request import Request
from isms_lint.checking.side import read_side
from isms_lint.checking.start import start
from isms_lint.engine import Examined
from isms_lint.offers.paper import NoPaper
from isms_lint.papers.house import house_in
from isms_lint.papers.make import Order, make
from isms_lint.papers.written import Written
from isms_lint.plugins.manager import Plugins, load_plugins

ALDER = Path(__file__).parents[2] / "examples" / "alder"
AS_OF = "2026-11-20"


@cache
def plugins() -> Plugins:
    """The installed plugins."""
    return load_plugins()


@cache
def examine(folder: Path, as_of: str = AS_OF) -> Examined:
    """What a run over `folder` comes to."""
    from isms_lint.checking.as_of import read_as_of

    started = start(Request(root=str(folder)))
    return examined(read_side(started, plugins()), started, plugins(), read_as_of(as_of))


def paper(
    name: str,
    id: str | None = None,
    *,
    folder: Path = ALDER,
    as_of: str = AS_OF,
    language: str = "en",
    house: Path | None = None,
    beside: str = "",
) -> Written:
    """The paper `name`, about the record `id`, of the records in `folder`; each is made once."""
    return _made(name, id, folder, as_of, language, house, beside)


def last_papers(
    name: str,
    *,
    folder: Path = ALDER,
    as_of: str = AS_OF,
    language: str = "en",
    most: int = 1,
) -> list[Written]:
    """The paper `name` about the whole, where it can be, and about the last records that it can be
    made about, the last first: `most` of all.
    """
    asked = plugins().offered.papers[name]
    about: list[str | None] = [one.id for one in examine(folder, as_of).register.of(*asked.about)]
    if asked.or_whole or not asked.about:
        about.append(None)
    found: list[Written] = []
    while about and len(found) < most:
        with suppress(NoPaper):
            found.append(paper(name, about.pop(), folder=folder, as_of=as_of, language=language))
    return found


@cache
def _made(
    name: str,
    id: str | None,
    folder: Path,
    as_of: str,
    language: str,
    house: Path | None,
    beside: str,
) -> Written:
    done = examine(folder, as_of)
    record = None if id is None else done.register.get(id)
    assert id is None or record is not None, id
    order = Order(language, house_in(str(house) if house else None), beside)
    return make(plugins().offered.papers[name], record, done, plugins(), order)
