"""New files below a folder: all of them or none, whatever happens meanwhile."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from isms_lint.new_files import write_below


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore:unclosed")
@pytest.mark.parametrize("call", [os.mkdir, io.open])
def test_an_interruption_leaves_nothing(tmp_path: Path, call: Callable[..., Any]) -> None:
    def heard(frame: FrameType, event: str, called: Any) -> None:
        """Interrupts as somebody at the keyboard does: when a call of the system is over."""
        if event == "c_return" and called is call:
            sys.setprofile(None)
            raise KeyboardInterrupt

    sys.setprofile(heard)
    try:
        with pytest.raises(KeyboardInterrupt):
            write_below(str(tmp_path / "isms"), {"people/staff.yaml": b"kind: person\n"})
    finally:
        sys.setprofile(None)
    assert list(tmp_path.iterdir()) == []
