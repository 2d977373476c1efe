"""What is put before top management for a management review: the ten inputs, out of the records."""
