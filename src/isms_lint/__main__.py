"""`python -m isms_lint` is the command `isms-lint`."""

from isms_lint.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
