"""What has to be found in a corpus."""

from __future__ import annotations

from typing import NamedTuple


class Expected(NamedTuple):
    """One finding to be: the rule, the record (none where the file is at fault), and the field."""

    code: str
    record: str | None
    path: str
    in_register: str | None = None
    """The rule that says it of a row of a register, where that is another one."""


class Finding(NamedTuple):
    """One finding of a corpus that is written, as a report has it."""

    code: str
    record: str | None
    path: str
    file: str

    @property
    def order(self) -> tuple[str, str, str]:
        return (self.file, self.code, self.path)
