"""Documents: which are in force, what they cover, what the standard names."""
