"""Writes a repository of records for timing: `python benchmarks/generate.py 1000 FOLDER`."""

from corpus.command import main

if __name__ == "__main__":
    raise SystemExit(main())
