"""Bytes of a file: encodings, and files that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from isms_lint.documents import limits
from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Document, Problem, ProblemKind, Reading
from isms_lint.documents.read import read_file

BOM = b"\xef\xbb\xbf"


def read(tmp_path: Path, raw: bytes, name: str = "a.yaml") -> Reading:
    (tmp_path / name).write_bytes(raw)
    return read_file(str(tmp_path), name, READERS)


@pytest.mark.parametrize(
    "raw",
    [
        "kind: é\nid: x\n".encode(),
        BOM + "kind: é\nid: x\n".encode(),
        "kind: é\nid: x\n".encode("utf-16"),
        "\ufeffkind: é\nid: x\n".encode("utf-16-le"),
        "\ufeffkind: é\nid: x\n".encode("utf-16-be"),
        b'{"kind": "\\u00e9", "id": "x"}',
    ],
)
def test_encodings(tmp_path: Path, raw: bytes) -> None:
    (document,), problems = read(tmp_path, raw)[1:3]
    assert document.data == {"kind": "é", "id": "x"}
    assert problems == []
    slot = document.positions.find(0, ("kind",))
    assert slot is not None
    assert document.positions.span(slot).line == 1


@pytest.mark.parametrize("name", ["a.yaml", "a.YML", "a.json", "a.md", "a.markdown"])
@pytest.mark.parametrize("lead", [b"", BOM])
def test_bytes_that_are_no_text(tmp_path: Path, name: str, lead: bytes) -> None:
    reading = read(tmp_path, lead + "kind: é\nid: ".encode() + b"\xe9x\n", name)
    (problem,) = reading.problems
    assert reading.documents == []
    assert problem.kind is ProblemKind.SYNTAX
    assert problem.span == (2, 5, 2, 6)
    assert "0xe9" in problem.message


def test_half_a_character_of_utf_16(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "ab\nc".encode("utf-16") + b"\x00").problems
    assert (problem.kind, problem.span.line) == (ProblemKind.SYNTAX, 2)


def test_a_byte_order_mark_does_not_move_columns(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, BOM + b"a: *b\n").problems
    assert problem.span[:2] == (1, 4)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    (problem,) = read_file(str(tmp_path), "gone.yaml", READERS).problems
    assert problem.kind is ProblemKind.UNREADABLE
    assert "No such file" in problem.message


def test_a_folder_with_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    (problem,) = read_file(str(tmp_path), "a.yaml", READERS).problems
    assert problem.kind is ProblemKind.UNREADABLE


def test_a_file_larger_than_any_register(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as handle:
        handle.truncate(limits.MAX_BYTES + 1)
    (problem,) = read_file(str(tmp_path), "a.yaml", READERS).problems
    assert problem.kind is ProblemKind.OVER_LIMIT
    assert "32 MiB" in problem.message


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="no such file system")
def test_a_file_that_says_nothing_of_its_size(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("/proc/version")
    texts = []

    def reader(text: str) -> tuple[list[Document], list[Problem]]:
        texts.append(text)
        return [], []

    read_file(str(tmp_path), "a.yaml", {".yaml": reader})
    assert texts == [Path("/proc/version").read_text(encoding="utf-8")]
