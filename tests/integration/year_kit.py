"""A year in a repository: commands on their days, and what people write in between."""

from __future__ import annotations

import io
import re
import shlex
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import isms_lint
from isms_lint.cli.main import main

_WROTE = re.compile(r"^wrote (\S+):", re.MULTILINE)


class Step(NamedTuple):
    """A command, the day, what it printed, and the text of the file that it wrote."""

    command: str
    day: str
    printed: str
    file: str
    text: str


class Year:
    """The repository at `root`, where one stands, on the day of `on`. `steps` are the commands that
    were run, `found` what each `check` found: rules and records.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.steps: list[Step] = []
        self.found: list[tuple[str, set[tuple[str, str]]]] = []
        self.day = ""

    def on(self, day: str) -> None:
        """From now on it is this day."""
        self.day = day

    def run(self, command: str) -> str:
        """Run `isms-lint` with these arguments, of which most speak of a day; what it prints."""
        arguments = shlex.split(command)
        dated = [] if arguments[0] in ("export", "import") else [f"--as-of={self.day}"]
        shown = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with redirect_stdout(shown), redirect_stderr(shown):
            code = main([*arguments, *dated])
        shown.seek(0)
        printed = shown.read()
        assert code in (0, 1), printed
        wrote = _WROTE.search(printed)
        file = wrote[1] if wrote else ""
        text = Path(file).read_text(encoding="utf-8") if file else ""
        self.steps.append(Step(command, self.day, printed, file, text))
        return printed

    def said(self, command: str, day: str) -> str:
        """What a command printed on a day."""
        return next(one.printed for one in self.steps if (one.command, one.day) == (command, day))

    def check(self) -> None:
        """Note what the profile `certification` finds today."""
        result = isms_lint.check(".", as_of=self.day, profile="certification")
        assert not result.errors
        self.found.append((self.day, {(one.code, one.record_id) for one in result.findings}))

    def edit(self, file: str, *changes: tuple[str, str]) -> None:
        """Write something else in the place of texts that stand there once."""
        path = Path(file)
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, (file, old, text.count(old))
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

    def edit_each(self, file: str, old: str, new: str) -> None:
        """Write something else in every place of a text."""
        path = Path(file)
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def answer(self, file: str, *, at: str = "", **answers: str) -> None:
        """Answer open questions behind the text `at`: the field without its `#`, with a value; the
        questions on it are deleted.
        """
        path = Path(file)
        text = path.read_text(encoding="utf-8")
        place = text.find(at)
        assert place >= 0, (file, at)
        before, behind = text[:place], text[place:]
        for name, value in answers.items():
            field = re.compile(rf"(?:^ *# +\?.*\n(?: *#    *\S.*\n)*)?^( *)# ( *){name}:.*\n", re.M)
            found = field.search(behind)
            assert found is not None, (file, name, behind)
            line = f"{found[1]}{found[2]}{name}: {value}".rstrip()
            behind = f"{behind[: found.start()]}{line}\n{behind[found.end() :]}"
        path.write_text(before + behind, encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        """Write more at the end of a file."""
        with Path(file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    def approve(self, file: str, by: str, next_review: str = "") -> None:
        """A draft is approved today."""
        path = Path(file)
        text = path.read_text(encoding="utf-8")
        said = f'version: "1"\nstatus: approved\napproved_by: {by}\napproved_on: {self.day}\n'
        if next_review:
            said += f"next_review_on: {next_review}\n"
        approved, count = re.subn(
            r'^(version: "[\d.]+"\nstatus: draft|status: draft\nversion: "[\d.]+")\n',
            lambda _: said,
            text,
            flags=re.MULTILINE,
        )
        assert count == 1, file
        path.write_text(approved, encoding="utf-8")
