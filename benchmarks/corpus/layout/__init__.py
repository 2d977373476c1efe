"""How a corpus is written down: YAML, Markdown, CSV registers, or some of each."""
