"""The command `isms-lint`: picks the subcommand and turns what goes wrong into exit codes.

0: nothing at or above the fail level. 1: findings. 2: the run itself failed.
"""

import sys

TYPE_CHECKING = False  # of `typing`, which takes longer to import than `--version` takes

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Code = TypeVar("Code", int, int | None)

FAILED = 2
INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (default: the process's own); the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] in (["--version"], ["-V"]):
        # No parser, no plugin is imported for this: scripts ask it often.
        from isms_lint.cli.version import show_version

        return _guarded(show_version)
    from isms_lint.cli.commands import COMMANDS

    if not given or (given[0] not in COMMANDS and given[0] not in ("-h", "--help")):
        given = ["check", *given]
    if given[0] == "check":
        from isms_lint.cache.replay import replay

        said = _guarded(lambda: replay(given))
        if said is not None:
            return said
    if arguments is None:  # the process is ours
        from isms_lint.own_modules import install_finder

        install_finder()
    from isms_lint.cli.parser import build_parser
    from isms_lint.config.errors import UsageError

    try:
        parsed = build_parser(given[0]).parse_args(given)
    except UsageError as error:  # help that cannot be written
        return _failed(error.message)
    parsed.given = given
    try:
        return _guarded(lambda: parsed.run(parsed))
    finally:
        if arguments is None:
            import gc

            # The process ends now: what is left goes with it, and need not be looked through before.
            gc.freeze()


def _guarded(command: "Callable[[], Code]") -> "Code | int":
    """The exit code of `command`, whatever happens in it."""
    try:
        return command()
    except KeyboardInterrupt:
        _failed("interrupted")
        return INTERRUPTED
    except BaseException as error:
        from isms_lint.config.errors import UsageError

        if isinstance(error, UsageError):
            return _failed(str(error))
        # A mistake of ours or of a plugin (one may even call exit): never taken for a passed run.
        return _failed(_internal(error))


def _failed(message: str) -> int:
    from isms_lint.cli.output import say
    from isms_lint.reporters.escape import plain

    say(plain(f"isms-lint: {message}"))
    return FAILED


def _internal(error: BaseException) -> str:
    """What is worth reporting of an exception nobody expected."""
    import traceback

    from isms_lint.plugins.places import said_by

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    return f"internal error: {said_by(error)}{where}"
