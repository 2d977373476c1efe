"""The files of a commit, as of a work tree that has just been checked out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from git_kit import commit, git, new_repository, write
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.documents import limits
from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import ProblemKind, Reading
from isms_lint.documents.packing import pack
from isms_lint.files.git import RevisionError
from isms_lint.files.tree import Tree
from isms_lint.intake import take_in
from isms_lint.intake_revision import take_in_revision


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "repository")


def tree_of(root: Path, revision: str = "HEAD") -> Tree:
    return Tree(str(root), git(root, "rev-parse", revision))


def contents(root: Path, revision: str = "HEAD") -> dict[str, bytes | None]:
    with tree_of(root, revision) as tree:
        return dict(tree.read(tree.files))


def readings(root: Path, revision: str = "HEAD") -> list[Reading]:
    with tree_of(root, revision) as tree:
        return take_in_revision(tree, None, (), READERS).readings


def unstamped(found: list[Reading]) -> list[Reading]:
    """The readings without what tells files of the work tree from what they become."""
    return [reading._replace(signature=None, digest=b"") for reading in found]


def test_the_files_of_the_past(repository: Path) -> None:
    commit(repository, {"a.yaml": "1", "b/c.md": "2"})
    commit(repository, {"a.yaml": "3", "d.json": "4"})
    (repository / "d.json").write_text("not committed")
    assert contents(repository, "HEAD~1") == {"a.yaml": b"1", "b/c.md": b"2"}
    assert contents(repository) == {"a.yaml": b"3", "b/c.md": b"2", "d.json": b"4"}


def test_no_work_tree_is_needed(repository: Path, tmp_path: Path) -> None:
    commit(repository, {"a.yaml": "1"})
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare")
    assert contents(tmp_path / "bare") == {"a.yaml": b"1"}


def test_a_root_within_the_repository(repository: Path) -> None:
    commit(repository, {"a.yaml": "1", "isms/b.yaml": "2", "isms/c/d.yaml": "3"})
    assert contents(repository / "isms") == {"b.yaml": b"2", "c/d.yaml": b"3"}
    (repository / "new").mkdir()
    assert contents(repository / "new") == {}


def test_a_root_that_was_a_file(repository: Path) -> None:
    commit(repository, {"isms": "1"})
    (repository / "isms").unlink()
    (repository / "isms").mkdir()
    assert contents(repository / "isms") == {}


def test_a_root_reached_through_a_link(repository: Path, tmp_path: Path) -> None:
    commit(repository, {"isms/b.yaml": "2"})
    (tmp_path / "link").symlink_to(repository / "isms")
    assert contents(tmp_path / "link") == {"b.yaml": b"2"}


def test_contents_stay_apart_however_many_and_large(repository: Path) -> None:
    files: dict[str, str | bytes] = {f"{n:04}.yaml": f"{n}\n" * (n % 7) for n in range(700)}
    files["large.yaml"] = b"x\n" * 3_000_000
    files["missing"] = "deadbeef missing\n"
    commit(repository, files)
    held = contents(repository)
    assert held == {name: c if isinstance(c, bytes) else c.encode() for name, c in files.items()}


def test_too_large_a_file_is_told_and_costs_no_neighbour(repository: Path) -> None:
    files: dict[str, str | bytes] = {"a.yaml": "kind: x\n", "c.yaml": "kind: y\n"}
    commit(repository, {**files, "b.yaml": b"#" * (limits.MAX_BYTES + 1)})
    there = readings(repository)
    assert pack(there) == pack(unstamped(take_in(str(repository), None).readings))
    assert [reading.file for reading in there if reading.documents] == ["a.yaml", "c.yaml"]
    assert [p.kind for reading in there for p in reading.problems] == [ProblemKind.OVER_LIMIT]


def test_export_ignore_hides_nothing(repository: Path) -> None:
    commit(repository, {".gitattributes": "a.yaml export-ignore\n", "a.yaml": "1"})
    assert contents(repository)["a.yaml"] == b"1"


def test_a_submodule_is_no_file(repository: Path, tmp_path: Path) -> None:
    inner = new_repository(tmp_path / "inner")
    commit(inner, {"x.yaml": "1"})
    git(repository, "submodule", "--quiet", "add", str(inner), "sub.yaml")
    commit(repository, {"a.yaml": "1"})
    assert set(contents(repository)) == {".gitmodules", "a.yaml"}


def test_links_are_followed_within_the_root_alone(repository: Path) -> None:
    isms = repository / "isms"
    write(isms, {"real.yaml": "kind: x\n", "folder/deep.yaml": "kind: y\n", "folder/s.yaml": "z\n"})
    write(repository, {"outside.yaml": "kind: z\n"})
    for link, target in {
        "same.yaml": "real.yaml",
        "folder/up.yaml": "../real.yaml",
        "chain.yaml": "folder/up.yaml",
        "other": "folder",
        "through.yaml": "other/deep.yaml",
        "round.yaml": "../isms/./folder//deep.yaml",
        "whole.yaml": str(isms / "real.yaml"),
        "out.yaml": "../outside.yaml",
        "far.yaml": "/etc/hostname",
        "lost.yaml": "nothing.yaml",
        "at-folder.yaml": "folder",
        "self.yaml": "self.yaml",
        "one.yaml": "two.yaml",
        "two.yaml": "one.yaml",
    }.items():
        (isms / link).symlink_to(target)
    commit(repository)
    followed = {"same.yaml", "folder/up.yaml", "chain.yaml", "through.yaml", "round.yaml"}
    with tree_of(isms) as tree:
        assert set(tree.links) & set(tree.files) == followed | {"whole.yaml"}
        assert tree.links["through.yaml"] == "folder/deep.yaml"
    assert contents(isms)["chain.yaml"] == b"kind: x\n"
    assert pack(readings(isms)) == pack(unstamped(take_in(str(isms), None).readings))


def test_what_a_partial_clone_lacks_is_told_and_not_fetched(
    repository: Path, tmp_path: Path
) -> None:
    commit(repository, {"a.yaml": "1"})
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(repository, "config", "uploadpack.allowAnySHA1InWant", "true")
    url = f"file://{repository}"
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", url, "blobs")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=tree:0", url, "trees")
    for name in ("blobs", "trees"):
        clone = tmp_path / name
        before = git(clone, "count-objects", "--verbose")
        with pytest.raises(RevisionError) as caught:
            contents(clone)
        assert "lacks a part of what was committed" in caught.value.message
        assert "`git fetch --refetch --no-filter`" in caught.value.message
        assert git(clone, "count-objects", "--verbose") == before
        git(clone, "fetch", "-q", "--refetch", "--no-filter")
        assert contents(clone) == {"a.yaml": b"1"}


def test_replaced_objects_stay_as_they_were_committed(repository: Path) -> None:
    commit(repository, {"a.yaml": "1"})
    write(repository, {"other": "2"})
    other = git(repository, "hash-object", "-w", "other")
    git(repository, "replace", git(repository, "rev-parse", "HEAD:a.yaml"), other)
    assert contents(repository) == {"a.yaml": b"1"}


_CHARACTERS = [*"ab -\"'\\*?[]:;$~#%^\n\t\r", "é", "日", "\udcff", "\udce9"]
_NAMES = st.text(st.sampled_from(_CHARACTERS), min_size=1, max_size=5).filter(
    lambda name: not name.isspace()
)
_PATHS = st.builds(
    lambda folders, name, end: "/".join([*folders, name + end]),
    st.lists(_NAMES, max_size=2),
    _NAMES,
    st.sampled_from([".yaml", ".yml", ".json", ".md", ".YAML", ".txt", ""]),
)
_CONTENTS = st.sampled_from(
    [
        b"",
        b"kind: risk\nid: R-1\n",
        b"kind: risk\r\nid: R-2\r\ntext: |\r\n  one\r\n  two\r\nlast: x",
        b'[{"kind": "risk",\r\n "id": "R-3"}]',
        b"---\r\nkind: document\r\nid: D\r\n---\r\n# Text\r\n",
        b"\xff\xfe broken",
        b"kind: [",
        "kind: risk\nid: Ünï\n".encode(),
    ]
)


@pytest.fixture(scope="module")
def area() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder)


@settings(max_examples=25, deadline=None)
@given(
    files=st.dictionaries(_PATHS, _CONTENTS, max_size=6),
    format=st.sampled_from(["sha1", "sha256"]),
    crlf=st.sampled_from(["false", "true", "input"]),
    below=st.sampled_from(["", "isms"]),
)
def test_a_commit_reads_as_its_checked_out_files(
    area: Path, files: dict[str, bytes], format: str, crlf: str, below: str
) -> None:
    with TemporaryDirectory(dir=area) as folder:
        repository = new_repository(Path(folder), f"--object-format={format}")
        git(repository, "config", "core.autocrlf", crlf)
        for name, content in files.items():
            path = repository / below / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            except OSError:
                continue  # a folder and a file of one name
        (repository / below).mkdir(exist_ok=True)
        commit(repository, {"elsewhere/x.yaml": "kind: x\n"})
        git(repository, "rm", "-r", "-q", "-f", ".")
        (repository / below).mkdir(exist_ok=True)
        git(repository, "reset", "-q", "--hard")
        root = repository / below
        assert _unix(readings(root)) == _unix(unstamped(take_in(str(root), None).readings))


def _unix(readings: list[Reading]) -> bytes:
    """The readings as bytes, with where things stand in place of the text that says it; the body of a
    page keeps its line ends, which git may have made.
    """
    for document in (document for reading in readings for document in reading.documents):
        document.positions.span(0)
        if isinstance(document.data, dict) and "text" in document.data:
            document.data["text"] = document.data["text"].replace("\r\n", "\n")
    return pack(readings)
