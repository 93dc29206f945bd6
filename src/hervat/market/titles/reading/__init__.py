"""Reading a title: its words, what they are made of, and which of them do not count."""
