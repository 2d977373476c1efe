"""What a run takes in: its settings, its files, their documents.

Reading begins at once, in processes of its own, while this one still loads the plugins: on a small
repository, the commonest case, loading and reading take about as long. The workers send plain data
through pipes. Where there is one processor, or no `fork`, everything is read here, later.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from isms_lint.documents.document import Reading
from isms_lint.documents.read import Reader
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.config.config import Config
    from isms_lint.documents.read import Pages
    from isms_lint.files.globs import Globs

_CHUNK = 50
"""Files a worker reads before it sends them."""
_WORTH_A_WORKER = 200
"""Files from which another worker brings more than it costs."""
_FEW = 200
"""Files up to which it is read at once where everything stands: that takes no longer than to load the
plugins does, and whoever does that need not load the parser to tell where something is wrong.
"""
_ROOM = 1 << 20
"""Bytes a pipe may hold."""
_OF_RECORDS = frozenset({"mappings", "records"})
"""Settings that have a say in what the records are."""
_HEADER = 8
"""Bytes that say how long the message after them is."""


class Intake(NamedTuple):
    """The settings of the configuration file (None: it has none, or cannot be read) and readings.

    A configuration that cannot be read is read again by whoever can tell the person why.
    """

    settings: dict[str, Any] | None
    readings: list[Reading]


class Earlier(Protocol):
    """What an earlier run knows of files."""

    def is_as_it_was(self, file: str) -> bool:
        """Whether a file need not be read."""

    def reading(self, file: str) -> Reading:
        """What there was to read in such a file."""


Each = Callable[[dict[str, Any] | None, list[Reading]], None]
"""Is given the settings and some readings as they come, while others are still read."""
Taking = Callable[[Each | None], Intake]
"""Waits until all is read."""


def start_intake(
    root: str,
    config: str | None,
    exclude: tuple[str, ...],
    jobs: int,
    earlier: Earlier | None = None,
) -> Taking:
    """Begin to read the repository at `root`; call the result to have what was read.

    `config` is the path of the configuration file, `exclude` are patterns beside its own. What
    `earlier` knows is not read again.
    """
    if jobs < 2 or not hasattr(os, "fork"):
        return lambda _: take_in(root, config, exclude, earlier=earlier)
    pipes = [_wide(os.pipe()) for _ in range(jobs)]
    pid = os.fork()
    if pid == 0:
        _work(root, config, exclude, pipes, earlier)
    for _, send in pipes:
        os.close(send)
    receiving = [receive for receive, _ in pipes]
    return lambda each: _collect(receiving, pid, each, earlier) or take_in(root, config, exclude)


def take_in(
    root: str,
    config: str | None,
    exclude: tuple[str, ...] = (),
    readers: Mapping[str, Reader] | None = None,
    earlier: Earlier | None = None,
) -> Intake:
    """Read the repository at `root` in this process, with `readers` (default: the engine's own). What
    `earlier` knows is not read again.
    """
    from isms_lint.documents.builtin import READERS
    from isms_lint.documents.read import read_file

    chosen = READERS if readers is None else readers
    settings, files, pages = _survey(root, config, exclude, chosen)
    known = _known(files, earlier)
    return Intake(
        settings,
        [
            earlier.reading(file)
            if earlier is not None and file in known
            else read_file(root, file, chosen, pages)
            for file in files
        ],
    )


def says_what_is_a_record(settings: Mapping[str, Any] | None) -> bool:
    """Whether the settings of a configuration file have a say in what the records are."""
    return settings is not None and not _OF_RECORDS.isdisjoint(settings)


def take_in_rules(root: str, config: Config) -> list[Reading]:
    """The rule files of the repository at `root`, and no other file of it."""
    from isms_lint.declared.files import USUAL, split
    from isms_lint.documents.builtin import READERS
    from isms_lint.documents.read import read_file
    from isms_lint.files.discover import discover
    from isms_lint.files.globs import Globs

    patterns = USUAL if config.rules is None else config.rules
    files = discover(root, READERS, Globs(patterns), Globs(config.exclude))
    return split([read_file(root, file, READERS) for file in files], config.rules)[0]


def with_plugins(
    intake: Intake,
    root: str,
    config: str | None,
    exclude: tuple[str, ...],
    readers: Mapping[str, Reader],
    mappings: Iterable[Mapping[str, Any]],
) -> list[Reading]:
    """The readings of `intake`, those of files only `readers` of plugins can read, and those of files
    that `mappings` of plugins name, read as pages.
    """
    from isms_lint.documents.builtin import READERS

    further = {suffix: reader for suffix, reader in readers.items() if suffix not in READERS}
    mappings = tuple(mappings)
    if not further and not mappings:
        return intake.readings
    found = {reading.file: reading for reading in intake.readings}
    if further:
        found.update((r.file, r) for r in take_in(root, config, exclude, further).readings)
    if mappings:
        from isms_lint.config.settings import pages_in
        from isms_lint.documents.read import read_file

        settings, files, pages = _survey(
            root, config, exclude, (), pages_in({"mappings": mappings})
        )
        own = pages_in(settings or {})
        for file in files:
            if not own.match(file):
                found[file] = read_file(root, file, readers, pages)
    return [reading for _, reading in sorted(found.items())]


def _known(files: Iterable[str], earlier: Earlier | None) -> frozenset[str]:
    """Those of the files that need not be read."""
    if earlier is None:
        return frozenset()
    return frozenset(file for file in files if earlier.is_as_it_was(file))


def _survey(
    root: str,
    config: str | None,
    exclude: tuple[str, ...],
    suffixes: Iterable[str],
    named: Globs | None = None,
) -> tuple[dict[str, Any] | None, list[str], Pages]:
    """The settings and the files to read: those with these suffixes, and those that are read as pages,
    because mappings of the settings (or others: `named`) name them.
    """
    from isms_lint.files.git import start_listing

    # git looks while what reads the configuration and the files is loaded.
    listing = start_listing(root)
    from isms_lint.config.errors import UsageError
    from isms_lint.config.settings import left_out, pages_in, read_settings, taken_in
    from isms_lint.documents.builtin import PAGE_READERS
    from isms_lint.documents.read import NO_PAGES, Pages
    from isms_lint.files.discover import discover
    from isms_lint.files.globs import Globs

    settings: dict[str, Any] | None = None
    if config is not None:
        try:
            settings = read_settings(config)
        except UsageError:
            listing()
            return None, [], NO_PAGES
    chosen = settings or {}
    patterns = taken_in(chosen)
    include = None if patterns is None else Globs(patterns)
    unread = Globs([*left_out(chosen), *exclude])
    pages = Pages(PAGE_READERS, (pages_in(chosen) if named is None else named).match)
    return settings, discover(root, suffixes, include, unread, listing, pages), pages


def _wide(pipe: tuple[int, int]) -> tuple[int, int]:
    """The pipe with room for what a worker sends while nobody listens, where the system has pipes that
    can be widened.
    """
    import fcntl

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):  # as many as one may have are that wide already
            fcntl.fcntl(pipe[1], fcntl.F_SETPIPE_SZ, _ROOM)
    return pipe


def _work(
    root: str,
    config: str | None,
    exclude: tuple[str, ...],
    pipes: list[tuple[int, int]],
    earlier: Earlier | None,
) -> None:
    """The life of the workers: the first finds the files and, where they are many, forks the rest."""
    status = 1
    try:
        from isms_lint.documents.builtin import READERS
        from isms_lint.documents.packing import pack
        from isms_lint.documents.read import read_file

        settings, files, pages = _survey(root, config, exclude, READERS)
        known = _known(files, earlier)
        files = [file for file in files if file not in known]
        chunks = [files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK)]
        workers = max(1, min(len(pipes), len(files) // _WORTH_A_WORKER))
        few = len(files) <= _FEW
        own = 0
        children: list[int] = []
        for number in range(1, workers):
            pid = os.fork()
            if pid == 0:
                own, children = number, []
                break
            children.append(pid)
        for number, (receive, send) in enumerate(pipes):
            os.close(receive)
            if number != own:
                os.close(send)
        with os.fdopen(pipes[own][1], "wb") as pipe:
            if own == 0:
                _send(pipe, marshal.dumps((settings, sorted(known), len(chunks))))
            for number in range(own, len(chunks), workers):
                readings = [read_file(root, file, READERS, pages) for file in chunks[number]]
                _send(pipe, number.to_bytes(_HEADER, "little") + pack(readings, located=few))
        for pid in children:
            os.waitpid(pid, 0)
        status = 0
    finally:
        # Leaves without the parent's clean-up: its buffers and exit handlers are not ours.
        os._exit(status)


def _send(pipe: Any, message: bytes) -> None:
    pipe.write(len(message).to_bytes(_HEADER, "little") + message)
    pipe.flush()


def _collect(
    receiving: list[int], pid: int, each: Each | None, earlier: Earlier | None
) -> Intake | None:
    """What the workers send, in the order of the files; None where one of them failed."""
    from isms_lint.documents.packing import unpack

    buffers = {pipe: bytearray() for pipe in receiving}
    head: Any = None
    kept: list[Reading] = []
    chunks: dict[int, list[Reading]] = {}
    for pipe, message in _messages(buffers):
        if pipe == receiving[0] and head is None:
            head = marshal.loads(message)  # noqa: S302 (our own process wrote it)
            if earlier is not None:
                kept = [earlier.reading(file) for file in head[1]]
        else:
            number = int.from_bytes(message[:_HEADER], "little")
            chunks[number] = unpack(message[_HEADER:])
            if each is not None and head is not None:
                each(head[0], chunks[number])
    os.waitpid(pid, 0)
    if head is None or len(chunks) != head[2]:
        return None
    settings, _, count = head
    read = [reading for number in range(count) for reading in chunks[number]]
    return Intake(settings, sorted((*kept, *read), key=_by_file) if kept else read)


def _by_file(reading: Reading) -> str:
    return reading.file


def _messages(buffers: dict[int, bytearray]) -> Any:
    """Each whole message with the pipe it came through, as they come, until all pipes close."""
    from select import select

    while buffers:
        ready, _, _ = select(list(buffers), [], [])
        for pipe in ready:
            received = os.read(pipe, 1 << 20)
            if not received:
                os.close(pipe)
                del buffers[pipe]
                continue
            buffer = buffers[pipe]
            buffer += received
            while len(buffer) >= _HEADER:
                end = _HEADER + int.from_bytes(buffer[:_HEADER], "little")
                if len(buffer) < end:
                    break
                yield pipe, bytes(buffer[_HEADER:end])
                del buffer[:end]
