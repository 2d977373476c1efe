"""Facts derived from the records once a run and shared by rules."""
