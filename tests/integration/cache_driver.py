"""Runs the command again and again, each time in a fork of this process, in which time can be set.

A line on standard input asks for a run: JSON with `arguments`, `folder`, `variables` (the whole
environment), `path` (folders of modules) and `day`, the instant that it is (None: now). A line on
standard output answers: `code`, `out`, `err`, whether it was `replayed`, how many files were `read`
and lifted, and at how many records a rule that notes what it reads `looks`, for each such rule that
runs. A change counts as settled here after 20 milliseconds, and few records are many.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, tzinfo
from typing import Any

import isms_lint.ahead
import isms_lint.cache.keep
import isms_lint.cache.replay as replaying
import isms_lint.cache.seen
import isms_lint.checking.as_of
import isms_lint.rerun
from isms_lint.cli.main import main

SETTLING = 20_000_000


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        pid = os.fork()
        if pid == 0:
            _run(asked, folder)
        _, status = os.waitpid(pid, 0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "out": _text(f"{folder}/1"),
            "err": _text(f"{folder}/2"),
            "replayed": os.path.exists(f"{folder}/replayed"),
            "read": sum(map(int, _lines(f"{folder}/read"))),
            "looks": [int(line) for line in _lines(f"{folder}/looks")],
        }


def _text(path: str) -> str:
    with open(path, encoding="utf-8", errors="backslashreplace") as handle:
        return handle.read()


def _run(asked: dict[str, Any], folder: str) -> None:
    code = 99
    try:
        for descriptor in (1, 2):
            file = os.open(f"{folder}/{descriptor}", os.O_WRONLY | os.O_CREAT)
            os.dup2(file, descriptor)
            os.close(file)
        os.chdir(asked["folder"])
        os.environ.clear()
        os.environ.update(asked["variables"])
        sys.path[:0] = asked["path"]
        if asked["day"] is not None:
            _set_time(datetime.fromisoformat(asked["day"]))
        replay = replaying.replay

        def noted(arguments: list[str]) -> int | None:
            said = replay(arguments)
            if said is not None:
                os.mkdir(f"{folder}/replayed")
            return said

        replaying.replay = noted
        _count(folder)
        code = main(asked["arguments"])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _count(folder: str) -> None:
    """Note how much the run does. What it writes to is open before a run is watched."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    read, looks = (os.open(f"{folder}/{name}", flags) for name in ("read", "looks"))
    take, hear = isms_lint.ahead.Ahead.take, isms_lint.rerun.hear

    def taken(self: Any, settings: Any, readings: Any) -> None:
        os.write(read, b"%d\n" % len(readings))
        take(self, settings, readings)

    def heard(rule: Any, check: Any, subjects: Any, *more: Any) -> Any:
        os.write(looks, b"%d\n" % len(subjects))
        return hear(rule, check, subjects, *more)

    isms_lint.ahead.Ahead.take = taken  # type: ignore[method-assign]
    isms_lint.rerun.hear = heard


def _lines(path: str) -> list[str]:
    return _text(path).split() if os.path.exists(path) else []


def _set_time(instant: datetime) -> None:
    class At(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return instant.astimezone(tz or UTC)

    isms_lint.checking.as_of.datetime = At  # type: ignore[attr-defined]
    time.time = instant.timestamp


if __name__ == "__main__":
    isms_lint.cache.seen.SETTLING = SETTLING
    isms_lint.rerun._WORTH = 0
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)
