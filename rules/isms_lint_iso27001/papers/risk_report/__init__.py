"""Risks: where they stand in the matrix, what is decided about them, how far treatment is."""
