"""One check of a repository, as somebody asks for it: from the request to the result."""
