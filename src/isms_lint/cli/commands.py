"""The names of the commands. A first argument that is none of them belongs to `check`."""

COMMANDS = (
    "check",
    "init",
    "map",
    "baseline",
    "explain",
    "rules",
    "plugins",
    "test-rules",
    "schema",
    "merge",
    "trend",
    "convert",
    "export",
    "import",
    "new",
    "calendar",
    "report",
    "cache",
    "lsp",
)
