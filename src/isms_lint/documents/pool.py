"""Reads many files, on several processors where that pays.

A forked worker reads its share and sends plain data back through a pipe; the parent reads the rest
meanwhile. Below a few hundred files a second process costs more than it brings.
"""

from __future__ import annotations

import marshal
import os
from array import array
from collections.abc import Mapping
from typing import Any

from isms_lint.documents.document import Document, Problem, ProblemKind, Reading
from isms_lint.documents.positions import Positions, Span
from isms_lint.documents.read import Reader, read_file

_WORTH_A_WORKER = 200


def read_files(
    root: str, files: list[str], readers: Mapping[str, Reader], jobs: int
) -> list[Reading]:
    """The readings of `files`, in their order."""
    jobs = min(jobs, len(files) // _WORTH_A_WORKER)
    if jobs < 2 or not hasattr(os, "fork"):
        return [read_file(root, file, readers) for file in files]
    size = -(-len(files) // jobs)
    shares = [files[start : start + size] for start in range(0, len(files), size)]
    workers = [_start(root, share, readers) for share in shares[1:]]
    readings = [read_file(root, file, readers) for file in shares[0]]
    for share, worker in zip(shares[1:], workers, strict=True):
        received = _receive(*worker)
        if received is None or len(received) != len(share):
            # The worker died (memory, a signal): its share is read here.
            received = [read_file(root, file, readers) for file in share]
        readings.extend(received)
    return readings


def _start(root: str, share: list[str], readers: Mapping[str, Reader]) -> tuple[int, int]:
    """A worker's process id and the end of the pipe to read from."""
    receive, send = os.pipe()
    pid = os.fork()
    if pid:
        os.close(send)
        return pid, receive
    status = 1
    try:
        os.close(receive)
        packed = [_pack(read_file(root, file, readers)) for file in share]
        with os.fdopen(send, "wb") as pipe:
            marshal.dump(packed, pipe)
        status = 0
    finally:
        # Leaves without the parent's clean-up: buffers and exit handlers are the parent's.
        os._exit(status)


def _receive(pid: int, pipe: int) -> list[Reading] | None:
    with os.fdopen(pipe, "rb") as stream:
        try:
            packed = marshal.load(stream)
        except (EOFError, ValueError, TypeError):
            packed = None
    os.waitpid(pid, 0)
    return None if packed is None else [_unpack(reading) for reading in packed]


def _pack(reading: Reading) -> Any:
    documents = [
        (d.data, d.positions.table.tobytes(), d.positions.aliases, d.positions.merges, d.written)
        for d in reading.documents
    ]
    problems = [(str(p.kind), p.message, tuple(p.span)) for p in reading.problems]
    return reading.file, documents, problems


def _unpack(packed: Any) -> Reading:
    file, documents, problems = packed
    unpacked = []
    for data, table, aliases, merges, written in documents:
        numbers = array("I")
        numbers.frombytes(table)
        unpacked.append(Document(data, Positions(numbers, aliases, merges), written))
    return Reading(
        file, unpacked, [Problem(ProblemKind(k), message, Span(*span)) for k, message, span in problems]
    )
