"""The command `isms-lint`: picks the subcommand and turns what goes wrong into exit codes.

0: nothing at or above the fail level. 1: findings. 2: the run itself failed.
"""

from __future__ import annotations

import sys

COMMANDS = ("check", "explain", "rules", "plugins", "schema")
USAGE_ERROR = 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (default: the process's own); the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] in (["--version"], ["-V"]):
        # No parser, no plugin is imported for this: scripts ask it often.
        from isms_lint.cli.version import show_version

        return show_version()
    return _guarded(given)


def _guarded(given: list[str]) -> int:
    from isms_lint.config.errors import UsageError

    try:
        return _dispatch(given)
    except UsageError as error:
        where = f"{error.where}: " if error.where else ""
        print(f"isms-lint: {where}{error.message}", file=sys.stderr)
        return USAGE_ERROR
    except BrokenPipeError:
        # The reader of our output went away (`| head`): no harm, nothing to say.
        sys.stderr.close()
        return USAGE_ERROR
    except KeyboardInterrupt:
        print("isms-lint: interrupted", file=sys.stderr)
        return 130


def _dispatch(given: list[str]) -> int:
    from isms_lint.cli.parser import build_parser

    if not given or (given[0] not in COMMANDS and given[0] not in ("-h", "--help")):
        given = ["check", *given]
    parsed = build_parser(given[0]).parse_args(given)
    code: int = parsed.run(parsed)
    sys.stdout.flush()
    return code
