"""The safe fixes of a run, written into the files of a repository."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Mapping

from isms_lint.documents.read import Reader
from isms_lint.documents.text import decode
from isms_lint.files.replace import replace
from isms_lint.findings.finding import Finding, FindingFix
from isms_lint.fixes.rewrite import rewrite
from isms_lint.values import NamedTuple


class Mended(NamedTuple):
    """A file before and after; `applied` counts the fixes, `left` those that could not be."""

    file: str
    before: str
    after: str
    applied: int
    left: int


def mend(root: str, findings: Iterable[Finding], readers: Mapping[str, Reader]) -> list[Mended]:
    """What the safe fixes of `findings` make of the files below `root`. Writes nothing.

    A file that cannot be read any more is left out: the run has said so.
    """
    by_file: dict[str, list[FindingFix]] = {}
    for finding in findings:
        if finding.fix is not None and finding.fix.safe:
            file = finding.fix.changes[0].location.file
            by_file.setdefault(file, []).append(finding.fix)
    mended = []
    for file, fixes in sorted(by_file.items()):
        text = read_text(root, file)
        if text is None:
            continue
        suffix = file[file.rfind(".") :].lower()
        found = rewrite(text, suffix, readers[suffix], fixes)
        left = len(dict.fromkeys(fixes)) - found.applied
        mended.append(Mended(file, text, found.text, found.applied, left))
    return mended


def write(root: str, mended: Mended) -> None:
    """Replace the file at once, in its own encoding and with its own mode.

    Raises OSError where it cannot be written.
    """
    write_text(root, mended.file, mended.after)


def write_text(root: str, file: str, text: str) -> None:
    """The same with another text."""
    path = os.path.realpath(f"{root}/{file}")
    with open(path, "rb") as handle:
        start = handle.read(4)
    replace(path, _encode(text, start))


def read_text(root: str, file: str) -> str | None:
    """The text of a file below `root`; None where there is none, or the file lies outside."""
    path = os.path.realpath(f"{root}/{file}")
    if os.path.commonpath((path, os.path.realpath(root))) != os.path.realpath(root):
        return None
    try:
        with open(path, "rb") as handle:
            text = decode(handle.read())
    except OSError:
        return None
    return text if isinstance(text, str) else None


def _encode(text: str, start: bytes) -> bytes:
    """`text` as bytes, with the byte-order mark that `start` has."""
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF8, "utf-8"),
    ):
        if start.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode("utf-8")
