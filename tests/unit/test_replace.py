"""Files replaced as a whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from isms_lint.files.replace import replace


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no pipes among files")
def test_what_is_no_file_stays_and_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        replace(str(pipe), b"what is said")
        assert os.read(reader, 100) == b"what is said"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    with pytest.raises(IsADirectoryError):
        replace(str(folder), b"what is said")
    assert os.listdir(tmp_path) == ["reports"]
