"""What is due when, as a table, as Markdown and as iCalendar."""
