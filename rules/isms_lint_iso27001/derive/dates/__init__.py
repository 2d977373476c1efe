"""Days, intervals, and which record held on a day."""
