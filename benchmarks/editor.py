"""Times what an editor waits for: from a change of one record to what is found in it, over the protocol.

    python benchmarks/generate.py 10000 FOLDER
    python benchmarks/editor.py FOLDER [--changes 40]

Starts `isms-lint lsp` as a process, opens records of the corpus one after the other, and makes and mends
two mistakes in each: a misspelt field, which concerns that record, and an owner nobody knows, by which
much is derived about others. Then it opens one record of each kind, and gives each of its fields that
stand on one line another value, with a misspelt field beside it to see by when that is judged. Each
time ends when the finding is there, or gone.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

_OWNER = re.compile(r"^owner: (\S+)$", re.M)
_TITLE = re.compile(r"^title: ", re.M)
_MISTAKES = {
    "a misspelt field": (_TITLE, "mistaken: ", "mistaken"),
    "an unknown owner": (_OWNER, "owner: nobody-at-all", "nobody-at-all"),
}
"""By name: what is replaced, by what, and a word in the message of the finding."""
_ANY_FIELD = "any field, each kind"
_KIND = re.compile(r"^kind: (\S+)$", re.M)
_FIELD = re.compile(r"^(?!kind:|id:|records:)([a-z_]+): [^\s>|].*$", re.M)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--changes", type=int, default=40)
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    texts = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}
    records = [p for p, text in texts.items() if _OWNER.search(text) and _TITLE.search(text)]
    step = max(1, len(records) // (arguments.changes // 2))
    times: dict[str, list[float]] = {name: [] for name in (*_MISTAKES, _ANY_FIELD)}
    with Client(folder) as client:
        for path in records[::step]:
            mistakes = [
                (name, pattern.sub(mistake, texts[path], count=1), word)
                for name, (pattern, mistake, word) in _MISTAKES.items()
            ]
            client.time(path.as_uri(), texts[path], mistakes, times)
        for path in _one_of_each_kind(texts):
            mistakes = [
                (_ANY_FIELD, _with_another(field, texts[path]), "mistaken")
                for field in _FIELD.finditer(texts[path])
            ]
            client.time(path.as_uri(), texts[path], mistakes, times)
    for name, found in times.items():
        shown = sorted(1000 * one for one in found)
        print(
            f"{name}: {len(shown)} changes, median {statistics.median(shown):.0f} ms,"
            f" 9 of 10 within {shown[int(0.9 * len(shown))]:.0f} ms, slowest {shown[-1]:.0f} ms"
        )
    return 0


def _one_of_each_kind(texts: dict[Path, str]) -> list[Path]:
    """A file in the middle of those with records of a kind, for each."""
    of_kind: dict[str, list[Path]] = {}
    for path, text in texts.items():
        kind = _KIND.search(text)
        if kind is not None and _FIELD.search(text):
            of_kind.setdefault(kind[1], []).append(path)
    return [paths[len(paths) // 2] for _, paths in sorted(of_kind.items())]


def _with_another(field: re.Match[str], text: str) -> str:
    """The text with another value in a field, and a field that no record has."""
    return f"{text[: field.start()]}{field[1]}: other\nmistaken: 1{text[field.end() :]}"


class Client:
    """A language client that knows as much of the protocol as it takes to wait for findings."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "isms_lint", "lsp", "--as-of", "2026-11-20"]
        self._server = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._version = 0
        uri = folder.as_uri()
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": folder.name}],
                "capabilities": {},
            },
        )
        self._tell("initialized", {})

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.kill()
        self._server.wait()

    def open(self, uri: str, text: str) -> None:
        self._version += 1
        document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, text: str) -> None:
        self._version += 1
        document = {"uri": uri, "version": self._version}
        change = {"textDocument": document, "contentChanges": [{"text": text}]}
        self._tell("textDocument/didChange", change)

    def close(self, uri: str) -> None:
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def time(
        self,
        uri: str,
        text: str,
        mistakes: list[tuple[str, str, str]],
        times: dict[str, list[float]],
    ) -> None:
        """Open a document, and make and mend each of the mistakes: the name under which its times are
        entered, the text with it, and a word in the message of the finding.
        """
        self.open(uri, text)
        # One change before any is timed: the first after opening reads the disk anew.
        self.change(uri, text + "# opened\n")
        self.settle()
        for name, broken, word in mistakes:
            for now, is_there in ((broken, True), (text, False)):
                began = time.perf_counter()
                self.change(uri, now)
                self.wait(uri, word, is_there=is_there)
                times[name].append(time.perf_counter() - began)
                time.sleep(0.3)
        self.close(uri)
        self.settle()

    def settle(self) -> None:
        """Wait until what was told before is judged: what is asked of all records is answered then."""
        time.sleep(0.5)
        self._ask("workspace/symbol", {"query": "no such record"})
        time.sleep(0.5)

    def wait(self, uri: str, word: str, *, is_there: bool) -> None:
        """Until a finding with the word in its message is there, or none is."""
        while True:
            message = self._receive()
            if message.get("method") != "textDocument/publishDiagnostics":
                continue
            told = message["params"]
            found = any(word in one["message"] for one in told["diagnostics"])
            if told["uri"] == uri and found is is_there:
                return

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _ask(self, method: str, params: dict[str, Any]) -> None:
        """Ask, and leave aside all that comes before the answer."""
        self._version += 1
        id = f"ask-{self._version}"
        self._send({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
        while self._receive().get("id") != id:
            pass

    def _send(self, message: dict[str, Any]) -> None:
        raw = json.dumps(message).encode()
        stream = self._stream(self._server.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n" % len(raw) + raw)
        stream.flush()

    def _receive(self) -> dict[str, Any]:
        stream = self._stream(self._server.stdout)
        length = 0
        while (line := stream.readline().strip()) != b"":
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(stream.read(length))
        if "method" in message and "id" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})
        return message

    def _stream(self, stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None:
            raise ConnectionError("the language server has ended")
        return stream


if __name__ == "__main__":
    raise SystemExit(main())
