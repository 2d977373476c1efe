"""Records out of documents: native ones, and those that a mapping finds in what people wrote."""
