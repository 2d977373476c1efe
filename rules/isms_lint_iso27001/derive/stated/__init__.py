"""What documents state of records that stand elsewhere: in words, and in the rows of summaries."""
