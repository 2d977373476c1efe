"""Documents for people: facts and templates into Markdown, HTML, DOCX and PDF."""
