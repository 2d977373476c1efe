"""Bounds that keep any input to bounded time and memory."""

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 64
MAX_NODES = 2_000_000
"""Nodes of one file after aliases are expanded."""
MAX_EXPANSION = 200_000
"""Nodes that aliases alone may add to one file."""
MAX_DOCUMENTS = 100_000
"""Documents of one file."""
MAX_EXPLAINED = 20_000
"""Values of a record beyond which its faults are not told one by one."""
MAX_FAULTS = 200
"""Faults reported for one record; more say nothing new."""
MAX_PROBLEMS = 50
"""Problems reported for one file; more say nothing new."""
MAX_SAID = 500
"""Characters of one value in a message; a longer one is cut."""
MAX_RELATED = 50
"""Related places of one finding; more say nothing new."""
