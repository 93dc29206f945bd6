"""Per kind of file: is it what it says it is, and does it hold nothing that runs, fetches or hides?"""
