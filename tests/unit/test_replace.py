"""Files replaced as a whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from isms_lint.files.replace import replace, replacing


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


def test_what_fails_in_the_middle_leaves_what_was_there(tmp_path: Path) -> None:
    for name, before in (("old", b"what was said"), ("new", None)):
        file = tmp_path / name
        if before is not None:
            file.write_bytes(before)
        with pytest.raises(TypeError), replacing(str(file)) as handle:
            handle.writelines([b"x" * 100_000, "no bytes"])  # type: ignore[list-item]
        assert (file.read_bytes() if file.exists() else None) == before
    assert os.listdir(tmp_path) == ["old"]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom modes stop"
)
def test_a_folder_that_takes_no_new_files(tmp_path: Path) -> None:
    file = tmp_path / "report"
    file.write_bytes(b"what was said")
    tmp_path.chmod(0o555)
    try:
        replace(str(file), b"anew")
    finally:
        tmp_path.chmod(0o755)
    assert file.read_bytes() == b"anew"


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="needs names of open files")
def test_a_file_that_is_open_stays_the_same(tmp_path: Path) -> None:
    with (tmp_path / "report").open("wb") as handle:
        replace(f"/dev/fd/{handle.fileno()}", b"first ")
        handle.seek(0, os.SEEK_END)
        handle.write(b"second")
    assert (tmp_path / "report").read_bytes() == b"first second"
