"""Other tools, each with what it can know of a corpus."""
