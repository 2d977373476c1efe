"""Results of many repositories, or of shards of one, joined into one report."""
