"""A repository of records with pre-commit as its hook."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml
from machinery import commit, run, write_files

IN_ORDER = "kind: person\nid: ana\nname: Ana Reyes\n"


class Repository:
    """A repository of records in which pre-commit is installed as the commit hook."""

    def __init__(self, folder: Path, hooks: Path) -> None:
        self.folder = folder
        self._environment = {
            "PRE_COMMIT_HOME": str(hooks),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }

    def configure(self, source: Path, revision: str, id: str = "isms-lint", **hook: object) -> None:
        """Take the hook from `source`, commit what is there, and install pre-commit."""
        self.write_config(source, revision, id, **hook)
        commit(self.folder)
        self.install()

    def write_config(self, source: Path, revision: str, id: str, **hook: object) -> None:
        """Write the configuration of pre-commit, and a record that is in order."""
        repo = {"repo": str(source), "rev": revision, "hooks": [{"id": id, **hook}]}
        text = yaml.safe_dump({"repos": [repo]})
        write_files(self.folder, {".pre-commit-config.yaml": text, "people.yaml": IN_ORDER})

    def install(self, *arguments: str) -> None:
        """Make pre-commit the hook of the repository."""
        done = self.run("pre-commit", "install", "--install-hooks", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr

    def try_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Stage everything and commit it, by way of the hook."""
        self.run("git", "add", "--all")
        return self.run("git", "commit", "-m", "more", *arguments)

    def run(
        self, *command: str, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository, as somebody who has pre-commit."""
        return run(
            *command, cwd=self.folder, env={**self._environment, **(env or {})}, may_fail=True
        )
