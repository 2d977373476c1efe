"""Which files a run reads."""
