"""Bounds that keep any input to bounded time and memory."""

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 64
MAX_NODES = 2_000_000
"""Nodes of one file after aliases are expanded."""
MAX_EXPANSION = 200_000
"""Nodes that aliases alone may add to one file."""
MAX_PROBLEMS = 50
"""Problems reported for one file; more say nothing new."""
