"""A picture in a paper: drawn from a specification of Vega-Lite, without a network."""

from __future__ import annotations

import json
import math
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.config.extra import needs_extra
from isms_lint.papers.glyphs import STAND_IN
from isms_lint.reporters.escape import plain

_SCALE = 3.0
"""Pixels of a PNG for each unit of the drawing: some 290 to the inch, which printers want."""

_MOST_PIXELS = 50_000_000
"""Of a PNG; each takes four bytes in memory."""

_SIZE = re.compile(r'<svg [^>]*?\bwidth="([0-9.]+)" height="([0-9.]+)"')

_LONGEST = 200
"""Characters of a text: Vega measures all of it before it cuts it."""

_EXPRESSIONS = frozenset({"calculate", "expr", "filter", "labelExpr", "test"})
"""What is no text that is drawn."""

_QUIET = {"aria": False}
"""Vega describes each mark in English and in the time of the machine: `alt` says what is to be said."""

_IN_TWO = re.compile("[\U00010000-\U0010ffff]")
"""Characters that are two for Vega: where it cuts a long text between them, the drawing fails."""


class Picture:
    """A picture. `alt` says in words what it shows, `caption` stands below it; `width` and `height` are
    in units of the drawing, of which 96 are an inch. Raises UsageError where it cannot be drawn.
    """

    def __init__(self, specification: Mapping[str, Any], alt: str, caption: str) -> None:
        self.alt = alt
        self.caption = caption
        said = _Sound().of(json.loads(json.dumps(specification, default=str)))
        self._specification = json.dumps(said, ensure_ascii=False)

    @cached_property
    def svg(self) -> str:
        """The drawing as SVG."""
        with needs_extra():
            import vl_convert
        with self._telling():
            svg: str = vl_convert.vegalite_to_svg(
                self._specification, config=_QUIET, allowed_base_urls=[]
            )
        return svg

    @cached_property
    def png(self) -> bytes:
        """The drawing as PNG: coarser where it is so large that its pixels would not fit in memory."""
        with needs_extra():
            import vl_convert
        area = self.width * self.height
        scale = min(_SCALE, math.sqrt(_MOST_PIXELS / area)) if area else _SCALE
        with self._telling():
            png: bytes = vl_convert.svg_to_png(self.svg, scale=scale)
        return png

    @property
    def width(self) -> float:
        """How wide it is."""
        return self._size[0]

    @property
    def height(self) -> float:
        """How high it is."""
        return self._size[1]

    @cached_property
    def _size(self) -> tuple[float, float]:
        found = _SIZE.search(self.svg)
        if found is None:
            raise UsageError(f'the picture "{self.alt}" cannot be drawn: it has no size')
        return float(found[1]), float(found[2])

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Raises UsageError where what a plugin specifies is no picture."""
        _open_standard_input()
        try:
            yield
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # it panics on some specifications, which is no Exception
            reason = " ".join(str(error).splitlines()[:2])  # the others are where in Vega
            raise UsageError(f'the picture "{self.alt}" cannot be drawn: {reason}') from error


def _open_standard_input() -> None:
    """Have one, though an empty one, where it was closed: what draws ends without."""
    try:
        os.fstat(0)
    except OSError:
        os.open(os.devnull, os.O_RDONLY)


class _Sound:
    """Makes texts such that they can be drawn: control characters, which end the whole process, are
    shown, for what Vega may cut in two there stands a sign, and what no picture has room for is left
    out. Those that differ still do.
    """

    def __init__(self) -> None:
        self._shortened: dict[str, str] = {}
        self._beginnings: Counter[str] = Counter()

    def of(self, value: Any, name: str = "") -> Any:
        """`value`, which stands under a name, with such texts."""
        if isinstance(value, dict):
            return {key: self.of(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [self.of(one) for one in value]
        if not isinstance(value, str):
            return value
        text = _IN_TWO.sub(STAND_IN, plain(value))
        return text if len(text) <= _LONGEST or name in _EXPRESSIONS else self._short(text)

    def _short(self, text: str) -> str:
        if text not in self._shortened:
            begins = text[:_LONGEST]
            unseen = "\N{ZERO WIDTH SPACE}" * self._beginnings[begins]
            self._shortened[text] = f"{begins}…{unseen}"
            self._beginnings[begins] += 1
        return self._shortened[text]
