"""The files that papers speak of."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.papers.sources import hashes_below, places_below


def test_a_name_of_any_bytes_is_led_to(tmp_path: Path) -> None:
    where = places_below(str(tmp_path), str(tmp_path / "reports"))
    place = SimpleNamespace(file=os.fsdecode(b"ri\xffsk/a b.yaml"), line=3)
    assert str(where(place)).endswith("](<../ri%FFsk/a%20b.yaml#L3>)")


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="only Linux has such a file")
def test_a_file_that_cannot_be_read_has_no_hash() -> None:
    with pytest.raises(UsageError, match="mem: it cannot be read: Input/output error"):
        hashes_below("/proc/self")("mem")
