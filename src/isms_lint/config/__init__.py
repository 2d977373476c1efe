"""What a run is configured to do."""
