"""Patterns that are compiled once somebody asks them: most runs ask few of those there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_ASKED = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class Pattern:
    """What `re.compile` gives, later: the first one that asks for any of it waits for all of it."""

    __slots__ = ("_flags", "_source", *_ASKED)

    findall: Callable[..., list[Any]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str | Any]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Asked only as long as the field is not there.
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for asked in _ASKED:
            setattr(self, asked, getattr(compiled, asked))
        return getattr(self, name)
