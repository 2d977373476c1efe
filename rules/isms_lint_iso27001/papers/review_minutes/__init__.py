"""The minutes of a management review that was held."""
