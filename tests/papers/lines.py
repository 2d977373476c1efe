"""A program that answers lines of JSON with lines of JSON, and runs for as long as it is asked."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Lines:
    """The process. What it says beside its answers goes into the file `log`."""

    def __init__(self, command: Sequence[str | Path], log: Path) -> None:
        self._log = log
        with log.open("wb") as said:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                encoding="utf-8",
            )

    def ask(self, what: object) -> dict[str, Any]:
        """The answer to `what`."""
        to, from_ = self._process.stdin, self._process.stdout
        assert to
        assert from_
        to.write(json.dumps(what) + "\n")
        to.flush()
        line = from_.readline()
        assert line, self._log.read_text(encoding="utf-8", errors="replace")
        answer: dict[str, Any] = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer

    def close(self) -> None:
        """Tell it that nothing more comes, and wait for its end."""
        self._process.communicate(timeout=60)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()
