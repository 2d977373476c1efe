"""Files: which a run reads, a commit's out of git's store, and writing in one piece."""
