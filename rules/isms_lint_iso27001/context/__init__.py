"""Context, interested parties, scope and changes."""
