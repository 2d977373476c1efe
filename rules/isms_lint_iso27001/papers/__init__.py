"""Documents for people: what each says, and in which words (`templates/`)."""
