"""What is true: law and judgement, in pure Python. No Django, no clock, no network; "today" is always an argument."""
