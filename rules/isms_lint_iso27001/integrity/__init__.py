"""Rules about the coherence of the records: ids, references, words, dates."""
