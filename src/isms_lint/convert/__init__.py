"""Records that a mapping lifts, written as native ones: for those who want to move."""
