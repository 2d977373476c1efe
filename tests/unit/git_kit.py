"""Real git repositories for tests, made without the settings of the person who runs them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "T",
    "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_COMMITTER_NAME": "T",
    "GIT_COMMITTER_EMAIL": "t@example.org",
}


def git(folder: Path, *arguments: str | bytes) -> str:
    """Run git in `folder`; what it prints."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],
        cwd=folder,
        env={**inherited, **_SETTINGS},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return os.fsdecode(done.stdout).strip()


def new_repository(folder: Path, *options: str) -> Path:
    """An empty repository at `folder`, with the branch `main` checked out."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", *options)
    git(folder, "symbolic-ref", "HEAD", "refs/heads/main")
    return folder


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write `files`, by their paths below `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def commit(folder: Path, files: dict[str, str | bytes] | None = None) -> str:
    """Write `files`, commit everything in `folder`; the commit."""
    write(folder, files or {})
    git(folder, "add", "--all", "--force", ".")
    git(folder, "commit", "-q", "--allow-empty", "--message=x")
    return git(folder, "rev-parse", "HEAD")
