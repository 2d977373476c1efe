"""What nobody reaches any more goes from the memory of the language server, though only in pauses."""

from __future__ import annotations

import subprocess
import sys

import pytest

BEGIN = """
import gc
import weakref

from isms_lint.lsp.collector import Collector


class Ring:
    # It holds itself, so that only the collector can tell that nobody else does.
    def __init__(self):
        self.itself = self


collector = Collector()
ring = Ring()
gone = weakref.ref(ring)
"""
CASES = {
    "what came and went, in a pause": ("del ring", "collector.after_a_pause()"),
    "what came and went, without a pause": (
        "del ring",
        "for _ in range(1000): collector.after_a_run()",
    ),
    "what had been there, after much": (
        "collector.after_a_pause(); del ring",
        "collector.after_much()",
    ),
    "what had been there, in a pause after much has come": (
        "collector.after_a_pause(); del ring",
        "much = [[] for _ in range(gc.get_freeze_count())]; collector.after_a_pause()",
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_it_goes(what: str) -> None:
    """In a process of its own, as the collector is that of the whole process."""
    before, then = CASES[what]
    script = f"{BEGIN}\n{before}\nprint(gone() is None)\n{then}\nprint(gone() is None)\n"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]
