"""git, started and left to work while something else is done."""

import os

from isms_lint.files.git_command import GIT, environment

TYPE_CHECKING = False  # of `typing`, which takes longer to import than git to answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def start_git(
    root: str, arguments: "tuple[str, ...]", settings: "Mapping[str, str] | None" = None
) -> "Callable[[], bytes | None]":
    """Begin to run git in the folder `root`, with further variables `settings`; call the result for
    what it prints, None where it fails or is not there.
    """
    command = [*GIT, "-C", root, *arguments]
    variables = {**environment(), **(settings or {})}
    if not hasattr(os, "posix_spawnp"):
        return _with_subprocess(command, variables)
    receive, send = os.pipe()
    quiet = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
    to_us = (os.POSIX_SPAWN_DUP2, send, 1)
    try:
        # A whole `subprocess` takes longer to import than git to start.
        pid = os.posix_spawnp(GIT[0], command, variables, file_actions=[to_us, quiet])
    except OSError:
        os.close(receive)
        return lambda: None
    finally:
        os.close(send)

    def answer() -> bytes | None:
        with open(receive, "rb", buffering=0) as pipe:
            said = pipe.readall()
        _, status = os.waitpid(pid, 0)
        return None if status else said

    return answer


def _with_subprocess(
    command: list[str], variables: "Mapping[str, str]"
) -> "Callable[[], bytes | None]":
    import subprocess

    try:
        git = subprocess.Popen(
            command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return lambda: None

    def answer() -> bytes | None:
        said, _ = git.communicate()
        return None if git.returncode else said

    return answer
