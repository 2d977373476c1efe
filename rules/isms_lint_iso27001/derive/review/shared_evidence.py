"""Reviews that have nothing to show but what belongs to an audit."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import is_done
from isms_lint_iso27001.derive.text.evidence import evidence_in, path_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


class File(NamedTuple):
    """A thing that evidence names: where it is, and its hash; either may be empty."""

    place: str
    sha256: str

    def may_be(self, other: File) -> bool:
        """Whether both are the same: by hash where both have one, else by place."""
        if self.sha256 and other.sha256:
            return self.sha256 == other.sha256
        return bool(self.place) and self.place == other.place


class Shared(NamedTuple):
    """The audits to which all evidence of a review belongs, and whether it is their own records."""

    audits: tuple[Record, ...]
    is_record: bool


def evidence_shared_with_audits(review: Record, run: Pass) -> Shared | None:
    """The audits that took place and to each of which all evidence of the review belongs.

    To an audit belong its evidence and its own record, by id or by the path of its file. None where
    the review has no evidence, or any of its own.
    """
    files = list(_files(review, run))
    by_key = run.derive(_audits_by_key)
    found: dict[Record, None] | None = None
    for one in files:
        theirs = {
            audit: None
            for key in one
            for audit, other in by_key.get(key, [])
            if key and one.may_be(other)
        }
        found = theirs if found is None else {a: None for a in found if a in theirs}
    if not found:
        return None
    own = [{audit.id, audit.file} for audit in found]
    return Shared(tuple(found), all(one.place in names for one in files for names in own))


def _audits_by_key(run: Pass) -> dict[str, list[tuple[Record, File]]]:
    """The audits that took place, by each place and hash of what belongs to them (a derivation)."""
    found: dict[str, list[tuple[Record, File]]] = {}
    for audit in run.register.of("audit"):
        if not is_done(audit):
            continue
        own = (File(audit.id, ""), File(audit.file, ""))
        for one in (*_files(audit, run), *own):
            for key in one:
                if key:
                    found.setdefault(key, []).append((audit, one))
    return found


def _files(record: Record, run: Pass) -> Iterator[File]:
    """What the evidence of a record names; what only a note describes has no place and no hash."""
    for item in evidence_in(record.get("evidence")):
        place, sha256 = item.place, item.sha256
        kept = run.register.find(place, "evidence")
        if kept is not None and not is_blank_answer(kept.get("uri")):
            place, sha256 = kept.text("uri"), sha256 or kept.text("sha256")
        yield File(path_of(place), sha256.casefold())
