"""What nobody reaches any more goes from the memory of the language server, though only in pauses."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from isms_lint.lsp.collector import Collector


class Ring:
    """Holds itself, so that only the collector can tell that nobody else does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector() -> Iterator[Collector]:
    before = gc.get_threshold()
    yield Collector()
    gc.set_threshold(*before)
    gc.unfreeze()


def test_what_came_and_went_goes_in_a_pause(collector: Collector) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    collector.after_a_pause()
    assert gone() is None


def test_what_had_been_there_goes_after_much(collector: Collector) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    collector.after_a_pause()
    del ring
    collector.after_much()
    assert gone() is None


def test_what_had_been_there_goes_in_a_pause_where_much_has_come(collector: Collector) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    collector.after_a_pause()
    del ring
    much: list[list[int]] = [[] for _ in range(gc.get_freeze_count())]
    collector.after_a_pause()
    assert gone() is None
    assert much


def test_what_came_and_went_goes_where_there_is_no_pause(collector: Collector) -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    for _ in range(1000):
        collector.after_a_run()
    assert gone() is None
