"""Times whole processes, ours and others', on corpora whose findings are known."""
