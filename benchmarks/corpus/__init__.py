"""Makes repositories of records for timing, with the exact list of what has to be found in them."""
