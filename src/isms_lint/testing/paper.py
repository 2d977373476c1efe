"""Papers of records given as text."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.papers.house import house_in
from isms_lint.papers.make import Order, make
from isms_lint.papers.markdown import to_markdown
from isms_lint.testing.given import Given, loaded
from isms_lint.testing.repository import read_repository


def paper(
    files: Mapping[str, str] | str,
    name: str,
    id: str | None = None,
    *,
    language: str = "en",
    as_of: str = "2026-11-20",
    config: str | None = None,
    plugins: Given | None = None,
) -> str:
    """The paper `name` in Markdown, about the record `id` where it is about one, with pictures in
    words. The other arguments are those of `lint`.

    Raises KeyError where no plugin brings it, NoPaper where there is nothing to make it of, and
    UsageError where it fails.
    """
    repository = read_repository(
        files,
        as_of=as_of,
        config=config,
        plugins=loaded(plugins),
    )
    done = repository.examine()
    asked = repository.plugins.offered.papers[name]
    record = None if id is None else done.register.get(id)
    order = Order(language, house_in(None))
    return to_markdown(make(asked, record, done, repository.plugins, order), "")[0]
