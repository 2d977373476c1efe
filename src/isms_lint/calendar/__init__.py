"""What is due when, as a table, as Markdown, as iCalendar and as JSON."""
